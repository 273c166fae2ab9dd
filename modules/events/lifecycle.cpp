// Publishing, cancelling and duplicating: called by inventory, which knows the stock.

#include "common/audit.hpp"
#include "common/outbox.hpp"
#include "modules/events/editor.hpp"
#include "modules/events/repository.hpp"
#include "modules/events/service.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::events {

namespace {

using organizations::Permission;

// What is still missing before everybody may see the event (EVT-4).
Missing missing_of(const Event& e, Time now)
{
    Missing missing;
    const auto complain = [&](const char* at, const char* code, const char* detail) {
        schema::complain(missing, at, code, detail);
    };
    if (e.ends_at <= now)
        complain("/ends_at", "past", "The event would already be over. Please choose a time to come.");
    const bool place = e.venue && !e.venue->name.empty() && !e.venue->city.empty();
    if (!place && !e.online_url && e.type != Type::save_the_date)
        complain("/venue", "required",
            "Please say where it takes place: a venue with its city, or an online address.");
    return missing;
}

Event require(db::Session& session, const EventId& id)
{
    auto event = repo::find(session, id);
    if (!event) throw Error(kNotFound, id.str());
    return std::move(*event);
}

}  // namespace

void Service::publish(db::Tx& tx, const auth::Caller& caller, const EventId& id, const Missing& also) const
{
    const auto now = context_.clock.now();
    require_manageable(tx, caller, id, Permission::events);
    repo::lock_facts(tx, id);
    const auto event = require(tx, id);
    if (event.status == Status::published) return;  // again is the same
    if (event.status == Status::cancelled)
        throw Error(kNotDraft, id.str())
            .saying("This event was cancelled. Duplicate it to hold it after all.");
    auto missing = missing_of(event, now);
    missing.insert(missing.end(), also.begin(), also.end());
    if (!missing.empty()) throw Error(kNotPublishable, id.str(), std::move(missing));
    if (!repo::set_status(tx, id, Status::draft, Status::published, now)) throw Error(kConflict, id.str());
    audit::record(tx, now, caller, {"event.published", "event", id.uuid(), event.organization, ""});
    outbox::publish(tx, "event.published", id.uuid(), now);
}

void Service::cancel(
    db::Tx& tx, const auth::Caller& caller, const EventId& id, const std::string& reason) const
{
    const auto now = context_.clock.now();
    const auto event = require_manageable(tx, caller, id, Permission::events);
    if (event.status == Status::cancelled) return;  // again is the same
    if (event.status == Status::draft)
        throw Error(kConflict, id.str()).saying("This event is still a draft. Delete it instead.");
    if (!repo::set_status(tx, id, Status::published, Status::cancelled, now))
        throw Error(kConflict, id.str());
    json::Writer detail;
    const auto text = detail.object().member("reason", std::string_view(reason)).end_object().take();
    audit::record(tx, now, caller, {"event.cancelled", "event", id.uuid(), event.organization, text});
    outbox::publish(tx, "event.cancelled", id.uuid(), now, text);
}

EventId Service::duplicate(db::Tx& tx, const auth::Caller& caller, const EventId& id, const Copy& copy) const
{
    const auto now = context_.clock.now();
    require_manageable(tx, caller, id, Permission::events);
    auto event = require(tx, id);
    organizations::Service(context_).require_room_for_event(tx, event.organization,
        [&](db::Session& session) { return repo::count_open(session, event.organization, now); });
    const auto length = event.ends_at - event.starts_at;
    event.id = new_id<EventId>(context_);
    event.name = copy.name.value_or(event.name);
    event.starts_at = copy.starts_at.value_or(event.starts_at);
    event.ends_at = copy.ends_at.value_or(event.starts_at + length);
    event.status = Status::draft;
    event.created_at = event.updated_at = now;
    if (auto faults = faults_of(event, nullptr); !faults.empty())
        throw Error(kInvalid, {}, std::move(faults));
    event.slug = free_slug(context_, tx, event.name, event.id);
    repo::insert(tx, event);
    repo::set_categories(tx, event.id, repo::categories_of(tx, {id})[id]);
    int position = 0;
    for (auto image : repo::images_of(tx, id)) {
        image.id = new_id<MediaId>(context_);
        repo::insert_image(tx, event.id, image, position++, now);
    }
    audit::record(tx, now, caller,
        {"event.duplicated", "event", event.id.uuid(), event.organization,
            R"({"from":")" + id.str() + R"("})"});
    return event.id;
}

}  // namespace gatehouse::events
