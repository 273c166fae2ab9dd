#include "modules/events/personal.hpp"

#include "common/audit.hpp"
#include "common/db/after_commit.hpp"
#include "common/outbox.hpp"
#include "modules/events/gallery.hpp"
#include "modules/events/repository.hpp"

namespace gatehouse::events {

std::vector<std::string> still_to_come(db::Session& session, const OrganizationId& organization, Time now)
{
    return session.all(
        "SELECT name FROM events WHERE organization_id = ? AND status = 'published' AND ends_at > ? LIMIT 20",
        [](const db::Row& row) { return row.text(1); }, organization, now);
}

void erase_drafts(
    const Context& context, db::Tx& tx, const auth::Caller& caller, const OrganizationId& organization)
{
    const auto now = context.clock.now();
    for (const auto& id : repo::ids_of(tx, organization)) {
        const auto images = repo::images_of(tx, id);
        if (!repo::remove_draft(tx, id)) continue;
        for (const auto& image : images)
            db::after_commit(tx, [&context, hash = image.hash] { Gallery(context).forget(hash); });
        audit::record(tx, now, caller, {"event.deleted", "event", id.uuid(), organization, ""});
        outbox::publish(tx, "event.deleted", id.uuid(), now);
    }
}

}  // namespace gatehouse::events
