#include "common/app/run.hpp"

#include <atomic>
#include <csignal>
#include <iostream>
#include <optional>
#include <thread>

#include "common/app/connections.hpp"
#include "common/app/fcgi.hpp"
#include "common/crypto/crypto.hpp"
#include "common/fibers/carriers.hpp"
#include "common/fibers/wait.hpp"
#include "common/http/dispatch.hpp"
#include "common/http/openapi.hpp"
#include "common/obs/log.hpp"
#include "common/obs/pulse.hpp"

namespace gatehouse::app {

namespace {

// A daemon is only asked how it is. Its work shares Redis with that, and must not wait for an answer that
// hangs.
constexpr int kThreadsOfHealth = 2;

// Requests under way in one worker, most of which wait for others. Who comes then waits in its connection.
constexpr std::size_t kMostAtOnce = 256;

// Health of this process and of what it stands on (OPS-5).
http::Response health(const http::Request& request, const Context& context)
{
    if (request.path == "/metrics") return {200, "text/plain; version=0.0.4", context.metrics.text(), {}};
    json::Writer out;
    bool ok = true;
    out.object();
    if (request.path == "/readyz") {
        const bool mysql = context.db.alive(), redis = context.redis.alive();
        ok = mysql && redis;
        out.key("parts").object().member("mysql", mysql).member("redis", redis).end_object();
    }
    out.member("status", ok ? "ok" : "unavailable");
    return {ok ? 200 : 503, "application/json", out.end_object().take(), {}};
}

http::Response answer(const http::Routes& routes, http::Request& request, const Context& context)
{
    if (request.caller.request_id.empty()) request.caller.request_id = crypto::hex(context.random.bytes(16));
    for (const char* path : {"/healthz", "/readyz", "/metrics"})
        if (request.path == path) return health(request, context);
    return http::dispatch(routes, request, context);
}

int threads_of(const std::string& module, const Config& config)
{
    const bool many = module == "orders" || module == "payments" || module == "queue";
    return config.number(many ? "workers." + module + ".threads" : "workers.threads");
}

// Threads never see SIGTERM; main waits for it.
sigset_t block_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

// Until SIGTERM; meanwhile the process says every few seconds that it lives, and lets go of what it does not
// need.
void wait_for(const sigset_t& signals, const std::string& module, const Context& context)
{
    const fibers::Held alone;  // our beat must not wait for a fiber that waits for a thread
    const obs::Pulse pulse(module, context);
    const timespec pause{obs::kBeat.count(), 0};
    do {
        pulse.beat();
        context.db.close_idle();
    } while (sigtimedwait(&signals, nullptr, &pause) < 0);
}

// What must happen before the threads above it are waited for, also when an exception passes.
template <class F>
struct AtEnd {
    F work;
    ~AtEnd() { work(); }
};

}  // namespace

int run(const std::string& module, const http::Routes& routes, int argc, char** argv)
{
    if (argc > 1 && std::string_view(argv[1]) == "--openapi") {
        std::cout << http::openapi(module, routes) << '\n';
        return 0;
    }
    const auto signals = block_signals();
    return with_context(module, [&](const Context& context) {
        const auto serve_one = [&](http::Request& request) { return answer(routes, request, context); };
        if (!prepare()) return serve_cgi(serve_one), 0;
        Connections connections(0, [&](FCGX_Request& fcgi) { serve(fcgi, serve_one); });
        {
            const int threads = threads_of(module, context.config);
            const fibers::Carriers carriers(connections, threads, kMostAtOnce);
            const AtEnd close{[&] { connections.close(); }};
            log::info("serving", {{"threads", std::int64_t{threads}}});
            wait_for(signals, module, context);
        }
        log::info("stopped");
        return 0;
    });
}

int run_daemon(
    const std::string& module, const std::function<void(const Context&, const std::function<bool()>&)>& work)
{
    const auto signals = block_signals();
    return with_context(module, [&](const Context& context) {
        const http::Routes none;
        const auto serve_one = [&](http::Request& request) { return answer(none, request, context); };
        std::optional<Connections> connections;
        {
            std::atomic<bool> stopping = false;
            std::optional<fibers::Carriers> carriers;
            if (prepare()) {
                connections.emplace(0, [&](FCGX_Request& fcgi) { serve(fcgi, serve_one); });
                carriers.emplace(*connections, kThreadsOfHealth, kMostAtOnce);
            }
            std::jthread worker;
            const AtEnd stop{[&] {
                stopping = true;
                if (connections) connections->close();
            }};
            worker = std::jthread([&] { work(context, [&] { return stopping.load(); }); });
            wait_for(signals, module, context);
        }
        return 0;
    });
}

}  // namespace gatehouse::app
