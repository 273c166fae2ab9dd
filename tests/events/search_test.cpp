// The public list: what is found, in which order, page by page.

#include <algorithm>

#include "modules/events/catalogue.hpp"
#include "modules/events/words.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/events_world.hpp"

namespace gatehouse::events {

class SearchTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SearchTest);
    CPPUNIT_TEST(a_word_s_beginning_finds_it_whatever_the_accents);
    CPPUNIT_TEST(every_word_must_be_there_but_stop_words_need_not);
    CPPUNIT_TEST(operators_that_people_type_are_harmless);
    CPPUNIT_TEST(scripts_without_spaces_are_found);
    CPPUNIT_TEST(short_words_are_found);
    CPPUNIT_TEST(drafts_cancelled_and_past_events_are_not_listed);
    CPPUNIT_TEST(filters_narrow_the_list);
    CPPUNIT_TEST(pages_show_every_event_once_in_every_order);
    CPPUNIT_TEST(a_made_up_cursor_is_refused);
    CPPUNIT_TEST(organizers_see_all_of_their_events_and_no_others);
    CPPUNIT_TEST(organizers_find_theirs_with_and_without_accents);
    CPPUNIT_TEST_SUITE_END();

    support::EventsWorld world;
    Catalogue catalogue{world.context};
    std::string city = world.unique("City");  // keeps this test's events apart from all others

    Event publish(
        const std::string& name, const std::function<void(NewEvent&)>& fill = [](NewEvent&) {})
    {
        auto wanted = world.plan(name);
        wanted.venue->city = city;
        fill(wanted);
        return world.published(wanted);
    }

    // The names found, sorted as they came.
    std::string names(Search search)
    {
        search.city = city;
        search.limit = 100;
        std::string out;
        for (const auto& card : catalogue.search(search).items) out += (out.empty() ? "" : "|") + card.name;
        return out;
    }
    std::string names(const std::string& q)
    {
        Search search;
        search.q = q;
        return names(search);
    }

    void a_word_s_beginning_finds_it_whatever_the_accents()
    {
        publish("Straßenfest in Łódź");
        for (const char* q : {"lodz", "Łódź", "strassen", "STRASSENF", "lod strasse"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(q, std::string("Straßenfest in Łódź"), names(q));
        publish("José en vivo");
        for (const char* q : {"jose", "José", "JOSÉ"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(q, std::string("José en vivo"), names(q));
        CPPUNIT_ASSERT_EQUAL(std::string(), names("odz"));
    }

    void every_word_must_be_there_but_stop_words_need_not()
    {
        publish("The Night of Jazz");
        publish("Night Market");
        CPPUNIT_ASSERT_EQUAL(std::string("The Night of Jazz"), names("the jazz of night"));
        CPPUNIT_ASSERT_EQUAL(std::string(), names("jazz market"));
    }

    void operators_that_people_type_are_harmless()
    {
        publish("Plain Evening");
        for (const char* q : {"+", "-", "\"", "\"unclosed plain", "((plain", "plain*)", "+-><()~*\"@", "%",
                 "_", "\\", "' OR 1=1 --", "plain @ 5", "a\tb", "😀", "\xe2\x80\xa8"})
            names(q);
        CPPUNIT_ASSERT_EQUAL(std::string("Plain Evening"), names("-plain +evening"));
        CPPUNIT_ASSERT_EQUAL(std::string(), names("%"));
    }

    void scripts_without_spaces_are_found()
    {
        publish("東京ジャズ祭");
        publish("งานดนตรีแจ๊ส");
        CPPUNIT_ASSERT_EQUAL(std::string("東京ジャズ祭"), names("ジャズ"));
        CPPUNIT_ASSERT_EQUAL(std::string("東京ジャズ祭"), names("東京"));
        CPPUNIT_ASSERT_EQUAL(std::string("งานดนตรีแจ๊ส"), names("ดนตรี"));
    }

    void short_words_are_found()
    {
        publish("C++ at 7");
        CPPUNIT_ASSERT_EQUAL(std::string("C++ at 7"), names("C++"));
        CPPUNIT_ASSERT_EQUAL(std::string(), names("U2"));
    }

    void drafts_cancelled_and_past_events_are_not_listed()
    {
        auto wanted = world.plan("Draft");
        wanted.venue->city = city;
        world.draft(wanted);
        const auto gone = publish("Gone");
        world.context.db.transact(
            [&](db::Tx& tx) { world.events.cancel(tx, world.organizer.caller, gone.id, ""); });
        const auto running = publish("Running");
        CPPUNIT_ASSERT_EQUAL(std::string("Running"), names(""));
        world.clock.at = running.ends_at - std::chrono::seconds(1);
        CPPUNIT_ASSERT_EQUAL(std::string("Running"), names(""));
        world.clock.at = running.ends_at;
        CPPUNIT_ASSERT_EQUAL(std::string(), names(""));
    }

    void filters_narrow_the_list()
    {
        using std::chrono::hours;
        publish("Free", [](NewEvent& e) { e.type = Type::free; });
        publish("Late", [](NewEvent& e) {
            e.starts_at += hours(240), e.ends_at += hours(240), e.categories = {"sport"};
        });
        Search search;
        search.free = true;
        CPPUNIT_ASSERT_EQUAL(std::string("Free"), names(search));
        search = {};
        search.from = world.clock.at + hours(24 * 35);
        CPPUNIT_ASSERT_EQUAL(std::string("Late"), names(search));
        search = {};
        search.to = world.clock.at + hours(24 * 35);
        CPPUNIT_ASSERT_EQUAL(std::string("Free"), names(search));
        search = {};
        search.category = "sport";
        CPPUNIT_ASSERT_EQUAL(std::string("Late"), names(search));
        search.category = catalogue.categories().front().id.str();
        CPPUNIT_ASSERT_EQUAL(std::string(), names(search));
    }

    void pages_show_every_event_once_in_every_order()
    {
        for (int i = 0; i < 7; ++i) {
            world.clock.advance(std::chrono::microseconds(1500));
            // Two share each start, so that the id has to decide.
            publish("Festival " + std::to_string(i), [&](NewEvent& e) {
                e.starts_at = world.plan().starts_at + std::chrono::hours(i / 2),
                e.ends_at = e.starts_at + std::chrono::hours(1);
            });
        }
        for (const char* q : {"", "festival"})
            for (const auto sort : values(Sort{})) {
                Search search;
                search.q = q, search.sort = sort, search.city = city, search.limit = 3;
                std::vector<std::string> seen;
                do {
                    const auto page = catalogue.search(search);
                    for (const auto& card : page.items) seen.push_back(card.name);
                    search.cursor = page.next_cursor.value_or("");
                } while (!search.cursor.empty());
                CPPUNIT_ASSERT_EQUAL_MESSAGE(to_string(sort), std::size_t{7}, seen.size());
                if (sort == Sort::newest) CPPUNIT_ASSERT(std::ranges::is_sorted(seen, std::greater<>{}));
                std::ranges::sort(seen);
                CPPUNIT_ASSERT(std::ranges::unique(seen).empty());
            }
    }

    void a_made_up_cursor_is_refused()
    {
        for (const char* cursor : {"x", "AAAA", "MjAyNi0xMS0yMFQxMTowMDowMFofeA"})
            for (const auto sort : values(Sort{})) {
                Search search;
                search.q = "jazz", search.sort = sort, search.cursor = cursor;
                ASSERT_ERROR(kInvalid, catalogue.search(search));
            }
    }

    void organizers_see_all_of_their_events_and_no_others()
    {
        const auto draft = world.draft(), published = world.published();
        const auto list = [&](const auth::Caller& caller, const OrganizerQuery& query) {
            return world.context.db
                .read([&](db::Session& s) { return world.events.of_organizer(s, caller, query); })
                .items;
        };
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, list(world.organizer.caller, {}).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, list(world.stranger.caller, {}).size());
        OrganizerQuery query;
        query.status = Status::draft;
        CPPUNIT_ASSERT(list(world.organizer.caller, query).at(0).id == draft.id);
        query = {};
        query.organization = world.organizer.organization.id;
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, list(world.organizer.caller, query).size());
        ASSERT_ERROR(kNotFound, list(world.stranger.caller, query));
        query.text = "no such";
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, list(world.organizer.caller, query).size());
        query = {};
        query.when = When::upcoming;
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, list(world.organizer.caller, query).size());
        query.when = When::past;
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, list(world.organizer.caller, query).size());
    }

    void organizers_find_theirs_with_and_without_accents()
    {
        for (const auto* name : {"José en vivo", "Jose en vivo", "Łódź"}) world.draft(world.plan(name));
        const auto found = [&](const std::string& text) {
            OrganizerQuery query;
            query.text = text;
            return world.context.db
                .read([&](db::Session& s) {
                    return world.events.of_organizer(s, world.organizer.caller, query);
                })
                .items.size();
        };
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found("José"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found("jose"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found("lodz"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, found("_"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SearchTest);

}  // namespace gatehouse::events
