// What people do about their own place in line: join, look, leave, join again. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/queue/entrance.hpp"
#include "modules/queue/showing.hpp"

namespace gatehouse::queue {

// What lives as long as the process.
struct Hall {
    Entrance entrance;
    Showing showing{entrance.sales()};
};

class Desk {
public:
    Desk(const Context& context, Hall& hall) : context_(context), hall_(hall) {}

    struct Came {
        Shown shown;
        bool created = true;
    };
    // Throws guest_unverified, and what Entrance::join() throws. Who is in the line already gets that place.
    Came join(const auth::Caller& caller, const Join& wanted) const;

    // not_found for anybody but the person.
    Shown get(const auth::Caller& caller, const EntryId& id) const;
    Shown leave(const auth::Caller& caller, const EntryId& id) const;
    // After a missed offer, at the end of the line. Again is the same.
    Shown join_again(const auth::Caller& caller, const EntryId& id) const;
    // The caller may listen to the entry and is about to: states of it are published from now on.
    void listen(const auth::Caller& caller, const EntryId& id) const;
    // The caller's entries, the latest first.
    Page<Shown> mine(const auth::Caller& caller, const PageQuery& query) const;

private:
    Entry require_own(const auth::Caller& caller, const EntryId& id) const;
    Shown with_secret(Shown shown) const;
    Joiner joiner(const auth::Caller& caller, const Join& wanted) const;

    const Context& context_;
    Hall& hall_;
};

}  // namespace gatehouse::queue
