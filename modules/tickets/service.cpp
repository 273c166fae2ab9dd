#include "modules/tickets/service.hpp"

#include <set>

#include "common/auth/order_secret.hpp"
#include "common/media/store.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/organizations/service.hpp"
#include "modules/tickets/key_repository.hpp"
#include "modules/tickets/keys.hpp"
#include "modules/tickets/pdf.hpp"
#include "modules/tickets/repository.hpp"
#include "modules/tickets/said_repository.hpp"
#include "modules/tickets/token.hpp"

namespace gatehouse::tickets {

namespace {

// Who may see a ticket: whose it is, who has the secret of its order, who runs its event.
bool may_see(const Context& context, db::Session& session, const auth::Caller& caller, const Ticket& ticket)
{
    if (ticket.user && ticket.user == caller.user()) return true;
    if (auth::order_secret::matches(context.config, ticket.order, ticket.secret_version, caller.order_secret))
        return true;
    return caller.principal && organizations::Service(context).may(
                                   session, caller, ticket.organization, organizations::Permission::events);
}

}  // namespace

std::vector<Ticket> Service::of_order(const auth::Caller& caller, const OrderId& order) const
{
    return context_.db.read([&](db::Session& session) {
        auto tickets = repo::of_order(session, order);
        if (tickets.empty() &&
            auth::order_secret::version_if_valid(context_.config, order, caller.order_secret))
            return tickets;
        std::erase_if(tickets, [&](const Ticket& t) { return !may_see(context_, session, caller, t); });
        if (tickets.empty()) throw Error(kNotFound, "tickets of " + order.str());
        return tickets;
    });
}

Ticket Service::get(const auth::Caller& caller, const TicketId& id) const
{
    return context_.db.read([&](db::Session& session) {
        auto ticket = repo::find(session, id);
        if (!ticket || !may_see(context_, session, caller, *ticket)) throw Error(kNotFound, id.str());
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
