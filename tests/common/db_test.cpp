// MySQL access: values, lists, retries, lost connections.

#include "common/db/pool.hpp"

#include <barrier>
#include <thread>

#include "common/db/after_commit.hpp"
#include "common/error.hpp"
#include "common/time.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"
#include "tests/support/property.hpp"

namespace gatehouse::db {

using namespace std::chrono_literals;

class DbTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DbTest);
    CPPUNIT_TEST(ids_of_any_bytes_come_back_as_they_went_in);
    CPPUNIT_TEST(values_of_every_kind_come_back);
    CPPUNIT_TEST(many_rows_go_in_whatever_their_number);
    CPPUNIT_TEST(lists_of_any_length_are_found);
    CPPUNIT_TEST(lists_may_stand_between_other_arguments);
    CPPUNIT_TEST(a_duplicate_is_told_from_other_failures);
    CPPUNIT_TEST(an_error_undoes_the_transaction);
    CPPUNIT_TEST(a_part_may_fail_alone);
    CPPUNIT_TEST(the_victim_of_a_deadlock_starts_over);
    CPPUNIT_TEST(what_is_done_after_a_commit_is_done_once_and_after_no_other_end);
    CPPUNIT_TEST(a_lost_connection_is_replaced_for_reading_and_for_writing);
    CPPUNIT_TEST(a_commit_that_the_server_never_heard_is_no_success);
    CPPUNIT_TEST(a_restarted_server_is_met_with_one_lost_try);
    CPPUNIT_TEST(every_statement_sees_what_others_have_committed);
    CPPUNIT_TEST(without_a_database_the_answer_is_busy);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    Pool& pool = base.context.db;

    // A table of our own: the outbox has an id, a text and a time, and rows of a topic nobody subscribes to.
    const std::string topic = base.unique("test.db.");

    void put(Tx& tx, const Uuid& subject, const std::string& payload = "")
    {
        tx.exec(
            "INSERT INTO outbox (topic, subject, payload, created_at, due_at, status) VALUES (?, ?, ?, ?, ?, "
            "'done')",
            topic, OrderId(subject), payload, base.clock.at, base.clock.at);
    }

    std::vector<std::string> payloads()
    {
        return pool.read([&](Session& s) {
            return s.all(
                "SELECT payload FROM outbox WHERE topic = ? ORDER BY seq",
                [](const Row& row) { return row.text(1); }, topic);
        });
    }

    void what_is_done_after_a_commit_is_done_once_and_after_no_other_end()
    {
        std::vector<std::string> done;
        pool.transact([&](Tx& tx) {
            after_commit(tx, [&] { done.push_back(payloads().empty() ? "before" : "outer"); });
            after_commit(tx, [] { throw Error(kInternal, "nobody's business"); });
            put(tx, new_uuid(base.context));
            // One inside has its own.
            pool.transact([&](Tx& inner) { after_commit(inner, [&] { done.push_back("inner"); }); });
            CPPUNIT_ASSERT(done == std::vector<std::string>{"inner"});
        });
        CPPUNIT_ASSERT((done == std::vector<std::string>{"inner", "outer"}));
        ASSERT_ERROR(kInternal, pool.transact([&](Tx& tx) {
            after_commit(tx, [&] { done.emplace_back("never"); });
            throw Error(kInternal, "");
        }));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, done.size());
    }

    static std::int64_t connection_id(Session& s)
    {
        return *s.one("SELECT CONNECTION_ID()", [](const Row& row) { return row.number(1); });
    }

    void kill(std::int64_t connection)
    {
        Pool other(pool.endpoint());
        other.transact([&](Tx& tx) { tx.exec("KILL ?", connection); });
    }

    void ids_of_any_bytes_come_back_as_they_went_in()
    {
        support::for_all("ids", [&] {
            Uuid uuid;
            for (auto& byte : uuid)
                byte = *rc::gen::element<unsigned char>(0x00, 0x01, 0x27, 0x5c, 0x7f, 0x80, 0xc3, 0xff);
            pool.transact([&](Tx& tx) { put(tx, uuid); });
            const auto found = pool.read([&](Session& s) {
                return s.one(
                    "SELECT subject FROM outbox WHERE topic = ? AND subject = ?",
                    [](const Row& row) { return row.id<OrderId>(1); }, topic, OrderId(uuid));
            });
            RC_ASSERT(found == OrderId(uuid));
        });
    }

    void values_of_every_kind_come_back()
    {
        const Time now = parse_rfc3339("2026-11-20T11:00:00.000001Z").value();
        const std::string text = "Ünï 🎫 '\"\\ \n";
        pool.read([&](Session& s) {
            s.one(
                "SELECT ?, ?, ?, ?, ?, CAST(? AS DATETIME(6)), ?",
                [&](const Row& row) {
                    CPPUNIT_ASSERT_EQUAL(INT64_MIN, row.number(1));
                    CPPUNIT_ASSERT_EQUAL(text, row.text(2));
                    CPPUNIT_ASSERT(row.flag(3));
                    CPPUNIT_ASSERT_EQUAL(0.1, row.real(4));
                    CPPUNIT_ASSERT(row.null(5) && !row.find_integer(5) && !row.find_text(5));
                    CPPUNIT_ASSERT(row.time(6) == now);
                    CPPUNIT_ASSERT_EQUAL(std::string("\x00\xff", 2), row.text(7));
                    return 0;
                },
                INT64_MIN, text, true, 0.1, std::optional<int>(), now,
                Bytes{std::string_view("\x00\xff", 2)});
            return 0;
        });
    }

    void many_rows_go_in_whatever_their_number()
    {
        for (const int n : {0, 1, 3, 63, 64, 130}) {
            const auto own = topic + std::to_string(n);
            std::vector<Args> rows;
            for (int i = 0; i < n; ++i)
                rows.push_back(
                    {own, new_id<OrderId>(base.context), std::to_string(i), base.clock.at, base.clock.at});
            const auto changed = pool.transact([&](Tx& tx) {
                return tx.exec_many(
                    "INSERT INTO outbox (topic, subject, payload, created_at, due_at, status)"
                    " VALUES (?, ?, ?, ?, ?, 'done')",
                    rows);
            });
            CPPUNIT_ASSERT_EQUAL(static_cast<std::uint64_t>(n), changed);
            const auto sum = pool.read([&](Session& s) {
                return s.one(
                    "SELECT COALESCE(SUM(payload), 0) FROM outbox WHERE topic = ?",
                    [](const Row& row) { return row.integer(1); }, own);
            });
            CPPUNIT_ASSERT_EQUAL(n * (n - 1) / 2, *sum);
        }
    }

    void lists_of_any_length_are_found()
    {
        std::vector<OrderId> ids;
        pool.transact([&](Tx& tx) {
            ids.clear();
            for (int i = 0; i < 70; ++i) put(tx, ids.emplace_back(new_id<OrderId>(base.context)).uuid());
        });
        for (const std::size_t n : {0u, 1u, 2u, 5u, 64u, 70u}) {
            const std::vector<OrderId> some(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(n));
            const auto found = pool.read([&](Session& s) {
                return s.all_in(
                    "SELECT subject FROM outbox WHERE subject IN (?*)",
                    [](const Row& row) { return row.id<OrderId>(1); }, some);
            });
            CPPUNIT_ASSERT_EQUAL(n, found.size());
        }
        // More than a statement binds.
        std::vector<OrderId> many(ids.begin(), ids.begin() + 35);
        for (int i = 0; i < 70'000; ++i) many.push_back(new_id<OrderId>(base.context));
        many.insert(many.end(), ids.begin() + 35, ids.end());
        CPPUNIT_ASSERT_EQUAL(std::uint64_t{70}, pool.transact([&](Tx& tx) {
            return tx.exec_in("UPDATE outbox SET payload = 'seen' WHERE subject IN (?*)", many);
        }));
        const auto found = pool.read([&](Session& s) {
            return s.all_in(
                "SELECT subject FROM outbox WHERE subject IN (?*)",
                [](const Row& row) { return row.id<OrderId>(1); }, many);
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t{70}, found.size());
    }

    void lists_may_stand_between_other_arguments()
    {
        std::vector<OrderId> ids;
        pool.transact([&](Tx& tx) {
            ids.clear();
            for (int i = 0; i < 3; ++i)
                put(tx, ids.emplace_back(new_id<OrderId>(base.context)).uuid(), "old");
        });
        const auto changed = pool.transact([&](Tx& tx) {
            return tx.exec_in(
                "UPDATE outbox SET payload = ? WHERE subject IN (?*) AND topic = ?", ids, "new", topic);
        });
        CPPUNIT_ASSERT_EQUAL(std::uint64_t{3}, changed);
        CPPUNIT_ASSERT_EQUAL(std::string("new"), payloads().at(2));
    }

    void a_duplicate_is_told_from_other_failures()
    {
        const auto lease = base.unique("test.");
        const auto insert = [&](const char* name) {
            try {
                pool.transact([&](Tx& tx) {
                    tx.exec("INSERT INTO job_leases (name, holder, token, expires_at) VALUES (?, ?, 1, ?)",
                        name, new_id<OrderId>(base.context), base.clock.at);
                });
                return std::string("stored");
            } catch (const std::exception& e) {
                return std::string(is_duplicate(e) ? "duplicate" : "other");
            }
        };
        CPPUNIT_ASSERT_EQUAL(std::string("stored"), insert(lease.c_str()));
        CPPUNIT_ASSERT_EQUAL(std::string("duplicate"), insert(lease.c_str()));
        CPPUNIT_ASSERT_EQUAL(std::string("other"), insert(std::string(90, 'x').c_str()));
    }

    void an_error_undoes_the_transaction()
    {
        ASSERT_ERROR(kConflict, pool.transact([&](Tx& tx) -> int {
            put(tx, new_uuid(base.context));
            throw Error(kConflict);
        }));
        CPPUNIT_ASSERT(payloads().empty());
    }

    void a_part_may_fail_alone()
    {
        pool.transact([&](Tx& tx) {
            put(tx, new_uuid(base.context), "before");
            ASSERT_ERROR(kConflict, (tx.part([&] {
                put(tx, new_uuid(base.context), "inside");
                throw Error(kConflict);
            }),
                                        0));
            put(tx, new_uuid(base.context), "after");
        });
        CPPUNIT_ASSERT((payloads() == std::vector<std::string>{"before", "after"}));
    }

    void the_victim_of_a_deadlock_starts_over()
    {
        const OrderId a = new_id<OrderId>(base.context), b = new_id<OrderId>(base.context);
        pool.transact([&](Tx& tx) { put(tx, a.uuid(), "0"), put(tx, b.uuid(), "0"); });
        const auto add = [&](Tx& tx, const OrderId& id) {
            tx.exec("UPDATE outbox SET payload = payload + 1 WHERE topic = ? AND subject = ?", topic, id);
        };
        std::barrier both_hold_one(2);
        std::atomic<int> bodies = 0;
        const auto cross = [&](const OrderId& first, const OrderId& second) {
            bool met = false;
            pool.transact([&](Tx& tx) {
                ++bodies;
                add(tx, first);
                if (!std::exchange(met, true)) both_hold_one.arrive_and_wait();
                add(tx, second);
            });
        };
        {
            const std::jthread one([&] { cross(a, b); }), two([&] { cross(b, a); });
        }
        CPPUNIT_ASSERT_EQUAL(3, bodies.load());  // one of the two ran twice
        CPPUNIT_ASSERT((payloads() == std::vector<std::string>{"2", "2"}));
    }

    void a_lost_connection_is_replaced_for_reading_and_for_writing()
    {
        Pool own(pool.endpoint());
        const auto first = own.read(connection_id);
        CPPUNIT_ASSERT_EQUAL(first, own.read(connection_id));  // kept
        kill(first);
        const auto second = own.read(connection_id);
        CPPUNIT_ASSERT(first != second);
        kill(second);
        own.transact([&](Tx& tx) { put(tx, new_uuid(base.context), "written"); });
        CPPUNIT_ASSERT((payloads() == std::vector<std::string>{"written"}));
        bool killed = false;
        own.transact([&](Tx& tx) {
            put(tx, new_uuid(base.context), "once");
            if (!std::exchange(killed, true)) kill(connection_id(tx));
            put(tx, new_uuid(base.context), "twice");
        });
        CPPUNIT_ASSERT((payloads() == std::vector<std::string>{"written", "once", "twice"}));
    }

    // What was answered must stand: a lost COMMIT once passed for a success, and an acknowledged order was
    // gone.
    void a_commit_that_the_server_never_heard_is_no_success()
    {
        ASSERT_ERROR(kBusy, pool.transact([&](Tx& tx) {
            put(tx, new_uuid(base.context), "lost");
            kill(connection_id(tx));
        }));
        CPPUNIT_ASSERT(payloads().empty());
        pool.transact([&](Tx& tx) { put(tx, new_uuid(base.context), "kept"); });
        CPPUNIT_ASSERT(payloads() == std::vector<std::string>{"kept"});
    }

    void a_restarted_server_is_met_with_one_lost_try()
    {
        Pool own(pool.endpoint());
        std::vector<std::int64_t> ids(12);
        std::barrier all_at_once(12);
        {
            std::vector<std::jthread> threads;
            for (auto& id : ids)
                threads.emplace_back([&] {
                    id = own.read([&](Session& s) {
                        all_at_once.arrive_and_wait();  // so that each has a connection of its own
                        return connection_id(s);
                    });
                });
        }
        for (const auto id : ids) kill(id);
        int bodies = 0;
        own.transact([&](Tx& tx) {
            ++bodies;
            put(tx, new_uuid(base.context));
        });
        CPPUNIT_ASSERT_EQUAL(1, bodies);  // BEGIN met the dead connection, and the other eleven went with it
    }

    void every_statement_sees_what_others_have_committed()
    {
        pool.transact([&](Tx& tx) {
            const auto count = [&] {
                return *tx.one(
                    "SELECT COUNT(*) FROM outbox WHERE topic = ?", [](const Row& r) { return r.integer(1); },
                    topic);
            };
            CPPUNIT_ASSERT_EQUAL(0, count());
            Pool other(pool.endpoint());
            other.transact([&](Tx& theirs) { put(theirs, new_uuid(base.context)); });
            CPPUNIT_ASSERT_EQUAL(1, count());
        });
    }

    void without_a_database_the_answer_is_busy()
    {
        auto endpoint = pool.endpoint();
        endpoint.socket = "/nonexistent/mysql.sock";
        Pool nowhere(endpoint);
        ASSERT_ERROR(kBusy, nowhere.read(connection_id));
        ASSERT_ERROR(kBusy, nowhere.transact([](Tx& tx) { return tx.exec("DO 1"); }));
        CPPUNIT_ASSERT(!nowhere.alive());
        CPPUNIT_ASSERT(pool.alive());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DbTest);

}  // namespace gatehouse::db
