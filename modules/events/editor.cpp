#include "modules/events/editor.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/db/unique.hpp"
#include "common/outbox.hpp"
#include "common/text/text.hpp"
#include "common/time.hpp"
#include "modules/events/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::events {

using organizations::Permission;

namespace {

constexpr std::size_t kLongestSlug = 80;

Event to_event(const Context& context, const NewEvent& w, const OrganizationId& organization)
{
    Event e;
    e.id = new_id<EventId>(context);
    e.organization = organization;
    e.name = w.name, e.summary = w.summary, e.description = w.description, e.type = w.type;
    e.starts_at = w.starts_at, e.ends_at = w.ends_at, e.zone = w.zone, e.currency = w.currency;
    e.venue = w.venue, e.online_url = w.online_url, e.language = w.language,
    e.accessibility = w.accessibility;
    e.age_limit = w.age_limit;
    e.settings = w.settings.value_or(Settings{});
    e.created_at = e.updated_at = context.clock.now();
    return e;
}

void apply(Event& e, const EventChange& c)
{
    using schema::update;
    update(e.name, c.name), update(e.summary, c.summary), update(e.description, c.description),
        update(e.type, c.type);
    update(e.starts_at, c.starts_at), update(e.ends_at, c.ends_at), update(e.zone, c.zone),
        update(e.currency, c.currency);
    update(e.language, c.language), update(e.accessibility, c.accessibility), update(e.settings, c.settings);
    update(e.venue, c.venue), update(e.online_url, c.online_url), update(e.age_limit, c.age_limit);
    e.version = c.version;
}

// What buyers rely on, from what to what; of long texts only that they changed.
std::string changes(const Event& before, const Event& after)
{
    const auto changed = [](bool differ) { return differ ? "changed" : ""; };
    const auto place = [](const Event& e) { return e.venue ? e.venue->name + ", " + e.venue->city : ""; };
    return audit::Changes()
        .add("name", before.name, after.name)
        .add("starts_at", to_rfc3339(before.starts_at), to_rfc3339(after.starts_at))
        .add("ends_at", to_rfc3339(before.ends_at), to_rfc3339(after.ends_at))
        .add("zone", before.zone, after.zone)
        .add("currency", before.currency, after.currency)
        .add("venue", place(before), place(after))
        .add("online_url", before.online_url.value_or(""), after.online_url.value_or(""))
        .add("texts", "",
            changed(before.summary != after.summary || before.description != after.description ||
                    before.accessibility != after.accessibility))
        .json();
}

// Ids or slugs to categories; a fault for each that is none.
std::vector<Category> find_categories(
    db::Session& session, const std::vector<std::string>& wanted, schema::Faults& faults)
{
    const auto all = wanted.empty() ? std::vector<Category>{} : repo::categories(session);
    std::vector<Category> found;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto is = [&](const Category& c) { return c.slug == wanted[i] || c.id.str() == wanted[i]; };
        const auto it = std::ranges::find_if(all, is);
        if (it == all.end())
            schema::complain(faults, "/categories/" + std::to_string(i), "unknown", "is no category");
        else if (std::ranges::none_of(found, is))
            found.push_back(*it);
    }
    return found;
}

void require_free(db::Session& session, const std::string& slug, const EventId& event, schema::Faults& faults)
{
    if (repo::slug_taken(session, slug, event))
        schema::complain(faults, "/slug", "taken", "is already the address of another event");
}

bool moved(const Event& before, const Event& after)
{
    return before.starts_at != after.starts_at || before.ends_at != after.ends_at ||
           before.zone != after.zone || before.venue != after.venue || before.online_url != after.online_url;
}

}  // namespace

std::string free_slug(
    const Context& context, db::Session& session, const std::string& name, const EventId& event)
{
    auto slug = text::slug(name, kLongestSlug, "event");
    while (repo::slug_taken(session, slug, event))
        slug = text::slug(name, kLongestSlug, "event") + "-" + text::fold(context.random.code(5));
    return slug;
}

