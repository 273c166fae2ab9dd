// Orders: tickets held for a buyer, completed by money, or given back. Public to the modules above: payments,
// notifications.

#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/orders/types.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::orders {

// What one order's buyer is shown about money.
struct OrderMove {
    OrderId order;
    MoneyMove move;
};

class Service {
public:
    explicit Service(const Context& context)
        : context_(context), events_(context), inventory_(context), tickets_(context)
    {
    }

    // Takes the tickets and opens the order, or completes it at once when it costs nothing (ORD-1, ORD-3).
    // `idempotency` is the request's 32 bytes: the same again answers the same order, another order under it
    // is refused. Who orders through the box office is served together with others.
    Placed place(const auth::Caller& caller, const PlaceOrder& wanted, const std::string& idempotency) const;

    // One order with its payments and refunds, for its buyer, a member of the organization, or who has its
    // secret; not_found for anybody else.
    Order get(const auth::Caller& caller, const OrderId& id) const;

    // The buyer gives an open order up. Again is the same; order_not_open when it is complete or expired.
    Order cancel(const auth::Caller& caller, const OrderId& id) const;

    // The caller's orders, latest first.
    Page<Order> mine(const auth::Caller& caller, const PageQuery& query) const;

    // An event's orders, latest first, for members.
    Page<Order> of_event(const auth::Caller& caller, const EventId& event, const OrdersQuery& query) const;
    // All of them that the filter lets through, as a CSV file that no spreadsheet will execute.
    std::string orders_csv(
        const auth::Caller& caller, const EventId& event, const OrdersFilter& filter) const;
    // The events of the caller's organizations with what they sold, latest first.
    Page<OwnEvent> own_events(const auth::Caller& caller, const events::OrganizerQuery& query) const;
    // What the organization used in the latest twelve months, for those who may see its money (ORG-8).
    Usage usage(const auth::Caller& caller, const OrganizationId& id) const;
    Dashboard dashboard(const auth::Caller& caller, const EventId& event) const;

    // --- For settlements (PAY-9); unchecked.
    // What the platform keeps of an order of this organization.
    FeeRule fee_rule(db::Session& session, const OrganizationId& id) const;
    // Of those of the events that sold anything.
    std::vector<Takings> takings(db::Session& session, const std::vector<EventId>& events) const;
    // The event's orders that were ever sold, without lines, as they came; up to `most` after that one.
    std::vector<Order> sold_orders(
        db::Session& session, const EventId& event, const Order* after, int most) const;

    // The caller may listen to the order, or to how the event sells, and is about to; not_found for who may
    // not see it.
    void listen(const auth::Caller& caller, const OrderId& id) const;
    void listen(const auth::Caller& caller, const EventId& event) const;

    // What listeners are told, unchecked: the orders with what moved, without lines; an event's sale, when
    // there is one.
    std::vector<Order> states(const std::vector<OrderId>& ids) const;
    std::optional<Dashboard> sale(const EventId& event) const;

    // The order with its lines, unchecked; empty when there is none.
    std::optional<Order> find(db::Session& session, const OrderId& id) const;

    // Orders that were completed once, in ascending id, above that one: to go through all of them.
    std::vector<OrderId> completed_above(db::Session& session, const OrderId& id, int most) const;

    // Whether it is the caller's own, by account or by secret.
    bool is_buyer(const auth::Caller& caller, const Order& order) const;
    // Whether get() shows the caller this order: for the use cases of the modules above.
    bool may_see(db::Session& session, const auth::Caller& caller, const Order& order) const;

    // The secret that opens the order without a sign-in.
    std::string secret(const Order& order) const;

    // The order with its row locked until the end of the transaction, so that it is completed, expired or
    // paid by one at a time.
    std::optional<Order> lock(db::Tx& tx, const OrderId& id) const;
    // The same for several at once, in ascending id; those that do not exist are left out.
    std::vector<Order> lock(db::Tx& tx, std::span<const OrderId> ids) const;

    // Somebody starts to pay for these orders, which are locked: throws order_not_open or hold_expired when
    // one of them cannot be paid, and keeps the holds for kPaymentGrace beyond their deadline so that
    // payments can ask the gateway before they are given back (ORD-12).
    void begin_payment(db::Tx& tx, std::span<const Order> locked, Time now) const;

