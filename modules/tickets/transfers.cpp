#include "modules/tickets/transfers.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/audit_log.hpp"
#include "common/auth/one_time.hpp"
#include "common/outbox.hpp"
#include "common/text/email.hpp"
#include "modules/accounts/personal.hpp"
#include "modules/tickets/holders.hpp"
#include "modules/tickets/repository.hpp"
#include "modules/tickets/transfer_repository.hpp"

namespace gatehouse::tickets {

namespace {

using namespace std::chrono_literals;

constexpr int kAtOnce = 50;

// Each offer is a mail to an address that somebody typed: so often, of one ticket.
constexpr int kMostOffers = 5;
constexpr auto kWithin = 1h;
constexpr int kLatest = 500;

constexpr const char* kOffered = "ticket.offered";

std::vector<TicketId> together(const TicketId& id, std::vector<TicketId> others)
{
    others.push_back(id);
    std::ranges::sort(others);
    const auto same = std::ranges::unique(others);
    others.erase(same.begin(), same.end());
    return others;
}

std::vector<TicketId> ids_of(const Transfer& transfer)
{
    std::vector<TicketId> ids;
    for (const auto& one : transfer.tickets) ids.push_back(one.ticket);
    std::ranges::sort(ids);
    return ids;
}

std::vector<TicketId> still_offered(const Transfer& transfer)
{
    std::vector<TicketId> ids;
    for (const auto& one : transfer.tickets)
        if (one.status == TransferStatus::offered) ids.push_back(one.ticket);
    return ids;
}

// Locks the tickets of an offer and reads it again: of those who came at once, the others have been here
// before us.
Transfer lock(db::Tx& tx, const Transfer& transfer)
{
    repo::lock(tx, ids_of(transfer));
    return repo::find(tx, transfer.id).value();
}

void require_transferable(const Ticket& ticket)
{
    const auto refuse = [&](const char* why) { throw Error(kNotTransferable, ticket.id.str()).saying(why); };
    if (ticket.status == Status::used) refuse("This ticket was used already, so it cannot be passed on.");
    if (ticket.status != Status::valid) refuse("This ticket is not valid any more.");
}

// Whose offer it is: of tickets that came with an order its buyer's, whoever is named as their holder.
Holder giver_of(const Ticket& ticket)
{
    return ticket.transfer ? ticket.holder : Holder{ticket.buyer_name, ticket.buyer_email};
}

void note(db::Tx& tx, Time now, const auth::Caller& caller, const char* action, const Transfer& transfer,
    const std::vector<TicketId>& tickets)
{
    const auto detail = R"({"transfer":")" + transfer.id.str() + R"("})";
    for (const auto& ticket : tickets)
        audit::record(tx, now, caller, {action, "ticket", ticket.uuid(), transfer.organization, detail});
}

// Ends an offer whose tickets are locked, as a whole; false when there was nothing left to end.
struct Ending {
    TransferStatus status;
    const char* action;
    const char* topic;
};
constexpr Ending kAccepting{TransferStatus::accepted, "ticket.transferred", kTransferAccepted};
constexpr Ending kWithdrawing{TransferStatus::withdrawn, "ticket.offer_withdrawn", kTransferWithdrawn};
constexpr Ending kExpiring{TransferStatus::expired, "ticket.offer_expired", kTransferExpired};

bool end(db::Tx& tx, Time now, const auth::Caller& caller, const Transfer& transfer, const Ending& how)
{
    if (!repo::end(tx, transfer.id, how.status, now)) return false;
    note(tx, now, caller, how.action, transfer, still_offered(transfer));
    outbox::publish(tx, how.topic, transfer.id.uuid(), now);
    return true;
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

// An offer whose time is over, and that the scheduler has not come to yet, is in nobody's way.
void Transfers::require_not_offered(db::Tx& tx, const Ticket& ticket) const
{
    const auto now = context_.clock.now();
    const auto open = repo::find_open(tx, ticket.id);
    if (!open) return;
    const auto transfer = repo::find(tx, *open).value();
    if (transfer.expires_at > now) throw Error(kTransferPending, ticket.id.str());
    end(tx, now, {}, lock(tx, transfer), kExpiring);
}

void Transfers::require_seldom(db::Tx& tx, const std::vector<TicketId>& tickets) const
{
    std::vector<Uuid> about;
    for (const auto& id : tickets) about.push_back(id.uuid());
    std::map<Uuid, int> offers;
    for (const auto& row : audit::find_about(tx, about, kLatest))
        if (row.action == kOffered && row.at > context_.clock.now() - kWithin &&
            ++offers[row.subject] >= kMostOffers)
            throw Error(kOfferedTooOften, TicketId(row.subject).str());
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
        const auto giver = giver_of(*named);
        if (text::email_key(wanted.email) == text::email_key(giver.email))
            throw Error(kInvalid, {}, {{"/email", "same", "is your own address"}});
        require_open(tx, named->event, kNotTransferable);
        for (const auto& ticket : tickets) require_transferable(ticket);
        for (const auto& ticket : tickets) require_not_offered(tx, ticket);
        require_seldom(tx, ids);
        Transfer transfer;
        transfer.id = new_id<TransferId>(context_);
        transfer.organization = named->organization;
        transfer.event = named->event;
        transfer.from_user = named->user;
        transfer.from = giver;
        transfer.to.email = wanted.email;
        transfer.created_at = now;
        transfer.expires_at = std::min<Time>(events_.find(tx, named->event)->starts_at, now + kTransferFor);
        for (const auto& ticket : tickets) transfer.tickets.push_back({ticket.id, ticket.type_name});
        repo::insert(tx, transfer);
        note(tx, now, caller, kOffered, transfer, ids);
        outbox::publish(tx, kTransferOffered, transfer.id.uuid(), now);
    });
}

void Transfers::withdraw(const auth::Caller& caller, const TicketId& id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto open = repo::find_open(tx, id);
        const auto transfer = open ? lock(tx, repo::find(tx, *open).value()) : Transfer{};
        const auto ticket = repo::find(tx, id);
        if (!ticket) throw Error(kNotFound, id.str());
        holders::require(context_, tx, caller, *ticket);
        if (!open || !end(tx, now, caller, transfer, kWithdrawing))
            throw Error(kTransferOver, id.str()).saying("This ticket is not offered to anybody any more.");
    });
}

