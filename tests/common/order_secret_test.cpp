// The secret of a guest's order.

#include "common/auth/order_secret.hpp"

#include "common/crypto/crypto.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::auth::order_secret {

class OrderSecretTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OrderSecretTest);
    CPPUNIT_TEST(a_secret_opens_its_own_order_at_its_own_version);
    CPPUNIT_TEST(a_secret_opens_no_other_order);
    CPPUNIT_TEST(whichever_byte_is_changed_it_opens_nothing);
    CPPUNIT_TEST(odd_texts_open_nothing);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const Config& config = base.context.config;
    OrderId order = new_id<OrderId>(base.context);

    void a_secret_opens_its_own_order_at_its_own_version()
    {
        for (const int version : {1, 2, 255, 256, 65535}) {
            const auto secret = make(config, order, version);
            CPPUNIT_ASSERT(version_if_valid(config, order, secret) == version);
            CPPUNIT_ASSERT(matches(config, order, version, secret));
            CPPUNIT_ASSERT(!matches(config, order, version - 1, secret));
        }
        CPPUNIT_ASSERT_EQUAL(make(config, order, 1), make(config, order, 1));
    }

    void a_secret_opens_no_other_order()
    {
        CPPUNIT_ASSERT(!version_if_valid(config, new_id<OrderId>(base.context), make(config, order, 1)));
    }

    void whichever_byte_is_changed_it_opens_nothing()
    {
        const auto bytes = *crypto::from_base64url(make(config, order, 1));
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            auto forged = bytes;
            forged[i] = static_cast<char>(forged[i] ^ 1);
            CPPUNIT_ASSERT(!version_if_valid(config, order, crypto::base64url(forged)));
        }
    }

    void odd_texts_open_nothing()
    {
        const auto genuine = make(config, order, 1);
        for (const auto& odd : {std::string(), std::string("A"), std::string("AAE"), genuine + "A",
                 genuine + "=", genuine.substr(1), " " + genuine, std::string(100'000, 'A')})
            CPPUNIT_ASSERT(!version_if_valid(config, order, odd));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OrderSecretTest);

}  // namespace gatehouse::auth::order_secret
