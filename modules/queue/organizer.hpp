// What an organizer sees of lines and does about them. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/queue/repository.hpp"
#include "modules/queue/showing.hpp"

namespace gatehouse::queue {

class Organizer {
public:
    Organizer(const Context& context, Showing& showing) : context_(context), showing_(showing) {}

    // The lines of an event, and its items that have a waiting room without anybody in it.
    std::vector<OwnLine> lines(const auth::Caller& caller, const EventId& event) const;

    // Opens or pauses a line, and says how fast people are let in.
    OwnLine change(const auth::Caller& caller, const ItemId& item, const LineChange& change) const;

    // Who stands in a line, in order; before the draw by their ids.
    Page<Entry> entries(const auth::Caller& caller, const ItemId& item, const EntriesQuery& query) const;

    // Mails everybody who waits; the scheduler sends it. Throws too_many_messages.
    Messaged message(const auth::Caller& caller, const ItemId& item, const Message& message) const;

    // Turns a message into mails, some at a time; returns how many. For the scheduler.
    static int send_some(const Context& context);

private:
    OwnLine shown(db::Session& session, const Sale& sale, const std::optional<Line>& line) const;
    Sale require(db::Session& session, const auth::Caller& caller, const ItemId& item) const;

    const Context& context_;
    Showing& showing_;
};

}  // namespace gatehouse::queue
