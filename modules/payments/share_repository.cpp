// All SQL for the tables splits and shares.

#include "modules/payments/share_repository.hpp"

#include "common/text/text.hpp"
#include "modules/payments/repository.hpp"

namespace gatehouse::payments::repo {

namespace {

Share to_share(const db::Row& row)
{
    Share s;
    s.id = row.id<ShareId>(1);
    s.order = row.id<OrderId>(2);
    s.position = row.integer(3);
    s.name = row.text(4);
    s.email = row.text(5);
    s.amount = {row.number(7), row.text(6)};
    s.status = row.choice<ShareStatus>(8);
    s.payment = row.find_id<PaymentId>(9);
    s.paid_at = row.find_time(10);
    s.secret_version = row.integer(11);
    s.letters = row.integer(12);
    s.created_at = row.time(13);
    s.refunded.currency = s.amount.currency;
    return s;
}

#define SHARE_COLUMNS                                                                      \
    "id, order_id, position, name, email, currency, amount, status, payment_id, paid_at, " \
    "secret_version, letters, created_at"

OrderId to_order(const db::Row& row) { return row.id<OrderId>(1); }

}  // namespace

void insert_split(
    db::Tx& tx, const orders::Order& order, const std::vector<Share>& shares, Time remind_at, Time now)
{
    tx.exec(R"sql(
        INSERT INTO splits (order_id, organization_id, event_id, remind_at, created_at) VALUES (?, ?, ?, ?, ?)
    )sql",
        order.id, order.organization, order.event, remind_at, now);
    std::vector<db::Args> rows;
    for (const auto& s : shares)
        rows.push_back({s.id, s.order, s.position, s.name, s.email, text::fold(s.email), s.amount.currency,
            s.amount.amount, s.created_at});
    tx.exec_many(R"sql(
        INSERT INTO shares (id, order_id, position, name, email, email_key, currency, amount, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        rows);
}

bool end_split(db::Tx& tx, const OrderId& order, const char* status, Time now)
{
    return tx.exec(R"sql(
        UPDATE splits SET status = ?, ended_at = ?, remind_at = NULL WHERE order_id = ? AND status = 'open'
    )sql",
               status, now, order) == 1;
}

std::optional<Share> find_share(db::Session& session, const ShareId& id)
{
    return session.one("SELECT " SHARE_COLUMNS " FROM shares WHERE id = ?", to_share, id);
}

std::vector<Share> shares_of(db::Session& session, const OrderId& order)
{
    auto shares = session.all(
        "SELECT " SHARE_COLUMNS " FROM shares WHERE order_id = ? ORDER BY position", to_share, order);
    for (auto& share : shares)
        if (share.payment) share.refunded.amount = refunded(session, *share.payment);
    return shares;
}

std::vector<Share> lock_shares(db::Tx& tx, const OrderId& order)
{
    return tx.all("SELECT " SHARE_COLUMNS " FROM shares WHERE order_id = ? ORDER BY position FOR UPDATE",
        to_share, order);
}

void update_share(db::Tx& tx, const Share& s)
{
    tx.exec(R"sql(
        UPDATE shares SET name = ?, email = ?, email_key = ?, status = ?, payment_id = ?, paid_at = ?,
                          secret_version = ?, letters = ?
         WHERE id = ?
    )sql",
        s.name, s.email, text::fold(s.email), to_string(s.status), s.payment, s.paid_at, s.secret_version,
        s.letters, s.id);
}

std::vector<OrderId> to_remind(db::Session& session, Time now, int most)
{
    return session.all(
        "SELECT order_id FROM splits WHERE status = 'open' AND remind_at <= ? ORDER BY remind_at LIMIT ?",
        to_order, now, most);
}

std::vector<OrderId> open_splits(db::Session& session, const EventId& event)
{
    return session.all("SELECT order_id FROM splits WHERE event_id = ? AND status = 'open'", to_order, event);
}

bool set_reminder(db::Tx& tx, const OrderId& order, std::optional<Time> next, Time now)
{
    return tx.exec(
               "UPDATE splits SET remind_at = ? WHERE order_id = ? AND status = 'open' AND remind_at <= ?",
               next, order, now) == 1;
}

}  // namespace gatehouse::payments::repo
