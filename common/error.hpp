// The one exception that crosses layers. A kind says what the caller sees (code, status, message); the detail
// says why and goes to the log only. Turned into an RFC 9457 problem document in one place: http::dispatch().

#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/money.hpp"

namespace gatehouse {

struct ErrorKind {
    const char* code;     // stable, machine-readable: part of the API
    int status;           // HTTP status
    const char* message;  // safe to show: what happened, what to do now
};

// clang-format off
inline constexpr ErrorKind kMalformed      {"malformed",         400, "The request could not be read. Please send valid JSON."};
inline constexpr ErrorKind kInvalid        {"validation_failed", 422, "Please check the highlighted fields."};
inline constexpr ErrorKind kUnauthenticated{"unauthenticated",   401, "Please sign in."};
inline constexpr ErrorKind kForbidden      {"forbidden",         403, "You may not do that."};
inline constexpr ErrorKind kNotFound       {"not_found",         404, "We could not find that."};
inline constexpr ErrorKind kNoSuchMethod   {"method_not_allowed",405, "That cannot be done here."};
inline constexpr ErrorKind kConflict       {"conflict",          409, "Somebody changed this in the meantime. Please reload and try again."};
inline constexpr ErrorKind kTooLarge       {"too_large",         413, "That is larger than we accept."};
inline constexpr ErrorKind kMediaType      {"unsupported_media_type", 415, "Please send that as application/json."};
inline constexpr ErrorKind kRateLimited    {"rate_limited",      429, "Too many tries. Please wait a moment."};
inline constexpr ErrorKind kBusy           {"busy",              503, "Many people are doing this right now. Please try again in a second."};
inline constexpr ErrorKind kInternal       {"internal",          500, "Something went wrong on our side. Please try again."};
// clang-format on

// One complaint about one place of the input. The pointer is an RFC 6901 JSON pointer ("/lines/0/quantity").
struct Fault {
    std::string pointer, code, detail;
};

class Error : public std::runtime_error {
public:
    using Extra = std::variant<std::int64_t, std::string, Money>;

    explicit Error(const ErrorKind& kind, const std::string& detail = {}, std::vector<Fault> faults = {})
        : std::runtime_error(detail.empty() ? kind.message : detail), kind_(&kind), faults_(std::move(faults))
    {
    }

    // Adds a member to the problem document, such as `available` of insufficient_stock.
    Error&& with(std::string name, Extra value) &&
    {
        extras_.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }

    // Says what happened more exactly than the kind's message does. Shown to the caller.
    Error&& saying(std::string message) &&
    {
        message_ = std::move(message);
        return std::move(*this);
    }

    const ErrorKind& kind() const { return *kind_; }
    std::string message() const { return message_.empty() ? kind_->message : message_; }
    const std::vector<Fault>& faults() const { return faults_; }
    const std::vector<std::pair<std::string, Extra>>& extras() const { return extras_; }

private:
    const ErrorKind* kind_;
    std::string message_;
    std::vector<Fault> faults_;
    std::vector<std::pair<std::string, Extra>> extras_;
};

}  // namespace gatehouse
