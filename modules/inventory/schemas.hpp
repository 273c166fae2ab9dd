// What each request must look like.

#pragma once

#include "common/json/readers.hpp"
#include "common/text/text.hpp"
#include "common/time.hpp"
#include "modules/inventory/requests.hpp"

namespace gatehouse::inventory {

inline constexpr int kMostCapacity = 10'000'000;

// What new items and changes of items may say alike.
template <class T>
schema::Object<T> with_terms(schema::Object<T> of)
{
    // clang-format off
    return std::move(of)
        .optional("capacity",       &T::capacity,       schema::integer(0, kMostCapacity))
        .optional("description",    &T::description,    schema::long_text(1000))
        .optional("sales_start",    &T::sales_start,    schema::time())
        .optional("sales_end",      &T::sales_end,      schema::time())
        .optional("min_per_order",  &T::min_per_order,  schema::integer(1, 100))
        .optional("max_per_order",  &T::max_per_order,  schema::integer(1, 100))
        .optional("max_per_person", &T::max_per_person, schema::integer(1, 10'000))
        .optional("tax_rate",       &T::tax_rate,       schema::integer(0, 10'000))
        .optional("tax_included",   &T::tax_included,   schema::flag())
        .optional("active",         &T::active,         schema::flag())
        .optional("visibility",     &T::visibility,     schema::choice<Visibility>())
        .optional("sale_mode",      &T::sale_mode,      schema::choice<SaleMode>())
        .optional("sort",           &T::sort,           schema::integer(-1000, 1000));
    // clang-format on
}

template <class T>
schema::Object<T> new_item(const char* name)
{
    return with_terms(schema::object<T>(name)
                          .field("event_id", &T::event, schema::id<EventId>())
                          .field("name", &T::name, schema::text(1, 120)));
}

template <class T>
schema::Object<T> item_change(const char* name)
{
    return with_terms(schema::object<T>(name)
                          .optional("name", &T::name, schema::text(1, 120))
                          .optional("price", &T::price, schema::money(0)));
}

inline schema::Reader<std::vector<DayId>> day_ids()
{
    return schema::list(schema::id<DayId>(), 2, kMostDays);
}

// RFC 3339, or wall time in the event's zone: "2026-11-20T19:00".
inline schema::Reader<std::string> moment()
{
    return schema::checked(40, "time", "must be a time such as 2026-11-20T19:00 or 2026-11-20T19:00:00Z",
        [](std::string_view t) { return parse_rfc3339(t) || zone::from_local(t, "UTC"); });
}

// clang-format off
inline const auto kNewTicketType = new_item<NewTicketType>("NewTicketType")
    .field("price",     &NewTicketType::price, schema::money(0))
    .optional("day_id", &NewTicketType::day,   schema::id<DayId>());

inline const auto kTypeChange = item_change<TypeChange>("TicketTypeChange")
    .optional("day_id", &TypeChange::day, schema::id<DayId>());

inline const auto kNewBundle = new_item<NewBundle>("NewBundle")
    .field("day_ids",             &NewBundle::day_ids,          day_ids())
    .optional("price",            &NewBundle::own_price,        schema::money(0))
    .optional("discount_percent", &NewBundle::discount_percent, schema::integer(0, 10'000));

inline const auto kBundleChange = item_change<BundleChange>("BundleChange")
    .optional("day_ids",          &BundleChange::day_ids,          day_ids())
    .optional("discount_percent", &BundleChange::discount_percent, schema::integer(0, 10'000));

inline schema::Reader<std::string> code()
{
    return schema::checked(120, "code", "must have 3 to 40 letters, digits and signs, and no spaces", [](std::string_view t) {
        const auto letters = text::length(t);
        return letters >= 3 && letters <= 40 && !text::has_control(t) && t.find(' ') == std::string_view::npos;
    });
}

// What new codes and changes of codes may say alike.
template <class T>
schema::Object<T> with_rules(schema::Object<T> of)
{
    return std::move(of)
        .optional("percent_off",         &T::percent_off,         schema::integer(0, 10'000))
        .optional("amount_off",          &T::amount_off,          schema::money(1))
        .optional("starts_at",           &T::starts_at,           schema::time())
        .optional("ends_at",             &T::ends_at,             schema::time())
        .optional("max_uses",            &T::max_uses,            schema::integer(1, kMostCapacity))
        .optional("max_uses_per_person", &T::max_uses_per_person, schema::integer(1, 10'000))
        .optional("min_order",           &T::min_order,           schema::money(0))
        .optional("blocks_stock",        &T::blocks_stock,        schema::integer(0, kMostCapacity))
        .optional("active",              &T::active,              schema::flag())
        .optional("ticket_type_ids",     &T::types,               schema::list(schema::id<TicketTypeId>(), 0, 100))
        .optional("bundle_ids",          &T::bundles,             schema::list(schema::id<BundleId>(), 0, 100))
        .optional("unlocks",             &T::unlocks,             schema::list(schema::item_id(), 0, 100));
}

inline const auto kNewCode = with_rules(schema::object<NewCode>("NewDiscountCode")
    .field("event_id", &NewCode::event, schema::id<EventId>())
    .field("code",     &NewCode::code,  code())
    .field("kind",     &NewCode::kind,  schema::choice<CodeKind>()));

inline const auto kCodeChange = with_rules(schema::object<CodeChange>("DiscountCodeChange")
    .optional("code", &CodeChange::code, code())
    .optional("kind", &CodeChange::kind, schema::choice<CodeKind>()));

inline const auto kCodeCheck = schema::object<CodeCheck>("DiscountCodeCheck")
    .field("event_id", &CodeCheck::event, schema::id<EventId>())
    .field("code",     &CodeCheck::code,  schema::opaque(1, 200));

template <class T>
schema::Object<T> with_place(schema::Object<T> of)
{
    return std::move(of)
        .optional("name",        &T::name,        schema::text(0, 120))
        .optional("description", &T::description, schema::long_text(1000))
        .optional("place",       &T::place,       schema::text(0, 200))
        .optional("capacity",    &T::capacity,    schema::integer(0, kMostCapacity));
}

inline const auto kNewDay = with_place(schema::object<NewDay>("NewEventDay")
    .field("starts_at", &NewDay::starts_at, moment())
    .field("ends_at",   &NewDay::ends_at,   moment()));

inline const auto kDayChange = with_place(schema::object<DayChange>("EventDayChange")
    .optional("starts_at", &DayChange::starts_at, moment())
    .optional("ends_at",   &DayChange::ends_at,   moment()));

inline const auto kNewCapacity = schema::object<NewCapacity>("EventCapacityChange")
    .optional("capacity", &NewCapacity::capacity, schema::integer(0, kMostCapacity));

inline const auto kListQuery = schema::object<ListQuery>("OfEventQuery")
    .field("event_id", &ListQuery::event, schema::id<EventId>());

inline const auto kCancel = schema::object<Cancel>("CancelEvent")
    .optional("reason", &Cancel::reason, schema::long_text(1000));

inline const auto kDuplicate = schema::object<Duplicate>("DuplicateEvent")
    .optional("name",      &Duplicate::name,      schema::text(1, 200))
    .optional("starts_at", &Duplicate::starts_at, schema::time())
    .optional("ends_at",   &Duplicate::ends_at,   schema::time());

// What new questions and changes of them may say alike.
template <class T>
schema::Object<T> with_asking(schema::Object<T> of)
{
    return std::move(of)
        .optional("help",     &T::help,     schema::text(0, 300))
        .optional("required", &T::required, schema::flag())
        .optional("options",  &T::options,  schema::list(schema::text(1, kLongestOption), 0, kMostOptions))
        .optional("item_ids", &T::items,    schema::list(schema::item_id(), 0, 100));
}

inline const auto kNewQuestion = with_asking(schema::object<NewQuestion>("NewQuestion")
    .field("asked_of", &NewQuestion::of,    schema::choice<AskedOf>())
    .field("kind",     &NewQuestion::kind,  schema::choice<QuestionKind>())
    .field("label",    &NewQuestion::label, schema::text(1, 200)));

inline const auto kQuestionChange = with_asking(schema::object<QuestionChange>("QuestionChange")
    .optional("label", &QuestionChange::label, schema::text(1, 200)));

inline const auto kQuestionOrder = schema::object<QuestionOrder>("QuestionOrder")
    .field("ids", &QuestionOrder::ids, schema::list(schema::id<QuestionId>(), 0, kMostQuestions));
// clang-format on

}  // namespace gatehouse::inventory
