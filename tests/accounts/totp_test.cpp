// Codes of authenticator apps (ACC-6, RFC 6238).

#include "modules/accounts/totp.hpp"

#include "common/time.hpp"
#include "modules/accounts/authenticator.hpp"
#include "modules/accounts/recovery_codes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::accounts {

class TotpTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TotpTest);
    CPPUNIT_TEST(codes_are_those_of_rfc_6238);
    CPPUNIT_TEST(a_code_is_good_for_a_step_more_in_either_direction);
    CPPUNIT_TEST(what_is_no_code_of_six_digits_has_no_step);
    CPPUNIT_TEST(the_address_says_everything_that_an_app_must_know);
    CPPUNIT_TEST(a_sealed_secret_is_good_for_its_own_person_only);
    CPPUNIT_TEST(recovery_codes_are_recognised_however_they_are_typed);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const std::string secret = "12345678901234567890";

    // Appendix B with SHA-1; its codes have eight digits, of which ours are the last six.
    void codes_are_those_of_rfc_6238()
    {
        const std::pair<std::int64_t, const char*> kVectors[] = {{59, "94287082"}, {1111111109, "07081804"},
            {1111111111, "14050471"}, {1234567890, "89005924"}, {2000000000, "69279037"},
            {20000000000, "65353130"}};
        for (const auto& [at, code] : kVectors) {
            CPPUNIT_ASSERT_EQUAL(std::string(code).substr(2), totp::code(secret, at / 30));
            CPPUNIT_ASSERT(totp::step_of(secret, std::string(code).substr(2), from_unix(at)) == at / 30);
        }
    }

    void a_code_is_good_for_a_step_more_in_either_direction()
    {
        const std::int64_t at = 1234567890, step = at / 30;
        for (const int away : {-2, -1, 0, 1, 2}) {
            const auto found = totp::step_of(secret, totp::code(secret, step + away), from_unix(at));
            CPPUNIT_ASSERT_EQUAL(std::abs(away) <= 1, found.has_value());
            if (found) CPPUNIT_ASSERT_EQUAL(step + away, *found);
        }
    }

    void what_is_no_code_of_six_digits_has_no_step()
    {
        const auto good = totp::code(secret, 1);
        for (const auto& wrong : {std::string(), good.substr(1), good + "0", " " + good.substr(1),
                 std::string("+") + good.substr(1), std::string("94287082"), std::string("abcdef")})
            CPPUNIT_ASSERT(!totp::step_of(secret, wrong, from_unix(45)));
    }

    void the_address_says_everything_that_an_app_must_know()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("otpauth://totp/Gate%20house:ada%40example.org?secret="
                                         "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Gate%20house&algorithm=SHA1"
                                         "&digits=6&period=30"),
            totp::uri("Gate house", "ada@example.org", secret));
    }

    void a_sealed_secret_is_good_for_its_own_person_only()
    {
        const auto ada = new_id<UserId>(base.context), eve = new_id<UserId>(base.context);
        const auto sealed = authenticator::seal(base.context.config, ada, secret);
        CPPUNIT_ASSERT(sealed.find(secret) == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(secret, authenticator::open(base.context.config, ada, sealed));
        ASSERT_ERROR(kInternal, authenticator::open(base.context.config, eve, sealed));
        ASSERT_ERROR(kInternal, authenticator::open(base.context.config, ada, sealed.substr(1)));
    }

    void recovery_codes_are_recognised_however_they_are_typed()
    {
        const auto ada = new_id<UserId>(base.context);
        const auto hash = [&](const std::string& code) {
            return recovery_codes::hash(base.context.config, ada, code);
        };
        const auto codes = recovery_codes::make(base.random);
        CPPUNIT_ASSERT_EQUAL(std::size_t{10}, codes.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{11}, codes[0].size());
        CPPUNIT_ASSERT_EQUAL(hash("7KQ2M-XW4PB"), hash(" 7kq2m xw4pb"));
        CPPUNIT_ASSERT(hash(codes[0]) != hash(codes[1]));
        CPPUNIT_ASSERT(hash(codes[0]) !=
                       recovery_codes::hash(base.context.config, new_id<UserId>(base.context), codes[0]));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TotpTest);

}  // namespace gatehouse::accounts
