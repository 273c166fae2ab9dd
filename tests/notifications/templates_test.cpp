#include <cppunit/extensions/HelperMacros.h>

#include "modules/notifications/templates.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::notifications {

class TemplatesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TemplatesTest);
    CPPUNIT_TEST(every_template_renders_without_values);
    CPPUNIT_TEST(html_escapes_its_values_and_text_does_not);
    CPPUNIT_TEST(an_unknown_language_falls_back_to_english);
    CPPUNIT_TEST(an_empty_text_leaves_its_section_out);
    CPPUNIT_TEST(a_template_that_is_not_there_is_our_fault);
    CPPUNIT_TEST_SUITE_END();

    void every_template_renders_without_values()
    {
        CPPUNIT_ASSERT(template_names().size() >= 7);
        for (const auto& name : template_names()) {
            const auto slash = name.find('/');
            const auto out = render(name.substr(0, slash), name.substr(slash + 1), {});
            CPPUNIT_ASSERT_MESSAGE(name, !out.empty() && out.find("{{") == std::string::npos);
        }
    }

    void html_escapes_its_values_and_text_does_not()
    {
        Values values;
        values.texts["event"] = "<b>Tom & \"Jerry\"</b>";
        const auto html = render("en", "tickets.html", values);
        ASSERT_CONTAINS("&lt;b&gt;Tom &amp; &quot;Jerry&quot;&lt;/b&gt;", html);
        CPPUNIT_ASSERT(html.find("<b>Tom") == std::string::npos);
        ASSERT_CONTAINS("<b>Tom & \"Jerry\"</b>", render("en", "tickets.txt", values));
    }

    void an_unknown_language_falls_back_to_english()
    {
        CPPUNIT_ASSERT_EQUAL(render("en", "refunded_late.txt", {}), render("xx", "refunded_late.txt", {}));
    }

    void an_empty_text_leaves_its_section_out()
    {
        Values values;
        values.texts["where"] = "";
        CPPUNIT_ASSERT_EQUAL(render("en", "tickets.txt", {}), render("en", "tickets.txt", values));
    }

    void a_template_that_is_not_there_is_our_fault()
    {
        ASSERT_ERROR(kInternal, render("en", "nothing.html", {}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TemplatesTest);

}  // namespace gatehouse::notifications
