// Health, stuck news and the audit log, as administrators and organizations see them.

#include "common/audit.hpp"
#include "common/obs/refusals.hpp"
#include "modules/operations/routes.hpp"
#include "modules/operations/service.hpp"
#include "tests/support/events_world.hpp"
#include "tests/support/routes_fixture.hpp"

namespace gatehouse::operations {

using namespace std::chrono_literals;

class OperationsTest : public support::RoutesFixture<support::EventsWorld, routes> {
    CPPUNIT_TEST_SUITE(OperationsTest);
    CPPUNIT_TEST(a_process_is_running_while_it_is_heard_of_then_silent_then_away);
    CPPUNIT_TEST(who_was_turned_away_is_counted_by_what_they_were_told);
    CPPUNIT_TEST(what_a_job_finds_out_is_shown_for_an_hour);
    CPPUNIT_TEST(news_that_was_given_up_is_told_again_and_who_did_it_is_noted);
    CPPUNIT_TEST(administrators_read_the_whole_log_with_names);
    CPPUNIT_TEST(without_the_database_health_says_so);
    CPPUNIT_TEST(an_organization_learns_of_its_own_people_alone_who_and_where_from);
    CPPUNIT_TEST(an_organization_reads_its_own_part_and_no_other);
    CPPUNIT_TEST(only_administrators_look_behind_the_scenes);
    CPPUNIT_TEST(an_export_disarms_formulas_and_is_noted_itself);
    CPPUNIT_TEST(filters_that_make_no_sense_are_refused);
    CPPUNIT_TEST_SUITE_END();

    Service service{world.context};
    std::string admin = world.bearer(world.stranger.user.id, auth::Role::admin);

    State state_of(const std::string& module) const
    {
        for (const auto& part : service.health().parts)
            if (part.module == module) return part.state;
        throw std::runtime_error("no part " + module);
    }

    void write(const OrganizationId& organization, const std::string& action, const std::string& detail = {})
    {
        world.context.db.transact([&](db::Tx& tx) {
            audit::record(tx, world.clock.now(), world.signed_in(world.organizer.user.id),
                {action, "org", organization.uuid(), organization, detail});
        });
    }

    void a_process_is_running_while_it_is_heard_of_then_silent_then_away()
    {
        world.context.redis.del("processes");
        CPPUNIT_ASSERT(state_of("scanning") == State::away);
        {
            const obs::Pulse pulse("scanning", world.context);
            pulse.beat();
            CPPUNIT_ASSERT(state_of("scanning") == State::running);
            world.clock.advance(obs::kSilence);
            CPPUNIT_ASSERT(state_of("scanning") == State::silent);
            pulse.beat();
            CPPUNIT_ASSERT(state_of("scanning") == State::running);
        }
        CPPUNIT_ASSERT(state_of("scanning") == State::away);  // it said goodbye
    }

    void who_was_turned_away_is_counted_by_what_they_were_told()
    {
        const auto before = obs::refusals(world.context, 1)["unauthenticated"];
        CPPUNIT_ASSERT_EQUAL(401, send("GET", "/api/admin/health").status);
        for (int i = 0; i < 200 && obs::refusals(world.context, 1)["unauthenticated"] == before; ++i)
            std::this_thread::sleep_for(10ms);  // it is sent soon, not at once
        CPPUNIT_ASSERT(obs::refusals(world.context, 1)["unauthenticated"] > before);
        ASSERT_CONTAINS("gatehouse_refusals_total", world.metrics.text());
    }

