// How tickets come to be and how they die.

#include <algorithm>

#include "common/app/context.hpp"
#include "modules/tickets/repository.hpp"
#include "modules/tickets/service.hpp"
#include "modules/tickets/transfer_repository.hpp"
#include "modules/tickets/transfers.hpp"

namespace gatehouse::tickets {

namespace {

constexpr std::size_t kNumberLetters = 12;

// Whoever the ticket is for; where nobody is named, who bought it.
Holder holder_of(const IssueRequest& order, int serial)
{
    auto holder = order.holder;
    if (static_cast<std::size_t>(serial) > order.holders.size()) return holder;
    const auto& named = order.holders[static_cast<std::size_t>(serial) - 1];
    if (!named.name.empty()) holder.name = named.name;
    if (!named.email.empty()) holder.email = named.email;
    return holder;
}

}  // namespace

std::vector<Ticket> Service::issue(db::Tx& tx, const IssueRequest& wanted, Time now) const
{
    return issue(tx, std::span(&wanted, 1), now);
}

std::vector<Ticket> Service::issue(db::Tx& tx, std::span<const IssueRequest> wanted, Time now) const
{
    std::vector<Ticket> tickets;
    for (const auto& order : wanted) {
        int serial = 0;
        for (const auto& line : order.lines)
            for (int i = 0; i < line.quantity; ++i) {
                Ticket t;
                t.id = TicketId(new_uuid(now, context_.random));
                t.organization = order.organization;
                t.event = order.event;
                t.order = order.order;
                t.order_number = order.order_number;
                t.buyer_name = order.holder.name;
                t.buyer_email = order.holder.email;
                t.type = line.type;
                t.type_name = line.name;
                t.days = line.days;
                t.serial = ++serial;
                t.number = context_.random.code(kNumberLetters);
                t.user = order.user;
                t.holder = holder_of(order, t.serial);
                t.secret_version = order.secret_version;
                t.created_at = now;
                tickets.push_back(std::move(t));
            }
    }
    repo::insert(tx, tickets, [&] { return context_.random.code(kNumberLetters); });
    return tickets;
}

std::optional<Ticket> Service::lock(db::Tx& tx, const TicketId& id) const { return repo::lock(tx, id); }

bool Service::mark_used(db::Tx& tx, const TicketId& id, Time now) const
{
    return repo::set_used(tx, id, now);
}

std::vector<Ticket> Service::cancel(
    db::Tx& tx, const OrderId& order, const std::optional<std::vector<TicketId>>& only) const
{
    auto tickets = repo::lock_order(tx, order);
    std::erase_if(tickets, [&](const Ticket& t) {
        return !is_live(t.status) || (only && std::ranges::find(*only, t.id) == only->end());
    });
    std::vector<TicketId> ids;
    for (auto& ticket : tickets) {
        ids.push_back(ticket.id);
        ticket.status = Status::cancelled;
        ++ticket.version;
    }
    if (!ids.empty()) {
        repo::set_cancelled(tx, ids);
        repo::end_cancelled(tx, ids, context_.clock.now());
    }
    std::ranges::sort(tickets, {}, &Ticket::serial);
    return tickets;
}

void Service::readdress(
    db::Tx& tx, const OrderId& order, const std::string& from, const std::string& to) const
{
    repo::lock_order(tx, order);
    repo::readdress(tx, order, from, to);
    // Who had the old secret may have offered them to an address of their own.
    Transfers(context_).withdraw_all(tx, order);
}

void Service::give(db::Tx& tx, const std::vector<OrderId>& orders, const UserId& user) const
{
    repo::set_user(tx, orders, user);
}

void Service::give_transfers(db::Tx& tx, const std::string& email, const UserId& user) const
{
    repo::set_user(tx, email, user);
}

}  // namespace gatehouse::tickets
