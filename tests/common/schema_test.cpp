// Request schemas: they fill, they complain about everything at once, they describe themselves.

#include "common/json/schema.hpp"

#include "common/text/text.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse {

namespace {

enum class Colour { red, green };
constexpr const char* to_string(Colour c) { return c == Colour::red ? "red" : "green"; }
constexpr std::array<Colour, 2> values(Colour) { return {Colour::red, Colour::green}; }

struct Line {
    TicketTypeId type;
    int quantity = 0;
};

struct Sample {
    std::string name, note, email, phone, zone;
    std::vector<Line> lines;
    Colour colour = Colour::green;
    std::optional<Time> at;
    schema::Patch<int> limit;
    Money price;
};

const auto kLine = schema::object<Line>("Line")
                       .field("type", &Line::type, schema::id<TicketTypeId>())
                       .field("quantity", &Line::quantity, schema::integer(1, 10));
const auto kSample = schema::object<Sample>("Sample")
                         .field("name", &Sample::name, schema::text(2, 5))
                         .optional("note", &Sample::note, schema::long_text(10))
                         .optional("email", &Sample::email, schema::email())
                         .optional("phone", &Sample::phone, schema::phone())
                         .optional("zone", &Sample::zone, schema::time_zone())
                         .optional("lines", &Sample::lines, schema::list(kLine, 0, 3))
                         .optional("colour", &Sample::colour, schema::choice<Colour>())
                         .optional("at", &Sample::at, schema::time())
                         .optional("limit", &Sample::limit, schema::integer(0, 100))
                         .optional("price", &Sample::price, schema::money(0));

Sample read(const std::string& json) { return schema::read(kSample, json::Document::parse(json).root()); }

// "pointer code" of every fault, one a line.
std::string faults(const std::string& json)
{
    try {
        read(json);
        return "none";
    } catch (const Error& e) {
        std::string out;
        for (const auto& f : e.faults()) out += (out.empty() ? "" : "\n") + f.pointer + " " + f.code;
        return out;
    }
}

}  // namespace

class SchemaTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SchemaTest);
    CPPUNIT_TEST(fills_the_struct_and_keeps_defaults);
    CPPUNIT_TEST(every_fault_is_reported_with_its_place);
    CPPUNIT_TEST(unknown_members_are_faults_even_with_slashes_in_their_names);
    CPPUNIT_TEST(texts_are_trimmed_normalized_and_measured_in_code_points);
    CPPUNIT_TEST(control_characters_and_bidi_overrides_are_refused);
    CPPUNIT_TEST(a_patch_tells_left_out_from_null);
    CPPUNIT_TEST(null_is_no_value_for_what_must_be_there);
    CPPUNIT_TEST(numbers_may_come_as_text_but_must_fit);
    CPPUNIT_TEST(addresses_of_people_are_checked);
    CPPUNIT_TEST(money_needs_a_known_currency_and_a_sane_amount);
    CPPUNIT_TEST(what_is_no_object_is_refused);
    CPPUNIT_TEST(the_shape_is_json_schema);
    CPPUNIT_TEST_SUITE_END();

    void fills_the_struct_and_keeps_defaults()
    {
        const auto s = read(
            R"({"name":"Ada","lines":[{"type":"tt_01h455vb4pex5vsknk084sn02q","quantity":2}],"colour":"red"})");
        CPPUNIT_ASSERT_EQUAL(std::string("Ada"), s.name);
        CPPUNIT_ASSERT_EQUAL(2, s.lines.at(0).quantity);
        CPPUNIT_ASSERT_EQUAL(std::string("tt_01h455vb4pex5vsknk084sn02q"), s.lines[0].type.str());
        CPPUNIT_ASSERT(s.colour == Colour::red);
        CPPUNIT_ASSERT(read(R"({"name":"Ada"})").colour == Colour::green);
    }

    void every_fault_is_reported_with_its_place()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("/extra unknown\n/name too_long\n/email email\n/zone time_zone\n"
                        "/lines/0/type format\n/lines/0/quantity range\n/lines/1/quantity required\n"
                        "/colour choice\n/at time"),
            faults(
                R"({"name":"Grace Hopper","email":"x","zone":"Mars","at":"2026-02-30T10:00:00Z","colour":"blue",
                "lines":[{"type":"order_01h455vb4pex5vsknk084sn02q","quantity":11},{"type":"tt_01h455vb4pex5vsknk084sn02q"}],
                "extra":1})"));
    }

    void unknown_members_are_faults_even_with_slashes_in_their_names()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("/a~1b~0c unknown"), faults(R"({"name":"Ada","a/b~c":1})"));
        CPPUNIT_ASSERT_EQUAL(std::string("/Name unknown\n/name required"), faults(R"({"Name":"Ada"})"));
    }

    void texts_are_trimmed_normalized_and_measured_in_code_points()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("caf\u00e9"), read(R"({"name":"  cafe\u0301 "})").name);
        CPPUNIT_ASSERT_EQUAL(std::string("🎫🎫🎫🎫🎫"), read(R"({"name":"🎫🎫🎫🎫🎫"})").name);
        CPPUNIT_ASSERT_EQUAL(std::string("/name too_long"), faults(R"({"name":"🎫🎫🎫🎫🎫🎫"})"));
        CPPUNIT_ASSERT_EQUAL(std::string("/name too_short"), faults(R"({"name":" a "})"));
        CPPUNIT_ASSERT_EQUAL(std::string("/name required"), faults(R"({"name":"   "})"));
        CPPUNIT_ASSERT_EQUAL(std::string("/name type"), faults(R"({"name":5})"));
        CPPUNIT_ASSERT_EQUAL(std::string(" two\n"), read(R"({"name":"Ada","note":" two\n"})").note);
    }

    void control_characters_and_bidi_overrides_are_refused()
    {
        for (const char* text :
            {R"(a\u0000b)", R"(a\nb)", R"(a\u007fb)", R"(a\u0085b)", R"(a\u202eb)", R"(a\u2066b)"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                text, std::string("/name characters"), faults(R"({"name":")" + std::string(text) + "\"}"));
        CPPUNIT_ASSERT_EQUAL(std::string("/note characters"), faults(R"({"name":"Ada","note":"a\u0000"})"));
    }

    void a_patch_tells_left_out_from_null()
    {
        CPPUNIT_ASSERT(!read(R"({"name":"Ada"})").limit.given);
        const auto cleared = read(R"({"name":"Ada","limit":null})").limit;
        CPPUNIT_ASSERT(cleared.given && !cleared.value);
        CPPUNIT_ASSERT_EQUAL(7, *read(R"({"name":"Ada","limit":7})").limit.value);
        CPPUNIT_ASSERT(!read(R"({"name":"Ada","at":null})").at);
    }

    void null_is_no_value_for_what_must_be_there()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("/name required\n/colour required"), faults(R"({"name":null,"colour":null})"));
    }

    void numbers_may_come_as_text_but_must_fit()
    {
        CPPUNIT_ASSERT_EQUAL(42, *read(R"({"name":"Ada","limit":"42"})").limit.value);
        for (const char* wrong :
            {"101", "-1", "99999999999999999999", "\"7x\"", "\"\"", "1.5", "true", "\" 7\"", "\"+7\"", "[]"})
            ASSERT_CONTAINS("/limit ", faults(R"({"name":"Ada","limit":)" + std::string(wrong) + "}"));
    }

    void addresses_of_people_are_checked()
    {
        for (const char* good :
            {"ada@example.org", "a.b+c@mail.example.co.uk", "o'hara@example.org", "ädä@exämple.org"})
            CPPUNIT_ASSERT_MESSAGE(good, text::is_email(good));
        for (const char* bad : {"", "ada", "@example.org", "ada@", "ada@localhost", "a b@example.org",
                 "a@b@example.org", "a..b@example.org", ".a@example.org", "a@example..org", "a@-example.org",
                 "a@.org", "a@exam_ple.org", "a@example.org\r\nBcc: x@y.zz", "<a@example.org>",
                 "a@example.org,b@example.org"})
            CPPUNIT_ASSERT_MESSAGE(bad, !text::is_email(bad));
        CPPUNIT_ASSERT(!text::is_email(std::string(65, 'a') + "@example.org"));
        CPPUNIT_ASSERT(!text::is_email("a@" + std::string(250, 'b') + ".org"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("+1 (312) 555-0100"), read(R"({"name":"Ada","phone":"+1 (312) 555-0100"})").phone);
        CPPUNIT_ASSERT_EQUAL(std::string("none"), faults(R"({"name":"Ada","phone":""})"));
        for (const char* bad :
            {"1234", "call me", "+1 312 555 0100 ext. 5", "٠١٢٣٤٥٦", "0123456789 0123456789 0123456789 0"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("/phone phone"),
                faults(R"({"name":"Ada","phone":")" + std::string(bad) + "\"}"));
    }

    void money_needs_a_known_currency_and_a_sane_amount()
    {
        CPPUNIT_ASSERT(
            read(R"({"name":"Ada","price":{"amount":2500,"currency":"USD"}})").price == (Money{2500, "USD"}));
        for (const char* wrong : {R"({"amount":-1,"currency":"USD"})", R"({"amount":25.5,"currency":"USD"})",
                 R"({"amount":1,"currency":"usd"})", R"({"amount":1})",
                 R"({"amount":9007199254740993,"currency":"USD"})", R"({"amount":1,"currency":"USD","x":1})",
                 "25"})
            ASSERT_CONTAINS("/price", faults(R"({"name":"Ada","price":)" + std::string(wrong) + "}"));
    }

    void what_is_no_object_is_refused()
    {
        for (const char* wrong : {"[]", "5", "null", "\"x\""})
            CPPUNIT_ASSERT_EQUAL(std::string(" type"), faults(wrong));
        CPPUNIT_ASSERT_EQUAL(std::string("/lines length"), faults(R"({"name":"Ada","lines":[1,2,3,4]})"));
        CPPUNIT_ASSERT_EQUAL(std::string("/lines/0 type"), faults(R"({"name":"Ada","lines":[1]})"));
    }

    void the_shape_is_json_schema()
    {
        json::Writer out;
        json::write(out, kSample.shape(), false);
        const auto text = out.take();
        const auto shape = json::Document::parse(text);
        const auto properties = *shape.root().find("properties");
        CPPUNIT_ASSERT_EQUAL(std::size_t{10}, properties.names().size());
        CPPUNIT_ASSERT_EQUAL(std::string(R"(["name"])"), shape.root().find("required")->dump());
        CPPUNIT_ASSERT_EQUAL(
            std::string(R"({"type":"string","minLength":2,"maxLength":5})"), properties.find("name")->dump());
        CPPUNIT_ASSERT_EQUAL(
            std::string(R"({"type":"string","enum":["red","green"]})"), properties.find("colour")->dump());
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"type":["integer","null"],"minimum":0,"maximum":100})"),
            properties.find("limit")->dump());
        ASSERT_CONTAINS(R"({"$ref":"#/components/schemas/Line"})", properties.find("lines")->dump());
        CPPUNIT_ASSERT(!shape.root().find("additionalProperties")->flag());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SchemaTest);

}  // namespace gatehouse
