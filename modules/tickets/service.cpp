#include "modules/tickets/service.hpp"

#include <algorithm>
#include <set>

#include "common/auth/one_time.hpp"
#include "common/auth/order_secret.hpp"
#include "common/media/store.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/tickets/holders.hpp"
#include "modules/tickets/key_repository.hpp"
#include "modules/tickets/keys.hpp"
#include "modules/tickets/pdf.hpp"
#include "modules/tickets/repository.hpp"
#include "modules/tickets/said_repository.hpp"
#include "modules/tickets/token.hpp"
#include "modules/tickets/transfer_repository.hpp"

namespace gatehouse::tickets {

std::vector<Ticket> Service::of_order(const auth::Caller& caller, const OrderId& order) const
{
    return context_.db.read([&](db::Session& session) {
        auto tickets = repo::of_order(session, order);
        if (tickets.empty() &&
            auth::order_secret::version_if_valid(context_.config, order, caller.order_secret))
            return tickets;
        std::vector<Ticket> seen;
        std::vector<TicketId> others;
        for (auto& ticket : tickets) {
            if (holders::may_see(context_, session, caller, ticket))
                seen.push_back(std::move(ticket));
            else if (ticket.transfer)
                others.push_back(ticket.id);
        }
        for (auto& gone : handed_on(session, caller, order, others)) seen.push_back(std::move(gone));
        if (seen.empty()) throw Error(kNotFound, "tickets of " + order.str());
        std::ranges::sort(seen, {}, &Ticket::serial);
        return seen;
    });
}

// Of tickets that are somebody else's now, what those see of them who had them from the order.
std::vector<Ticket> Service::handed_on(db::Session& session, const auth::Caller& caller, const OrderId& order,
    const std::vector<TicketId>& ids) const
{
    std::vector<Ticket> out;
    if (ids.empty()) return out;
    const auto given = caller.user() ? repo::given_by(session, ids, *caller.user()) : std::vector<TicketId>();
    const auto receivers = repo::given_away(session, ids);
    for (auto& ticket : repo::of_order(session, order)) {
        if (std::ranges::find(ids, ticket.id) == ids.end()) continue;
        if (std::ranges::find(given, ticket.id) == given.end() &&
            !auth::order_secret::matches(context_.config, order, ticket.secret_version, caller.order_secret))
            continue;
        const auto to = receivers.find(ticket.id);
        if (ticket.status != Status::cancelled) ticket.status = Status::transferred;
        ticket.holder = {"", to == receivers.end() ? "" : to->second};
        ticket.used_at.reset();
        out.push_back(std::move(ticket));
    }
    return out;
}

Ticket Service::get(const auth::Caller& caller, const TicketId& id) const
{
    return context_.db.read([&](db::Session& session) {
        auto ticket = repo::find(session, id);
        if (!ticket || !holders::may_see(context_, session, caller, *ticket))
            throw Error(kNotFound, id.str());
        return *ticket;
    });
}

std::vector<Ticket> Service::of_order(db::Session& session, const OrderId& order) const
{
    return repo::of_order(session, order);
}

void Service::keep_said(db::Tx& tx, const std::vector<Said>& said) const { repo::insert_said(tx, said); }

std::unordered_map<OrderId, std::vector<Holder>> Service::holders_of(
    db::Session& session, const std::vector<OrderId>& orders) const
{
    return repo::holders_of(session, orders);
}

std::unordered_map<OrderId, std::vector<Answered>> Service::answers_of(
    db::Session& session, const std::vector<OrderId>& orders) const
{
    return repo::answers_of(session, orders);
}

std::optional<Transfer> Service::find_transfer(db::Session& session, const TransferId& id) const
{
    return repo::find(session, id);
}

std::vector<Ticket> Service::of_transfer(db::Session& session, const TransferId& id) const
{
    return repo::of_transfer(session, id);
}

std::string Service::transfer_secret(const TransferId& id) const
{
    return auth::one_time::token(context_.config, kTransferPurpose, id.uuid());
}

std::map<TicketId, OpenTransfer> Service::open_transfers(const std::vector<Ticket>& tickets) const
{
    std::vector<TicketId> ids;
    for (const auto& ticket : tickets)
        if (ticket.status == Status::valid) ids.push_back(ticket.id);
    return context_.db.read(
        [&](db::Session& session) { return repo::open_of(session, ids, context_.clock.now()); });
}

std::optional<Ticket> Service::find(db::Session& session, const TicketId& id) const
{
    return repo::find(session, id);
}

std::optional<Ticket> Service::find_by_number(
    db::Session& session, const EventId& event, std::string_view number) const
{
    return repo::find_by_number(session, event, number);
}

std::vector<Ticket> Service::search(
    db::Session& session, const EventId& event, const std::string& q, int most) const
{
    AttendeeQuery query;
    query.q = q;
    return repo::of_event(session, event, query, {}, most);
}

std::vector<Expected> Service::expected(db::Session& session, const EventId& event, DaysMask days) const
{
    return repo::expected(session, event, days);
}

std::vector<ExpectedOn> Service::expected_on(db::Session& session, const EventId& event) const
{
    return repo::expected_on(session, event);
}

std::vector<Signed> Service::sign(std::vector<Ticket> tickets) const
{
    if (tickets.empty()) return {};
    std::set<EventId> events;
    for (const auto& ticket : tickets) events.insert(ticket.event);
    const auto keys = keys::for_signing(context_, {events.begin(), events.end()});
    std::vector<Signed> signed_tickets;
    signed_tickets.reserve(tickets.size());
    for (auto& ticket : tickets) {
        if (ticket.status == Status::transferred) {  // its code is its new holder's
            signed_tickets.push_back({std::move(ticket), ""});
            continue;
        }
        const auto& key = keys.at(ticket.event);
        const Token says{
            static_cast<std::uint8_t>(key.number), ticket.event, ticket.id, ticket.version, ticket.days};
        signed_tickets.push_back({std::move(ticket), token::seal(says, key.secret)});
    }
    return signed_tickets;
}

Verified Service::verify(db::Session& session, std::string_view text) const
{
    const auto unproven = token::parse(text);
    if (!unproven) return {Verdict::malformed, {}};
    const auto key = repo::public_key(session, unproven->token.event, unproven->token.key_number);
    if (!key) return {Verdict::unknown_key, {}};
    if (!token::proven(*unproven, *key)) return {Verdict::forged, {}};
    return {Verdict::genuine, unproven->token};
}

std::string Service::pdf(const std::vector<Ticket>& tickets) const
{
    if (tickets.empty()) throw Error(kNotFound, "no tickets");
    const auto [event, days] = context_.db.read([&](db::Session& session) {
        auto brief = events::Service(context_).brief(session, tickets.front().event);
        auto days = inventory::Service(context_).days(session, brief.id, brief.zone);
        return std::pair(std::move(brief), std::move(days));
    });
    const auto& logo = event.organizer.brand.logo;
    return render_pdf(
        sign(tickets), event, days, logo ? media::Store(context_.config).read(logo->file()) : "");
}

}  // namespace gatehouse::tickets
