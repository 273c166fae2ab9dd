// What each request must look like.

#pragma once

#include "modules/inventory/requests.hpp"

namespace gatehouse::inventory {

inline constexpr int kMostCapacity = 10'000'000;

// clang-format off
inline const auto kNewTicketType = schema::object<NewTicketType>("NewTicketType")
    .field("event_id",         &NewTicketType::event,         schema::id<EventId>())
    .field("name",             &NewTicketType::name,          schema::text(1, 120))
    .field("price",            &NewTicketType::price,         schema::money(0))
    .optional("capacity",      &NewTicketType::capacity,      schema::integer(0, kMostCapacity))
    .optional("description",   &NewTicketType::description,   schema::long_text(1000))
    .optional("sales_start",   &NewTicketType::sales_start,   schema::time())
    .optional("sales_end",     &NewTicketType::sales_end,     schema::time())
    .optional("min_per_order", &NewTicketType::min_per_order, schema::integer(1, 100))
    .optional("max_per_order", &NewTicketType::max_per_order, schema::integer(1, 100))
    .optional("tax_rate",      &NewTicketType::tax_rate,      schema::integer(0, 10'000))
    .optional("tax_included",  &NewTicketType::tax_included,  schema::flag())
    .optional("active",        &NewTicketType::active,        schema::flag())
    .optional("visibility",    &NewTicketType::visibility,    schema::choice<Visibility>())
    .optional("sale_mode",     &NewTicketType::sale_mode,     schema::choice<SaleMode>())
    .optional("sort",          &NewTicketType::sort,          schema::integer(-1000, 1000));

inline const auto kTypeChange = schema::object<TypeChange>("TicketTypeChange")
    .optional("name",          &TypeChange::name,          schema::text(1, 120))
    .optional("price",         &TypeChange::price,         schema::money(0))
    .optional("capacity",      &TypeChange::capacity,      schema::integer(0, kMostCapacity))
    .optional("description",   &TypeChange::description,   schema::long_text(1000))
    .optional("sales_start",   &TypeChange::sales_start,   schema::time())
    .optional("sales_end",     &TypeChange::sales_end,     schema::time())
    .optional("min_per_order", &TypeChange::min_per_order, schema::integer(1, 100))
    .optional("max_per_order", &TypeChange::max_per_order, schema::integer(1, 100))
    .optional("tax_rate",      &TypeChange::tax_rate,      schema::integer(0, 10'000))
    .optional("tax_included",  &TypeChange::tax_included,  schema::flag())
    .optional("active",        &TypeChange::active,        schema::flag())
    .optional("visibility",    &TypeChange::visibility,    schema::choice<Visibility>())
    .optional("sale_mode",     &TypeChange::sale_mode,     schema::choice<SaleMode>())
    .optional("sort",          &TypeChange::sort,          schema::integer(-1000, 1000));

inline const auto kTypeQuery = schema::object<TypeQuery>("TicketTypeQuery")
    .field("event_id", &TypeQuery::event, schema::id<EventId>());

inline const auto kCancel = schema::object<Cancel>("CancelEvent")
    .optional("reason", &Cancel::reason, schema::long_text(1000));

inline const auto kDuplicate = schema::object<Duplicate>("DuplicateEvent")
    .optional("name",      &Duplicate::name,      schema::text(1, 200))
    .optional("starts_at", &Duplicate::starts_at, schema::time())
    .optional("ends_at",   &Duplicate::ends_at,   schema::time());
// clang-format on

}  // namespace gatehouse::inventory
