// The hot path: from wishes to held tickets. README.md counts its statements.

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "common/http/idempotency.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/personal.hpp"
#include "modules/orders/box_office.hpp"
#include "modules/orders/changes.hpp"
#include "modules/orders/pricing.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/said.hpp"
#include "modules/orders/service.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::orders {

namespace {

constexpr std::size_t kNumberLetters = 10;
constexpr int kTries = 3;

// Whether the order is what was wanted; an item may be wanted in several lines.
bool same_wish(const Order& order, const PlaceOrder& wanted)
{
    std::map<ItemId, int> left;
    for (const auto& wish : wanted.lines) left[wish.item] += wish.quantity;
    for (const auto& line : order.lines) left[line.item] -= line.quantity;
    return order.event == wanted.event && order.buyer.email == wanted.buyer.email &&
           order.buyer.name == wanted.buyer.name &&
           inventory::code_key(order.discount_code.value_or("")) ==
               inventory::code_key(wanted.discount_code) &&
           (!wanted.offer || order.hold == inventory::hold_of(*wanted.offer)) &&
           std::ranges::all_of(left, [](const auto& entry) { return entry.second == 0; });
}

// The keys by which an offer knows who it is for.
std::vector<std::string> keys_of(const Buying& buying)
{
    return inventory::Person{buying.caller.user(), buying.wanted.buyer.email}.keys();
}

// An accepted offer's hold becomes the order's, with its deadline.
Order open(const Buying& buying, const inventory::Quote& quote, const FeeRule& fees,
    const inventory::OfferedHold* offer)
{
    const auto& [context, caller, wanted, idempotency] = buying;
    const auto now = context.clock.now();
    auto cost = price(quote.items, quote.event.currency, fees, quote.event.settings.fees_paid_by);
    if (wanted.expected_total && *wanted.expected_total != cost.total)
        throw Error(kPriceChanged, "expected another total").with("total", cost.total);
    const bool free = cost.total.amount == 0;
    Order order;
    order.id = OrderId(new_uuid(now, context.random));
    order.organization = quote.event.organization;
    order.event = quote.event.id;
    order.hold = offer ? offer->hold : HoldId(new_uuid(now, context.random));
    order.number = context.random.code(kNumberLetters);
    order.user = caller.user();
    order.buyer = wanted.buyer;
    order.status = free ? Status::completed : Status::pending;
    order.method = free ? Method::free : Method::card;
    order.lines = std::move(cost.lines);
    order.subtotal = cost.subtotal;
    order.discount = cost.discount;
    order.fees = cost.fees;
    order.platform_fee = cost.platform_fee;
    if (!quote.code.empty()) order.discount_code = quote.code;
    order.tax = cost.tax;
    order.total = cost.total;
    order.quantity = cost.quantity;
    order.expires_at = offer ? offer->expires_at : now + kHoldFor;
    if (free) order.completed_at = now;
    order.created_at = now;
    return order;
}

inventory::Taking taking_of(const Buying& buying, const Order& order, const inventory::Quote& quote)
{
    return {{order.hold, order.event, inventory::HoldKind::checkout, order.id, order.expires_at,
                order.created_at, order.sold()},
        quote.items, quote.claims, quote.reserve, {},
        buying.wanted.offer ? keys_of(buying) : std::vector<std::string>()};
}

inventory::Asking asking_of(const Buying& buying)
{
    return {buying.wanted.discount_code, {buying.caller.user(), buying.wanted.buyer.email},
        buying.wanted.offer.has_value()};
}

inventory::Interest interest_of(Counter::Batch buyers)
{
    inventory::Interest interest;
    std::set<ItemId> items;
    for (const auto* buyer : buyers) {
        for (const auto& wish : buyer->request.wanted.lines) items.insert(wish.item);
        interest.buyers.push_back(asking_of(buyer->request));
    }
    interest.items = {items.begin(), items.end()};
    return interest;
}

// What is wrong with one buyer's wish is told to that buyer alone.
template <class F>
bool attempt(Counter::Member& buyer, F step)
{
    try {
        step();
        return true;
    } catch (const Error&) {
        buyer.fail(std::current_exception());
        return false;
    }
}

// An offer ended, or was accepted twice, since we looked: its buyer's own matter.
bool is_about_offer(const Error& e)
{
    return &e.kind() == &inventory::kOfferExpired || &e.kind() == &inventory::kOfferUsed ||
           &e.kind() == &inventory::kOfferMismatch;
}

// One look at the stock, and who of the batch gets what of it.
struct Plan {
    struct Sale {
        Counter::Member* buyer;
        Order order;
        inventory::Quote quote;
    };
    std::vector<Sale> sales;
    std::vector<Sale> short_of;              // there is too little left for them, without an order
    std::vector<ItemId> awaited;             // for which somebody was sent to the line
    std::vector<Counter::Member*> repeated;  // the same request stands before them in the batch
    std::optional<inventory::Remaining> remaining;
    inventory::KnownShortage known;  // as it was before MySQL was asked
};

// What the database said about the event, the offers that are accepted, and the organization's fees.
struct Look {
    inventory::Catalogue catalogue;
    std::unordered_map<HoldId, inventory::OfferedHold> offers;
    FeeRule fees;
    bool may_charge = true;  // PAY-1
};

class Batch {
public:
    Batch(const Context& context, const EventId& event)
        : context_(context), event_(event), orders_(context), inventory_(context), tickets_(context)
    {
    }

