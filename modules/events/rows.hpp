// From rows to values, shared by the files of the repository.

#pragma once

#include "common/db/session.hpp"
#include "modules/events/types.hpp"

namespace gatehouse::events::repo {

Settings to_settings(const std::string& json);
std::string to_json(const Settings& settings);

// Nothing when the event has no place.
std::optional<Venue> to_venue(const db::Row& row);
// The columns of GH_BRIEF; the picture is added later.
void fill_brief(Brief& brief, const db::Row& row);

// What every list and every brief selects.
#define GH_BRIEF                                                                                        \
    "e.id, e.organization_id, e.slug, e.name, e.zone, e.status, e.starts_at, e.ends_at, e.venue_name, " \
    "e.venue_address, e.venue_city, e.venue_region, e.venue_postal_code, e.venue_country, e.latitude, " \
    "e.longitude, "                                                                                     \
    "e.online_url, e.summary, e.ics_sequence, e.updated_at"

}  // namespace gatehouse::events::repo
