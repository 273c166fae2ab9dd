// The connections of one process, and the transaction: begin, run, commit, and again when MySQL says so.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "common/db/session.hpp"
#include "common/idle_stack.hpp"

namespace gatehouse::db {

// Where the database is. Secrets come from files, see Config.
struct Endpoint {
    std::string socket;  // unix socket; when empty, host and port
    std::string host;
    int port = 3306;
    std::string user, password, schema;
    int read_timeout_seconds = 30;  // how long one statement may take
};

class Pool {
public:
    explicit Pool(Endpoint endpoint);
    ~Pool();

    // Runs body(tx) at READ COMMITTED. Commits when it returns, rolls back when it throws, and starts over
    // when MySQL picked us as the deadlock victim or a lock took too long; so the body must have no effects
    // but SQL. After five tries throws Error(kBusy).
    template <class F>
    auto transact(F body) -> std::invoke_result_t<F, Tx&>
    {
        using Result = std::invoke_result_t<F, Tx&>;
        if constexpr (std::is_void_v<Result>) {
            attempt([&](Tx& tx) { body(tx); }, &kPlace<F>);
        } else {
            std::optional<Result> result;
            attempt([&](Tx& tx) { result.emplace(body(tx)); }, &kPlace<F>);
            return std::move(*result);
        }
    }

    // Runs body(session) outside any transaction, each statement for itself: for reads. A connection that
    // turns out to be dead is replaced once.
    template <class F>
    auto read(F body) -> std::invoke_result_t<F, Session&>
    {
        using Result = std::invoke_result_t<F, Session&>;
        std::optional<Result> result;
        look([&](Session& session) { result.emplace(body(session)); }, &kPlace<F>);
        return std::move(*result);
    }

    // Closes what a rush left behind: connections that nobody has wanted for a while, with their statements.
    void close_idle();

    // Is the database there? For /readyz.
    bool alive();

    const Endpoint& endpoint() const { return endpoint_; }

private:
    // Each place in the code that comes here (a lambda has a type of its own) is given the connection that it
    // had last: that one has prepared the statements, which are kept by connection and are large.
    using Place = const void*;
    template <class F>
    static constexpr char kPlace = 0;

    void attempt(const std::function<void(Tx&)>& body, Place place);
    void look(const std::function<void(Session&)>& body, Place place);
    IdleStack<Connection>::Lease borrow(Place place);
    std::unique_ptr<Connection> connect() const;
    void drop(Connection& dead);

    Endpoint endpoint_;
    IdleStack<Connection> idle_;
};

// True when the exception says that a unique key already holds such a row. For repositories that let the key
// decide.
bool is_duplicate(const std::exception& e);

}  // namespace gatehouse::db