    void serve(Counter::Batch buyers) const;

private:
    Plan plan(Counter::Batch buyers) const;
    void plan_for(Plan& plan, Counter::Member& buyer, const Look& look) const;
    void sell(const Plan& plan) const;
    void settle(Plan& plan) const;
    void refuse(const Plan& plan) const;
    std::set<std::string> served_before(const Plan& plan) const;
    bool answer_again(Counter::Member& buyer) const;
    void serve_each(Counter::Batch buyers) const;

    Placed placed(Order order) const
    {
        auto secret = orders_.secret(order);
        return {std::move(order), std::move(secret)};
    }

    const Context& context_;
    const EventId& event_;
    Service orders_;
    inventory::Service inventory_;
    tickets::Service tickets_;
};

Plan Batch::plan(Counter::Batch buyers) const
{
    Plan plan;
    const auto interest = interest_of(buyers);
    plan.known = inventory_.known_shortage(event_, interest.items);
    std::vector<Counter::Member*> hopeful;
    for (auto* buyer : buyers) {
        if (buyer->settled()) continue;
        // A code may keep places that nobody else can have, and an offer has its own.
        const auto& wanted = buyer->request.wanted;
        if (!wanted.discount_code.empty() || wanted.offer ||
            attempt(*buyer, [&] { plan.known.refuse(wanted.lines); }))
            hopeful.push_back(buyer);
    }
    if (hopeful.empty()) return plan;
    std::vector<HoldId> offers;
    for (const auto* buyer : hopeful)
        if (const auto& offer = buyer->request.wanted.offer) offers.push_back(inventory::hold_of(*offer));
    const auto look = context_.db.read([&](db::Session& session) {
        auto catalogue = inventory_.catalogue(session, event_, interest);
        const organizations::Service organizations(context_);
        const auto share = organizations.fee_percent(session, catalogue.event.organization);
        const bool may_charge = organizations.may_charge(session, catalogue.event.organization);
        return Look{std::move(catalogue), inventory_.offers(session, offers),
            fee_rule(context_.config, share), may_charge};
    });
    plan.remaining.emplace(look.catalogue);
    std::set<std::string_view> keys;
    for (auto* buyer : hopeful) {
        if (!keys.insert(buyer->request.idempotency).second) {
            plan.repeated.push_back(buyer);
            continue;
        }
        attempt(*buyer, [&] { plan_for(plan, *buyer, look); });
    }
    return plan;
}

// An offer's places are taken already, so it cannot be short of any.
void Batch::plan_for(Plan& plan, Counter::Member& buyer, const Look& look) const
{
    const auto& request = buyer.request;
    const auto& wanted = request.wanted;
    try {
        auto quote = inventory_.quote(look.catalogue, wanted.lines, asking_of(request));
        const inventory::OfferedHold* offer = nullptr;
        if (wanted.offer) {
            const auto it = look.offers.find(inventory::hold_of(*wanted.offer));
            if (it == look.offers.end()) throw Error(inventory::kOfferMismatch, "unknown offer");
            offer = &it->second;
            if (!offer->order || !answer_again(buyer))
                offer->require_acceptable(wanted.lines, keys_of(request), context_.clock.now());
            if (buyer.settled()) return;
            for (auto& item : quote.items) item.reserved = 0;
            quote.reserve.reset();
        }
        auto order = open(request, quote, look.fees, offer);
        if (!order.sold() && !look.may_charge)
            throw Error(organizations::kCardSalesStopped, order.organization.str());
        hear(order, wanted, look.catalogue.questions);
        const bool fits = offer || plan.remaining->take(quote);
        (fits ? plan.sales : plan.short_of).push_back({&buyer, std::move(order), std::move(quote)});
    } catch (const Error& e) {
        // Of several lines, only one may be of what people wait for.
        if (&e.kind() == &inventory::kQueueRequired && wanted.lines.size() == 1)
            plan.awaited.push_back(wanted.lines.front().item);
        throw;
    }
}

// The orders' own rows touch nothing that anybody else wants; the pools, which everybody wants, are taken
// last.
void Batch::sell(const Plan& plan) const
{
    std::vector<repo::NewOrder> orders;
    std::vector<inventory::Taking> takings;
    std::vector<Change> completed;
    std::vector<Uuid> accepting;
    std::vector<UserId> signed_in;
    const auto said = said_in(plan.sales | std::views::transform(&Plan::Sale::order));
    for (const auto& [buyer, order, quote] : plan.sales) {
        orders.push_back({order, buyer->request.idempotency});
        takings.push_back(taking_of(buyer->request, order, quote));
        if (buyer->request.wanted.offer) accepting.push_back(order.id.uuid());
        if (order.sold()) completed.push_back({buyer->request.caller, order});
        if (order.user) signed_in.push_back(*order.user);
    }
    context_.db.transact([&](db::Tx& tx) {
        // First: who erases an account holds its row, and then looks for orders.
        accounts::require_active(tx, signed_in);
        repo::insert(tx, orders);
        if (!said.empty()) tickets_.keep_said(tx, said);
        finish(context_, tx, completed, context_.clock.now());
        outbox::publish_all(tx, "order.accepts_offer", accepting, context_.clock.now());
        inventory_.take(tx, takings);
    });
}

// Redis may have forgotten a request that got the last tickets.
std::set<std::string> Batch::served_before(const Plan& plan) const
{
    std::vector<std::string> keys;
    for (const auto& sale : plan.short_of) keys.push_back(sale.buyer->request.idempotency);
    if (keys.empty()) return {};
    return context_.db.read([&](db::Session& session) { return repo::known_keys(session, keys); });
}

// What the others hear is what is left when all have been served.
void Batch::refuse(const Plan& plan) const
{
    const auto before = served_before(plan);
    std::vector<ItemId> sold_out;
    for (const auto& [buyer, order, quote] : plan.short_of) {
        if (before.contains(buyer->request.idempotency)) {
            answer_again(*buyer);
            continue;
        }
        buyer->fail(std::make_exception_ptr(plan.remaining->shortage(quote)));
        for (const auto& item : plan.remaining->sold_out(quote.items))
            if (std::ranges::find(sold_out, item) == sold_out.end()) sold_out.push_back(item);
    }
    inventory_.note_sold_out(event_, sold_out, plan.known);
    inventory_.note_awaited(event_, plan.awaited);
}

void Batch::settle(Plan& plan) const
{
    if (!plan.sales.empty()) inventory_.stock_taken(event_);
    for (auto& [buyer, order, quote] : plan.sales) buyer->give(placed(std::move(order)));
    refuse(plan);
    serve_each(plan.repeated);
}

void Batch::serve_each(Counter::Batch buyers) const
{
    for (std::size_t i = 0; i < buyers.size(); ++i) {
        try {
            serve(buyers.subspan(i, 1));
        } catch (...) {
            buyers[i]->fail(std::current_exception());
        }
    }
}

void Batch::serve(Counter::Batch buyers) const
{
    for (int tries = 1;; ++tries) {
        auto plan = this->plan(buyers);
        try {
            if (!plan.sales.empty()) sell(plan);
            return settle(plan);
        } catch (const Error& e) {
            // Somebody else took from the same pools since we looked: look again. A look that finds too
            // little says so itself, so who saw enough each time was only never quick enough.
            if ((is_about_offer(e) || &e.kind() == &kUnauthenticated) && buyers.size() > 1)
                return serve_each(buyers);
            if (!inventory::is_shortage(e)) throw;
            if (tries == kTries && buyers.size() == 1) throw Error(kBusy, "the pools changed at every try");
            if (tries == kTries) return serve_each(buyers);
        } catch (const std::exception& e) {
            // Either a request came before and Redis has forgotten it, or a number is taken.
            if (!db::is_duplicate(e)) throw;
            if (buyers.size() > 1) return serve_each(buyers);
            if (answer_again(*buyers.front())) return;
            if (tries == kTries) throw;
        }
    }
}

// The order that stands under the buyer's key, if there is one.
bool Batch::answer_again(Counter::Member& buyer) const
{
    const auto& request = buyer.request;
    auto order = context_.db.read(
        [&](db::Session& session) { return repo::find_by_idempotency(session, request.idempotency); });
    if (!order) return false;
    if (same_wish(*order, request.wanted))
        buyer.give(placed(std::move(*order)));
    else
        buyer.fail(std::make_exception_ptr(Error(http::kKeyMismatch, "key of " + order->id.str())));
    return true;
}

}  // namespace

void serve(const Context& context, const EventId& event, Counter::Batch buyers)
{
    Batch(context, event).serve(buyers);
}

Placed Service::place(
    const auth::Caller& caller, const PlaceOrder& wanted, const std::string& idempotency) const
{
    const Buying buying{context_, caller, wanted, idempotency};
    Counter::Member buyer(buying);
    Counter::Member* const alone = &buyer;
    serve(context_, wanted.event, Counter::Batch(&alone, 1));
    return buyer.outcome();
}

}  // namespace gatehouse::orders
