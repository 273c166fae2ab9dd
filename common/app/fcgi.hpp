// One FastCGI request at a time, on libfcgi. The only file that knows it, with fcgi.cpp.

#pragma once

#include <fcgiapp.h>

#include <functional>

#include "common/http/request.hpp"
#include "common/http/route.hpp"

namespace gatehouse::app {

// Reads the request to its end, and writes what `answer` says.
void serve(FCGX_Request& fcgi, const std::function<http::Response(http::Request&)>& answer);

// Serves the one request of a CGI environment on standard input and output.
void serve_cgi(const std::function<http::Response(http::Request&)>& answer);

// Prepares the process: once, before there are connections. False when descriptor 0 is no listening socket.
bool prepare();

}  // namespace gatehouse::app
