// Pages, structured data and calendars that strangers' programs read.

#include "modules/events/page.hpp"

#include <filesystem>
#include <fstream>

#include "common/json/json.hpp"
#include "modules/events/calendar.hpp"
#include "modules/events/markdown.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/events_world.hpp"

namespace gatehouse::events {

class PageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PageTest);
    CPPUNIT_TEST(a_page_tells_people_crawlers_and_previews_the_same);
    CPPUNIT_TEST(hostile_names_stay_text_everywhere);
    CPPUNIT_TEST(the_app_s_frame_is_kept_and_followed_when_it_changes);
    CPPUNIT_TEST(descriptions_run_nothing);
    CPPUNIT_TEST(plain_text_of_markdown_is_cut_between_letters);
    CPPUNIT_TEST(calendar_files_are_folded_and_escaped);
    CPPUNIT_TEST_SUITE_END();

    support::EventsWorld world;
    const Config& config = world.context.config;

    // The text between two marks; the first mark must be there.
    static std::string between(const std::string& text, const std::string& open, const std::string& close)
    {
        const auto from = text.find(open);
        CPPUNIT_ASSERT_MESSAGE(open + " is missing in " + text, from != std::string::npos);
        const auto start = from + open.size();
        return text.substr(start, text.find(close, start) - start);
    }

    void a_page_tells_people_crawlers_and_previews_the_same()
    {
        auto wanted = world.plan("Łódź Jazz");
        wanted.summary = "One night.";
        auto event = world.published(wanted);
        event.sale = {2500, SaleState::on_sale};
        const auto page = event_page(config, event);
        ASSERT_CONTAINS("<title>Łódź Jazz · Gatehouse</title>", page);
        ASSERT_CONTAINS(
            "<link rel=\"canonical\" href=\"" + config.text("site.base_url") + "/e/" + event.slug + "\">",
            page);
        ASSERT_CONTAINS("<meta property=\"og:title\" content=\"Łódź Jazz\">", page);
        ASSERT_CONTAINS("<meta name=\"description\" content=\"One night.\">", page);
        ASSERT_CONTAINS("Tickets from 25.00 USD", page);
        ASSERT_CONTAINS("4802 N Broadway", page);
        const auto data = json::Document::parse(between(page, "application/ld+json\">", "</script>"));
        CPPUNIT_ASSERT_EQUAL(std::string("Event"), data.root().get("@type"));
        CPPUNIT_ASSERT_EQUAL(std::string("25.00"), data.root().get("offers", "price"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("Chicago"), data.root().get("location", "address", "addressLocality"));
        CPPUNIT_ASSERT_EQUAL(event.starts_local() + zone::to_offset(event.starts_at, event.zone),
            data.root().get("startDate"));
        const auto embedded = json::Document::parse(between(page, "id=\"page-data\">", "</script>"));
        CPPUNIT_ASSERT_EQUAL(event.id.str(), embedded.root().get("event", "id"));
    }

    void hostile_names_stay_text_everywhere()
    {
        const std::string evil =
            "</title></script><script>alert(1)</script><img src=x onerror=\"alert(2)\">{{{x}}}";
        auto wanted = world.plan(evil);
        wanted.summary = wanted.description = evil;
        wanted.accessibility = evil;
        wanted.venue->name = evil;
        const auto page = event_page(config, world.published(wanted));
        CPPUNIT_ASSERT(page.find("<script>alert") == std::string::npos);
        CPPUNIT_ASSERT(page.find("<img src=x") == std::string::npos);
        const auto data = json::Document::parse(between(page, "application/ld+json\">", "</script>"));
        CPPUNIT_ASSERT_EQUAL(evil, data.root().get("name"));
        const auto embedded = json::Document::parse(between(page, "id=\"page-data\">", "</script>"));
        CPPUNIT_ASSERT_EQUAL(evil, embedded.root().get("event", "name"));
    }

    void the_app_s_frame_is_kept_and_followed_when_it_changes()
    {
        const auto dir = std::filesystem::temp_directory_path() / world.unique("gatehouse-www-");
        std::filesystem::create_directories(dir);
        const Config with_app({{"www.dir", dir.string()}});
        const auto event = world.published();
        ASSERT_CONTAINS("<h1 dir=\"auto\">Jazz Night</h1>", event_page(with_app, event));  // no app yet
        std::ofstream(dir / "index.html")
            << "<!doctype html><html lang=\"xx\"><head><title>App</title><meta name=\"description\" "
               "content=\"The app\" /></head>"
               "<body><div id=\"root\"><div class=\"a\"><div>outline</div></div></div><script "
               "src=\"/app.js\"></script></body></html>";
        const auto page = event_page(with_app, event);
        ASSERT_CONTAINS("<script src=\"/app.js\"></script>", page);
        ASSERT_CONTAINS("<html lang=\"en\">", page);
        CPPUNIT_ASSERT(
            page.find("outline") == std::string::npos && page.find("The app") == std::string::npos);
        CPPUNIT_ASSERT(page.find("<title>App</title>") == std::string::npos);
        ASSERT_CONTAINS("</main>\n</div><script src=\"/app.js\">", page);
        ASSERT_CONTAINS("We could not find that event", missing_page(with_app));
        std::filesystem::remove_all(dir);
    }

    void descriptions_run_nothing()
    {
        const auto html = markdown::to_html(
            "# Hi\n<script>x</script>\n\n[a](javascript:alert(1)) [b](https://example.org) "
            "<b onclick=x>c</b> ![d](data:text/html,x)\n\n<a href=\"x\">raw</a>");
        ASSERT_CONTAINS("<h1>Hi</h1>", html);
        for (const char* bad : {"<script", "javascript:", "onclick", "data:text", "<!--"})
            CPPUNIT_ASSERT_MESSAGE(html, html.find(bad) == std::string::npos);
        ASSERT_CONTAINS("<a rel=\"nofollow noopener ugc\" href=\"https://example.org\">b</a>", html);
    }

    void plain_text_of_markdown_is_cut_between_letters()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("Title bold text"), markdown::to_plain("# Title\n\n**bold** text", 100));
        CPPUNIT_ASSERT_EQUAL(std::string("東京…"), markdown::to_plain("東京ジャズ", 3));
        CPPUNIT_ASSERT_EQUAL(std::string(), markdown::to_plain("", 10));
    }

    void calendar_files_are_folded_and_escaped()
    {
        auto wanted = world.plan(
            "Café; Łódź, 東京 \\o/ and a name that goes on for much longer than seventy-five octets do");
        wanted.summary = "x";
        const auto event = world.published(wanted);
        const auto brief =
            world.context.db.read([&](db::Session& s) { return world.events.brief(s, event.id); });
        const auto ics = calendar::to_ics(brief, "https://example.org/e/x", "Gatehouse");
        CPPUNIT_ASSERT(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
        std::string unfolded;
        for (std::size_t at = 0, end = 0; at < ics.size(); at = end + 2) {
            end = ics.find("\r\n", at);
            CPPUNIT_ASSERT(end - at <= 75);
            CPPUNIT_ASSERT((static_cast<unsigned char>(ics[at]) & 0xc0) != 0x80);
            if (ics[at] == ' ')
                unfolded += ics.substr(at + 1, end - at - 1);
            else
                unfolded += "\n" + ics.substr(at, end - at);
        }
        ASSERT_CONTAINS("\nSUMMARY:Café\\; Łódź\\, 東京 \\\\o/ and", unfolded);
        ASSERT_CONTAINS("\nSEQUENCE:0", unfolded);
        ASSERT_CONTAINS("\nDTSTART:" + zone::format(event.starts_at, "UTC", "%Y%m%dT%H%M%SZ"), unfolded);
        ASSERT_CONTAINS("\nDESCRIPTION:x\\nhttps://example.org/e/x", unfolded);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PageTest);

}  // namespace gatehouse::events
