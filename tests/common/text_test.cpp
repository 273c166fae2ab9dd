// Human text: slugs, excerpts, what may be shown.

#include "common/text/text.hpp"

#include "tests/support/asserts.hpp"
#include "tests/support/property.hpp"

namespace gatehouse::text {

class TextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TextTest);
    CPPUNIT_TEST(slugs_are_latin_letters_digits_and_single_dashes);
    CPPUNIT_TEST(any_bytes_make_a_slug_of_the_right_form);
    CPPUNIT_TEST(excerpts_are_valid_and_short_whatever_came_in);
    CPPUNIT_TEST(utf_8_is_told_from_other_bytes);
    CPPUNIT_TEST(folding_makes_spellings_equal);
    CPPUNIT_TEST(addresses_are_masked);
    CPPUNIT_TEST(html_and_like_patterns_are_defused);
    CPPUNIT_TEST_SUITE_END();

    void slugs_are_latin_letters_digits_and_single_dashes()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("lodz-dong-jing-strasse"), slug("Łódź 東京 Straße", 60, "event"));
        CPPUNIT_ASSERT_EQUAL(std::string("rock-n-roll-2026"), slug("  Rock 'n' Roll -- 2026! ", 60, "event"));
        CPPUNIT_ASSERT_EQUAL(std::string("event"), slug("🎫 !!!", 60, "event"));
        CPPUNIT_ASSERT_EQUAL(std::string("abc"), slug("abc def", 4, "event"));
    }

    void any_bytes_make_a_slug_of_the_right_form()
    {
        support::for_all("slug", [] {
            const auto out = slug(*rc::gen::arbitrary<std::string>(), 20, "event");
            RC_ASSERT(!out.empty() && out.size() <= 20);
            RC_ASSERT(out.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
            RC_ASSERT(out.front() != '-' && out.back() != '-' && out.find("--") == std::string::npos);
        });
    }

    void excerpts_are_valid_and_short_whatever_came_in()
    {
        support::for_all("excerpt", [] {
            const auto out = excerpt(*rc::gen::arbitrary<std::string>(), 5);
            RC_ASSERT(is_utf8(out));
            RC_ASSERT(length(out) <= 5);
        });
        CPPUNIT_ASSERT_EQUAL(std::string("🎫🎫"), excerpt("🎫🎫🎫", 2));
        CPPUNIT_ASSERT_EQUAL(std::string("a\ufffdz"), excerpt("a\xffz", 9));
    }

    void utf_8_is_told_from_other_bytes()
    {
        for (const char* good : {"", "abc", "é", "東京", "🎫"}) CPPUNIT_ASSERT_MESSAGE(good, is_utf8(good));
        for (const char* bad : {"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "a\x80z"})
            CPPUNIT_ASSERT_MESSAGE(bad, !is_utf8(bad));
    }

    void folding_makes_spellings_equal()
    {
        CPPUNIT_ASSERT_EQUAL(fold("ÄDA@Example.ORG"), fold("äda@example.org"));
        CPPUNIT_ASSERT_EQUAL(nfc("cafe\u0301"), nfc("caf\u00e9"));
    }

    void addresses_are_masked()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("a…a@example.org"), mask_email("ada@example.org"));
        CPPUNIT_ASSERT_EQUAL(std::string("a…@example.org"), mask_email("a@example.org"));
        CPPUNIT_ASSERT_EQUAL(std::string("…"), mask_email("nonsense"));
    }

    void html_and_like_patterns_are_defused()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("&lt;b title=&quot;&#39;&amp;&quot;&gt;"), escape_html("<b title=\"'&\">"));
        CPPUNIT_ASSERT_EQUAL(std::string("50\\% \\_ \\\\"), like("50% _ \\"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TextTest);

}  // namespace gatehouse::text
