// What wishes cost now, and whether they may be wished at all.

#include <algorithm>
#include <set>

#include "common/time.hpp"
#include "modules/inventory/claim_repository.hpp"
#include "modules/inventory/code_repository.hpp"
#include "modules/inventory/question_repository.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

namespace {

Error about(const ErrorKind& kind, const SaleItem& item)
{
    return Error(kind, item.id.str()).with(item.id.member(), item.id.str());
}

void check_window(const SaleItem& item, const events::Facts& event, Time now, bool admitted)
{
    const auto throw_closed = [&] { throw about(kSalesClosed, item); };
    if (item.sale_mode == SaleMode::closed) throw_closed();
    switch (state_of(item, event.ends_at, now)) {
        case TypeState::not_started:
            throw about(kSalesNotOpen, item).with("sales_start", to_rfc3339(*item.sales_start));
        case TypeState::ended:
        case TypeState::closed: throw_closed();
        case TypeState::on_sale:
        case TypeState::sold_out: break;
    }
    if (item.sale_mode == SaleMode::waiting_room && !admitted) throw about(kQueueRequired, item);
}

void check_limits(const SaleItem& item, int quantity)
{
    if (quantity > item.max_per_order)
        throw about(kLimitExceeded, item)
            .with("max", item.max_per_order)
            .saying(
                "At most " + std::to_string(item.max_per_order) + " of these tickets can be in one order.");
    if (item.max_per_person && quantity > *item.max_per_person)
        throw about(kLimitExceeded, item)
            .with("max", *item.max_per_person)
            .with("already", 0)
            .saying(
                "One person can have at most " + std::to_string(*item.max_per_person) + " of these tickets.");
    if (quantity < item.min_per_order)
        throw about(kLimitExceeded, item)
            .with("min", item.min_per_order)
            .saying(
                "At least " + std::to_string(item.min_per_order) + " of these tickets must be in one order.");
}

void check_total(const events::Settings& settings, int total)
{
    if (total > settings.max_per_order)
        throw Error(kLimitExceeded)
            .with("max", settings.max_per_order)
            .saying("At most " + std::to_string(settings.max_per_order) + " tickets can be in one order.");
    if (total < settings.min_per_order)
        throw Error(kLimitExceeded)
            .with("min", settings.min_per_order)
            .saying("At least " + std::to_string(settings.min_per_order) + " tickets must be in one order.");
}

const DiscountCode* find_code(const Catalogue& catalogue, const std::string& wanted, Time now)
{
    if (wanted.empty()) return nullptr;
    const auto key = code_key(wanted);
    const auto code =
        std::ranges::find_if(catalogue.codes, [&](const DiscountCode& c) { return code_key(c.code) == key; });
    if (code == catalogue.codes.end()) throw Error(kCodeUnknown);
    code->require_usable(now, kCodeUnknown);
    return &*code;
}

// Counts against everything that the person is known by.
void claim_of_person(Quote& quote, const Catalogue& catalogue, const Person& person, const Uuid& subject,
    int quantity, int most, const ItemId& item)
{
    for (const auto& key : person.keys()) {
        const ClaimKey claim{ClaimKind::person, subject, key};
        const auto counted = catalogue.counts.find(claim);
        quote.claims.push_back(
            {claim, quantity, most, counted == catalogue.counts.end() ? 0 : counted->second, item});
    }
}

// The lines that the code is for get their share of what it takes off.
void take_off(Quote& quote, const DiscountCode& code)
{
    std::vector<Item*> lines;
    std::vector<std::int64_t> amounts;
    for (auto& item : quote.items)
        if (code.applies(item.id)) {
            lines.push_back(&item);
            amounts.push_back((item.unit_price * item.quantity).amount);
        }
    const auto off = code.off(amounts);
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i]->discount.amount = off[i];
}

void apply(Quote& quote, const Catalogue& catalogue, const DiscountCode& code, const Person& person)
{
    Money sum{0, quote.event.currency};
    bool useful = false;
    for (const auto& item : quote.items) {
        sum = sum + item.unit_price * item.quantity;
        useful = useful || code.applies(item.id) || code.shows(item.id);
    }
    if (!useful) throw Error(kCodeNotApplicable, code.id.str());
    const auto least = code.min_order.value_or(Money{0, sum.currency});
    if (sum.amount < least.amount)
        throw Error(kCodeMinimum, code.id.str())
            .with("min_order", least)
            .saying("This code is for orders of at least " + money::to_text(least) + ".");
    take_off(quote, code);
    quote.claims.push_back({{ClaimKind::code, code.id.uuid(), {}}, 1, code.max_uses, code.uses, {}});
    if (code.max_uses_per_person)
        claim_of_person(quote, catalogue, person, code.id.uuid(), 1, *code.max_uses_per_person, {});
    if (!code.reserve || code.applies_to.empty() || code.reserved == 0) return;
    quote.reserve = Reserve{*code.reserve, code.applies_to.front(), code.reserved};
    for (auto& item : quote.items)
        if (item.id == quote.reserve->item) item.reserved = std::min(item.quantity, code.reserved);
}

