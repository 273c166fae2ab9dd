#pragma once

#include "common/http/page.hpp"
#include "common/http/route.hpp"
#include "modules/scanning/schemas.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::scanning::handlers {

Answer scan(const http::Request& request, const ScanRequest& wanted, const Context& context);
Answer admit(const http::Request& request, const ManualRequest& wanted, const Context& context);
Items<DoorEvent> my_events(const http::Request& request, const Context& context);
Overview overview(const http::Request& request, const Context& context);
Items<tickets::Ticket> lookup(const http::Request& request, const LookupQuery& query, const Context& context);
Items<Staff> staff(const http::Request& request, const Context& context);
Staff add_staff(const http::Request& request, const StaffRequest& wanted, const Context& context);
http::Empty remove_staff(const http::Request& request, const Context& context);

}  // namespace gatehouse::scanning::handlers
