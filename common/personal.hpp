// What is known of people: given to them as a copy, and forgotten when they wish (ACC-9). Each module does
// both for what it keeps, in its own personal.hpp; the module privacy asks them all.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/db/session.hpp"
#include "common/json/json.hpp"

namespace gatehouse::personal {

// Whose data it is.
struct Subject {
    UserId user;
    std::string email, name;
    // The address is theirs. Otherwise what stands under it may be somebody else's.
    bool verified = false;
};

// One file of the copy.
struct File {
    std::string name;  // "orders.json"
    std::string json;
};
using Files = std::vector<File>;

// What stands in the way of forgetting somebody, and what to do about it.
struct Obstacle {
    std::string code, detail;
};
using Obstacles = std::vector<Obstacle>;

// “Jazz Night”, “Jazz Night” and “Moon Fair”, “Jazz Night” and 3 others
std::string listed(const std::vector<std::string>& names);

// A JSON array with an object for each row, whose members `write(row, out)` adds.
template <class F, class... A>
std::string rows(db::Session& session, db::Sql sql, F write, const A&... args)
{
    json::Writer out;
    out.array();
    session.all(
        sql,
        [&](const db::Row& row) {
            out.object();
            write(row, out);
            out.end_object();
            return 0;
        },
        args...);
    return out.end_array().take();
}

// The audit log's part: what they did, and what was done to them, the latest ten thousand. Who else did it,
// and from where, is that person's own.
File activity(db::Session& session, const UserId& user);

// What stands in the place of an erased person's name and address.
inline constexpr const char* kErasedName = "Erased person";
std::string erased_email(const UserId& user);
// Nobody can be mailed there.
bool is_erased(std::string_view email);

}  // namespace gatehouse::personal
