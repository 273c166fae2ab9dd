// Everything a service may need from the outside world. Built once per process and passed by reference; there
// are no other singletons. Tests build one of their own with a clock they set.

#pragma once

#include "common/clock.hpp"
#include "common/config.hpp"
#include "common/db/pool.hpp"
#include "common/obs/metrics.hpp"
#include "common/random.hpp"
#include "common/redis/client.hpp"

namespace gatehouse {

struct Context {
    const Config& config;
    db::Pool& db;
    redis::Pool& redis;
    const Clock& clock;
    Random& random;
    metrics::Registry& metrics;
};

}  // namespace gatehouse
