#pragma once

#include <functional>
#include <string>

#include "common/http/route.hpp"

namespace gatehouse::app {

// The main() of a worker: `--openapi` prints its document; otherwise reads the configuration, opens the
// pools, and serves FastCGI on descriptor 0 until SIGTERM, which lets every request in flight finish. Without
// a listening socket but with CGI variables it serves that one request.
int run(const std::string& module, const http::Routes& routes, int argc, char** argv);

// Serves /healthz, /readyz and /metrics of a process that has no routes on descriptor 0, if that is a socket,
// while `work(context, stopping)` runs; both end on SIGTERM. The main() of the scheduler.
int run_daemon(const std::string& module,
    const std::function<void(const Context&, const std::function<bool()>& stopping)>& work);

// Builds the context of this process from its configuration and hands it to `use`.
int with_context(const std::string& module, const std::function<int(const Context&)>& use);

}  // namespace gatehouse::app
