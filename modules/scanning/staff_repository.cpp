// All SQL for the table event_staff.

#include "modules/scanning/repository.hpp"

namespace gatehouse::scanning::repo {

std::optional<StaffRole> find_staff(db::Session& session, const EventId& event, const UserId& user, Time now)
{
    return session.one(R"sql(
        SELECT role FROM event_staff WHERE event_id = ? AND user_id = ? AND (ends_at IS NULL OR ends_at > ?)
    )sql",
        [](const db::Row& row) { return row.choice<StaffRole>(1); }, event, user, now);
}

std::vector<Staff> staff_of(db::Session& session, const EventId& event)
{
    return session.all(
        "SELECT user_id, role, ends_at, created_at FROM event_staff WHERE event_id = ? ORDER BY created_at",
        [](const db::Row& row) {
            return Staff{row.id<UserId>(1), {}, {}, row.choice<StaffRole>(2), row.find_time(3), row.time(4)};
        },
        event);
}

std::vector<EventId> events_of_staff(db::Session& session, const UserId& user, Time now)
{
    return session.all(
        "SELECT event_id FROM event_staff WHERE user_id = ? AND (ends_at IS NULL OR ends_at > ?)",
        [](const db::Row& row) { return row.id<EventId>(1); }, user, now);
}

void save_staff(db::Tx& tx, const EventId& event, const OrganizationId& organization, const Staff& staff)
{
    tx.exec(R"sql(
        INSERT INTO event_staff (event_id, user_id, organization_id, role, ends_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE role = VALUES(role), ends_at = VALUES(ends_at)
    )sql",
        event, staff.user, organization, to_string(staff.role), staff.ends_at, staff.created_at);
}

bool remove_staff(db::Tx& tx, const EventId& event, const UserId& user)
{
    return tx.exec("DELETE FROM event_staff WHERE event_id = ? AND user_id = ?", event, user) == 1;
}

int remove_posts(db::Tx& tx, const OrganizationId& organization, const UserId& user, Time then)
{
    return static_cast<int>(
        tx.exec("DELETE FROM event_staff WHERE user_id = ? AND organization_id = ? AND created_at <= ?", user,
            organization, then));
}

}  // namespace gatehouse::scanning::repo
