#pragma once

#include "common/json/schema.hpp"
#include "modules/scanning/types.hpp"

namespace gatehouse::scanning {

struct LookupQuery {
    std::string q;
};

// clang-format off
inline const auto kScanRequest = schema::object<ScanRequest>("ScanRequest")
    .field("event_id",      &ScanRequest::event,      schema::id<EventId>())
    .field("qr_token",      &ScanRequest::qr_token,   schema::opaque(1, 1000))
    .field("nonce",         &ScanRequest::nonce,      schema::opaque(8, 64))
    .optional("scanned_at", &ScanRequest::scanned_at, schema::time())
    .optional("gate",       &ScanRequest::gate,       schema::text(0, 60))
    .optional("type",       &ScanRequest::direction,  schema::choice<Direction>());

inline const auto kManualRequest = schema::object<ManualRequest>("ManualAdmission")
    .field("event_id",  &ManualRequest::event,     schema::id<EventId>())
    .field("ticket_id", &ManualRequest::ticket,    schema::id<TicketId>())
    .field("reason",    &ManualRequest::reason,    schema::text(3, 300))
    .field("nonce",     &ManualRequest::nonce,     schema::opaque(8, 64))
    .optional("gate",   &ManualRequest::gate,      schema::text(0, 60))
    .optional("type",   &ManualRequest::direction, schema::choice<Direction>());

inline const auto kLookupQuery = schema::object<LookupQuery>("LookupQuery")
    .field("q", &LookupQuery::q, schema::text(2, 100));

inline const auto kStaffRequest = schema::object<StaffRequest>("StaffRequest")
    .field("email",      &StaffRequest::email,   schema::email())
    .optional("role",    &StaffRequest::role,    schema::choice<StaffRole>())
    .optional("ends_at", &StaffRequest::ends_at, schema::time());
// clang-format on

}  // namespace gatehouse::scanning
