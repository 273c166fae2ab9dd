// Creating, changing and deleting events. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/events/requests.hpp"
#include "modules/events/service.hpp"

namespace gatehouse::events {

class Editor {
public:
    explicit Editor(const Context& context) : context_(context), events_(context) {}

    // A draft of the organization, or of the caller's personal one.
    Event create(const auth::Caller& caller, const NewEvent& wanted) const;

    // Throws conflict when somebody else was faster (version). A published event's earlier slug redirects
    // from now on; moving it in time or place tells holders (EVT-5).
    Event update(const auth::Caller& caller, const EventId& id, const EventChange& change) const;

    // Deletes a draft, which has never sold; not_draft otherwise.
    void remove(const auth::Caller& caller, const EventId& id) const;

private:
    const Context& context_;
    Service events_;
};

// What is wrong with an event as a whole, beyond its single fields. `before` is what it was, for a change.
schema::Faults faults_of(const Event& event, const Event* before);

// A slug that nobody has or had: the name's, if need be with something behind it.
std::string free_slug(
    const Context& context, db::Session& session, const std::string& name, const EventId& event);

}  // namespace gatehouse::events
