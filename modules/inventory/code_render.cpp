#include "modules/inventory/render.hpp"

namespace gatehouse::inventory {

namespace {

template <class Id, class Get>
std::vector<Id> only(const std::vector<ItemId>& items, Get get)
{
    std::vector<Id> out;
    for (const auto& item : items)
        if (const auto id = std::invoke(get, item)) out.push_back(*id);
    return out;
}

std::vector<TicketTypeId> types(const DiscountCode& c)
{
    return only<TicketTypeId>(c.applies_to, &ItemId::type);
}
std::vector<BundleId> bundles(const DiscountCode& c) { return only<BundleId>(c.applies_to, &ItemId::bundle); }

struct Unlocked {
    std::vector<SaleItem> types, bundles;
};

Unlocked unlocked(const CheckedCode& checked)
{
    Unlocked out;
    for (const auto& item : checked.unlocked) (item.id.is_bundle() ? out.bundles : out.types).push_back(item);
    return out;
}

template <class M>
auto of_code(M CodeTerms::*member)
{
    return [member](const CheckedCode& c) { return c.code.*member; };
}

}  // namespace

// clang-format off
const view::Object<DiscountCode>& code_view()
{
    static const auto view = view::object<DiscountCode>("DiscountCode")
        .field("id",                  &DiscountCode::id)
        .field("event_id",            &DiscountCode::event)
        .field("code",                &DiscountCode::code)
        .field("kind",                &DiscountCode::kind)
        .field("percent_off",         &DiscountCode::percent_off)
        .field("amount_off",          &DiscountCode::amount_off)
        .field("starts_at",           &DiscountCode::starts_at)
        .field("ends_at",             &DiscountCode::ends_at)
        .field("max_uses",            &DiscountCode::max_uses)
        .field("max_uses_per_person", &DiscountCode::max_uses_per_person)
        .field("uses",                &DiscountCode::uses)
        .field("ticket_type_ids",     types)
        .field("bundle_ids",          bundles)
        .field("min_order",           &DiscountCode::min_order)
        .field("blocks_stock",        &DiscountCode::blocks_stock)
        .field("reserved",            &DiscountCode::reserved)
        .field("unlocks",             &DiscountCode::unlocks)
        .field("active",              &DiscountCode::active)
        .field("created_at",          &DiscountCode::created_at);
    return view;
}

const view::Object<CheckedCode>& checked_code_view()
{
    static const auto unlocked_view = view::object<Unlocked>("UnlockedItems")
        .field("ticket_types", &Unlocked::types, type_view())
        .field("bundles",      &Unlocked::bundles, bundle_view());
    static const auto view = view::object<CheckedCode>("CheckedDiscountCode")
        .field("code",        of_code(&CodeTerms::code))
        .field("kind",        of_code(&CodeTerms::kind))
        .field("percent_off", of_code(&CodeTerms::percent_off))
        .field("amount_off",  of_code(&CodeTerms::amount_off))
        .field("applies_to",  of_code(&CodeTerms::applies_to))
        .field("min_order",   of_code(&CodeTerms::min_order))
        .field("unlocked",    unlocked, unlocked_view);
    return view;
}
// clang-format on

}  // namespace gatehouse::inventory
