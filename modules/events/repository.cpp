// Reading single events.

#include "modules/events/repository.hpp"

#include "modules/events/rows.hpp"

namespace gatehouse::events::repo {

namespace {

#define GH_FACTS \
    "id, organization_id, slug, name, zone, currency, type, status, starts_at, ends_at, settings, asks"

void fill_facts(Facts& facts, const db::Row& row)
{
    facts.id = row.id<EventId>(1);
    facts.organization = row.id<OrganizationId>(2);
    facts.slug = row.text(3);
    facts.name = row.text(4);
    facts.zone = row.text(5);
    facts.currency = row.text(6);
    facts.type = row.choice<Type>(7);
    facts.status = row.choice<Status>(8);
    facts.starts_at = row.time(9);
    facts.ends_at = row.time(10);
    facts.settings = to_settings(row.text(11));
    facts.asks = row.flag(12);
}

Facts to_facts(const db::Row& row)
{
    Facts facts;
    fill_facts(facts, row);
    return facts;
}

#define GH_EVENT                                                                                       \
    GH_FACTS                                                                                           \
    ", summary, description, language, accessibility, online_url, age_limit, price_from, sale_state, " \
    "ics_sequence, version, published_at, created_at, updated_at, venue_name, venue_address, "         \
    "venue_city, "                                                                                     \
    "venue_region, venue_postal_code, venue_country, latitude, longitude"

Event to_event(const db::Row& row)
{
    Event event;
    fill_facts(event, row);
    event.summary = row.text("summary");
    event.description = row.text("description");
    event.language = row.text("language");
    event.accessibility = row.text("accessibility");
    event.online_url = row.find_text("online_url");
    event.age_limit = row.find_integer("age_limit");
    event.sale.price_from = row.null("price_from") ? std::nullopt : std::optional(row.number("price_from"));
    event.sale.state = row.choice<SaleState>("sale_state");
    event.ics_sequence = row.integer("ics_sequence");
    event.version = row.integer("version");
    event.published_at = row.find_time("published_at");
    event.created_at = row.time("created_at");
    event.updated_at = row.time("updated_at");
    event.venue = to_venue(row);
    event.organizer.id = event.organization;
    return event;
}

}  // namespace

std::optional<Facts> find_facts(db::Session& session, const EventId& id)
{
    return session.one("SELECT " GH_FACTS " FROM events WHERE id = ?", to_facts, id);
}

std::optional<Facts> lock_facts(db::Tx& tx, const EventId& id)
{
    return tx.one("SELECT " GH_FACTS " FROM events WHERE id = ? FOR UPDATE", to_facts, id);
}

std::optional<Event> find(db::Session& session, const EventId& id)
{
    return session.one("SELECT " GH_EVENT " FROM events WHERE id = ?", to_event, id);
}

std::optional<Event> find_by_slug(db::Session& session, const std::string& slug)
{
    return session.one("SELECT " GH_EVENT " FROM events WHERE slug = ?", to_event, slug);
}

std::optional<std::string> find_moved(db::Session& session, const std::string& old_slug)
{
    return session.one(
        "SELECT e.slug FROM event_slugs s JOIN events e ON e.id = s.event_id WHERE s.slug = ? AND e.status "
        "<> 'draft'",
        [](const db::Row& row) { return row.text(1); }, old_slug);
}

bool slug_taken(db::Session& session, const std::string& slug, const EventId& but_by)
{
    constexpr db::Sql kTaken = R"sql(
        SELECT id FROM events WHERE slug = ? AND id <> ?
        UNION ALL
        SELECT event_id FROM event_slugs WHERE slug = ? AND event_id <> ?
    )sql";
    return !session
                .all(
                    kTaken, [](const db::Row& row) { return row.id<EventId>(1); }, slug, but_by, slug, but_by)
                .empty();
}

std::vector<Brief> briefs(db::Session& session, const std::vector<EventId>& ids)
{
    return session.all_in(
        "SELECT " GH_BRIEF " FROM events e WHERE e.id IN (?*)",
        [](const db::Row& row) {
            Brief brief;
            fill_brief(brief, row);
            return brief;
        },
        ids);
}

std::vector<EventId> ended_between(db::Session& session, Time from, Time to)
{
    return session.all(
        "SELECT id FROM events WHERE status = 'published' AND ends_at > ? AND ends_at <= ?",
        [](const db::Row& row) { return row.id<EventId>(1); }, from, to);
}

}  // namespace gatehouse::events::repo
