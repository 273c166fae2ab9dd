// Links and codes that are good once.

#include "common/auth/one_time.hpp"

#include <set>

#include "common/crypto/crypto.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::auth::one_time {

class OneTimeTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OneTimeTest);
    CPPUNIT_TEST(a_token_names_the_id_it_was_made_for);
    CPPUNIT_TEST(a_token_for_one_purpose_is_none_for_another);
    CPPUNIT_TEST(whichever_byte_is_changed_it_names_nothing);
    CPPUNIT_TEST(odd_texts_name_nothing);
    CPPUNIT_TEST(a_code_has_six_digits_and_belongs_to_its_id_and_purpose);
    CPPUNIT_TEST(codes_are_spread_over_all_six_digits);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const Config& config = base.context.config;
    Uuid id = new_uuid(base.context);

    void a_token_names_the_id_it_was_made_for()
    {
        CPPUNIT_ASSERT(id_of(config, "reset", token(config, "reset", id)) == id);
        CPPUNIT_ASSERT(token(config, "reset", id) != token(config, "reset", new_uuid(base.context)));
    }

    void a_token_for_one_purpose_is_none_for_another()
    {
        CPPUNIT_ASSERT(!id_of(config, "verify", token(config, "reset", id)));
    }

    void whichever_byte_is_changed_it_names_nothing()
    {
        const auto bytes = *crypto::from_base64url(token(config, "reset", id));
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            auto changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            CPPUNIT_ASSERT(!id_of(config, "reset", crypto::base64url(changed)));
        }
    }

    void odd_texts_name_nothing()
    {
        const auto whole = token(config, "reset", id);
        for (const auto& odd : {std::string{}, std::string("!"), std::string(16, 'A'), std::string(22, 'A'),
                 whole + "A", whole.substr(0, whole.size() - 4), std::string(5000, 'A')})
            CPPUNIT_ASSERT(!id_of(config, "reset", odd));
    }

    void a_code_has_six_digits_and_belongs_to_its_id_and_purpose()
    {
        const auto mine = code(config, "verify", id);
        CPPUNIT_ASSERT_EQUAL(std::size_t{6}, mine.size());
        CPPUNIT_ASSERT(mine.find_first_not_of("0123456789") == std::string::npos);
        CPPUNIT_ASSERT(is_code(config, "verify", id, mine));
        CPPUNIT_ASSERT(!is_code(config, "verify", id, mine + "0"));
        CPPUNIT_ASSERT(!is_code(config, "verify", id, ""));
        // Any other pair agrees once in a million; three of three do not.
        int same = 0;
        for (int i = 0; i < 3; ++i) same += code(config, "verify", new_uuid(base.context)) == mine;
        CPPUNIT_ASSERT(same < 3);
    }

    void codes_are_spread_over_all_six_digits()
    {
        std::set<char> first;
        std::set<std::string> all;
        for (int i = 0; i < 500; ++i) {
            const auto drawn = code(config, "verify", new_uuid(base.context));
            first.insert(drawn[0]);
            all.insert(drawn);
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t{10}, first.size());
        CPPUNIT_ASSERT(all.size() > 495);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OneTimeTest);

}  // namespace gatehouse::auth::one_time
