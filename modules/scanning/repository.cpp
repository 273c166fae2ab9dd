// All SQL for the tables scans and admissions. Staff is in staff_repository.cpp.

#include "modules/scanning/repository.hpp"

#include "common/db/pool.hpp"

namespace gatehouse::scanning::repo {

namespace {

Scan to_scan(const db::Row& row)
{
    Scan s;
    s.id = row.id<ScanId>(1);
    s.organization = row.id<OrganizationId>(2);
    s.event = row.id<EventId>(3);
    s.ticket = row.find_id<TicketId>(4);
    s.staff = row.id<UserId>(5);
    s.nonce = row.text(6);
    s.direction = row.choice<Direction>(7);
    s.gate = row.text(8);
    s.result = row.choice<Result>(9);
    if (!row.text(10).empty()) s.reason = row.choice<Reason>(10);
    s.note = row.text(11);
    s.scanned_at = row.time(12);
    s.received_at = row.time(13);
    return s;
}

// The columns that to_scan() reads. A macro, because SQL must be a literal.
#define SCAN_COLUMNS                                                                                \
    "id, organization_id, event_id, ticket_id, staff_id, nonce, type, gate, result, reason, note, " \
    "scanned_at, received_at"

}  // namespace

bool insert_admission(db::Tx& tx, const Scan& scan, const ItemId& type, int day)
{
    try {
        tx.exec(R"sql(
            INSERT INTO admissions (ticket_id, day, event_id, ticket_type_id, scan_id, admitted_at)
            VALUES (?, ?, ?, ?, ?, ?)
        )sql",
            scan.ticket, day, scan.event, type, scan.id, scan.received_at);
        return true;
    } catch (const std::exception& e) {
        if (!db::is_duplicate(e)) throw;
        return false;
    }
}

bool set_inside(db::Tx& tx, const TicketId& ticket, int day, bool inside)
{
    return tx.exec("UPDATE admissions SET inside = ? WHERE ticket_id = ? AND day = ? AND inside <> ?", inside,
               ticket, day, inside) == 1;
}

std::optional<Admission> find_admission(db::Session& session, const TicketId& ticket, int day)
{
    return session.one(R"sql(
        SELECT a.admitted_at, s.gate FROM admissions a JOIN scans s ON s.id = a.scan_id
         WHERE a.ticket_id = ? AND a.day = ?
    )sql",
        [](const db::Row& row) {
            return Admission{row.time(1), row.text(2)};
        },
        ticket, day);
}

void insert_scan(db::Tx& tx, const Scan& s)
{
    tx.exec(R"sql(
        INSERT INTO scans (id, organization_id, event_id, ticket_id, staff_id, nonce, type, gate, result, reason, note,
                           scanned_at, received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        s.id, s.organization, s.event, s.ticket, s.staff, s.nonce, to_string(s.direction), s.gate,
        to_string(s.result), s.reason ? to_string(*s.reason) : "", s.note, s.scanned_at, s.received_at);
}

std::optional<Scan> find_scan(
    db::Session& session, const EventId& event, const UserId& staff, const std::string& nonce)
{
    return session.one("SELECT " SCAN_COLUMNS " FROM scans WHERE event_id = ? AND staff_id = ? AND nonce = ?",
        to_scan, event, staff, nonce);
}

int admitted(db::Session& session, const EventId& event, int day)
{
    return session
        .one(
            "SELECT COUNT(*) FROM admissions WHERE event_id = ? AND day = ?",
            [](const db::Row& row) { return row.integer(1); }, event, day)
        .value_or(0);
}

std::unordered_map<int, int> admitted_by_day(db::Session& session, const EventId& event)
{
    std::unordered_map<int, int> out;
    session.all(
        "SELECT day, COUNT(*) FROM admissions WHERE event_id = ? GROUP BY day",
        [&](const db::Row& row) { return out[row.integer(1)] = row.integer(2); }, event);
    return out;
}

std::vector<TypeCount> admitted_by_type(db::Session& session, const EventId& event, int day)
{
    return session.all(
        "SELECT ticket_type_id, COUNT(*) FROM admissions WHERE event_id = ? AND day = ? GROUP BY "
        "ticket_type_id",
        [](const db::Row& row) {
            return TypeCount{row.id<TicketTypeId>(1), row.integer(2)};
        },
        event, day);
}

int refused(db::Session& session, const EventId& event)
{
    return session
        .one(
            "SELECT COUNT(*) FROM scans WHERE event_id = ? AND result = 'refused'",
            [](const db::Row& row) { return row.integer(1); }, event)
        .value_or(0);
}

std::vector<Scan> scans_of(db::Session& session, const std::vector<TicketId>& tickets)
{
    return session.all_in("SELECT " SCAN_COLUMNS
                          " FROM scans WHERE ticket_id IN (?*) ORDER BY scanned_at, id LIMIT 500",
        to_scan, tickets);
}

std::vector<Scan> latest_scans(db::Session& session, const EventId& event, int most)
{
    return session.all("SELECT " SCAN_COLUMNS
                       " FROM scans WHERE event_id = ? ORDER BY received_at DESC LIMIT ?",
        to_scan, event, most);
}

}  // namespace gatehouse::scanning::repo
