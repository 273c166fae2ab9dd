// The configuration file: unknown keys stop the start and are named, secrets come from files.

#include "common/config.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/support/asserts.hpp"

namespace gatehouse {

class ConfigTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ConfigTest);
    CPPUNIT_TEST(values_and_defaults_are_read);
    CPPUNIT_TEST(every_wrong_line_is_named);
    CPPUNIT_TEST(values_of_the_wrong_kind_are_refused);
    CPPUNIT_TEST(numbers_and_switches_are_checked_at_the_start);
    CPPUNIT_TEST(limits_must_be_counts_over_seconds);
    CPPUNIT_TEST(secrets_come_from_files);
    CPPUNIT_TEST(the_master_key_has_thirty_two_bytes);
    CPPUNIT_TEST(a_key_that_does_not_exist_is_a_bug);
    CPPUNIT_TEST_SUITE_END();

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("gatehouse-config-" + std::to_string(getpid()));

    std::string file(const std::string& name, const std::string& text) const
    {
        std::filesystem::create_directories(folder);
        std::ofstream(folder / name) << text;
        return folder / name;
    }

    // What is said about such a configuration; '' when nothing.
    std::string complaint(const std::string& text) const
    {
        try {
            Config::load(file("gatehouse.conf", text));
            return {};
        } catch (const std::runtime_error& e) {
            return e.what();
        }
    }

    static Config with(std::map<std::string, std::string> values) { return Config(std::move(values)); }

public:
    void tearDown() override { std::filesystem::remove_all(folder); }

private:
    void values_and_defaults_are_read()
    {
        const auto config = Config::load(
            file("c", "# a comment\n\n site.name =  Hall = One \r\nworkers.threads=4\nsite.demo = yes\n"));
        CPPUNIT_ASSERT_EQUAL(std::string("Hall = One"), config.text("site.name"));
        CPPUNIT_ASSERT_EQUAL(4, config.number("workers.threads"));
        CPPUNIT_ASSERT(config.flag("site.demo"));
        CPPUNIT_ASSERT_EQUAL(3306, config.number("db.port"));
        CPPUNIT_ASSERT(!config.given("db.socket"));
    }

    void every_wrong_line_is_named()
    {
        const auto said =
            complaint("site.nmae = x\nsite.name\nsite.demo = true\nsite.demo = false\ndb.pasword = x\n");
        for (const char* part : {"line 1: unknown key site.nmae", "line 2: no '='", "line 4: site.demo again",
                 "line 5: unknown key db.pasword"})
            ASSERT_CONTAINS(part, said);
        CPPUNIT_ASSERT_THROW(with({{"nonsense", "1"}}), std::runtime_error);
        CPPUNIT_ASSERT_THROW(Config::load("/nonexistent/gatehouse.conf"), std::runtime_error);
    }

    void values_of_the_wrong_kind_are_refused()
    {
        for (const char* wrong : {"", "x", "4x", "4.5", "99999999999"})
            CPPUNIT_ASSERT_THROW_MESSAGE(
                wrong, with({{"db.port", wrong}}).number("db.port"), std::runtime_error);
        CPPUNIT_ASSERT_THROW(with({{"site.demo", "perhaps"}}).flag("site.demo"), std::runtime_error);
    }

    // Nobody hears of a bad fee from the first buyer.
    void numbers_and_switches_are_checked_at_the_start()
    {
        for (const char* wrong : {"", "2.5", "-1", "2 %", "99999999999"})
            CPPUNIT_ASSERT_EQUAL(std::string("fees.percent must be a whole number, 0 or more"),
                complaint("fees.percent = " + std::string(wrong)));
        CPPUNIT_ASSERT_EQUAL(
            std::string("limits.enabled must be true or false"), complaint("limits.enabled = off"));
        CPPUNIT_ASSERT_EQUAL(std::string(), complaint("fees.percent = 250\nsite.demo = no"));
    }

    void limits_must_be_counts_over_seconds()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("10/60"), with({{"limits.login", "10/60"}}).limit("login"));
        CPPUNIT_ASSERT_EQUAL(std::string(), Config().limit("login"));
        for (const char* wrong : {"", "10", "10/", "/60", "10/0", "a/b", "-1/60", "10/60/5", "10 / 60"})
            CPPUNIT_ASSERT_THROW_MESSAGE(wrong, with({{"limits.login", wrong}}), std::runtime_error);
    }

    void secrets_come_from_files()
    {
        const auto path = file("password", " hunter2 \n");
        CPPUNIT_ASSERT_EQUAL(
            std::string("hunter2"), with({{"db.password_file", path}}).secret("db.password"));
        CPPUNIT_ASSERT_EQUAL(std::string(), Config().secret("db.password"));
        const auto rotating = with({{"payments.stripe.webhook_secret_file", file("hooks", "new\n\nold\n")}});
        CPPUNIT_ASSERT(
            (rotating.secrets("payments.stripe.webhook_secret") == std::vector<std::string>{"new", "old"}));
        CPPUNIT_ASSERT_THROW(
            with({{"db.password_file", "/nonexistent"}}).secret("db.password"), std::runtime_error);
    }

    void the_master_key_has_thirty_two_bytes()
    {
        const auto config = with({{"site.master_key_file", file("key", std::string(64, 'a') + "\n")}});
        CPPUNIT_ASSERT_EQUAL(std::string(32, '\xaa'), config.master_key());
        for (const auto& wrong :
            {std::string(63, 'a'), std::string(62, 'a'), std::string(64, 'x'), std::string()})
            CPPUNIT_ASSERT_THROW(with({{"site.master_key_file", file("key", wrong)}}), std::runtime_error);
        CPPUNIT_ASSERT_THROW(Config().master_key(), std::runtime_error);
    }

    void a_key_that_does_not_exist_is_a_bug()
    {
        CPPUNIT_ASSERT_THROW(Config().text("site.colour"), std::logic_error);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConfigTest);

}  // namespace gatehouse
