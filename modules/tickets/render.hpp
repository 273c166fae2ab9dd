// How tickets are shown.

#pragma once

#include "common/json/view.hpp"
#include "modules/events/types.hpp"
#include "modules/inventory/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets {

// A ticket with all that its holder's page needs.
struct Shown {
    Signed ticket;
    events::Brief event;
    std::vector<inventory::Day> days;           // that it admits to; empty when the event has none
    std::string secret;                         // goes into the links when the caller came with it
    std::optional<OpenTransfer> transfer = {};  // to whom it is offered
    bool transferable = false;                  // may be offered to somebody now
};
const view::Object<Shown>& ticket_view();

// What somebody is offered, or was.
struct ShownTransfer {
    Transfer transfer;
    events::Brief event;
};
const view::Object<ShownTransfer>& transfer_view();

// A ticket in the organizer's list: without its code, which is the holder's.
const view::Object<Attendee>& attendee_view();

}  // namespace gatehouse::tickets
