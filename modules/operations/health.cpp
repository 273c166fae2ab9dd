// Health: every part at a glance, and what needs a person.

#include <algorithm>

#include "common/audit.hpp"
#include "common/obs/refusals.hpp"
#include "common/version.hpp"
#include "modules/operations/repository.hpp"
#include "modules/operations/service.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::operations {

namespace {

using namespace std::chrono_literals;

// What an installation consists of.
constexpr const char* kModules[] = {"accounts", "organizations", "oauth", "events", "inventory", "tickets",
    "orders", "payments", "scanning", "operations", "queue", "documents", "privacy", "scheduler"};
// News that has been due for longer says that the scheduler or the mail server does not keep up.
constexpr auto kLate = 10min;

Part part_of(const std::string& module, const std::vector<obs::Process>& processes, Time now)
{
    Part part{module, State::away, {}};
    for (const auto& process : processes) {
        if (process.module != module) continue;
        const bool heard = now - process.seen_at < obs::kSilence;
        if (heard)
            part.state = State::running;
        else if (part.state == State::away)
            part.state = State::silent;
        part.processes.push_back(process);
    }
    // Who was killed says no goodbye; while a successor runs, nobody needs to know.
    if (part.state == State::running)
        std::erase_if(part.processes, [&](const auto& p) { return now - p.seen_at >= obs::kSilence; });
    return part;
}

std::vector<Refusal> refusals(const Context& context)
{
    const auto hour = obs::refusals(context, 1);
    std::vector<Refusal> out;
    for (const auto& [code, count] : obs::refusals(context, 24))
        out.push_back({code, hour.contains(code) ? hour.at(code) : 0, count});
    std::ranges::stable_sort(out, std::greater{}, &Refusal::day);
    return out;
}

void look_into_database(const Context& context, Health& h)
{
    context.db.read([&](db::Session& session) {
        h.schema = repo::schema_version(session);
        h.news = outbox::backlog(session, h.at);
        return 0;
    });
    const auto stuck = payments::stuck(context);
    h.stuck_payments = static_cast<int>(stuck.payments.size());
    h.stuck_refunds = static_cast<int>(stuck.refunds.size());
    h.differences = static_cast<int>(stuck.differences.size());
}

bool is_good(const Health& h)
{
    const bool all_run = std::ranges::all_of(h.parts, [](const Part& p) {
        return p.state == State::running &&
               std::ranges::all_of(p.processes, [](const auto& one) { return one.database; });
    });
    const bool drifts = std::ranges::any_of(
        h.gauges, [](const auto& g) { return g.name.ends_with("_drift") && g.value != 0; });
    const bool late = h.news.oldest_due && h.at - *h.news.oldest_due > kLate;
    return h.database && h.redis && all_run && !drifts && !late && h.news.dead == 0 &&
           h.stuck_payments == 0 && h.stuck_refunds == 0 && h.differences == 0;
}

}  // namespace

Health Service::health() const
{
    Health h;
    h.at = context_.clock.now();
    h.version = kVersion;
    h.database = context_.db.alive();
    h.redis = context_.redis.alive();
    const auto processes = obs::processes(context_);
    for (const char* module : kModules) h.parts.push_back(part_of(module, processes, h.at));
    if (h.database) look_into_database(context_, h);  // else that is what there is to say
    h.gauges = obs::gauges(context_);
    h.refusals = refusals(context_);
    h.good = is_good(h);
    return h;
}

Stuck Service::stuck() const
{
    auto money = payments::stuck(context_);
    return {std::move(money.payments), std::move(money.refunds), std::move(money.differences),
        context_.db.read(outbox::dead)};
}

Resent Service::resend(const auth::Caller& caller) const
{
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        const Resent done{outbox::revive(tx, now)};
        audit::record(tx, now, caller,
            {"news.resent", "news", {}, {}, R"({"count":)" + std::to_string(done.count) + "}"});
        return done;
    });
}

}  // namespace gatehouse::operations
