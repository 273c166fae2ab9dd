#include "tests/bench/load/report.hpp"

#include <sys/resource.h>

#include "common/json/json.hpp"

namespace gatehouse::bench {

namespace {

double own_cpu_seconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double seconds_between(Instant from, Instant to) { return std::chrono::duration<double>(to - from).count(); }

}  // namespace

void Report::add(Step& step, Instant since)
{
    step.last = last_ = now();
    step.latency.add(micros_since(since));
}

void Report::answer(const char* name, Instant scheduled, const Message* message)
{
    auto& step = steps_[name];
    ++step.statuses[message ? message->status() : 0];
    if (message && message->status() == 503 && message->header("Retry-After").empty())
        count("busy_without_retry_after");
    add(step, scheduled);
}

void Report::done(const char* name, Instant begun) { add(steps_[name], begun); }

std::string Report::to_json(bool finished) const
{
    json::Writer out;
    out.object().member("finished", finished).member("seconds", seconds_between(begun_, last_));
    out.member("generator_cpu_s", own_cpu_seconds());
    out.key("counts").object();
    for (const auto& [what, count] : counts_) out.member(what, count);
    out.end_object().key("steps").object();
    for (const auto& [name, step] : steps_) {
        const auto& latency = step.latency;
        const auto seconds = seconds_between(begun_, step.last);
        out.key(name).object().member("count", latency.count());
        out.member("rate", seconds > 0 ? static_cast<double>(latency.count()) / seconds : 0.0);
        out.member("mean_ms", latency.mean_ms())
            .member("p50_ms", latency.at_ms(0.5))
            .member("p95_ms", latency.at_ms(0.95));
        out.member("p99_ms", latency.at_ms(0.99)).member("max_ms", latency.max_ms());
        out.key("statuses").object();
        for (const auto& [status, count] : step.statuses) out.member(std::to_string(status), count);
        out.end_object().end_object();
    }
    return out.end_object().end_object().take();
}

}  // namespace gatehouse::bench
