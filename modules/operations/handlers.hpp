#pragma once

#include "common/http/route.hpp"
#include "modules/operations/types.hpp"

namespace gatehouse::operations::handlers {

Health health(const http::Request& request, const Context& context);
Stuck stuck(const http::Request& request, const Context& context);
Resent resend(const http::Request& request, const Context& context);
Items<Happening> timeline(const http::Request& request, const Context& context);
Page<Entry> audit(const http::Request& request, const AuditQuery& query, const Context& context);
Page<Entry> audit_of(const http::Request& request, const AuditQuery& query, const Context& context);
http::Content audit_csv(const http::Request& request, const AuditFilter& filter, const Context& context);
http::Content audit_csv_of(const http::Request& request, const AuditFilter& filter, const Context& context);

}  // namespace gatehouse::operations::handlers
