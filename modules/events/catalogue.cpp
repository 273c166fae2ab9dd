#include "modules/events/catalogue.hpp"

#include "common/combiner.hpp"
#include "common/text/text.hpp"
#include "common/time.hpp"
#include "modules/events/decorate.hpp"
#include "modules/events/repository.hpp"
#include "modules/events/words.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::events {

namespace {

// The sitemap protocol's own limit.
constexpr int kMostPages = 50'000;
constexpr int kMostOnOnePage = 50;

Sort order_of(const Search& search, const Words& words)
{
    if (!words.like.empty()) return Sort::date;
    if (words.boolean.empty())
        return search.sort.value_or(Sort::date) == Sort::newest ? Sort::newest : Sort::date;
    return search.sort.value_or(Sort::relevance);
}

std::vector<std::string> cursor_of(const Card& card, Sort sort)
{
    switch (sort) {
        case Sort::relevance: return {card.score, card.id.str()};
        case Sort::newest: return {to_rfc3339(card.published_at.value_or(Time{})), card.id.str()};
        case Sort::date: break;
    }
    return {to_rfc3339(card.starts_at), card.id.str()};
}

std::vector<std::string> parts_of(const std::string& cursor)
{
    return cursor.empty() ? std::vector<std::string>{} : page::split(cursor, 2);
}

using Shared = std::shared_ptr<const Event>;
using Readers = Combiner<Asked, const Context*, Shared>;

std::optional<Event> find(db::Session& session, const Asked& asked)
{
    if (const auto* id = std::get_if<EventId>(&asked)) return repo::find(session, *id);
    const auto& slug = std::get<std::string>(asked);
    auto event = repo::find_by_slug(session, slug);
    if (!event)
        if (const auto moved = repo::find_moved(session, slug))
            throw Error(kMoved, slug).with("slug", *moved).with("location", "/api/events/slug/" + *moved);
    return event;
}

void read_for_all(const Asked& asked, Readers::Batch readers)
{
    const auto& context = *readers.front()->request;
    const auto event = context.db.read([&](db::Session& session) {
        auto found = find(session, asked);
        if (!found) throw Error(kNotFound, "event");
        decorate(context, session, *found);
        return std::make_shared<const Event>(std::move(*found));
    });
    for (auto* reader : readers) reader->give(event);
}

// A rush on one event asks MySQL once for all who have come, and again for those who come meanwhile, so
// nobody sees what was true before they asked.
Readers& readers()
{
    static Readers all({256, 2, {}}, read_for_all);
    return all;
}

}  // namespace

Page<Card> Catalogue::search(const Search& wanted) const
{
    const auto now = context_.clock.now();
    const auto words = to_words(wanted.q);
    repo::Filter filter{words.boolean, words.like, wanted.city, wanted.category, wanted.from, wanted.to,
        wanted.from ? std::min(*wanted.from, now) : now, wanted.free.value_or(false), wanted.organization,
        order_of(wanted, words), parts_of(wanted.cursor), wanted.limit + 1};
    return context_.db.read([&](db::Session& session) {
        auto page = page::cut(repo::search(session, filter), wanted.limit,
            [&](const Card& card) { return cursor_of(card, filter.sort); });
        decorate(context_, session, page.items);
        return page;
    });
}

// What everybody sees of it was read once for all who asked at the same time.
Event Catalogue::shown(const auth::Caller& caller, const Asked& asked) const
{
    const auto event = readers().run(asked, &context_);
    const auto may_see = [&] {
        return context_.db.read([&](db::Session& session) {
            return events_.may(session, caller, *event, organizations::Permission::events);
        });
    };
    if (event->status == Status::draft && !may_see()) throw Error(kNotFound, "a draft");
    return *event;
}

Event Catalogue::get(const auth::Caller& caller, const EventId& id) const { return shown(caller, id); }

Event Catalogue::get_by_slug(const auth::Caller& caller, const std::string& slug) const
{
    return shown(caller, slug);
}

std::vector<Category> Catalogue::categories() const
{
    return context_.db.read([](db::Session& session) { return repo::categories(session); });
}

std::string Catalogue::calendar(const auth::Caller& caller, const EventId& id) const
{
    return context_.db.read([&](db::Session& session) {
        events_.require_visible(session, caller, id);
        return events_.calendar(events_.brief(session, id));
    });
}

std::pair<organizations::Organization, std::vector<Card>> Catalogue::of_organizer(
    const std::string& slug) const
{
    auto organizer = organizations::Service(context_).get_by_slug(slug);
    Search next;
    next.organization = organizer.id;
    next.limit = kMostOnOnePage;
    auto coming = search(next).items;
    return {std::move(organizer), std::move(coming)};
}

std::string Catalogue::sitemap() const
{
    const auto base = context_.config.text("site.base_url");
    const auto pages = context_.db.read([&](db::Session& session) {
        return repo::public_pages(session, context_.clock.now(), kMostPages - 1);
    });
    const auto entry = [&](const std::string& path, const std::string& rest) {
        return "  <url><loc>" + text::escape_html(base + path) + "</loc>" + rest + "</url>\n";
    };
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    out += entry("/", "");
    for (const auto& page : pages)
        out +=
            entry("/e/" + page.slug, "<lastmod>" + to_rfc3339(page.updated_at).substr(0, 10) + "</lastmod>");
    return out + "</urlset>\n";
}

std::string Catalogue::robots() const
{
    return "User-agent: *\nDisallow: /api/\nDisallow: /orders/\nDisallow: /checkout/\nDisallow: /scan\n"
           "Allow: /\n\nSitemap: " +
           context_.config.text("site.base_url") + "/sitemap.xml\n";
}

Page<Card> Service::of_organizer(
    db::Session& session, const auth::Caller& caller, const OrganizerQuery& query) const
{
    const organizations::Service organizations(context_);
    std::vector<OrganizationId> mine;
    if (query.organization) {
        organizations.require_permission(
            session, caller, *query.organization, organizations::Permission::events);
        mine.push_back(*query.organization);
    } else {
        mine = organizations.where_may(session, caller.require_user(), organizations::Permission::events);
    }
    auto page =
        page::cut(repo::of_organizations(session, mine, query, parts_of(query.cursor), context_.clock.now()),
            query.limit, [](const Card& card) { return cursor_of(card, Sort::date); });
    decorate(context_, session, page.items);
    return page;
}

const schema::Object<OrganizerQuery>& organizer_query()
{
    // clang-format off
    static const auto query = page::query<OrganizerQuery>("OrganizerQuery")
        .optional("organization_id", &OrganizerQuery::organization, schema::id<OrganizationId>())
        .optional("status",          &OrganizerQuery::status,       schema::choice<Status>())
        .optional("when",            &OrganizerQuery::when,         schema::choice<When>())
        .optional("q",               &OrganizerQuery::text,         schema::text(0, 200));
    // clang-format on
    return query;
}

}  // namespace gatehouse::events
