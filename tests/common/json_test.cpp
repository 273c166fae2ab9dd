// JSON in: strict. JSON out: exact.

#include "common/json/json.hpp"

#include "common/error.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/property.hpp"

namespace gatehouse::json {

class JsonTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(JsonTest);
    CPPUNIT_TEST(broken_text_is_refused_and_the_place_is_named);
    CPPUNIT_TEST(invalid_utf_8_is_refused);
    CPPUNIT_TEST(deep_nesting_is_refused_without_harm);
    CPPUNIT_TEST(members_that_appear_twice_are_refused);
    CPPUNIT_TEST(numbers_keep_what_they_are);
    CPPUNIT_TEST(paths_of_members_give_texts_or_nothing);
    CPPUNIT_TEST(whatever_text_is_written_is_read_back);
    CPPUNIT_TEST(the_writer_nests);
    CPPUNIT_TEST_SUITE_END();

    void broken_text_is_refused_and_the_place_is_named()
    {
        for (const char* text :
            {"", "{", "{\"a\":}", "[1,]", "{'a':1}", "nul", "1 2", "\"\x01\"", "{\"a\" 1}", "NaN", "01"})
            ASSERT_ERROR(kMalformed, Document::parse(text));
        try {
            Document::parse("{\"a\": x}");
            CPPUNIT_FAIL("accepted");
        } catch (const Error& e) {
            ASSERT_CONTAINS("at byte 6", e.message());
        }
    }

    void invalid_utf_8_is_refused()
    {
        for (const char* bytes : {"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "a\x80z"})
            ASSERT_ERROR(kMalformed, Document::parse("{\"a\":\"" + std::string(bytes) + "\"}"));
        ASSERT_ERROR(kMalformed, Document::parse(R"("\ud800")"));
        CPPUNIT_ASSERT(Document::parse(R"("\ud83c\udfab")").root().text() == "🎫");
    }

    void deep_nesting_is_refused_without_harm()
    {
        const auto nested = [](std::size_t depth) {
            return std::string(depth, '[') + std::string(depth, ']');
        };
        CPPUNIT_ASSERT(Document::parse(nested(32)).root().is_array());
        ASSERT_ERROR(kMalformed, Document::parse(nested(40)));
        ASSERT_ERROR(kMalformed, Document::parse(nested(500'000)));
        ASSERT_ERROR(kMalformed, Document::parse(std::string(1'000'000, '[')));
    }

    void members_that_appear_twice_are_refused()
    {
        ASSERT_ERROR(kMalformed, Document::parse(R"({"a":1,"a":2})"));
        ASSERT_ERROR(kMalformed, Document::parse(R"({"x":[{"a":1,"\u0061":2}]})"));
        CPPUNIT_ASSERT(Document::parse(R"([{"a":1},{"a":2}])").root().is_array());
    }

    void numbers_keep_what_they_are()
    {
        const auto document = Document::parse(
            "[9223372036854775807, 9223372036854775808, 1.0, -0, 1e2, true, \"1\", null, "
            "-9223372036854775808]");
        const auto root = document.root();
        CPPUNIT_ASSERT_EQUAL(INT64_MAX, root.at(0).integer());
        for (const std::size_t at : {1u, 2u, 4u, 5u, 6u, 7u}) CPPUNIT_ASSERT(!root.at(at).is_integer());
        CPPUNIT_ASSERT(root.at(2).is_number() && root.at(4).real() == 100);
        CPPUNIT_ASSERT(root.at(5).is_bool() && root.at(7).is_null() && root.at(6).is_string());
        CPPUNIT_ASSERT_EQUAL(INT64_MIN, root.at(8).integer());
    }

    void paths_of_members_give_texts_or_nothing()
    {
        const auto document = Document::parse(R"({"data":{"object":{"id":"cs_1","n":7}},"list":[1]})");
        const auto root = document.root();
        CPPUNIT_ASSERT_EQUAL(std::string("cs_1"), root.get("data", "object", "id"));
        CPPUNIT_ASSERT_EQUAL(std::string(), root.get("data", "object", "n"));
        CPPUNIT_ASSERT_EQUAL(std::string(), root.get("data", "nothing", "id"));
        CPPUNIT_ASSERT_EQUAL(std::string(), root.get("list", "id"));
        CPPUNIT_ASSERT(!root.find("list")->find("id"));
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"object":{"id":"cs_1","n":7}})"), root.find("data")->dump());
    }

    void whatever_text_is_written_is_read_back()
    {
        support::for_all("text round trip", [] {
            std::string text;
            for (const auto c : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 0x800)))
                if (c < 0x80)
                    text += static_cast<char>(c);
                else
                    (text += static_cast<char>(0xc0 | c >> 6)) += static_cast<char>(0x80 | (c & 0x3f));
            const auto written = Writer().object().member("t", std::string_view(text)).end_object().take();
            RC_ASSERT(Document::parse(written).root().get("t") == text);
        });
    }

    void the_writer_nests()
    {
        Writer out;
        out.object().key("list").array().value(1).value("two").null().value(true).end_array();
        out.key("raw").raw(R"({"x":1})").member("n", std::int64_t{-5}).end_object();
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"list":[1,"two",null,true],"raw":{"x":1},"n":-5})"), out.take());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(JsonTest);

}  // namespace gatehouse::json
