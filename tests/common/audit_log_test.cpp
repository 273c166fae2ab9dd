// The audit log: what is written is found, by whatever one knows of it, and goes when it is old (ACC-8, I11).

#include "common/audit_log.hpp"

#include "common/audit.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::audit {

using namespace std::chrono_literals;

class AuditLogTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AuditLogTest);
    CPPUNIT_TEST(a_record_is_found_by_each_thing_that_is_known_of_it);
    CPPUNIT_TEST(a_word_with_a_dot_at_its_end_finds_all_that_begin_so);
    CPPUNIT_TEST(pages_follow_each_other_without_a_gap);
    CPPUNIT_TEST(a_span_of_time_finds_what_lies_in_it);
    CPPUNIT_TEST(who_acts_as_somebody_else_is_named_and_found);
    CPPUNIT_TEST(what_is_old_goes_and_nothing_else);
    CPPUNIT_TEST(nobody_may_delete_what_is_younger);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    UserId actor = new_id<UserId>(base.context);
    EventId event = new_id<EventId>(base.context);
    OrganizationId organization = new_id<OrganizationId>(base.context);

    void write(std::string_view action, const auth::Caller& caller)
    {
        base.context.db.transact([&](db::Tx& tx) {
            record(tx, base.clock.now(), caller, {action, "event", event.uuid(), organization, "{}"});
        });
    }
    void write(std::string_view action) { write(action, base.signed_in(actor)); }

    std::vector<Record> look(const Filter& filter, int most = 50) const
    {
        return base.context.db.read([&](db::Session& s) { return find(s, filter, {}, most); });
    }

    void a_record_is_found_by_each_thing_that_is_known_of_it()
    {
        write("event.published");
        Filter by_actor, by_subject, by_organization;
        by_actor.actor = actor, by_subject.subject = event.uuid(),
        by_organization.organization = organization;
        for (const auto& filter : {by_actor, by_subject, by_organization}) {
            const auto found = look(filter);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
            CPPUNIT_ASSERT_EQUAL(std::string("event.published"), found[0].action);
            CPPUNIT_ASSERT_EQUAL(event.str(), found[0].subject_id());
            CPPUNIT_ASSERT(found[0].actor == actor && found[0].organization == organization);
        }
    }

    void a_word_with_a_dot_at_its_end_finds_all_that_begin_so()
    {
        for (const char* action : {"event.published", "event_day.created", "event.cancelled"}) write(action);
        Filter filter;
        filter.actor = actor;
        filter.action = "event.";
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, look(filter).size());
        filter.action = "event.cancelled";
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(filter).size());
        filter.action = "event%";
        CPPUNIT_ASSERT(look(filter).empty());
    }

    void pages_follow_each_other_without_a_gap()
    {
        for (int i = 0; i < 5; ++i) write("event.changed");
        Filter filter;
        filter.actor = actor;
        std::optional<std::int64_t> before;
        std::vector<std::int64_t> seen;
        for (int pages = 0; pages < 4; ++pages)
            for (const auto& one :
                base.context.db.read([&](db::Session& s) { return find(s, filter, before, 2); })) {
                before = one.seq;
                seen.push_back(one.seq);
            }
        CPPUNIT_ASSERT_EQUAL(std::size_t{5}, seen.size());
        CPPUNIT_ASSERT(std::ranges::is_sorted(seen, std::greater{}));
    }

    void a_span_of_time_finds_what_lies_in_it()
    {
        write("event.created");
        base.clock.advance(1h);
        const auto between = base.clock.now() - 30min;
        write("event.published");
        Filter filter;
        filter.subject = event.uuid();
        filter.since = between;
        CPPUNIT_ASSERT_EQUAL(std::string("event.published"), look(filter).at(0).action);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(filter).size());
        filter.since.reset();
        filter.until = between;
        CPPUNIT_ASSERT_EQUAL(std::string("event.created"), look(filter).at(0).action);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(filter).size());
    }

    void who_acts_as_somebody_else_is_named_and_found()
    {
        auto acting = base.signed_in(actor);
        const auto admin = new_id<UserId>(base.context);
        acting.principal->impersonator = admin;
        write("event.changed", acting);
        Filter filter;
        filter.actor = admin;
        const auto found = look(filter);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
        CPPUNIT_ASSERT(found[0].actor == actor && found[0].impersonator == admin);
    }

    void what_is_old_goes_and_nothing_else()
    {
        // In life numbers grow with the time; rows of today stand before these otherwise.
        base.context.db.transact([](db::Tx& tx) { tx.exec("TRUNCATE TABLE audit_log"); });
        const auto today = base.clock.at;
        base.clock.at = today - 24h * 401;
        write("event.created");
        base.clock.at = today - 24h * 399;
        write("event.published");
        base.clock.at = today;
        while (sweep(base.context) > 0) {}
        Filter filter;
        filter.subject = event.uuid();
        const auto left = look(filter);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, left.size());
        CPPUNIT_ASSERT_EQUAL(std::string("event.published"), left[0].action);
    }

    void nobody_may_delete_what_is_younger()
    {
        write("event.created");
        try {
            base.context.db.transact(
                [&](db::Tx& tx) { tx.exec("DELETE FROM audit_log WHERE subject_id = ?", event); });
            CPPUNIT_FAIL("the row went");
        } catch (const std::exception& e) {
            ASSERT_CONTAINS("append-only", std::string(e.what()));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AuditLogTest);

}  // namespace gatehouse::audit
