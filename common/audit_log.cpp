#include "common/audit_log.hpp"

#include "common/text/text.hpp"

namespace gatehouse::audit {

namespace {

// Rows are numbered when they are written and dated by the clock of who writes, so neighbours may be dated a
// little out of order.
constexpr std::chrono::minutes kDisorder{5};
constexpr int kSweptAtOnce = 1000;

struct Mark {
    std::int64_t seq;
    Time at;
};
Mark to_mark(const db::Row& row) { return {row.number(1), row.time(2)}; }

// The number from which on all rows are of that time or later. There is no index by time, since every order
// writes here; the numbers grow with the time, so it is found by halving.
std::int64_t first_since(db::Session& session, Time time)
{
    // The first before the last: between the two there may be the first row of all.
    const auto first = session.one("SELECT seq, at FROM audit_log ORDER BY seq LIMIT 1", to_mark);
    const auto last = session.one("SELECT seq, at FROM audit_log ORDER BY seq DESC LIMIT 1", to_mark);
    if (!first || !last) return 0;
    auto low = first->seq, high = last->seq + 1;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        const auto there =
            session.one("SELECT seq, at FROM audit_log WHERE seq >= ? ORDER BY seq LIMIT 1", to_mark, middle);
        if (there && there->at < time - kDisorder)
            low = there->seq + 1;
        else
            high = middle;
    }
    return low;
}

Record to_record(const db::Row& row)
{
    Record r;
    r.seq = row.number("seq");
    r.at = row.time("at");
    r.organization = row.find_id<OrganizationId>("organization_id");
    r.actor = row.find_id<UserId>("actor_id");
    r.impersonator = row.find_id<UserId>("impersonator_id");
    r.action = row.text("action");
    r.subject_type = row.text("subject_type");
    r.subject = row.id<OrderId>("subject_id").uuid();
    r.detail = row.text("detail");
    r.request_id = row.text("request_id");
    r.address = row.text("address");
    return r;
}

}  // namespace

std::string Record::subject_id() const
{
    if (subject == Uuid{}) return {};
    // The words of the log are longer than the prefixes of ids.
    std::string prefix = subject_type;
    if (subject_type == "payment") prefix = PaymentId::prefix();
    if (subject_type == "tickettype") prefix = TicketTypeId::prefix();
    return prefix + "_" + typeid_text::encode(subject);
}

std::vector<Record> find(
    db::Session& session, const Filter& filter, const std::optional<std::int64_t>& before, int most)
{
    constexpr db::Sql kFind = R"sql(
        SELECT seq, at, organization_id, actor_id, impersonator_id, action, subject_type, subject_id, detail, request_id, address
          FROM audit_log
         WHERE seq >= ? AND (? IS NULL OR seq < ?) AND (? IS NULL OR at >= ?) AND (? IS NULL OR at < ?)
           AND (? IS NULL OR organization_id = ?) AND (? IS NULL OR subject_id = ?)
           AND (? IS NULL OR actor_id = ? OR impersonator_id = ?) AND (? = '' OR action LIKE ?)
         ORDER BY seq DESC LIMIT ?
    )sql";
    const auto least = filter.since ? first_since(session, *filter.since) : 0;
    const auto subject = filter.subject ? db::Arg(OrderId(*filter.subject)) : db::Arg(std::nullopt);
    const auto action = text::like(filter.action) + (filter.action.ends_with('.') ? "%" : "");
    return session.all(kFind, to_record, least, before, before, filter.since, filter.since, filter.until,
        filter.until, filter.organization, filter.organization, subject, subject, filter.actor, filter.actor,
        filter.actor, filter.action, action, most);
}

std::vector<Record> find_about(db::Session& session, const std::vector<Uuid>& subjects, int most)
{
    std::vector<OrderId> ids;
    for (const auto& subject : subjects) ids.emplace_back(subject);
    if (ids.empty()) return {};
    return session.all_in(R"sql(
        SELECT seq, at, organization_id, actor_id, impersonator_id, action, subject_type, subject_id, detail, request_id, address
          FROM audit_log WHERE subject_id IN (?*) ORDER BY seq DESC LIMIT ?
    )sql",
        to_record, ids, most);
}

int sweep(const Context& context)
{
    const auto kept = std::chrono::hours(24) * context.config.number("audit.keep_days");
    const auto before = context.clock.now() - kept;
    const auto end = context.db.read([&](db::Session& session) { return first_since(session, before); });
    return static_cast<int>(context.db.transact([&](db::Tx& tx) {
        return tx.exec(
            "DELETE FROM audit_log WHERE seq < ? AND at < ? ORDER BY seq LIMIT ?", end, before, kSweptAtOnce);
    }));
}

}  // namespace gatehouse::audit
