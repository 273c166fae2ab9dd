#pragma once

#include <algorithm>

#include "common/json/schema.hpp"
#include "modules/scanning/types.hpp"

namespace gatehouse::scanning {

struct LookupQuery {
    std::string q;
};

// What the client makes up to name one scan; kept as ASCII.
inline schema::Reader<std::string> nonce()
{
    return schema::checked(64, "nonce", "must be 8 to 64 visible ASCII characters", [](std::string_view t) {
        return t.size() >= 8 && std::ranges::all_of(t, [](char c) { return c > ' ' && c < 127; });
    });
}

// clang-format off
inline const auto kScanRequest = schema::object<ScanRequest>("ScanRequest")
    .field("event_id",      &ScanRequest::event,      schema::id<EventId>())
    .field("qr_token",      &ScanRequest::qr_token,   schema::opaque(1, 1000))
    .field("nonce",         &ScanRequest::nonce,      nonce())
    .optional("scanned_at", &ScanRequest::scanned_at, schema::time())
    .optional("gate",       &ScanRequest::gate,       schema::text(0, 60))
    .optional("type",       &ScanRequest::direction,  schema::choice<Direction>());

inline const auto kManualRequest = schema::object<ManualRequest>("ManualAdmission")
    .field("event_id",  &ManualRequest::event,     schema::id<EventId>())
    .field("ticket_id", &ManualRequest::ticket,    schema::id<TicketId>())
    .field("reason",    &ManualRequest::reason,    schema::text(3, 300))
    .field("nonce",     &ManualRequest::nonce,     nonce())
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
