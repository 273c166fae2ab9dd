// Signatures of others (RFC 7515's own examples), and ours for others.

#include "common/crypto/public_key.hpp"

#include "common/crypto/crypto.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/ec_key.hpp"

namespace gatehouse::crypto {

class PublicKeyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PublicKeyTest);
    CPPUNIT_TEST(the_example_of_rfc_7515_verifies);
    CPPUNIT_TEST(one_changed_bit_does_not);
    CPPUNIT_TEST(a_key_verifies_its_own_kind_of_signature_only);
    CPPUNIT_TEST(what_is_no_point_of_the_curve_is_no_key);
    CPPUNIT_TEST(short_and_odd_rsa_keys_are_refused);
    CPPUNIT_TEST(what_we_sign_others_can_verify);
    CPPUNIT_TEST(a_key_file_that_is_none_is_said_to_be_none);
    CPPUNIT_TEST_SUITE_END();

    const std::string
        x = *from_base64url("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
        y = *from_base64url("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"),
        signature = *from_base64url(
            "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
    static constexpr const char* kMessage =
        "eyJhbGciOiJFUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0"
        "cnVlfQ";

    void the_example_of_rfc_7515_verifies()
    {
        CPPUNIT_ASSERT(PublicKey::p256(x, y)->verify(Algorithm::es256, kMessage, signature));
    }

    void one_changed_bit_does_not()
    {
        const auto key = *PublicKey::p256(x, y);
        auto wrong = signature;
        wrong[7] = static_cast<char>(wrong[7] ^ 1);
        CPPUNIT_ASSERT(!key.verify(Algorithm::es256, kMessage, wrong));
        CPPUNIT_ASSERT(!key.verify(Algorithm::es256, std::string(kMessage) + "A", signature));
        for (const auto& odd : {std::string(), std::string(64, '\0'), signature.substr(1), signature + "x"})
            CPPUNIT_ASSERT(!key.verify(Algorithm::es256, kMessage, odd));
    }

    void a_key_verifies_its_own_kind_of_signature_only()
    {
        const auto key = *PublicKey::p256(x, y);
        CPPUNIT_ASSERT(!key.verify(Algorithm::rs256, kMessage, signature));
        CPPUNIT_ASSERT(!key.verify(Algorithm::ps256, kMessage, signature));
        const auto rsa = *PublicKey::rsa(std::string(256, '\xc3'), "\x01" + std::string("\0\x01", 2));
        CPPUNIT_ASSERT(!rsa.verify(Algorithm::es256, kMessage, signature));
        CPPUNIT_ASSERT(!rsa.verify(Algorithm::rs256, kMessage, std::string(256, '\x01')));
    }

    void what_is_no_point_of_the_curve_is_no_key()
    {
        CPPUNIT_ASSERT(!PublicKey::p256(x, x));
        CPPUNIT_ASSERT(!PublicKey::p256(std::string(32, '\0'), std::string(32, '\0')));
        CPPUNIT_ASSERT(!PublicKey::p256(x.substr(1), y));
    }

    void short_and_odd_rsa_keys_are_refused()
    {
        const auto e = "\x01" + std::string("\0\x01", 2);
        CPPUNIT_ASSERT(!PublicKey::rsa(std::string(128, '\xc3'), e));
        CPPUNIT_ASSERT(!PublicKey::rsa(std::string(2048, '\xc3'), e));
        CPPUNIT_ASSERT(!PublicKey::rsa(std::string(256, '\xc3'), "\x01"));
        CPPUNIT_ASSERT(!PublicKey::rsa(std::string(256, '\xc3'), "\x04"));
        CPPUNIT_ASSERT(!PublicKey::rsa("", ""));
    }

    void what_we_sign_others_can_verify()
    {
        const support::EcKey key;
        const auto theirs = *PublicKey::p256(key.x, key.y);
        CPPUNIT_ASSERT(theirs.verify(Algorithm::es256, "message", sign_es256(key.pem, "message")));
        CPPUNIT_ASSERT(!theirs.verify(Algorithm::es256, "another", sign_es256(key.pem, "message")));
    }

    void a_key_file_that_is_none_is_said_to_be_none()
    {
        ASSERT_ERROR(kInternal, sign_es256("", "message"));
        ASSERT_ERROR(kInternal, sign_es256("-----BEGIN NONSENSE-----", "message"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PublicKeyTest);

}  // namespace gatehouse::crypto
