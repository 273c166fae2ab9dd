// Redis through Poco: one small vocabulary, reconnects once, raises Error(kBusy) when Redis is away. Redis
// holds nothing that MySQL could not rebuild, so callers decide whether its absence matters.

#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/idle_stack.hpp"
#include "common/redis/posted.hpp"

namespace gatehouse::redis {

struct Endpoint {
    std::string socket;  // unix socket; when empty, host and port
    std::string host;
    int port = 6379;
    std::string password;
};

// nil, integer, string, or a list of them.
struct Reply {
    std::variant<std::monostate, std::int64_t, std::string, std::vector<Reply>> value;

    bool nil() const { return std::holds_alternative<std::monostate>(value); }
    std::int64_t number() const;  // also of a numeric string
    const std::string& text() const;
    const std::vector<Reply>& list() const;
};

// A Lua script, run by its hash and loaded when Redis does not know it.
struct Script {
    explicit Script(std::string source);
    std::string text, sha;
};

struct Answer;
class Wire;

class Pool {
public:
    explicit Pool(Endpoint endpoint);
    ~Pool();

    // Runs one command; commands of several callers share round trips. Throws Error(kBusy) when Redis cannot
    // be reached, Error(kInternal) when it refuses.
    Reply command(const Command& words);

    // Several commands in one round trip; replies in order.
    std::vector<Reply> pipeline(const std::vector<Command>& commands);

    Reply eval(
        const Script& script, const std::vector<std::string>& keys, const std::vector<std::string>& args);

    std::optional<std::string> get(const std::string& key);
    void set(const std::string& key, const std::string& value, std::chrono::milliseconds ttl);
    // True when the key was free.
    bool set_if_absent(const std::string& key, const std::string& value, std::chrono::milliseconds ttl);
    void del(const std::string& key);

    // Sets it soon, after this returns. When Redis is away, or the process is killed at this moment, it is
    // lost.
    void post_set(const std::string& key, const std::string& value, std::chrono::milliseconds ttl);

    // Adds one to a field of a hash soon, on the same terms; the hash goes after `ttl` without a change.
    void post_count(const std::string& key, const std::string& field, std::chrono::milliseconds ttl);

    bool alive();

private:
    struct Together;
    std::unique_ptr<Wire> connect() const;
    // Once more on a fresh connection when the first one turns out to be dead, but not when Redis is silent.
    std::vector<Answer> ask(const std::vector<const Command*>& commands);

    Endpoint endpoint_;
    IdleStack<Wire> idle_;
    std::atomic<std::chrono::steady_clock::time_point> silent_until_{};
    const std::unique_ptr<Together> together_;
    Posted posted_;
};

}  // namespace gatehouse::redis
