// Whether money is still under way.

#include "modules/payments/personal.hpp"

#include "common/text/text.hpp"
#include "common/time.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

namespace {

bool there(const db::Row&) { return true; }

}  // namespace

personal::Obstacles obstacles(db::Session& session, const std::vector<OrderId>& orders)
{
    personal::Obstacles out;
    if (orders.empty()) return out;
    const auto payments = session.all_in(
        "SELECT 1 FROM payments WHERE order_id IN (?*) AND status IN ('created', 'open', 'processing') LIMIT "
        "1",
        there, orders);
    if (!payments.empty())
        out.push_back({"open_payments",
            "A payment is under way. Wait until it is through: a quarter of an hour at most."});
    const auto refunds = session.all_in(
        "SELECT 1 FROM refunds WHERE order_id IN (?*) AND (status = 'pending' OR (status = 'failed' AND kind "
        "= 'automatic')) LIMIT 1",
        there, orders);
    if (!refunds.empty())
        out.push_back({"open_refunds",
            "A refund is under way. Wait until it has arrived; if that takes more than a week, write to "
            "us."});
    const auto cancelled = session.all_in(
        "SELECT 1 FROM event_cancellation_orders WHERE order_id IN (?*) AND status IN ('waiting', 'cash', "
        "'failed') LIMIT 1",
        there, orders);
    if (!cancelled.empty() && refunds.empty())
        out.push_back({"open_refunds",
            "An event that you had tickets for was cancelled, and your money is still to come back. Wait "
            "until "
            "it has, or ask the organizer."});
    return out;
}

bool has_open_money(db::Session& session, const OrganizationId& organization)
{
    constexpr db::Sql kPayments = R"sql(
        SELECT 1 FROM payments WHERE status IN ('created', 'open', 'processing') AND organization_id = ? LIMIT 1
    )sql";
    constexpr db::Sql kRefunds =
        "SELECT 1 FROM refunds WHERE (status = 'pending' OR (status = 'failed' AND kind = 'automatic')) AND "
        "organization_id = ? LIMIT 1";
    constexpr db::Sql kCancelled = R"sql(
        SELECT 1 FROM event_cancellations e
         WHERE e.organization_id = ?
           AND (e.listed_at IS NULL OR EXISTS (SELECT 1 FROM event_cancellation_orders o
                                                WHERE o.event_id = e.event_id AND o.status IN ('waiting', 'cash', 'failed')))
         LIMIT 1
    )sql";
    constexpr db::Sql kDisputes = R"sql(
        SELECT 1 FROM disputes WHERE organization_id = ? AND status IN ('inquiry', 'needs_response', 'under_review') LIMIT 1
    )sql";
    // Paid shares are other people's money until everybody has paid.
    constexpr db::Sql kSplits = "SELECT 1 FROM splits WHERE status = 'open' AND organization_id = ? LIMIT 1";
    return session.one(kPayments, there, organization) || session.one(kRefunds, there, organization) ||
           session.one(kDisputes, there, organization) || session.one(kSplits, there, organization) ||
           session.one(kCancelled, there, organization);
}

personal::Files personal_data(db::Session& session, const personal::Subject& who)
{
    constexpr db::Sql kShares = R"sql(
        SELECT h.name, h.email, h.currency, h.amount, h.status, h.created_at, h.paid_at, o.number
          FROM shares h JOIN orders o ON o.id = h.order_id WHERE h.email_key = ? ORDER BY h.created_at DESC LIMIT 10000
    )sql";
    // What stands under an address that was never confirmed may be another's.
    if (!who.verified) return {{"shares.json", "[]"}};
    const auto write = [](const db::Row& row, json::Writer& out) {
        out.member("name", row.text("name"))
            .member("email", row.text("email"))
            .member("order", row.text("number"))
            .member("amount", money::to_text({row.number("amount"), row.text("currency")}))
            .member("status", row.text("status"))
            .member("asked_at", to_rfc3339(row.time("created_at")));
        if (const auto paid = row.find_time("paid_at")) out.member("paid_at", to_rfc3339(*paid));
    };
    return {{"shares.json", personal::rows(session, kShares, write, text::fold(who.email))}};
}

void erase(db::Tx& tx, const personal::Subject& who)
{
    if (!who.verified) return;
    const auto email = personal::erased_email(who.user);
    tx.exec("UPDATE shares SET name = ?, email = ?, email_key = ? WHERE email_key = ?", personal::kErasedName,
        email, email, text::fold(who.email));
}

}  // namespace gatehouse::payments