void Transfers::withdraw_all(db::Tx& tx, const OrderId& order) const
{
    for (const auto& id : repo::open_of_order(tx, order))
        end(tx, context_.clock.now(), {}, lock(tx, repo::find(tx, id).value()), kWithdrawing);
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
    return context_.db.read([&](db::Session& session) {
        auto transfer = require(session, token);
        if (transfer.expires_at <= context_.clock.now() || !are_open(session, transfer.event))
            for (auto& one : transfer.tickets)
                if (one.status == TransferStatus::offered) one.status = TransferStatus::expired;
        return transfer;
    });
}

Transfer Transfers::accept(
    const auth::Caller& caller, const std::string& token, const std::string& name) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        // Nobody is erased with a ticket on the way to them.
        if (const auto user = caller.user()) accounts::require_active(tx, {*user});
        const auto transfer = lock(tx, require(tx, token));
        if (transfer.expires_at <= now) throw Error(kTransferOver, transfer.id.str());
        require_open(tx, transfer.event, kTransferOver);
        const auto had = still_offered(transfer);
        if (had.empty() || !end(tx, now, caller, transfer, kAccepting))
            throw Error(kTransferOver, transfer.id.str());
        repo::set_receiver(tx, transfer.id, name, caller.user());
        repo::set_holder(tx, had, transfer.id, {name, transfer.to.email}, caller.user());
    });
    return look(token);
}

int Transfers::expire() const
{
    const auto now = context_.clock.now();
    const auto due =
        context_.db.read([&](db::Session& session) { return repo::overdue(session, now, kAtOnce); });
    for (const auto& id : due)
        context_.db.transact(
            [&](db::Tx& tx) { end(tx, now, {}, lock(tx, repo::find(tx, id).value()), kExpiring); });
    return static_cast<int>(due.size());
}

}  // namespace gatehouse::tickets
