// Browsers that wait: each holds a live channel open, from an address of its own, and hears every message
// that is published there. Step "delivery" is each of them to each listener, "last" when the last listener
// had it.

#pragma once

#include <memory>
#include <vector>

#include "tests/bench/load/arrivals.hpp"
#include "tests/bench/load/client.hpp"
#include "tests/bench/load/plan.hpp"
#include "tests/bench/load/report.hpp"

namespace gatehouse::bench {

class Crowd {
public:
    Crowd(Loop& loop, const Plan& plan, Report& report);
    ~Crowd();
    void begin();

private:
    class Ear;

    void arrive(std::int64_t number, Instant due);
    void on_open(Instant due);
    void on_message();
    void on_lost(Instant due);
    void publish();

    Loop& loop_;
    const Plan& plan_;
    Report& report_;
    Arrivals arrivals_;
    std::vector<std::unique_ptr<Ear>> ears_;
    std::int64_t open_ = 0, heard_ = 0;
    int published_ = 0, publisher_ = -1;
    Instant published_at_{};
};

}  // namespace gatehouse::bench