    // Until when friends may pay this order together (ORD-1): a day from now, but not beyond the sale of its
    // tickets.
    Time split_until(db::Session& session, const Order& order, Time now) const;
    // From now on its friends pay this order, which is locked, in shares, and its tickets are held until
    // then. Throws order_not_open or hold_expired when it is not open for payment by one card.
    void split(db::Tx& tx, const auth::Caller& caller, const Order& locked, Time until, Time now) const;

    // The order is paid: completes it with tickets, audit row and news, in this transaction (ORD-10). Money
    // that is too late takes the tickets again if it can (ORD-11). Does not look at amounts: payments has
    // done so.
    Completion complete(db::Tx& tx, const auth::Caller& caller, const OrderId& id, Time now) const;
    // The same for several orders in the statements of one. They are locked and pending; all of them are
    // completed, or it throws.
    void complete(db::Tx& tx, const auth::Caller& caller, std::span<const Order> pending, Time now) const;

    // Money or tickets of a sold order, which is locked, go back (REF-1): its places are on sale again, and
    // news "order.refunded" tells the buyer. The tickets themselves are cancelled by the caller, before. Call
    // it last: it changes pools.
    void give_back(
        db::Tx& tx, const auth::Caller& caller, const Order& locked, const GivenBack& back, Time now) const;
    // Money of a sold order, which is locked, went back without us, or did not go back after all (negative):
    // news "order.refund_corrected".
    void correct_refunded(db::Tx& tx, const Order& locked, const Money& more, Time now) const;

    // An order that an organizer opens for somebody, as it will stand; who may is the caller's matter. Throws
    // what is wrong with it, and sold_out or insufficient_stock.
    Manual prepare_manual(db::Session& session, const EventId& event, const ManualOrder& wanted) const;
    // Opens it, complete: rows, tickets, news, then what `book` writes, and the places last. Throws like
    // inventory's take(), a duplicate when there is an order under that key.
    void open_manual(db::Tx& tx, const auth::Caller& caller, const Manual& manual,
        const std::string& idempotency, const std::function<void()>& book) const;
    // The order that stands under the request's key.
    std::optional<Order> find_by_key(db::Session& session, const std::string& idempotency) const;

    // For members: the tickets are mailed to the buyer once more. Throws order_has_no_tickets,
    // mailed_too_often.
    Order resend(const auth::Caller& caller, const OrderId& id) const;
    // For members: the tickets go to another address, with new codes and a new secret; the links and codes
    // that went to the old one are dead, and it is told. Throws the same.
    Order change_email(const auth::Caller& caller, const OrderId& id, const std::string& email) const;
    // The address that had the secret of that version.
    std::optional<std::string> email_before(
        db::Session& session, const OrderId& id, int secret_version) const;

    // pending → expired, tickets given back. False when it was no longer pending. Does not look at the
    // deadline.
    bool expire(db::Tx& tx, const OrderId& id, Time now) const;

    // Sold orders of the event with tickets that are not cancelled, oldest first, without lines: at most so
    // many behind that one.
    std::vector<Order> with_tickets(
        db::Session& session, const EventId& event, const std::optional<Order>& after, int most) const;
    // How many orders of the event are open.
    int count_open(db::Session& session, const EventId& event) const;
    // Open orders of an event that is cancelled, and that nobody is paying for, are over now.
    void end_open(db::Tx& tx, const EventId& event, Time now) const;

    // Writes or updates what buyers are shown about payments and refunds.
    void record_money(db::Tx& tx, std::span<const OrderMove> moves, Time now) const;

    // After the COMMIT of complete(): listeners are told that the event's figures changed.
    void mark_changed(const EventId& event) const;
    // After the COMMIT of expire() or give_back(): its tickets are on sale again.
    void mark_returned(const EventId& event) const;

    // Gives the tickets of overdue orders back, of a batch; returns how many orders it looked at. One that
    // cannot be expired keeps no other from it: it is logged as an error, counted in the metric
    // holds_not_expired, and tried again some minutes later.
    int expire_holds() const;

private:
    Order lock_for_desk(db::Tx& tx, const auth::Caller& caller, const OrderId& id) const;
    Dashboard board(db::Session& session, const events::Facts& event) const;
    // Each in a transaction of its own; returns those that were expired.
    std::vector<Order> expire_each(const std::vector<Order>& orders, Time now) const;
    void add_answers(db::Session& session, std::vector<Order>& orders) const;

    const Context& context_;
    events::Service events_;
    inventory::Service inventory_;
    tickets::Service tickets_;
};

}  // namespace gatehouse::orders
