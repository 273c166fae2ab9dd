// Many single requests: holds on one hot type, or reads. Latency counts from when a request was due; in a
// closed storm (rate 0) from when it was sent.

#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "tests/bench/load/arrivals.hpp"
#include "tests/bench/load/client.hpp"
#include "tests/bench/load/plan.hpp"
#include "tests/bench/load/report.hpp"

namespace gatehouse::bench {

class Storm {
public:
    Storm(Loop& loop, const Plan& plan, Report& report);
    void begin();

private:
    struct Wish {
        std::int64_t number;
        Instant due;
    };

    void arrive(Wish wish);
    void send(std::size_t seat, Wish wish);
    void next(std::size_t seat);
    std::string words(std::int64_t number) const;

    Loop& loop_;
    const Plan& plan_;
    Report& report_;
    Arrivals arrivals_;
    std::vector<std::unique_ptr<Client>> seats_;
    std::vector<std::size_t> free_;
    std::deque<Wish> waiting_;
    std::uint32_t source_;
    std::int64_t closed_next_ = 0, answered_ = 0;
};

}  // namespace gatehouse::bench