Event Editor::create(const auth::Caller& caller, const NewEvent& wanted) const
{
    const organizations::Service organizations(context_);
    const auto& user = caller.require_user();
    const auto save = [&](db::Tx& tx) {
        if (wanted.organization)
            organizations.require_permission(tx, caller, *wanted.organization, Permission::events);
        const auto owner =
            wanted.organization ? *wanted.organization : organizations.personal_organization(tx, user).id;
        organizations.require_room_for_event(tx, owner,
            [&](db::Session& session) { return repo::count_open(session, owner, context_.clock.now()); });
        auto event = to_event(context_, wanted, owner);
        auto faults = faults_of(event, nullptr);
        const auto categories = find_categories(tx, wanted.categories, faults);
        if (wanted.slug) require_free(tx, *wanted.slug, event.id, faults);
        if (!faults.empty()) throw Error(kInvalid, {}, std::move(faults));
        event.slug = wanted.slug ? *wanted.slug : free_slug(context_, tx, event.name, event.id);
        repo::insert(tx, event);
        repo::set_categories(tx, event.id, categories);
        audit::record(tx, event.created_at, caller, {"event.created", "event", event.id.uuid(), owner, ""});
        return events_.read(tx, event.id);
    };
    return db::again_on_duplicate([&] { return context_.db.transact(save); });
}

Event Editor::update(const auth::Caller& caller, const EventId& id, const EventChange& change) const
{
    const auto now = context_.clock.now();
    const auto save = [&](db::Tx& tx) {
        events_.require_manageable(tx, caller, id, Permission::events);
        repo::lock_facts(tx, id);
        const auto before = repo::find(tx, id);
        if (!before) throw Error(kNotFound, id.str());
        auto event = *before;
        apply(event, change);
        if (event.version != before->version)
            throw Error(kConflict, "version").with("version", before->version);

        auto faults = faults_of(event, &*before);
        const auto categories =
            find_categories(tx, change.categories.value_or(std::vector<std::string>{}), faults);
        if (change.slug && *change.slug != before->slug) require_free(tx, *change.slug, id, faults);
        if (!faults.empty()) throw Error(kInvalid, {}, std::move(faults));

        // What was over counts again from now on (ORG-5).
        if (before->status == Status::published && before->ended(now) && !event.ended(now))
            organizations::Service(context_).require_room_for_event(tx, event.organization,
                [&](db::Session& session) { return repo::count_open(session, event.organization, now); });

        const bool draft = before->status == Status::draft;
        // The address of a draft follows its name; a published one changes only on request.
        if (change.slug)
            event.slug = *change.slug;
        else if (draft && event.name != before->name)
            event.slug = free_slug(context_, tx, event.name, id);
        const bool tell = !draft && moved(*before, event);
        if (tell) ++event.ics_sequence;
        if (!repo::update(tx, event, now)) throw Error(kConflict, "version");
        if (!draft && event.slug != before->slug) repo::remember_slug(tx, id, before->slug, event.slug);
        if (change.categories) repo::set_categories(tx, id, categories);
        audit::record(tx, now, caller,
            {"event.changed", "event", id.uuid(), event.organization, changes(*before, event)});
        if (tell) outbox::publish(tx, "event.moved", id.uuid(), now);
        return events_.read(tx, id);
    };
    return db::again_on_duplicate([&] { return context_.db.transact(save); });
}

void Editor::remove(const auth::Caller& caller, const EventId& id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, id, Permission::events);
        if (!repo::remove_draft(tx, id)) throw Error(kNotDraft, id.str());
        audit::record(tx, now, caller, {"event.deleted", "event", id.uuid(), event.organization, ""});
        outbox::publish(tx, "event.deleted", id.uuid(), now);
    });
}

}  // namespace gatehouse::events
