// What callers send us. Private to this module.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/http/page.hpp"
#include "common/json/schema.hpp"
#include "modules/events/types.hpp"

namespace gatehouse::events {

// A new event.
struct NewEvent {
    std::optional<OrganizationId> organization;  // the caller's own when left out
    std::string name, summary, description;
    Type type = Type::ticketed;
    Time starts_at, ends_at;
    std::string zone, currency;
    std::optional<Venue> venue;
    std::optional<std::string> online_url;
    std::string language = "en", accessibility;
    std::optional<int> age_limit;
    std::vector<std::string> categories;  // ids or slugs
    std::optional<Settings> settings;
    std::optional<std::string> slug;
};

// A change of what is given; null clears what may be empty.
struct EventChange {
    int version = 0;
    std::optional<std::string> name, summary, description, zone, currency, language, accessibility, slug;
    std::optional<Type> type;
    std::optional<Time> starts_at, ends_at;
    schema::Patch<Venue> venue;
    schema::Patch<std::string> online_url;
    schema::Patch<int> age_limit;
    std::optional<std::vector<std::string>> categories;
    std::optional<Settings> settings;
};

enum class Sort { date, newest, relevance };
constexpr const char* to_string(Sort sort)
{
    return sort == Sort::date ? "date" : sort == Sort::newest ? "newest" : "relevance";
}
constexpr std::array<Sort, 3> values(Sort) { return {Sort::date, Sort::newest, Sort::relevance}; }

// A search of the public list.
struct Search : PageQuery {
    std::string q, city, category;
    std::optional<Time> from, to;
    std::optional<bool> free;
    std::optional<OrganizationId> organization;
    std::optional<Sort> sort;
};

struct NewMedia {
    std::string alt;
};

}  // namespace gatehouse::events
