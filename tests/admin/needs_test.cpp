// What an installation asks of its database server, and that it is given so much.

#include "modules/admin/needs.hpp"

#include <fstream>

#include "tests/support/asserts.hpp"

namespace gatehouse::admin {

class NeedsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(NeedsTest);
    CPPUNIT_TEST(every_thread_has_a_connection);
    CPPUNIT_TEST(what_is_installed_suffices_for_the_defaults);
    CPPUNIT_TEST_SUITE_END();

    // The setting of the server that `make install` lays out.
    static int installed(const std::string& name)
    {
        std::ifstream in("sql/server.cnf");
        for (std::string line; std::getline(in, line);)
            if (line.starts_with(name + " = ")) return std::stoi(line.substr(name.size() + 3));
        throw std::runtime_error("sql/server.cnf does not set " + name);
    }

    void every_thread_has_a_connection()
    {
        const auto few = needs_of(Config(
            {{"workers.threads", "1"}, {"workers.orders.threads", "2"}, {"workers.payments.threads", "3"}}));
        const auto more = needs_of(Config({{"workers.threads", "2"}, {"workers.orders.threads", "12"},
            {"workers.payments.threads", "13"}}));
        CPPUNIT_ASSERT_EQUAL(few.connections + 10 + 20, more.connections);
        CPPUNIT_ASSERT(more.statements > few.statements);
    }

    void what_is_installed_suffices_for_the_defaults()
    {
        const auto needs = needs_of(Config());
        CPPUNIT_ASSERT(needs.connections <= installed("max_connections"));
        CPPUNIT_ASSERT(needs.statements <= installed("max_prepared_stmt_count"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NeedsTest);

}  // namespace gatehouse::admin
