// Tickets: issued once for a completed order, shown to their holder, signed so that a door can believe them.
// Public to the modules above: orders, payments, scanning, notifications.

#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets {

class Service {
public:
    explicit Service(const Context& context) : context_(context) {}

    // Issues the order's tickets, at its completion. A second call for the same order fails on a unique key
    // and takes the whole transaction with it: the caller guards the completion (I3).
    std::vector<Ticket> issue(db::Tx& tx, const IssueRequest& wanted, Time now) const;
    // The same for several orders in the statements of one.
    std::vector<Ticket> issue(db::Tx& tx, std::span<const IssueRequest> wanted, Time now) const;

    // The order's tickets for its buyer, a member of the organization, or who has its secret; not_found for
    // anybody else. Of those that were handed on, only that they were. Empty while a right secret's order is
    // not completed.
    std::vector<Ticket> of_order(const auth::Caller& caller, const OrderId& order) const;

    // One ticket, for the same people.
    Ticket get(const auth::Caller& caller, const TicketId& id) const;

    // The caller's own tickets: those of events to come first, soonest first, then the past ones, latest
    // first.
    Page<Ticket> mine(const auth::Caller& caller, const PageQuery& query) const;

    // Keeps what buyers say, in the transaction that opens their orders.
    void keep_said(db::Tx& tx, const std::vector<Said>& said) const;
    // Who the tickets of these orders are for; orders whose buyers named nobody are left out.
    std::unordered_map<OrderId, std::vector<Holder>> holders_of(
        db::Session& session, const std::vector<OrderId>& orders) const;
    // By order: its own answers first, then its tickets', each in the order of the questions.
    std::unordered_map<OrderId, std::vector<Answered>> answers_of(
        db::Session& session, const std::vector<OrderId>& orders) const;

    // An event's tickets by holder's name, for members.
    Page<Attendee> attendees(
        const auth::Caller& caller, const EventId& event, const AttendeeQuery& query) const;

    // All of them that the filter lets through, as a CSV file that no spreadsheet will execute.
    std::string attendees_csv(
        const auth::Caller& caller, const EventId& event, const AttendeeFilter& filter) const;

    // The order's tickets in the order of issue, unchecked.
    std::vector<Ticket> of_order(db::Session& session, const OrderId& order) const;

    // A ticket by id or by the number that is printed on it; empty when there is none.
    std::optional<Ticket> find(db::Session& session, const TicketId& id) const;
    std::optional<Ticket> find_by_number(
        db::Session& session, const EventId& event, std::string_view number) const;

    // Tickets of an event whose holder, address, ticket or order number begins with q: for the door.
    std::vector<Ticket> search(
        db::Session& session, const EventId& event, const std::string& q, int most) const;

    // What the door may expect on some of the days, by ticket type in the order of their names: tickets that
    // are valid or used.
    std::vector<Expected> expected(
        db::Session& session, const EventId& event, DaysMask days = kAllDays) const;

    // The same by the days that they admit to, of the whole event at once.
    std::vector<ExpectedOn> expected_on(db::Session& session, const EventId& event) const;

    // The ticket with its row locked until the end of the transaction.
    std::optional<Ticket> lock(db::Tx& tx, const TicketId& id) const;

    // valid → used. False when it was not valid: somebody else was faster, or it is dead.
    bool mark_used(db::Tx& tx, const TicketId& id, Time now) const;

    // Kills the order's tickets that are still valid or used, with their QR codes (TKT-4), or those of them
    // that are named. Returns those it killed, by serial.
    std::vector<Ticket> cancel(
        db::Tx& tx, const OrderId& order, const std::optional<std::vector<TicketId>>& only = {}) const;

    // The orders' tickets that belong to nobody's account become the person's: for orders of guests that turn
    // out to be somebody's own (ORD-2).
    void give(db::Tx& tx, const std::vector<OrderId>& orders, const UserId& user) const;

    // The order's tickets go to another address: with another secret, and those that are valid with new
    // codes; open offers end.
    void readdress(db::Tx& tx, const OrderId& order, const std::string& from, const std::string& to) const;

    // What was handed on from that address, and tickets that came to it, become its account's.
    void give_transfers(db::Tx& tx, const std::string& email, const UserId& user) const;

    // What came by a transfer and was not handed on since, in the order of serials; unchecked.
    std::vector<Ticket> of_transfer(db::Session& session, const TransferId& id) const;

    // A transfer with its tickets, unchecked, and the secret of its link.
    std::optional<Transfer> find_transfer(db::Session& session, const TransferId& id) const;
    std::string transfer_secret(const TransferId& id) const;
    // Those of the tickets that are offered to somebody.
    std::map<TicketId, OpenTransfer> open_transfers(const std::vector<Ticket>& tickets) const;

    // Each ticket with its token; without one where it is only shown that it was handed on. Makes the event's
    // key when it has none yet.
    std::vector<Signed> sign(std::vector<Ticket> tickets) const;

    // Whether a scanned text is a ticket of ours. Says nothing about its status or version: lock() the row
    // for that.
    Verified verify(db::Session& session, std::string_view token) const;

    // A document with one ticket a page. All tickets must be of one event.
    std::string pdf(const std::vector<Ticket>& tickets) const;

private:
    std::vector<Ticket> handed_on(db::Session& session, const auth::Caller& caller, const OrderId& order,
        const std::vector<TicketId>& ids) const;

    const Context& context_;
};

// The QR code of a token, black on white with its quiet zone: an image for mails, a drawing for pages.
std::string qr_png(std::string_view token);
std::string qr_svg(std::string_view token, std::string_view title);

}  // namespace gatehouse::tickets
