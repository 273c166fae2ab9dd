#pragma once

#include "common/http/route.hpp"
#include "modules/privacy/types.hpp"

namespace gatehouse::privacy::handlers {

Export ask_export(const http::Request& request, const Context& context);
Export show_export(const http::Request& request, const Context& context);
http::Content export_file(const http::Request& request, const Context& context);

Obstacles obstacles(const http::Request& request, const Context& context);
http::Reply<http::Empty> erase(
    const http::Request& request, const EraseRequest& wanted, const Context& context);
http::Empty erase_other(const http::Request& request, const Because& because, const Context& context);

}  // namespace gatehouse::privacy::handlers
