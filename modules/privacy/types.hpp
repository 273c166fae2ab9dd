// What people may do with all that is known of them: take a copy, and have it erased (ACC-9). Pure data and
// rules; no I/O.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/personal.hpp"

namespace gatehouse::privacy {

using ExportId = Id<"export">;

// clang-format off
inline constexpr ErrorKind kNoExport   {"no_export",     410, "There is no copy of your data any more. Please ask for a new one."};
inline constexpr ErrorKind kCannotErase{"erase_refused", 409, "This account cannot be erased yet. Settle what is listed first, then try again."};
inline constexpr ErrorKind kOwnAccount {"own_account",   409, "That is your own account. Erase it under Account, Your data, or ask another administrator."};
// clang-format on

// News. A copy is wanted, a copy is there (subjects: the copy, the person), a person is gone; the last has
// the letter's address in its payload.
inline constexpr const char* kExportAsked = "user.export_asked";
inline constexpr const char* kExportReady = "user.export_ready";
inline constexpr const char* kErased = "user.erased";

enum class ExportState { none, preparing, ready };
constexpr const char* to_string(ExportState state)
{
    return state == ExportState::none ? "none" : state == ExportState::preparing ? "preparing" : "ready";
}
constexpr std::array<ExportState, 3> values(ExportState)
{
    return {ExportState::none, ExportState::preparing, ExportState::ready};
}

// A person's copy, without its content. There is one at a time.
struct Export {
    ExportState state = ExportState::none;
    std::optional<Time> asked_at, ready_at, expires_at;
    std::optional<int> bytes;
};

// What stands in the way of erasing the account; empty: nothing does.
struct Obstacles {
    personal::Obstacles items;
};

// The own address, typed to be sure.
struct EraseRequest {
    std::string email;
};

// Why an administrator does it; it stays in the audit log.
struct Because {
    std::string reason;
};

}  // namespace gatehouse::privacy
