#include "modules/tickets/transfers.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/auth/one_time.hpp"
#include "common/outbox.hpp"
#include "common/text/text.hpp"
#include "modules/tickets/holders.hpp"
#include "modules/tickets/repository.hpp"
#include "modules/tickets/transfer_repository.hpp"

namespace gatehouse::tickets {

namespace {

constexpr int kAtOnce = 50;

std::vector<TicketId> together(const TicketId& id, std::vector<TicketId> others)
{
    others.push_back(id);
    std::ranges::sort(others);
    const auto same = std::ranges::unique(others);
    others.erase(same.begin(), same.end());
    return others;
}

void require_transferable(const Ticket& ticket)
{
    const auto refuse = [&](const char* why) { throw Error(kNotTransferable, ticket.id.str()).saying(why); };
    if (ticket.status == Status::used) refuse("This ticket was used already, so it cannot be passed on.");
    if (ticket.status != Status::valid) refuse("This ticket is not valid any more.");
}

void note(db::Tx& tx, Time now, const auth::Caller& caller, const char* action, const Transfer& transfer,
    const std::vector<TicketId>& tickets)
{
    const auto detail = R"({"transfer":")" + transfer.id.str() + R"("})";
    for (const auto& ticket : tickets)
        audit::record(tx, now, caller, {action, "ticket", ticket.uuid(), transfer.organization, detail});
}

}  // namespace

TransferStatus Transfer::status() const
{
    for (const auto wanted : {TransferStatus::offered, TransferStatus::accepted})
        if (std::ranges::any_of(tickets, [&](const One& one) { return one.status == wanted; })) return wanted;
    return tickets.empty() ? TransferStatus::cancelled : tickets.front().status;
}

// Null while tickets of the event may be passed on.
const char* Transfers::why_closed(db::Session& session, const EventId& id) const
{
    const auto event = events_.find(session, id);
    if (!event || event->status == events::Status::cancelled) return "This event was cancelled.";
    if (!event->settings.transfers) return "The organizer does not let tickets of this event be passed on.";
    if (event->starts_at <= context_.clock.now())
        return "The event has begun, so its tickets cannot be passed on any more.";
    return nullptr;
}

bool Transfers::are_open(db::Session& session, const EventId& id) const
{
    return why_closed(session, id) == nullptr;
}

void Transfers::require_open(db::Session& session, const EventId& id, const ErrorKind& otherwise) const
{
    if (const auto* why = why_closed(session, id)) throw Error(otherwise, id.str()).saying(why);
}

void Transfers::offer(const auth::Caller& caller, const TicketId& id, const TransferOffer& wanted) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto ids = together(id, wanted.tickets);
        const auto tickets = repo::lock(tx, ids);
        const auto named = std::ranges::find(tickets, id, &Ticket::id);
        if (named == tickets.end()) throw Error(kNotFound, id.str());
        for (const auto& ticket : tickets) holders::require(context_, tx, caller, ticket);
        const auto elsewhere = [&](const Ticket& ticket) { return ticket.event != named->event; };
        if (tickets.size() != ids.size() || std::ranges::any_of(tickets, elsewhere))
            throw Error(kNotFound, "tickets offered with " + id.str());
        if (text::fold(wanted.email) == text::fold(named->holder.email))
            throw Error(kInvalid, {}, {{"/email", "same", "is the holder's own address"}});
        require_open(tx, named->event, kNotTransferable);
        for (const auto& ticket : tickets) require_transferable(ticket);
        for (const auto& ticket : tickets)
            if (repo::find_open(tx, ticket.id)) throw Error(kTransferPending, ticket.id.str());
        Transfer transfer;
        transfer.id = new_id<TransferId>(context_);
        transfer.organization = named->organization;
        transfer.event = named->event;
        transfer.from_user = named->user;
        transfer.from = named->holder;
        transfer.to.email = wanted.email;
        transfer.created_at = now;
        transfer.expires_at = std::min<Time>(events_.find(tx, named->event)->starts_at, now + kTransferFor);
        for (const auto& ticket : tickets) transfer.tickets.push_back({ticket.id, ticket.type_name});
        repo::insert(tx, transfer);
        note(tx, now, caller, "ticket.offered", transfer, ids);
        outbox::publish(tx, kTransferOffered, transfer.id.uuid(), now);
    });
}

void Transfers::withdraw(const auth::Caller& caller, const TicketId& id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto ids = together(id, repo::offered_with(tx, id));
        const auto tickets = repo::lock(tx, ids);
        const auto named = std::ranges::find(tickets, id, &Ticket::id);
        if (named == tickets.end()) throw Error(kNotFound, id.str());
        holders::require(context_, tx, caller, *named);
        const auto open = repo::find_open(tx, id);
        if (!open || !repo::end(tx, *open, TransferStatus::withdrawn, now))
            throw Error(kTransferOver, id.str()).saying("This ticket is not offered to anybody any more.");
        note(tx, now, caller, "ticket.offer_withdrawn", repo::find(tx, *open).value(), ids);
        outbox::publish(tx, kTransferWithdrawn, open->uuid(), now);
    });
}

void Transfers::withdraw_all(db::Tx& tx, const OrderId& order) const
{
    const auto now = context_.clock.now();
    for (const auto& id : repo::open_of_order(tx, order))
        if (repo::end(tx, id, TransferStatus::withdrawn, now))
            outbox::publish(tx, kTransferWithdrawn, id.uuid(), now);
}

Transfer Transfers::require(db::Session& session, const std::string& token) const
{
    const auto id = auth::one_time::id_of(context_.config, kTransferPurpose, token);
    auto transfer = id ? repo::find(session, TransferId(*id)) : std::nullopt;
    if (!transfer) throw Error(kNotFound, "transfer");
    return std::move(*transfer);
}

Transfer Transfers::look(const std::string& token) const
{
    auto transfer = context_.db.read([&](db::Session& session) { return require(session, token); });
    if (transfer.expires_at <= context_.clock.now())
        for (auto& one : transfer.tickets)
            if (one.status == TransferStatus::offered) one.status = TransferStatus::expired;
    return transfer;
}

Transfer Transfers::accept(
    const auth::Caller& caller, const std::string& token, const std::string& name) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto transfer = require(tx, token);
        std::vector<TicketId> ids, had;
        for (const auto& one : transfer.tickets) ids.push_back(one.ticket);
        repo::lock(tx, ids);
        // Read again: of those who came at once, the others have been here before us.
        const auto locked = repo::find(tx, transfer.id).value();
        for (const auto& one : locked.tickets)
            if (one.status == TransferStatus::offered) had.push_back(one.ticket);
        if (transfer.expires_at <= now) throw Error(kTransferOver, transfer.id.str());
        require_open(tx, transfer.event, kTransferOver);
        if (had.empty()) throw Error(kTransferOver, transfer.id.str());
        repo::end(tx, transfer.id, TransferStatus::accepted, now);
        repo::set_receiver(tx, transfer.id, name, caller.user());
        repo::set_holder(tx, had, transfer.id, {name, transfer.to.email}, caller.user());
        note(tx, now, caller, "ticket.transferred", transfer, had);
        outbox::publish(tx, kTransferAccepted, transfer.id.uuid(), now);
    });
    return look(token);
}

int Transfers::expire() const
{
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        const auto due = repo::overdue(tx, now, kAtOnce);
        for (const auto& id : due)
            if (repo::end(tx, id, TransferStatus::expired, now))
                outbox::publish(tx, kTransferExpired, id.uuid(), now);
        return static_cast<int>(due.size());
    });
}

}  // namespace gatehouse::tickets
