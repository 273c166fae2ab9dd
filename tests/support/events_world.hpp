// Events of an organizer, made through the services that own them.

#pragma once

#include "modules/events/editor.hpp"
#include "tests/support/organizations_world.hpp"

namespace gatehouse::support {

struct EventsWorld : OrganizationsWorld {
    Person organizer = person("Olga Organizer");
    Person stranger = person("Mallory");
    events::Service events{context};

    // A month from now, at a place; ready to be published.
    events::NewEvent plan(const std::string& name = "Jazz Night")
    {
        events::NewEvent wanted;
        wanted.name = name;
        wanted.starts_at = std::chrono::floor<std::chrono::seconds>(clock.at + std::chrono::hours(24 * 30));
        wanted.ends_at = wanted.starts_at + std::chrono::hours(4);
        wanted.zone = "America/Chicago";
        wanted.currency = "USD";
        wanted.venue = events::Venue{"Green Mill", "4802 N Broadway", "Chicago", "IL", "60640", "US", {}, {}};
        return wanted;
    }

    events::Event draft(const events::NewEvent& wanted)
    {
        return events::Editor(context).create(organizer.caller, wanted);
    }
    events::Event draft() { return draft(plan()); }

    events::Event published(const events::NewEvent& wanted)
    {
        const auto id = draft(wanted).id;
        context.db.transact([&](db::Tx& tx) { events.publish(tx, organizer.caller, id, {}); });
        return read(id);
    }
    events::Event published() { return published(plan()); }

    events::Event read(const EventId& id)
    {
        return context.db.read([&](db::Session& session) { return events.read(session, id); });
    }

    // How often an action is in the audit log of a subject.
    int audited(const std::string& action, const Uuid& subject)
    {
        return *context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT COUNT(*) FROM audit_log WHERE action = ? AND subject_id = ?",
                [](const db::Row& row) { return row.integer(1); }, action, EventId(subject));
        });
    }
    int told(const std::string& topic, const Uuid& subject)
    {
        return *context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT COUNT(*) FROM outbox WHERE topic = ? AND subject = ?",
                [](const db::Row& row) { return row.integer(1); }, topic, EventId(subject));
        });
    }
};

}  // namespace gatehouse::support
