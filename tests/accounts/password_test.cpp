// The rules for new passwords, and what is stored of them (ACC-1).

#include <sodium.h>

#include <thread>

#include "modules/accounts/passwords.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::accounts {

class PasswordTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PasswordTest);
    CPPUNIT_TEST(eight_characters_with_letter_and_digit_are_accepted);
    CPPUNIT_TEST(every_fault_is_named_at_once);
    CPPUNIT_TEST(length_counts_characters_not_bytes);
    CPPUNIT_TEST(passwords_that_everybody_knows_are_refused);
    CPPUNIT_TEST(the_own_address_is_no_password);
    CPPUNIT_TEST(a_hash_names_its_parameters_and_fits_only_its_password);
    CPPUNIT_TEST(the_same_letters_fit_however_the_keyboard_composes_them);
    CPPUNIT_TEST(a_hash_with_less_memory_or_passes_is_weak);
    CPPUNIT_TEST(nobody_is_never_right);
    CPPUNIT_TEST(many_at_once_all_get_their_answer);
    CPPUNIT_TEST_SUITE_END();

    static std::string codes(const std::string& password, const std::string& email = "ada@example.org")
    {
        schema::Faults faults;
        passwords::check(password, email, faults);
        std::string out;
        for (const auto& fault : faults) out += (out.empty() ? "" : " ") + fault.code;
        return out;
    }

    void eight_characters_with_letter_and_digit_are_accepted()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(), codes("tulips 4"));
        CPPUNIT_ASSERT_EQUAL(std::string(), codes(std::string(127, 'x') + "7"));
    }

    void every_fault_is_named_at_once()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("too_short needs_letter_and_digit"), codes("abc"));
        CPPUNIT_ASSERT_EQUAL(std::string("too_long needs_letter_and_digit"), codes(std::string(129, 'x')));
        CPPUNIT_ASSERT_EQUAL(std::string("needs_letter_and_digit"), codes("1928374650"));
    }

    void length_counts_characters_not_bytes()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("too_short"), codes("日本語1"));
        CPPUNIT_ASSERT_EQUAL(std::string(), codes("日本語日本語日1"));
    }

    void passwords_that_everybody_knows_are_refused()
    {
        for (const char* known : {"password1", "Password123", "PASSWORD2026!", "qwerty123", "1q2w3e4r",
                 "letmein99", "iloveyou1", "abc12345", "P@ssw0rd"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(known, std::string("common"), codes(known));
        CPPUNIT_ASSERT_EQUAL(std::string(), codes("passwordless travel 9"));
    }

    void the_own_address_is_no_password()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("common"), codes("Ada1815@example.org", "ada1815@example.org"));
    }

    void a_hash_names_its_parameters_and_fits_only_its_password()
    {
        const auto hash = passwords::hash("tulips 4");
        ASSERT_CONTAINS("$argon2id$v=19$m=19456,t=2,p=1$", hash);
        CPPUNIT_ASSERT(hash != passwords::hash("tulips 4"));  // salted
        CPPUNIT_ASSERT(passwords::verify(hash, "tulips 4"));
        CPPUNIT_ASSERT(!passwords::verify(hash, "tulips 5"));
        CPPUNIT_ASSERT(!passwords::verify("", "tulips 4"));
    }

    void the_same_letters_fit_however_the_keyboard_composes_them()
    {
        CPPUNIT_ASSERT(passwords::verify(passwords::hash("caf\u00e9 12345"), "cafe\u0301 12345"));
    }

    void a_hash_with_less_memory_or_passes_is_weak()
    {
        CPPUNIT_ASSERT(!passwords::is_weak(passwords::hash("tulips 4")));
        char old[crypto_pwhash_STRBYTES];
        CPPUNIT_ASSERT_EQUAL(0, crypto_pwhash_argon2id_str(old, "tulips 4", 8, 1, 19 * 1024 * 1024));
        CPPUNIT_ASSERT(passwords::is_weak(old));
        CPPUNIT_ASSERT_EQUAL(0, crypto_pwhash_argon2id_str(old, "tulips 4", 8, 2, 8 * 1024 * 1024));
        CPPUNIT_ASSERT(passwords::is_weak(old));
        CPPUNIT_ASSERT(passwords::is_weak("$2y$10$abcdefgh"));
        CPPUNIT_ASSERT(!passwords::is_weak("$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA"));
    }

    void nobody_is_never_right() { CPPUNIT_ASSERT(!passwords::verify_nobody("nobody has this password")); }

    void many_at_once_all_get_their_answer()
    {
        const auto hash = passwords::hash("tulips 4");
        std::atomic<int> right = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 12; ++i)
                threads.emplace_back([&] { right += passwords::verify(hash, "tulips 4"); });
        }
        CPPUNIT_ASSERT_EQUAL(12, right.load());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PasswordTest);

}  // namespace gatehouse::accounts
