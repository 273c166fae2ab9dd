// All SQL for the tables of events, and for no others. Reading rows is in repository.cpp, lists in
// search_repository.cpp, writing in write_repository.cpp, pictures and categories in media_repository.cpp,
// what an organization used in usage_repository.cpp.

#pragma once

#include <unordered_map>

#include "common/db/pool.hpp"
#include "modules/events/requests.hpp"

namespace gatehouse::events::repo {

std::optional<Facts> find_facts(db::Session& session, const EventId& id);
std::optional<Facts> lock_facts(db::Tx& tx, const EventId& id);
// The row without lists and organizer.
std::optional<Event> find(db::Session& session, const EventId& id);
std::optional<Event> find_by_slug(db::Session& session, const std::string& slug);
// Where an earlier slug leads to (EVT-12).
std::optional<std::string> find_moved(db::Session& session, const std::string& old_slug);
bool slug_taken(db::Session& session, const std::string& slug, const EventId& but_by);
std::vector<Brief> briefs(db::Session& session, const std::vector<EventId>& ids);
std::vector<EventId> ended_between(db::Session& session, Time from, Time to);

// Lists, one more row than asked for.
struct Filter {
    std::string words;  // of a boolean full-text search; '' for none
    std::string like;   // a LIKE pattern for scripts without spaces; '' for none
    std::string city, category;
    std::optional<Time> from, to;  // of the start
    Time not_over;                 // events that end later than this
    bool only_free = false;
    std::optional<OrganizationId> organization;
    Sort sort = Sort::date;
    std::vector<std::string> after;  // the cursor's parts
    int limit = 0;
};
std::vector<Card> search(db::Session& session, const Filter& filter);
std::vector<Card> of_organizations(db::Session& session, const std::vector<OrganizationId>& organizations,
    const OrganizerQuery& query, const std::vector<std::string>& after, Time now);
struct PublicPage {
    std::string slug;
    Time updated_at;
};
std::vector<PublicPage> public_pages(db::Session& session, Time now, int most);

void insert(db::Tx& tx, const Event& event);
// Everything but id, organization and status; false when the version is no longer `event.version`.
bool update(db::Tx& tx, const Event& event, Time now);
void remember_slug(db::Tx& tx, const EventId& id, const std::string& old_slug, const std::string& new_slug);
// Whatever became of them.
std::vector<EventId> ids_of(db::Session& session, const OrganizationId& id);
// Drafts, and published events that are not over.
int count_open(db::Session& session, const OrganizationId& id, Time now);
// Events of the organization by the month they were published in ("2026-11").
struct MonthlyEvents {
    std::string month;
    int events = 0;
};
std::vector<MonthlyEvents> published_by_month(db::Session& session, const OrganizationId& id);
bool set_status(db::Tx& tx, const EventId& id, Status from, Status to, Time now);
bool remove_draft(db::Tx& tx, const EventId& id);
void set_sale_summary(db::Tx& tx, const EventId& id, const SaleSummary& summary);
void set_asks(db::Tx& tx, const EventId& id, bool asks);
void touch(db::Tx& tx, const EventId& id, Time now);

std::vector<Category> categories(db::Session& session);
std::unordered_map<EventId, std::vector<Category>> categories_of(
    db::Session& session, const std::vector<EventId>& ids);
void set_categories(db::Tx& tx, const EventId& id, const std::vector<Category>& categories);

std::vector<Image> images_of(db::Session& session, const EventId& id);
std::unordered_map<EventId, Image> first_images(db::Session& session, const std::vector<EventId>& ids);
int next_position(db::Session& session, const EventId& id);
void insert_image(db::Tx& tx, const EventId& id, const Image& image, int position, Time now);
std::optional<Image> remove_image(db::Tx& tx, const EventId& id, const MediaId& media);
// What the organization's pictures take on the disk, by the month they came in ("2026-11").
struct MonthlyBytes {
    std::string month;
    std::int64_t bytes = 0;
};
std::vector<MonthlyBytes> bytes_by_month(db::Session& session, const OrganizationId& id);
bool hash_in_use(db::Session& session, const std::string& hash);

}  // namespace gatehouse::events::repo
