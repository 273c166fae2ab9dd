// One FastCGI request at a time, on libfcgi. The only file that knows it, with fcgi.cpp.

#pragma once

#include "common/app/connections.hpp"
#include "common/http/request.hpp"
#include "common/http/route.hpp"

namespace gatehouse::app {

// Serves one request after the other until the connections are closed. Run it in as many threads as wanted.
void serve(Connections& connections, const std::function<http::Response(http::Request&)>& answer);

// Serves the one request of a CGI environment on standard input and output.
void serve_cgi(const std::function<http::Response(http::Request&)>& answer);

// Prepares the process: once, before serve(). False when descriptor 0 is no listening socket.
bool prepare();

}  // namespace gatehouse::app
