// Lists of events: one statement per order and kind of search, all by keyset.

#include "common/text/text.hpp"
#include "common/time.hpp"
#include "modules/events/repository.hpp"
#include "modules/events/rows.hpp"

namespace gatehouse::events::repo {

namespace {

#define GH_CARD GH_BRIEF ", e.currency, e.type, e.price_from, e.sale_state, e.published_at"

Card to_card(const db::Row& row)
{
    Card card;
    fill_brief(card, row);
    card.currency = row.text("currency");
    card.type = row.choice<Type>("type");
    if (!row.null("price_from")) card.sale.price_from = row.number("price_from");
    card.sale.state = row.choice<SaleState>("sale_state");
    card.published_at = row.find_time("published_at");
    return card;
}

Card to_scored_card(const db::Row& row)
{
    auto card = to_card(row);
    card.score = row.text("score");
    return card;
}

// Filters of every public list. By date the index alone tells what is over; left to itself MariaDB reads
// those rows.
#define GH_WHERE_PUBLIC                                                                                    \
    " WHERE e.status = 'published' AND e.starts_at >= ? AND e.starts_at <= ? AND e.ends_at > ?"            \
    " AND (? = '' OR e.venue_city = ?) AND (? = 0 OR e.type = 'free' OR e.price_from = 0)"                 \
    " AND (? = '' OR e.id IN (SELECT ec.event_id FROM event_categories ec"                                 \
    "                           JOIN categories c ON c.id = ec.category_id WHERE c.slug = ? OR c.id = ?))" \
    " AND (? IS NULL OR e.organization_id = ?)"
#define GH_PUBLIC " FROM events e" GH_WHERE_PUBLIC
#define GH_PUBLIC_BY_DATE " FROM events e FORCE INDEX (events_upcoming)" GH_WHERE_PUBLIC
#define GH_MATCH \
    "MATCH (e.name, e.summary, e.description, e.venue_name, e.venue_city) AGAINST (? IN BOOLEAN MODE)"
#define GH_OF_ORGANIZATIONS                                                                              \
    " FROM events e WHERE e.organization_id IN (?*) AND (? = '' OR e.status = ?) AND (? = '' OR e.name " \
    "LIKE ?)"                                                                                            \
    " AND e.ends_at > ? AND e.ends_at <= ?"

#define GH_BY_DATE " AND (e.starts_at > ? OR e.id > ?) ORDER BY e.starts_at, e.id LIMIT ?"
#define GH_BY_NEWEST                                                \
    " AND e.published_at <= ? AND (e.published_at < ? OR e.id < ?)" \
    " ORDER BY e.published_at DESC, e.id DESC LIMIT ?"

const Time kEarliest = std::chrono::sys_days(std::chrono::year(1000) / 1 / 1);
const Time kLatest = std::chrono::sys_days(std::chrono::year(9999) / 1 / 1);
// Longer events are refused, so earlier ones are over; this bounds the range of the index that is read.
constexpr auto kLongest = std::chrono::days(370);

EventId highest_id()
{
    Uuid all;
    all.fill(0xff);
    return EventId(all);
}

struct Cursor {
    Time at;
    EventId id;
};

Error not_a_cursor()
{
    return Error(kInvalid, {}, {{"/cursor", "format", "is not a cursor of this list; start without one"}});
}

Cursor to_cursor(const std::vector<std::string>& parts, Cursor start)
{
    if (parts.empty()) return start;
    const auto at = parse_rfc3339(parts[0]);
    const auto id = EventId::parse(parts[1]);
    if (!at || !id) throw not_a_cursor();
    return {*at, *id};
}

}  // namespace

std::vector<Card> search(db::Session& session, const Filter& f)
{
    const auto by_date = f.sort == Sort::date ? to_cursor(f.after, {kEarliest, {}}) : Cursor{kEarliest, {}};
    const auto from = std::max({f.from.value_or(f.not_over - kLongest), by_date.at, kEarliest});
    const auto category_id = CategoryId::parse(f.category).value_or(CategoryId());
    const auto run = [&](db::Sql sql, const auto&... more) {
        return session.all(sql, to_card, from, f.to.value_or(kLatest), f.not_over, f.city, f.city,
            f.only_free, f.category, f.category, category_id, f.organization, f.organization, more...);
    };

    if (!f.like.empty())
        return run("SELECT " GH_CARD GH_PUBLIC_BY_DATE
                   " AND CONCAT_WS('\\n', e.name, e.summary, e.venue_name, e.venue_city) LIKE ?" GH_BY_DATE,
            f.like, by_date.at, by_date.id, f.limit);
    if (f.sort == Sort::relevance) {
        if (!f.after.empty() &&
            (f.after[0].find_first_not_of("0123456789.") != std::string::npos || !EventId::parse(f.after[1])))
            throw not_a_cursor();
        const std::string score = f.after.empty() ? "99999999" : f.after[0];
        const auto id = f.after.empty() ? EventId() : *EventId::parse(f.after[1]);
        return session.all(
            "SELECT " GH_CARD ", CAST(" GH_MATCH " AS DECIMAL(20, 6)) AS score" GH_PUBLIC " AND " GH_MATCH
            " HAVING score < CAST(? AS DECIMAL(20, 6)) OR (score = CAST(? AS DECIMAL(20, 6)) AND e.id > ?)"
            " ORDER BY score DESC, e.id LIMIT ?",
            to_scored_card, f.words, from, f.to.value_or(kLatest), f.not_over, f.city, f.city, f.only_free,
            f.category, f.category, category_id, f.organization, f.organization, f.words, score, score, id,
            f.limit);
    }
    if (f.sort == Sort::newest) {
        const auto c = to_cursor(f.after, {kLatest, highest_id()});
        if (f.words.empty()) return run("SELECT " GH_CARD GH_PUBLIC GH_BY_NEWEST, c.at, c.at, c.id, f.limit);
        return run(
            "SELECT " GH_CARD GH_PUBLIC " AND " GH_MATCH GH_BY_NEWEST, f.words, c.at, c.at, c.id, f.limit);
    }
    // An organization has few events, and an index of its own.
    if (f.words.empty() && f.organization)
        return run("SELECT " GH_CARD GH_PUBLIC GH_BY_DATE, by_date.at, by_date.id, f.limit);
    if (f.words.empty())
        return run("SELECT " GH_CARD GH_PUBLIC_BY_DATE GH_BY_DATE, by_date.at, by_date.id, f.limit);
    return run(
        "SELECT " GH_CARD GH_PUBLIC " AND " GH_MATCH GH_BY_DATE, f.words, by_date.at, by_date.id, f.limit);
}

std::vector<Card> of_organizations(db::Session& session, const std::vector<OrganizationId>& organizations,
    const OrganizerQuery& query, const std::vector<std::string>& after, Time now)
{
    const std::string status = query.status ? to_string(*query.status) : "";
    const auto like = "%" + text::like(query.text) + "%";
    const auto run = [&](db::Sql sql, const Cursor& c) {
        const auto ends_after = query.when == When::upcoming ? now : kEarliest,
                   ends_by = query.when == When::past ? now : kLatest;
        return session.all_in(sql, to_card, organizations, status, status, query.text, like, ends_after,
            ends_by, c.at, c.at, c.id, query.limit + 1);
    };
    if (query.when == When::upcoming)
        return run("SELECT " GH_CARD GH_OF_ORGANIZATIONS
                   " AND e.starts_at >= ? AND (e.starts_at > ? OR e.id > ?)"
                   " ORDER BY e.starts_at, e.id LIMIT ?",
            to_cursor(after, {kEarliest, {}}));
    return run("SELECT " GH_CARD GH_OF_ORGANIZATIONS
               " AND e.starts_at <= ? AND (e.starts_at < ? OR e.id < ?)"
               " ORDER BY e.starts_at DESC, e.id DESC LIMIT ?",
        to_cursor(after, {kLatest, highest_id()}));
}

std::vector<PublicPage> public_pages(db::Session& session, Time now, int most)
{
    constexpr db::Sql kPages = R"sql(
        SELECT slug, updated_at FROM events WHERE status = 'published' AND starts_at > ? AND ends_at > ?
         ORDER BY starts_at LIMIT ?
    )sql";
    return session.all(
        kPages,
        [](const db::Row& row) {
            return PublicPage{row.text(1), row.time(2)};
        },
        now - kLongest, now, most);
}

}  // namespace gatehouse::events::repo
