// Cryptography against published vectors.

#include "common/crypto/crypto.hpp"

#include "common/error.hpp"
#include "common/random.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/property.hpp"

namespace gatehouse::crypto {

class CryptoTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CryptoTest);
    CPPUNIT_TEST(sha_256_of_fips_180);
    CPPUNIT_TEST(hmac_sha_256_of_rfc_4231);
    CPPUNIT_TEST(a_gateway_signature_as_documented);
    CPPUNIT_TEST(ed25519_of_rfc_8032);
    CPPUNIT_TEST(a_signature_fits_only_its_message_and_key);
    CPPUNIT_TEST(base64_and_hex_go_there_and_back);
    CPPUNIT_TEST(sealed_text_opens_only_whole_and_with_its_key);
    CPPUNIT_TEST(derived_keys_differ_by_purpose);
    CPPUNIT_TEST(equality_needs_length_and_content);
    CPPUNIT_TEST(random_numbers_stay_below_and_reach_everything);
    CPPUNIT_TEST_SUITE_END();

    static std::string bytes(const std::string& text) { return from_hex(text).value(); }

    void sha_256_of_fips_180()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            hex(sha256("abc")));
        CPPUNIT_ASSERT_EQUAL(
            std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), hex(sha256("")));
    }

    void hmac_sha_256_of_rfc_4231()
    {
        struct Case {
            std::string key, data, mac;
        };
        for (const auto& c : {
                 Case{std::string(20, '\x0b'), "Hi There",
                     "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
                 Case{"Jefe", "what do ya want for nothing?",
                     "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
                 Case{std::string(20, '\xaa'), std::string(50, '\xdd'),
                     "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
                 Case{bytes("0102030405060708090a0b0c0d0e0f10111213141516171819"), std::string(50, '\xcd'),
                     "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
                 Case{std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
                     "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
                 Case{std::string(131, '\xaa'),
                     "This is a test using a larger than block-size key and a larger than block-size data. "
                     "The key "
                     "needs to be hashed before being used by the HMAC algorithm.",
                     "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
             })
            CPPUNIT_ASSERT_EQUAL(c.mac, hex(hmac_sha256(c.key, c.data)));
    }

    void a_gateway_signature_as_documented()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724"),
            hex(hmac_sha256("whsec_test_secret", R"(1700000000.{"id":"evt_test","object":"event"})")));
    }

    void ed25519_of_rfc_8032()
    {
        const auto seed = bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        const auto open = bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        CPPUNIT_ASSERT_EQUAL(
            std::string("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                        "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
            hex(sign(seed + open, "")));
        CPPUNIT_ASSERT(verify(open, "", sign(seed + open, "")));
    }

    void a_signature_fits_only_its_message_and_key()
    {
        const auto key = new_signing_key();
        const auto signature = sign(key.secret_key, "ticket");
        CPPUNIT_ASSERT(verify(key.public_key, "ticket", signature));
        CPPUNIT_ASSERT(!verify(key.public_key, "tickets", signature));
        CPPUNIT_ASSERT(!verify(new_signing_key().public_key, "ticket", signature));
        auto bent = signature;
        bent[10] = static_cast<char>(bent[10] ^ 1);
        CPPUNIT_ASSERT(!verify(key.public_key, "ticket", bent));
        CPPUNIT_ASSERT(!verify(key.public_key, "ticket", signature.substr(1)));
        CPPUNIT_ASSERT(!verify("short", "ticket", signature));
        ASSERT_ERROR(kInternal, sign("short", "ticket"));
    }

    void base64_and_hex_go_there_and_back()
    {
        support::for_all("encodings", [] {
            const auto text = *rc::gen::arbitrary<std::string>();
            RC_ASSERT(from_base64url(base64url(text)) == text);
            RC_ASSERT(from_hex(hex(text)) == text);
        });
        CPPUNIT_ASSERT_EQUAL(std::string("-_8"), base64url("\xfb\xff"));
        CPPUNIT_ASSERT_EQUAL(std::string("Zm9vYg=="), base64("foob"));
        for (const char* wrong : {"a", "ab=", "a b", "+/8", "\xff"})
            CPPUNIT_ASSERT_MESSAGE(wrong, !from_base64url(wrong));
        for (const char* wrong : {"a", "0g", "0x", " 00"}) CPPUNIT_ASSERT_MESSAGE(wrong, !from_hex(wrong));
    }

    void sealed_text_opens_only_whole_and_with_its_key()
    {
        const std::string key(32, 'k'), other(32, 'o');
        const auto sealed = seal(key, "secret");
        CPPUNIT_ASSERT(sealed != seal(key, "secret"));
        CPPUNIT_ASSERT_EQUAL(std::string("secret"), open(key, sealed).value());
        CPPUNIT_ASSERT(!open(other, sealed));
        for (std::size_t at = 0; at < sealed.size(); at += 7) {
            auto bent = sealed;
            bent[at] = static_cast<char>(bent[at] ^ 1);
            CPPUNIT_ASSERT(!open(key, bent));
        }
        CPPUNIT_ASSERT(!open(key, sealed.substr(0, 30)));
        ASSERT_ERROR(kInternal, seal("short", "secret"));
    }

    void derived_keys_differ_by_purpose()
    {
        CPPUNIT_ASSERT(derive("master", "csrf") != derive("master", "device"));
        CPPUNIT_ASSERT(derive("master", "csrf") != derive("other", "csrf"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{32}, derive("master", "csrf").size());
    }

    void equality_needs_length_and_content()
    {
        CPPUNIT_ASSERT(equal("", "") && equal("abc", "abc"));
        CPPUNIT_ASSERT(!equal("abc", "abd") && !equal("abc", "ab") && !equal("", "a"));
    }

    void random_numbers_stay_below_and_reach_everything()
    {
        SystemRandom random;
        std::array<int, 6> seen{};
        for (int i = 0; i < 6000; ++i) ++seen.at(random.below(6));
        for (const int count : seen) CPPUNIT_ASSERT(count > 800 && count < 1200);
        CPPUNIT_ASSERT_EQUAL(0u, random.below(1));
        CPPUNIT_ASSERT(random.code(12) != random.code(12));
        CPPUNIT_ASSERT(random.code(200).find_first_of("0O1ILU") == std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CryptoTest);

}  // namespace gatehouse::crypto
