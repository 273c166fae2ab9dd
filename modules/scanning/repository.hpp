#pragma once

#include <unordered_map>
#include <vector>

#include "common/db/session.hpp"
#include "modules/scanning/types.hpp"

namespace gatehouse::scanning::repo {

// The role of somebody whose access to the door has not ended.
std::optional<StaffRole> find_staff(db::Session& session, const EventId& event, const UserId& user, Time now);
std::vector<Staff> staff_of(db::Session& session, const EventId& event);  // without names
std::vector<EventId> events_of_staff(db::Session& session, const UserId& user, Time now);
// Adds somebody, or changes role and end of who is there.
void save_staff(db::Tx& tx, const EventId& event, const OrganizationId& organization, const Staff& staff);
bool remove_staff(db::Tx& tx, const EventId& event, const UserId& user);
// At all events of the organization, where they were put before `then`; returns how many.
int remove_posts(db::Tx& tx, const OrganizationId& organization, const UserId& user, Time then);

// False when the ticket was admitted on that day before: the unique key decides (CHK-3).
bool insert_admission(db::Tx& tx, const Scan& scan, const ItemId& type, int day);
// Inside ↔ outside, for events with re-entry. False when it was not the other way.
bool set_inside(db::Tx& tx, const TicketId& ticket, int day, bool inside);
std::optional<Admission> find_admission(db::Session& session, const TicketId& ticket, int day);
// Throws a duplicate-key error when this person sent this nonce before.
void insert_scan(db::Tx& tx, const Scan& scan);
std::optional<Scan> find_scan(
    db::Session& session, const EventId& event, const UserId& staff, const std::string& nonce);

int admitted(db::Session& session, const EventId& event, int day);
// By the number of the day; none for days on which nobody came.
std::unordered_map<int, int> admitted_by_day(db::Session& session, const EventId& event);
struct TypeCount {
    ItemId type;
    int count = 0;
};
std::vector<TypeCount> admitted_by_type(db::Session& session, const EventId& event, int day);
int refused(db::Session& session, const EventId& event);
// Oldest first.
std::vector<Scan> scans_of(db::Session& session, const std::vector<TicketId>& tickets);
std::vector<Scan> latest_scans(db::Session& session, const EventId& event, int most);

}  // namespace gatehouse::scanning::repo
