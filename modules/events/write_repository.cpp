// Writing events.

#include "modules/events/repository.hpp"
#include "modules/events/rows.hpp"

namespace gatehouse::events::repo {

void insert(db::Tx& tx, const Event& e)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO events (id, organization_id, slug, name, summary, description, type, status, starts_at, ends_at,
                            zone, currency, venue_name, venue_address, venue_city, venue_region, venue_postal_code,
                            venue_country, latitude, longitude, online_url, language, age_limit, accessibility,
                            settings, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    const auto v = e.venue.value_or(Venue{});
    tx.exec(kInsert, e.id, e.organization, e.slug, e.name, e.summary, e.description, to_string(e.type),
        to_string(e.status), e.starts_at, e.ends_at, e.zone, e.currency, v.name, v.address, v.city, v.region,
        v.postal_code, v.country, v.latitude, v.longitude, e.online_url, e.language, e.age_limit,
        e.accessibility, to_json(e.settings), e.created_at, e.updated_at);
}

bool update(db::Tx& tx, const Event& e, Time now)
{
    constexpr db::Sql kUpdate = R"sql(
        UPDATE events
           SET slug = ?, name = ?, summary = ?, description = ?, type = ?, starts_at = ?, ends_at = ?, zone = ?,
               currency = ?, venue_name = ?, venue_address = ?, venue_city = ?, venue_region = ?,
               venue_postal_code = ?, venue_country = ?, latitude = ?, longitude = ?, online_url = ?, language = ?,
               age_limit = ?, accessibility = ?, settings = ?, ics_sequence = ?, updated_at = ?, version = version + 1
         WHERE id = ? AND version = ?
    )sql";
    const auto v = e.venue.value_or(Venue{});
    return tx.exec(kUpdate, e.slug, e.name, e.summary, e.description, to_string(e.type), e.starts_at,
               e.ends_at, e.zone, e.currency, v.name, v.address, v.city, v.region, v.postal_code, v.country,
               v.latitude, v.longitude, e.online_url, e.language, e.age_limit, e.accessibility,
               to_json(e.settings), e.ics_sequence, now, e.id, e.version) == 1;
}

void remember_slug(db::Tx& tx, const EventId& id, const std::string& old_slug, const std::string& new_slug)
{
    // An event may take one of its own earlier slugs back.
    tx.exec("DELETE FROM event_slugs WHERE slug = ? AND event_id = ?", new_slug, id);
    tx.exec("INSERT INTO event_slugs (slug, event_id) VALUES (?, ?)", old_slug, id);
}

bool set_status(db::Tx& tx, const EventId& id, Status from, Status to, Time now)
{
    constexpr db::Sql kMove = R"sql(
        UPDATE events
           SET status = ?, version = version + 1, updated_at = ?,
               published_at = IF(? = 'published', COALESCE(published_at, ?), published_at),
               cancelled_at = IF(? = 'cancelled', ?, cancelled_at),
               ics_sequence = ics_sequence + IF(? = 'cancelled', 1, 0)
         WHERE id = ? AND status = ?
    )sql";
    const auto* name = to_string(to);
    return tx.exec(kMove, name, now, name, now, name, now, name, id, to_string(from)) == 1;
}

bool remove_draft(db::Tx& tx, const EventId& id)
{
    return tx.exec("DELETE FROM events WHERE id = ? AND status = 'draft'", id) == 1;
}

void set_asks(db::Tx& tx, const EventId& id, bool asks)
{
    tx.exec("UPDATE events SET asks = ? WHERE id = ?", asks, id);
}

void set_sale_summary(db::Tx& tx, const EventId& id, const SaleSummary& s)
{
    constexpr db::Sql kSet = R"sql(
        UPDATE events SET price_from = ?, sale_state = ?
         WHERE id = ? AND NOT (price_from <=> ? AND sale_state = ?)
    )sql";
    tx.exec(kSet, s.price_from, to_string(s.state), id, s.price_from, to_string(s.state));
}

void touch(db::Tx& tx, const EventId& id, Time now)
{
    tx.exec("UPDATE events SET updated_at = ? WHERE id = ?", now, id);
}

}  // namespace gatehouse::events::repo
