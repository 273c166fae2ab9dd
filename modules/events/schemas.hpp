// What each request must look like.

#pragma once

#include "modules/events/requests.hpp"

namespace gatehouse::events {

inline bool made_of(std::string_view text, const char* letters)
{
    return text.find_first_not_of(letters) == std::string_view::npos;
}

inline schema::Reader<std::string> country_or_none()
{
    return schema::checked(2, "country", "must be a country code of two capital letters, such as US",
        [](std::string_view t) { return t.size() != 1 && made_of(t, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"); });
}

inline schema::Reader<std::string> language()
{
    return schema::checked(
        12, "language", "must be a language tag such as en or pt-BR", [](std::string_view t) {
            return t.size() >= 2 && t.front() != '-' && t.back() != '-' &&
                   made_of(t, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
        });
}

inline schema::Reader<std::string> slug()
{
    return schema::checked(
        100, "slug", "must consist of small letters, digits and single hyphens", [](std::string_view t) {
            return !t.empty() && t.front() != '-' && t.back() != '-' &&
                   t.find("--") == std::string_view::npos &&
                   made_of(t, "abcdefghijklmnopqrstuvwxyz0123456789-");
        });
}

// clang-format off
inline const auto kVenueIn = schema::object<Venue>("VenueInput")
    .optional("name",        &Venue::name,        schema::text(0, 200))
    .optional("address",     &Venue::address,     schema::text(0, 300))
    .optional("city",        &Venue::city,        schema::text(0, 120))
    .optional("region",      &Venue::region,      schema::text(0, 120))
    .optional("postal_code", &Venue::postal_code, schema::text(0, 20))
    .optional("country",     &Venue::country,     country_or_none())
    .optional("latitude",    &Venue::latitude,    schema::number(-90, 90))
    .optional("longitude",   &Venue::longitude,   schema::number(-180, 180));

inline const auto kSettingsIn = schema::object<Settings>("EventSettingsInput")
    .optional("min_per_order",  &Settings::min_per_order,  schema::integer(1, 100))
    .optional("max_per_order",  &Settings::max_per_order,  schema::integer(1, 100))
    .optional("show_remaining", &Settings::show_remaining, schema::flag())
    .optional("waiting_list",   &Settings::waiting_list,   schema::flag())
    .optional("transfers",      &Settings::transfers,      schema::flag())
    .optional("reentry",        &Settings::reentry,        schema::flag())
    .optional("fees_paid_by",   &Settings::fees_paid_by,   schema::choice<FeesPaidBy>())
    .optional("refund_policy",  &Settings::refund_policy,  schema::long_text(2000));

inline const auto kNewEvent = schema::object<NewEvent>("NewEvent")
    .optional("organization_id", &NewEvent::organization,  schema::id<OrganizationId>())
    .field("name",               &NewEvent::name,          schema::text(1, 200))
    .field("type",               &NewEvent::type,          schema::choice<Type>())
    .field("starts_at",          &NewEvent::starts_at,     schema::time())
    .field("ends_at",            &NewEvent::ends_at,       schema::time())
    .field("zone",               &NewEvent::zone,          schema::time_zone())
    .field("currency",           &NewEvent::currency,      schema::currency())
    .optional("venue",           &NewEvent::venue,         schema::nested(kVenueIn))
    .optional("online_url",      &NewEvent::online_url,    schema::url())
    .optional("summary",         &NewEvent::summary,       schema::text(0, 300))
    .optional("description",     &NewEvent::description,   schema::long_text(20'000))
    .optional("language",        &NewEvent::language,      language())
    .optional("age_limit",       &NewEvent::age_limit,     schema::integer(0, 99))
    .optional("accessibility",   &NewEvent::accessibility, schema::long_text(1000))
    .optional("categories",      &NewEvent::categories,    schema::list(schema::text(1, 60), 0, 10))
    .optional("settings",        &NewEvent::settings,      schema::nested(kSettingsIn))
    .optional("slug",            &NewEvent::slug,          slug());

inline const auto kEventChange = schema::object<EventChange>("EventChange")
    .field("version",          &EventChange::version,       schema::integer(1, 1'000'000'000))
    .optional("name",          &EventChange::name,          schema::text(1, 200))
    .optional("type",          &EventChange::type,          schema::choice<Type>())
    .optional("starts_at",     &EventChange::starts_at,     schema::time())
    .optional("ends_at",       &EventChange::ends_at,       schema::time())
    .optional("zone",          &EventChange::zone,          schema::time_zone())
    .optional("currency",      &EventChange::currency,      schema::currency())
    .optional("venue",         &EventChange::venue,         schema::nested(kVenueIn))
    .optional("online_url",    &EventChange::online_url,    schema::url())
    .optional("summary",       &EventChange::summary,       schema::text(0, 300))
    .optional("description",   &EventChange::description,   schema::long_text(20'000))
    .optional("language",      &EventChange::language,      language())
    .optional("age_limit",     &EventChange::age_limit,     schema::integer(0, 99))
    .optional("accessibility", &EventChange::accessibility, schema::long_text(1000))
    .optional("categories",    &EventChange::categories,    schema::list(schema::text(1, 60), 0, 10))
    .optional("settings",      &EventChange::settings,      schema::nested(kSettingsIn))
    .optional("slug",          &EventChange::slug,          slug());

inline const auto kSearch = page::query<Search>("EventSearch")
    .optional("q",        &Search::q,        schema::text(0, 200))
    .optional("city",     &Search::city,     schema::text(0, 120))
    .optional("category", &Search::category, schema::text(0, 60))
    .optional("from",     &Search::from,     schema::time())
    .optional("to",       &Search::to,       schema::time())
    .optional("free",     &Search::free,     schema::flag())
    .optional("organization_id", &Search::organization, schema::id<OrganizationId>())
    .optional("sort",     &Search::sort,     schema::choice<Sort>());

inline const auto kNewMedia = schema::object<NewMedia>("NewMedia")
    .optional("alt", &NewMedia::alt, schema::text(0, 300));
// clang-format on

}  // namespace gatehouse::events
