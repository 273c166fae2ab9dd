// A holder hands tickets on (TKT-3): offered to an address, accepted by who has the mail. Private to this
// module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/events/service.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets {

class Transfers {
public:
    explicit Transfers(const Context& context) : context_(context), events_(context) {}

    // Offers the ticket, and others of the same holder and event with it, all or none. Throws
    // not_transferable, transfer_pending, offered_too_often; not_found for strangers, forbidden for who only
    // runs the event.
    void offer(const auth::Caller& caller, const TicketId& id, const TransferOffer& wanted) const;

    // The holder takes the ticket's open offer back, with all that was offered with it. Throws transfer_over
    // when there is none.
    void withdraw(const auth::Caller& caller, const TicketId& id) const;

    // Takes back what the buyer of the order offers.
    void withdraw_all(db::Tx& tx, const OrderId& order) const;

    // What somebody is offered, by the token of the mailed link; not_found for any other.
    Transfer look(const std::string& token) const;

    // Who has the link takes over what can still be had of it: from the COMMIT on the codes of before are
    // dead. They are an account's when somebody is signed in. Throws transfer_over when nothing can be had.
    Transfer accept(const auth::Caller& caller, const std::string& token, const std::string& name) const;

    // Ends offers whose time is over; returns how many. For the scheduler.
    int expire() const;

    // Whether tickets of the event may be passed on now.
    bool are_open(db::Session& session, const EventId& event) const;

private:
    const char* why_closed(db::Session& session, const EventId& event) const;
    Transfer require(db::Session& session, const std::string& token) const;
    void require_not_offered(db::Tx& tx, const Ticket& ticket) const;
    void require_seldom(db::Tx& tx, const std::vector<TicketId>& tickets) const;
    void require_open(db::Session& session, const EventId& event, const ErrorKind& otherwise) const;

    const Context& context_;
    events::Service events_;
};

}  // namespace gatehouse::tickets
