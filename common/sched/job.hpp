#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <vector>

#include "common/app/context.hpp"

namespace gatehouse::sched {

// A job returns how much it did; the scheduler calls it again at once until that is nothing. Several
// schedulers may run, so a job claims its rows (FOR UPDATE SKIP LOCKED) or takes a lease.
struct Job {
    const char* name;
    std::chrono::milliseconds every;
    int (*run)(const Context&);
    bool gives_way = false;  // whoever else wants the processor goes first
};

// Runs the jobs, each on its own beat in a thread of its own, until stopping. A job that throws is logged,
// counted, and called again on its next beat.
void run_jobs(const Context& context, const std::vector<Job>& jobs, const std::function<bool()>& stopping);

// A lease in job_leases for work that only one scheduler may do at a time. Returns a fencing token that grows
// with every new holder, or nothing while somebody else holds it.
std::optional<std::int64_t> take_lease(
    const Context& context, const char* name, const Uuid& holder, std::chrono::seconds span);

}  // namespace gatehouse::sched
