#include "modules/events/rows.hpp"

#include "modules/events/render.hpp"
#include "modules/events/schemas.hpp"

namespace gatehouse::events::repo {

Settings to_settings(const std::string& json)
{
    return schema::read(kSettingsIn, json::Document::parse(json).root());
}

std::string to_json(const Settings& settings) { return settings_view().dump(settings); }

std::optional<Venue> to_venue(const db::Row& row)
{
    Venue venue{row.text("venue_name"), row.text("venue_address"), row.text("venue_city"),
        row.text("venue_region"), row.text("venue_postal_code"), row.text("venue_country"),
        row.find_real("latitude"), row.find_real("longitude")};
    if (venue == Venue{}) return {};
    return venue;
}

void fill_brief(Brief& brief, const db::Row& row)
{
    brief.id = row.id<EventId>("id");
    brief.organizer.id = row.id<OrganizationId>("organization_id");
    brief.slug = row.text("slug");
    brief.name = row.text("name");
    brief.zone = row.text("zone");
    brief.status = row.choice<Status>("status");
    brief.starts_at = row.time("starts_at");
    brief.ends_at = row.time("ends_at");
    brief.venue = to_venue(row);
    brief.online_url = row.find_text("online_url");
    brief.summary = row.text("summary");
    brief.ics_sequence = row.integer("ics_sequence");
    brief.updated_at = row.time("updated_at");
}

}  // namespace gatehouse::events::repo
