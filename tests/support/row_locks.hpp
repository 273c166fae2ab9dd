// Waiting until somebody waits for a row, so that a test can put two transactions into a certain order.

#pragma once

#include <chrono>
#include <string>
#include <thread>

#include "common/db/pool.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::support {

// Returns when at least so many transactions wait for locks; fails the test after ten seconds.
inline void wait_until_in_line(db::Pool& db, int people)
{
    using namespace std::chrono_literals;
    for (int i = 0; i < 2000; ++i, std::this_thread::sleep_for(5ms)) {
        const auto waiting = db.read([&](db::Session& session) {
            return session.one("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'",
                [](const db::Row& row) { return std::stoi(row.text(2)); });
        });
        if (waiting >= people) return;
    }
    CPPUNIT_FAIL("nobody is in line");
}

}  // namespace gatehouse::support
