// Migrations: each once, in order, by one process at a time, and never those that changed (OPS-6).

#include "common/db/migrate.hpp"

#include <filesystem>
#include <fstream>

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::db {

class MigrateTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MigrateTest);
    CPPUNIT_TEST(what_is_missing_is_applied_in_order_and_once);
    CPPUNIT_TEST(a_file_that_changed_since_is_refused_and_nothing_follows_it);
    CPPUNIT_TEST(after_a_failure_it_goes_on_where_it_stopped);
    CPPUNIT_TEST(of_two_at_once_one_works_and_the_other_finds_it_done);
    CPPUNIT_TEST(files_that_are_no_migrations_are_refused_before_anything_runs);
    CPPUNIT_TEST(a_script_is_split_outside_of_quotes_and_comments);
    CPPUNIT_TEST_SUITE_END();

    // Numbers that no real migration has, in the database that has them all.
    support::Base base;
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / base.unique("migrations.");

public:
    void setUp() override
    {
        std::filesystem::create_directory(folder);
        forget();
        migrate_one("9000_table.sql", "CREATE TABLE migrate_test (word VARCHAR(20) NOT NULL)");
    }
    void tearDown() override
    {
        forget();
        std::filesystem::remove_all(folder);
    }

private:
    void forget()
    {
        base.context.db.transact([](Tx& tx) {
            tx.exec("DELETE FROM schema_migrations WHERE version >= 9000");
            tx.exec("DROP TABLE IF EXISTS migrate_test");
        });
    }
    void write(const std::string& name, const std::string& script) { std::ofstream(folder / name) << script; }
    void migrate_one(const std::string& name, const std::string& script)
    {
        write(name, script);
        CPPUNIT_ASSERT_EQUAL(name, run());
    }
    static std::string add(const std::string& word)
    {
        return "INSERT INTO migrate_test VALUES ('" + word + "');";
    }

    // The names of what was applied.
    std::string run()
    {
        std::string names;
        migrate(base.context.db.endpoint(), folder,
            [&](const std::string& name) { names += (names.empty() ? "" : " ") + name; });
        return names;
    }
    std::string refusal()
    {
        try {
            return "applied " + run();
        } catch (const std::runtime_error& e) {
            return e.what();
        }
    }
    // What the scripts wrote.
    std::string words()
    {
        std::string all;
        for (const auto& word : base.context.db.read([](Session& session) {
                 return session.all("SELECT word FROM migrate_test ORDER BY word",
                     [](const Row& row) { return row.text(1); });
             }))
            all += word;
        return all;
    }

    void what_is_missing_is_applied_in_order_and_once()
    {
        write("9002_second.sql", "UPDATE migrate_test SET word = CONCAT(word, 'b');");
        write("9001_first.sql", add("a"));
        CPPUNIT_ASSERT_EQUAL(std::string("9001_first.sql 9002_second.sql"), run());
        CPPUNIT_ASSERT_EQUAL(std::string("ab"), words());
        CPPUNIT_ASSERT_EQUAL(std::string(), run());
        migrate_one("9003_third.sql", add("c"));
        CPPUNIT_ASSERT_EQUAL(std::string("abc"), words());
    }

    void a_file_that_changed_since_is_refused_and_nothing_follows_it()
    {
        migrate_one("9001_first.sql", add("a"));
        write("9001_first.sql", add("a") + "\n");
        write("9002_second.sql", add("b"));
        ASSERT_CONTAINS("9001_first.sql was changed after it had been applied", refusal());
        CPPUNIT_ASSERT_EQUAL(std::string("a"), words());
        write("9001_first.sql", add("a"));
        CPPUNIT_ASSERT_EQUAL(std::string("9002_second.sql"), run());
    }

    void after_a_failure_it_goes_on_where_it_stopped()
    {
        write("9001_first.sql", add("a"));
        write("9002_second.sql", "INSERT INTO migrate_tset VALUES ('b');");
        write("9003_third.sql", add("c"));
        ASSERT_CONTAINS("9002_second.sql: ", refusal());
        CPPUNIT_ASSERT_EQUAL(std::string("a"), words());
        write("9002_second.sql", add("b"));
        CPPUNIT_ASSERT_EQUAL(std::string("9002_second.sql 9003_third.sql"), run());
        CPPUNIT_ASSERT_EQUAL(std::string("abc"), words());
    }

    void of_two_at_once_one_works_and_the_other_finds_it_done()
    {
        write("9001_slow.sql", "DO SLEEP(0.2); " + add("a"));
        write("9002_next.sql", add("b"));
        std::array<std::string, 2> applied;
        support::at_once(2, [&](std::size_t i) { applied[i] = run(); });
        CPPUNIT_ASSERT_EQUAL(std::string("9001_slow.sql 9002_next.sql"), applied[0] + applied[1]);
        CPPUNIT_ASSERT_EQUAL(std::string("ab"), words());
    }

    void files_that_are_no_migrations_are_refused_before_anything_runs()
    {
        write("9001_first.sql", add("a"));
        write("9002_notes.txt", "");
        ASSERT_CONTAINS("not a migration: ", refusal());
        std::filesystem::remove(folder / "9002_notes.txt");
        write("9001_other.sql", add("b"));
        ASSERT_CONTAINS("two migrations have the number of 9001_", refusal());
        CPPUNIT_ASSERT_EQUAL(std::string(), words());
    }

    void a_script_is_split_outside_of_quotes_and_comments()
    {
        const std::vector<std::string> wanted{"SELECT ';', \"a;b\", `c;d`", "SELECT 2", "SELECT 3 - 1"};
        CPPUNIT_ASSERT(
            split_statements("-- one; two\nSELECT ';', \"a;b\", `c;d`;\n# three;\n;SELECT 2; -- '\n"
                             "SELECT 3 - 1") == wanted);
        const std::vector<std::string> trigger{
            "CREATE TRIGGER t BEFORE DELETE ON x FOR EACH ROW IF OLD.a THEN SET @b = 1; END IF", "SELECT 2"};
        CPPUNIT_ASSERT(split_statements(trigger[0] + ";\nSELECT 2;") == trigger);
        CPPUNIT_ASSERT(split_statements("").empty());
        CPPUNIT_ASSERT(split_statements("-- only words").empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MigrateTest);

}  // namespace gatehouse::db
