#include "common/app/context.hpp"

#include <csignal>
#include <iostream>

#include "common/app/run.hpp"
#include "common/crypto/crypto.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::app {

int with_context(const std::string& module, const std::function<int(const Context&)>& use)
try {
    log::set_module(module);
    crypto::init();
    std::signal(SIGPIPE, SIG_IGN);
    const auto config = Config::load();
    db::Pool db({config.text("db.socket"), config.text("db.host"), config.number("db.port"),
        config.text("db.user"), config.secret("db.password"), config.text("db.schema")});
    redis::Pool redis({config.text("redis.socket"), config.text("redis.host"), config.number("redis.port"),
        config.secret("redis.password")});
    const SystemClock clock;
    SystemRandom random;
    metrics::Registry metrics;
    return use(Context{config, db, redis, clock, random, metrics});
} catch (const std::exception& e) {
    std::cerr << module << ": " << e.what() << '\n';
    return 1;
}

}  // namespace gatehouse::app
