#include "common/db/pool.hpp"

#include <mysql_driver.h>

#include <cstdlib>
#include <thread>

#include "common/db/after_commit.hpp"
#include "common/db/connection.hpp"
#include "common/error.hpp"
#include "common/fibers/wait.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::db {

namespace {

constexpr int kAttempts = 5;
constexpr auto kUnwanted = std::chrono::seconds(30);
constexpr int kDuplicate = 1062, kLockWaitTimeout = 1205, kDeadlock = 1213;
constexpr int kServerGone = 2006, kServerLost = 2013, kCannotConnectSocket = 2002, kCannotConnect = 2003;
constexpr int kShuttingDown = 1053, kTooMany = 1040, kKilled = 1927;

bool lost(const sql::SQLException& e)
{
    switch (e.getErrorCode()) {
        case kServerGone:
        case kServerLost:
        case kCannotConnectSocket:
        case kCannotConnect:
        case kShuttingDown:
        case kTooMany:
        case kKilled: return true;
        default: return false;
    }
}

// The effects of the transaction that this thread is in, which it does not leave meanwhile. One inside
// another has its own.
using Effects = std::vector<std::function<void()>>;
thread_local Effects* current_effects = nullptr;

struct InTransaction {
    InTransaction() : outer(current_effects) { current_effects = &effects; }
    ~InTransaction() { current_effects = outer; }
    InTransaction(const InTransaction&) = delete;
    InTransaction& operator=(const InTransaction&) = delete;
    Effects effects, *outer;
    fibers::Held held;
};

void run(const Effects& effects)
{
    for (const auto& effect : effects) try {
            effect();
        } catch (const std::exception& e) {
            log::warning("not done after a commit", {{"why", e.what()}});
        }
}

// Waits 1–8 ms, then twice as long each time, so that victims of one deadlock do not meet again.
void wait_with_jitter(int tries)
{
    thread_local unsigned seed =
        static_cast<unsigned>(std::hash<std::thread::id>{}(std::this_thread::get_id()));
    const int spread = 8 << tries;
    std::this_thread::sleep_for(std::chrono::milliseconds(1 + rand_r(&seed) % spread));
}

}  // namespace

bool is_duplicate(const std::exception& e)
{
    const auto* sql = dynamic_cast<const sql::SQLException*>(&e);
    return sql && sql->getErrorCode() == kDuplicate;
}

void after_commit(Tx&, std::function<void()> effect)
{
    if (!current_effects) throw Error(kInternal, "after_commit() on a thread that is in no transaction");
    current_effects->push_back(std::move(effect));
}

Pool::Pool(Endpoint endpoint) : endpoint_(std::move(endpoint))
{
    // The first call is not thread-safe; every process makes its pool before it starts threads.
    sql::mysql::get_driver_instance();
}

Pool::~Pool() = default;

std::unique_ptr<Connection> Pool::connect() const
{
    try {
        return std::make_unique<Connection>(endpoint_);
    } catch (const sql::SQLException& e) {
        throw Error(kBusy, "cannot connect to the database: " + std::string(e.what()));
    }
}

IdleStack<Connection>::Lease Pool::borrow(Place place)
{
    auto connection =
        idle_.borrow([this] { return connect(); }, [&](const Connection& one) { return one.place == place; });
    connection->place = place;
    return connection;
}

void Pool::drop(Connection& dead)
{
    dead.broken = true;
    idle_.clear();
}

void Pool::attempt(const std::function<void(Tx&)>& body, Place place)
{
    for (int tries = 1;; ++tries) {
        const auto connection = borrow(place);
        bool committing = false;
        try {
            connection->begin();
            InTransaction transaction;
            Tx tx(*connection);
            body(tx);
            committing = true;
            connection->commit();
            run(transaction.effects);
            return;
        } catch (const sql::SQLException& e) {
            const bool gone = lost(e);
            if (gone)
                drop(*connection);
            else
                connection->rollback();
            const int code = e.getErrorCode();
            if (gone && committing)
                throw Error(kBusy, "the database went away at COMMIT: " + std::string(e.what()));
            if (!gone && code != kDeadlock && code != kLockWaitTimeout) throw;
            if (tries == kAttempts) throw Error(kBusy, std::string("gave up after retries: ") + e.what());
        } catch (...) {
            connection->rollback();
            throw;
        }
        wait_with_jitter(tries);
    }
}

void Pool::look(const std::function<void(Session&)>& body, Place place)
{
    for (int tries = 1;; ++tries) {
        const auto connection = borrow(place);
        try {
            const fibers::Held held;  // no more connections than threads
            Session session(*connection);
            body(session);
            return;
        } catch (const sql::SQLException& e) {
            if (!lost(e)) throw;
            drop(*connection);
            if (tries == kAttempts) throw Error(kBusy, std::string("the database is away: ") + e.what());
        }
    }
}

void Pool::close_idle() { idle_.close_idle(kUnwanted); }

bool Pool::alive()
{
    try {
        return read([](Session& s) { return s.one("SELECT 1", [](const Row& r) { return r.number(1); }); }) ==
               1;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace gatehouse::db
