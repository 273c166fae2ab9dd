// Who did what: the whole log for administrators, an organization's part of it for those who manage its
// people.

#include <unordered_set>

#include "common/audit.hpp"
#include "common/csv.hpp"
#include "common/http/page.hpp"
#include "common/time.hpp"
#include "modules/accounts/service.hpp"
#include "modules/operations/service.hpp"
#include "modules/organizations/personal.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::operations {

namespace {

constexpr std::chrono::hours kUnnarrowed{30 * 24};
constexpr int kChunk = 1000, kMostExported = 50'000;

// A search of everything by one word would read years; who wants that says since when.
audit::Filter filter_of(const AuditFilter& wanted, Time now)
{
    audit::Filter filter{wanted.organization, wanted.actor, {}, wanted.action, wanted.since, wanted.until};
    if (!wanted.subject.empty()) {
        const auto id = typeid_text::parse(wanted.subject);
        if (!id)
            throw Error(
                kInvalid, {}, {{"/subject", "format", "must be an id, such as order_01h… or user_01h…"}});
        filter.subject = id->uuid;
    }
    const bool narrow = filter.organization || filter.actor || filter.subject || filter.since;
    if (!narrow) filter.since = now - kUnnarrowed;
    return filter;
}

template <class M>
std::string name_in(const M& names, const auto& id)
{
    if (!id) return {};
    const auto found = names.find(*id);
    return found == names.end() ? std::string{} : found->second.name;
}

// With the names of who is in them, in two statements for all.
std::vector<Entry> named(const Context& context, db::Session& session, std::vector<audit::Record> records)
{
    std::unordered_set<UserId> people;
    std::unordered_set<OrganizationId> organizations;
    for (const auto& record : records) {
        if (record.actor) people.insert(*record.actor);
        if (record.impersonator) people.insert(*record.impersonator);
        if (record.organization) organizations.insert(*record.organization);
    }
    const auto persons = accounts::Service(context).people(session, {people.begin(), people.end()});
    const auto owners =
        organizations::Service(context).brief(session, {organizations.begin(), organizations.end()});
    std::vector<Entry> out;
    for (auto& record : records) {
        Entry entry{{}, name_in(persons, record.actor), name_in(persons, record.impersonator),
            name_in(owners, record.organization)};
        entry.record = std::move(record);
        out.push_back(std::move(entry));
    }
    return out;
}

// Buyers act for an organization, too, and so does staff of the platform: who they are and where from is not
// its people's to read.
void keep_to_staff(std::vector<Entry>& entries, const std::unordered_set<UserId>& staff)
{
    for (auto& entry : entries) {
        const bool own = entry.record.actor && staff.contains(*entry.record.actor);
        if (!own) entry.actor.clear();
        if (!own || entry.record.impersonator) entry.record.address.clear();
    }
}

std::vector<std::string> cells(const Entry& e)
{
    const auto& r = e.record;
    return {to_rfc3339(r.at), r.action, r.actor ? r.actor->str() : "", e.actor,
        r.impersonator ? r.impersonator->str() : "", r.subject_type, r.subject_id(),
        r.organization ? r.organization->str() : "", e.organization, r.detail, r.address, r.request_id};
}

std::int64_t seq_of(const std::string& part)
{
    if (part.empty() || part.size() > 18 || part.find_first_not_of("0123456789") != part.npos)
        page::refuse_cursor();
    return std::stoll(part);
}

}  // namespace

Page<Entry> Service::audit(const AuditQuery& query) const
{
    const auto filter = filter_of(query, context_.clock.now());
    std::optional<std::int64_t> before;
    if (!query.cursor.empty()) before = seq_of(page::split(query.cursor, 1).front());
    return context_.db.read([&](db::Session& session) {
        auto found = page::cut(audit::find(session, filter, before, query.limit + 1), query.limit,
            [](const audit::Record& r) { return std::vector{std::to_string(r.seq)}; });
        return Page<Entry>{named(context_, session, std::move(found.items)), found.next_cursor};
    });
}

Page<Entry> Service::audit_of(
    const auth::Caller& caller, const OrganizationId& organization, AuditQuery query) const
{
    const auto staff = staff_for(caller, organization);
    query.organization = organization;
    auto page = audit(query);
    keep_to_staff(page.items, staff);
    return page;
}

// The people of an organization whose log the caller may read.
std::unordered_set<UserId> Service::staff_for(
    const auth::Caller& caller, const OrganizationId& organization) const
{
    return context_.db.read([&](db::Session& session) {
        organizations::Service(context_).require_permission(
            session, caller, organization, organizations::Permission::people);
        return organizations::staff(session, organization);
    });
}

std::string Service::audit_csv(const auth::Caller& caller, const AuditFilter& filter) const
{
    return csv_of(caller, filter, nullptr);
}

std::string Service::csv_of(
    const auth::Caller& caller, const AuditFilter& wanted, const std::unordered_set<UserId>* staff) const
{
    const auto now = context_.clock.now();
    const auto filter = filter_of(wanted, now);
    csv::Table table({"At (UTC)", "Action", "Actor", "Name", "Acted by", "About", "Id", "Organization",
        "Organization's name", "Detail", "Address", "Request"});
    std::optional<std::int64_t> before;
    for (int rows = 0, got = kChunk; got == kChunk && rows < kMostExported; rows += got)
        context_.db.read([&](db::Session& session) {
            auto found = named(context_, session, audit::find(session, filter, before, kChunk));
            if (staff) keep_to_staff(found, *staff);
            for (const auto& entry : found) table.add(cells(entry));
            if (!found.empty()) before = found.back().record.seq;
            return got = static_cast<int>(found.size());
        });
    context_.db.transact([&](db::Tx& tx) {
        const auto subject = filter.organization ? filter.organization->uuid() : Uuid{};
        audit::record(tx, now, caller, {"audit.exported", "org", subject, filter.organization, ""});
    });
    return table.take();
}

std::string Service::audit_csv_of(
    const auth::Caller& caller, const OrganizationId& organization, AuditFilter filter) const
{
    const auto staff = staff_for(caller, organization);
    filter.organization = organization;
    return csv_of(caller, filter, &staff);
}

}  // namespace gatehouse::operations
