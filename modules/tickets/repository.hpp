#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/db/session.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets::repo {

// Inserts all in few statements. A number that is taken is replaced by renumber(), and the rest tried again;
// an order whose tickets are there already throws.
void insert(db::Tx& tx, std::vector<Ticket>& tickets, const std::function<std::string()>& renumber);

std::optional<Ticket> find(db::Session& session, const TicketId& id);
std::optional<Ticket> find_by_number(db::Session& session, const EventId& event, std::string_view number);
std::optional<Ticket> lock(db::Tx& tx, const TicketId& id);
// In ascending id; those that do not exist are left out.
std::vector<Ticket> lock(db::Tx& tx, const std::vector<TicketId>& ids);
std::vector<Ticket> of_order(db::Session& session, const OrderId& order);
std::vector<Ticket> of_transfer(db::Session& session, const TransferId& id);
std::vector<Ticket> lock_order(db::Tx& tx, const OrderId& order);

// valid → used; false when it was not valid.
bool set_used(db::Tx& tx, const TicketId& id, Time now);
// valid or used → cancelled under the next version.
void set_cancelled(db::Tx& tx, const std::vector<TicketId>& ids);
// Their secret dies, and the codes of those that are valid.
void readdress(db::Tx& tx, const OrderId& order, const std::string& from, const std::string& to);
// valid ones get another holder under the next version.
void set_holder(db::Tx& tx, const std::vector<TicketId>& ids, const TransferId& transfer, const Holder& to,
    const std::optional<UserId>& user);
// Of those that have no user yet, and were not handed on.
void set_user(db::Tx& tx, const std::vector<OrderId>& orders, const UserId& user);

std::vector<Expected> expected(db::Session& session, const EventId& event, DaysMask days);
std::vector<ExpectedOn> expected_on(db::Session& session, const EventId& event);

// How many tickets of each event a person has.
struct Share {
    EventId event;
    int tickets = 0;
};
std::vector<Share> shares_of(db::Session& session, const UserId& user);
std::vector<Ticket> of_user_at(db::Session& session, const UserId& user, const std::vector<EventId>& events);

// By holder's name and id, behind `after` when there is one.
struct After {
    std::string holder_name;
    TicketId id;
};
std::vector<Ticket> of_event(db::Session& session, const EventId& event, const AttendeeFilter& filter,
    const std::optional<After>& after, int most);

}  // namespace gatehouse::tickets::repo
