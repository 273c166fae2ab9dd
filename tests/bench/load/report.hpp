// What was seen: latencies and answers by step.

#pragma once

#include <map>
#include <string>

#include "tests/bench/load/histogram.hpp"
#include "tests/bench/load/loop.hpp"
#include "tests/bench/load/message.hpp"

namespace gatehouse::bench {

class Report {
public:
    // An answer to a step that should have been sent at `scheduled`; without one the connection broke (status
    // 0).
    void answer(const char* step, Instant scheduled, const Message* message);
    // Something that ended well, as a whole.
    void done(const char* step, Instant begun);
    void count(const char* what) { ++counts_[what]; }
    void begin() { begun_ = last_ = now(); }

    std::string to_json(bool finished) const;

private:
    struct Step {
        Histogram latency;
        std::map<int, std::int64_t> statuses;
        Instant first{}, last{};
    };
    void add(Step& step, Instant since);

    Instant begun_{}, last_{};
    std::map<std::string, Step> steps_;
    std::map<std::string, std::int64_t> counts_;
};

}  // namespace gatehouse::bench
