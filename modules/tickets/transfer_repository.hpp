#pragma once

#include <map>
#include <optional>
#include <vector>

#include "common/db/session.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets::repo {

// With its tickets, which are offered.
void insert(db::Tx& tx, const Transfer& transfer);
// A ticket that is not valid any more is not offered any more.
std::optional<Transfer> find(db::Session& session, const TransferId& id);
// The offer of a ticket that is open.
std::optional<TransferId> find_open(db::Session& session, const TicketId& ticket);
// Those of the tickets that are offered to somebody.
std::map<TicketId, OpenTransfer> open_of(
    db::Session& session, const std::vector<TicketId>& tickets, Time now);

// offered → another state, of these tickets; the transfer's, or whichever is open. Returns how many.
int end(db::Tx& tx, const TransferId& transfer, const std::vector<TicketId>& tickets, TransferStatus status,
    Time now);
void end_open(db::Tx& tx, const std::vector<TicketId>& tickets, TransferStatus status, Time now);
void set_receiver(
    db::Tx& tx, const TransferId& id, const std::string& name, const std::optional<UserId>& user);

// Offers whose time is over, with tickets that are still offered.
std::vector<TransferId> overdue(db::Tx& tx, Time now, int most);
// offered → expired, of all its tickets; false when none was offered any more.
bool expire(db::Tx& tx, const TransferId& id, Time now);

// Which of the tickets somebody handed on, and to whom first.
std::map<TicketId, std::string> given_away(db::Session& session, const std::vector<TicketId>& tickets);
std::vector<TicketId> given_by(
    db::Session& session, const std::vector<TicketId>& tickets, const UserId& user);

// Tickets that came to an address become its account's.
void set_receiving_user(db::Tx& tx, const std::string& email, const UserId& user);

}  // namespace gatehouse::tickets::repo
