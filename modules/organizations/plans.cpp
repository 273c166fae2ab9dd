// What an organization may: what its plan allows (ORG-5), and whether it can be paid by card (PAY-1).

#include "modules/organizations/plans.hpp"

#include "modules/organizations/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::organizations {

namespace {

// Zero is how the configuration says "no limit".
std::optional<int> limit(const Config& config, const std::string& key)
{
    const int most = config.number(key);
    return most == 0 ? std::nullopt : std::optional(most);
}

}  // namespace

Error plan_is_full(const Organization& organization, int most, const char* of)
{
    return Error(kPlanLimit, organization.id.str())
        .with("limit", std::int64_t{most})
        .with("plan", std::string(to_string(organization.plan)))
        .saying("The plan of " + organization.name + " has room for " + std::to_string(most) + " " + of +
                ", and that many are there.");
}

Limits Service::limits(Plan plan) const
{
    const auto& config = context_.config;
    const std::string key = "plans." + std::string(to_string(plan)) + ".";
    // The free plan pays what the installation takes.
    return {limit(config, key + "members"), limit(config, key + "events"), limit(config, key + "ai_prompts"),
        config.number(plan == Plan::free ? "fees.percent" : key + "fee_percent")};
}

void Service::require_room_for_event(
    db::Tx& tx, const OrganizationId& id, const std::function<int(db::Session&)>& count) const
{
    const auto organization = repo::lock(tx, id);
    if (!organization) throw Error(kNotFound, id.str());
    const auto most = limits(organization->plan).events;
    if (most && count(tx) >= *most) throw plan_is_full(*organization, *most, "drafts and coming events");
}

void require_seat(db::Session& session, const Organization& organization, const Limits& limits)
{
    if (limits.members && repo::count_members(session, organization.id) >= *limits.members)
        throw plan_is_full(organization, *limits.members, "members");
}

bool Service::may_charge(db::Session& session, const OrganizationId& id) const
{
    return context_.config.text("payments.settlement") != "connect" || repo::charges_enabled(session, id);
}

void Service::set_charges_enabled(db::Tx& tx, const OrganizationId& id, bool enabled) const
{
    repo::set_charges_enabled(tx, id, enabled, context_.clock.now());
}

int Service::fee_percent(db::Session& session, const OrganizationId& id) const
{
    const int common = limits(Plan::free).fee_percent;
    const auto same = [&](Plan plan) { return limits(plan).fee_percent == common; };
    if (same(Plan::pro) && same(Plan::enterprise)) return common;
    const auto organization = repo::find(session, id);
    return organization ? limits(organization->plan).fee_percent : common;
}

}  // namespace gatehouse::organizations
