#pragma once

#include "common/http/request.hpp"

namespace gatehouse::http {

// How long everybody may keep a public read: a second, and five more while a fresh one is fetched (EVT-9).
inline const std::pair<std::string, std::string> kPublicForASecond{
    "Cache-Control", "public, max-age=1, stale-while-revalidate=5"};

// Gives a public answer its ETag, and turns it into 304 when the caller has it already. Others are left
// alone.
void make_conditional(const Request& request, Response& response);

}  // namespace gatehouse::http