// Places that come back are for those who wait (INV-5). What a code keeps is not among them.
void require_no_line(const Catalogue& catalogue, const Quote& quote)
{
    for (const auto& offer : catalogue.offers)
        for (const auto& item : quote.items)
            if (item.id == offer.item.id && offer.awaited && item.reserved < item.quantity)
                throw about(kQueueRequired, offer.item)
                    .saying("Other people wait for these tickets. Please join the line.");
}

}  // namespace

Catalogue Service::catalogue(db::Session& session, const EventId& event, const Interest& interest) const
{
    Catalogue catalogue{events_.require_on_sale(session, event), {}, {}, {}, {}};
    repo::add_offers(session, catalogue, interest.items);
    if (catalogue.event.asks) catalogue.questions = repo::questions_of(session, event);
    std::set<std::string> codes, persons;
    for (const auto& buyer : interest.buyers)
        if (!buyer.code.empty()) codes.insert(code_key(buyer.code));
    if (!codes.empty()) catalogue.codes = repo::codes_by_key(session, event, {codes.begin(), codes.end()});
    // Nobody counts persons where there is no limit for them.
    const bool limited = std::ranges::any_of(catalogue.offers,
                             [](const Offer& o) { return o.item.max_per_person.has_value(); }) ||
                         std::ranges::any_of(catalogue.codes,
                             [](const DiscountCode& c) { return c.max_uses_per_person.has_value(); });
    if (!limited) return catalogue;
    for (const auto& buyer : interest.buyers)
        for (auto& key : buyer.person.keys()) persons.insert(std::move(key));
    catalogue.counts = repo::counts_of(session, {persons.begin(), persons.end()});
    return catalogue;
}

Quote Service::quote(const Catalogue& catalogue, const std::vector<Wish>& wishes, const Asking& asking) const
{
    std::vector<Wish> wanted;  // by item, in the order of the wishes
    for (const auto& wish : wishes) {
        const auto same = std::ranges::find(wanted, wish.item, &Wish::item);
        if (same == wanted.end())
            wanted.push_back(wish);
        else
            same->quantity += wish.quantity;
    }
    const auto now = context_.clock.now();
    const auto* code = find_code(catalogue, asking.code, now);
    Quote quote{catalogue.event, {}, code ? code->code : "", {}, {}};
    int total = 0;
    for (const auto& [id, quantity] : wanted) {
        const auto offer = std::ranges::find_if(catalogue.offers,
            [&](const Offer& o) { return o.item.id == id && o.item.id.is_bundle() == id.is_bundle(); });
        if (offer == catalogue.offers.end() || !offer->item.active ||
            (offer->item.visibility == Visibility::hidden && !(code && code->shows(id))))
            throw Error(kNotFound, id.str()).with(id.member(), id.str());
        const auto& item = offer->item;
        check_window(item, quote.event, now, asking.admitted);
        check_limits(item, quantity);
        total += quantity;
        quote.items.push_back({id, item.name, quantity, item.price, item.tax_rate, item.tax_included,
            item.days, item.sales_end, offer->pools, Money{0, item.price.currency}, 0});
        if (item.max_per_person)
            claim_of_person(quote, catalogue, asking.person, id.uuid(), quantity, *item.max_per_person, id);
    }
    check_total(quote.event.settings, total);
    if (code) apply(quote, catalogue, *code, asking.person);
    if (!asking.admitted) require_no_line(catalogue, quote);
    for (const auto& claim : quote.claims)
        if (claim.most && claim.already + claim.quantity > *claim.most) throw claim.refusal(claim.already);
    return quote;
}

Quote Service::quote(
    db::Session& session, const EventId& event, const std::vector<Wish>& wishes, const Asking& asking) const
{
    Interest interest{{}, {asking}};
    for (const auto& wish : wishes) interest.items.push_back(wish.item);
    return quote(catalogue(session, event, interest), wishes, asking);
}

}  // namespace gatehouse::inventory
