#include "common/sched/job.hpp"

#include <thread>

#include "common/obs/log.hpp"
#include "common/sched/give_way.hpp"

namespace gatehouse::sched {

namespace {

using namespace std::chrono_literals;

// The same backlog handled twice without end would be a bug; a beat does at most this many rounds.
constexpr int kRoundsPerBeat = 1000;

void beat(const Context& context, const Job& job, const std::function<bool()>& stopping)
{
    try {
        for (int round = 0; round < kRoundsPerBeat && !stopping(); ++round) {
            const int did = job.run(context);
            if (did == 0) return;
            context.metrics.count("job_items", job.name, did);
        }
    } catch (const std::exception& e) {
        context.metrics.count("job_failures", job.name);
        log::error("job failed", {{"job", job.name}, {"why", e.what()}});
    }
}

void sleep(std::chrono::milliseconds span, const std::function<bool()>& stopping)
{
    for (auto left = span; left > 0ms && !stopping(); left -= 100ms)
        std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(left, 100ms));
}

}  // namespace

void run_jobs(const Context& context, const std::vector<Job>& jobs, const std::function<bool()>& stopping)
{
    std::vector<std::jthread> threads;
    for (const auto& job : jobs)
        threads.emplace_back([&] {
            if (job.gives_way) give_way(19);
            while (!stopping()) {
                beat(context, job, stopping);
                sleep(job.every, stopping);
            }
        });
}

std::optional<std::int64_t> take_lease(
    const Context& context, const char* name, const Uuid& holder, std::chrono::seconds span)
{
    const auto now = context.clock.now();
    return context.db.transact([&](db::Tx& tx) -> std::optional<std::int64_t> {
        const SessionId me(holder);
        tx.exec("INSERT IGNORE INTO job_leases (name, holder, token, expires_at) VALUES (?, ?, 0, ?)", name,
            me, now);
        tx.exec(R"sql(
            UPDATE job_leases SET token = token + IF(holder = ?, 0, 1), holder = ?, expires_at = ?
             WHERE name = ? AND (holder = ? OR expires_at <= ?)
        )sql",
            me, me, now + span, name, me, now);
        return tx.one(
            "SELECT token FROM job_leases WHERE name = ? AND holder = ?",
            [](const db::Row& row) { return row.number(1); }, name, me);
    });
}

}  // namespace gatehouse::sched
