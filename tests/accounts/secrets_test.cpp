// What is mailed or texted and good once.

#include "modules/accounts/secrets.hpp"

#include <atomic>

#include "common/auth/one_time.hpp"
#include "tests/support/accounts_world.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class SecretsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SecretsTest);
    CPPUNIT_TEST(a_token_works_once_and_takes_its_siblings_along);
    CPPUNIT_TEST(of_twenty_at_the_same_instant_one_uses_the_token);
    CPPUNIT_TEST(a_token_is_over_after_its_time);
    CPPUNIT_TEST(only_the_code_of_the_newest_works);
    CPPUNIT_TEST(five_wrong_codes_make_the_right_one_useless);
    CPPUNIT_TEST(thirty_guesses_at_once_are_five);
    CPPUNIT_TEST(what_belongs_to_nobody_is_used_by_nobody);
    CPPUNIT_TEST_SUITE_END();

    support::AccountsWorld world;
    Secrets secrets{world.context};
    UserId user = new_id<UserId>(world.context);

    Secret issue(const std::optional<UserId>& whose)
    {
        return world.context.db.transact(
            [&](db::Tx& tx) { return secrets.issue(tx, whose, "reset", "ada@example.org", 30min); });
    }
    bool use_token(const Secret& secret, const char* purpose = "reset")
    {
        const auto token = auth::one_time::token(world.context.config, purpose, secret.id.uuid());
        return world.context.db.transact([&](db::Tx& tx) { return secrets.use_token(tx, purpose, token); })
            .has_value();
    }
    std::string code_of(const Secret& secret)
    {
        return auth::one_time::code(world.context.config, "reset", secret.id.uuid());
    }
    static std::string wrong(std::string code) { return code[0] = code[0] == '9' ? '0' : code[0] + 1, code; }
    bool use_code(const std::string& code)
    {
        return world.context.db
            .transact([&](db::Tx& tx) { return secrets.use_code(tx, user, "reset", code); })
            .has_value();
    }

    void a_token_works_once_and_takes_its_siblings_along()
    {
        const auto first = issue(user), second = issue(user);
        CPPUNIT_ASSERT(!use_token(first, "verify-email"));
        CPPUNIT_ASSERT(use_token(first));
        CPPUNIT_ASSERT(!use_token(first));
        CPPUNIT_ASSERT(!use_token(second));
        CPPUNIT_ASSERT(!use_code(code_of(second)));
    }

    void of_twenty_at_the_same_instant_one_uses_the_token()
    {
        const auto secret = issue(user);
        std::atomic<int> used = 0;
        support::at_once(20, [&](int) { used += use_token(secret); });
        CPPUNIT_ASSERT_EQUAL(1, used.load());
    }

    void a_token_is_over_after_its_time()
    {
        const auto secret = issue(user);
        world.clock.advance(30min);
        CPPUNIT_ASSERT(!use_token(secret));
    }

    void only_the_code_of_the_newest_works()
    {
        const auto first = issue(user);
        world.clock.advance(1s);
        const auto second = issue(user);
        CPPUNIT_ASSERT(!use_code(code_of(first)));
        CPPUNIT_ASSERT(use_code(code_of(second)));
        CPPUNIT_ASSERT(!use_code(code_of(second)));
    }

    void five_wrong_codes_make_the_right_one_useless()
    {
        const auto secret = issue(user);
        for (int i = 0; i < 5; ++i) CPPUNIT_ASSERT(!use_code(wrong(code_of(secret))));
        CPPUNIT_ASSERT(!use_code(code_of(secret)));
        world.clock.advance(1s);
        CPPUNIT_ASSERT(use_code(code_of(issue(user))));
    }

    void thirty_guesses_at_once_are_five()
    {
        const auto secret = issue(user);
        support::at_once(30, [&](int) { use_code(wrong(code_of(secret))); });
        const auto attempts = world.context.db.read([&](db::Session& session) {
            return *session.one(
                "SELECT attempts FROM one_time WHERE id = ?",
                [](const db::Row& row) { return row.integer(1); }, secret.id);
        });
        CPPUNIT_ASSERT_EQUAL(5, attempts);
        CPPUNIT_ASSERT(!use_code(code_of(secret)));
    }

    void what_belongs_to_nobody_is_used_by_nobody() { CPPUNIT_ASSERT(!use_token(issue({}))); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SecretsTest);

}  // namespace gatehouse::accounts
