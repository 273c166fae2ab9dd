#pragma once

#include <map>
#include <optional>
#include <vector>

#include "common/db/session.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets::repo {

// With its tickets, which are offered.
void insert(db::Tx& tx, const Transfer& transfer);
// With its tickets as they are now: one that is not valid any more is not offered, one that was accepted may
// be somebody else's since.
std::optional<Transfer> find(db::Session& session, const TransferId& id);
// The offer of a ticket that is open.
std::optional<TransferId> find_open(db::Session& session, const TicketId& ticket);
// Those of the tickets that are offered to somebody.
std::map<TicketId, OpenTransfer> open_of(
    db::Session& session, const std::vector<TicketId>& tickets, Time now);

// Open offers of the order's tickets that were not handed on before.
std::vector<TransferId> open_of_order(db::Tx& tx, const OrderId& order);

// Ends the offer as a whole: offered → that state, and cancelled where the ticket is not valid any more.
// False when none was offered any more.
bool end(db::Tx& tx, const TransferId& id, TransferStatus status, Time now);
// offered → cancelled, of these tickets alone.
void end_cancelled(db::Tx& tx, const std::vector<TicketId>& tickets, Time now);
void set_receiver(
    db::Tx& tx, const TransferId& id, const std::string& name, const std::optional<UserId>& user);

// Offers whose time is over, with tickets that are still offered.
std::vector<TransferId> overdue(db::Session& session, Time now, int most);

// Which of the tickets somebody handed on, and to whom first.
std::map<TicketId, std::string> given_away(db::Session& session, const std::vector<TicketId>& tickets);
std::vector<TicketId> given_by(
    db::Session& session, const std::vector<TicketId>& tickets, const UserId& user);

// What was handed on from an address, and tickets that came to it, become its account's.
void set_user(db::Tx& tx, const std::string& email, const UserId& user);

}  // namespace gatehouse::tickets::repo
