// Open-loop arrivals: the n-th comes at its time, whether or not the ones before it were answered.

#pragma once

#include <functional>

#include "tests/bench/load/loop.hpp"

namespace gatehouse::bench {

class Arrivals {
public:
    // Calls `arrive` with each number from 0 and the moment it was due.
    using Arrive = std::function<void(std::int64_t number, Instant due)>;
    Arrivals(Loop& loop, double rate, std::int64_t count, Arrive arrive)
        : loop_(loop), rate_(rate), count_(count), arrive_(std::move(arrive))
    {
    }

    void begin()
    {
        begun_ = now();
        next();
    }
    bool over() const { return number_ == count_; }

private:
    void next()
    {
        const auto moment = now();
        while (number_ < count_ && due(number_) <= moment) {
            const auto number = number_++;
            arrive_(number, due(number));
        }
        if (!over()) loop_.at(due(number_), [this] { next(); });
    }
    Instant due(std::int64_t number) const
    {
        const auto after = std::chrono::duration<double>(static_cast<double>(number) / rate_);
        return begun_ + std::chrono::duration_cast<Instant::duration>(after);
    }

    Loop& loop_;
    double rate_;
    std::int64_t count_, number_ = 0;
    Arrive arrive_;
    Instant begun_{};
};

}  // namespace gatehouse::bench