    void what_a_job_finds_out_is_shown_for_an_hour()
    {
        const auto name = world.unique("gauge_");
        obs::set_gauge(world.context, name, 3);
        const auto shown = [&] {
            const auto all = obs::gauges(world.context);
            return std::ranges::count(all, name, &obs::Gauge::name);
        };
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{1}, shown());
        world.clock.advance(1h);
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{0}, shown());
    }

    void news_that_was_given_up_is_told_again_and_who_did_it_is_noted()
    {
        const auto subject = new_id<OrderId>(world.context);
        world.context.db.transact([&](db::Tx& tx) {
            outbox::publish(tx, "order.completed", subject.uuid(), world.clock.now());
            tx.exec("UPDATE outbox SET status = 'dead', last_error = 'no route' WHERE subject = ?", subject);
        });
        ASSERT_CONTAINS(subject.str(), send("GET", "/api/admin/stuck", {}, admin).body);
        const auto document = ok(200, send("POST", "/api/admin/news/resend", {}, admin));
        CPPUNIT_ASSERT(document.root().find("count")->integer() >= 1);
        CPPUNIT_ASSERT(
            send("GET", "/api/admin/stuck", {}, admin).body.find(subject.str()) == std::string::npos);
        ASSERT_CONTAINS("news.resent", send("GET", "/api/admin/audit?action=news.", {}, admin).body);
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("DELETE FROM outbox WHERE subject = ?", subject); });
    }

    void administrators_read_the_whole_log_with_names()
    {
        write(world.organizer.organization.id, "organization.updated");
        const auto path = "/api/admin/audit?limit=1&subject=" + world.organizer.organization.id.str();
        const auto document = ok(200, send("GET", path, {}, admin));
        const auto entry = document.root().find("items")->at(0);
        CPPUNIT_ASSERT_EQUAL(std::string("organization.updated"), entry.get("action"));
        CPPUNIT_ASSERT_EQUAL(world.organizer.user.name, entry.get("actor_name"));
        CPPUNIT_ASSERT_EQUAL(world.organizer.organization.id.str(), entry.get("subject_id"));
        CPPUNIT_ASSERT(!entry.get("organization_name").empty());
    }

    void without_the_database_health_says_so()
    {
        db::Pool nowhere({"/nonexistent/mysql.sock", "", 0, "nobody", "", "none"});
        const Context lame{
            world.context.config, nowhere, world.context.redis, world.clock, world.random, world.metrics};
        const auto health = Service(lame).health();
        CPPUNIT_ASSERT(!health.database && health.redis && !health.good);
    }

    void an_organization_learns_of_its_own_people_alone_who_and_where_from()
    {
        const auto& organization = world.organizer.organization.id;
        const auto log = [&](const UserId& who, const char* address) {
            auto caller = world.signed_in(who);
            caller.address = address;
            world.context.db.transact([&](db::Tx& tx) {
                audit::record(tx, world.clock.now(), caller,
                    {"order.cancelled", "org", organization.uuid(), organization, ""});
            });
        };
        log(world.organizer.user.id, "192.0.2.1");
        log(world.stranger.user.id, "192.0.2.2");
        const auto path = "/api/organizations/" + organization.str() + "/audit";
        for (const auto& body :
            {send("GET", path, {}, token).body, send("GET", path + ".csv", {}, token).body}) {
            ASSERT_CONTAINS("192.0.2.1", body);
            ASSERT_CONTAINS(world.organizer.user.name, body);
            CPPUNIT_ASSERT(body.find("192.0.2.2") == std::string::npos);
            CPPUNIT_ASSERT(body.find(world.stranger.user.name) == std::string::npos);
        }
        ASSERT_CONTAINS("192.0.2.2", send("GET", "/api/admin/audit?limit=5", {}, admin).body);
    }

    void an_organization_reads_its_own_part_and_no_other()
    {
        write(world.organizer.organization.id, "organization.updated");
        const auto own = "/api/organizations/" + world.organizer.organization.id.str() + "/audit";
        ASSERT_CONTAINS("organization.updated", send("GET", own, {}, token).body);
        for (const auto& path : {own, own + ".csv"}) {
            CPPUNIT_ASSERT_EQUAL(404, send("GET", path, {}, stranger).status);
            CPPUNIT_ASSERT_EQUAL(401, send("GET", path).status);
        }
        // Nor can it ask for another's through its own.
        const auto sly = own + "?organization=" + new_id<OrganizationId>(world.context).str();
        CPPUNIT_ASSERT_EQUAL(422, send("GET", sly, {}, token).status);
    }

    void only_administrators_look_behind_the_scenes()
    {
        for (const auto& route : routes()) {
            if (!route.path.starts_with("/api/admin/")) continue;
            CPPUNIT_ASSERT_EQUAL(401, send(route.method, route.path).status);
            CPPUNIT_ASSERT_EQUAL(403, send(route.method, route.path, {}, token).status);
            CPPUNIT_ASSERT_EQUAL(200, send(route.method, route.path, {}, admin).status);
        }
    }

    void an_export_disarms_formulas_and_is_noted_itself()
    {
        write(world.organizer.organization.id, "organization.updated", "=1+1");
        const auto path = "/api/organizations/" + world.organizer.organization.id.str() + "/audit.csv";
        const auto file = send("GET", path, {}, token);
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        ASSERT_CONTAINS("'=1+1", file.body);
        ASSERT_CONTAINS("audit.exported",
            send("GET", "/api/organizations/" + world.organizer.organization.id.str() + "/audit", {}, token)
                .body);
    }

    void filters_that_make_no_sense_are_refused()
    {
        for (const char* query : {"?subject=nonsense", "?actor=org_01h455vb4pex5vsknk084sn02q",
                 "?since=monday", "?cursor=nonsense", "?cursor=LTE"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                query, 422, send("GET", std::string("/api/admin/audit") + query, {}, admin).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OperationsTest);

}  // namespace gatehouse::operations
