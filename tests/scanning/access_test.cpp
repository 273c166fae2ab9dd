// Who may run the door, over the routes.

#include "common/json/json.hpp"
#include "modules/organizations/members.hpp"
#include "modules/scanning/jobs.hpp"
#include "modules/scanning/routes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/door_world.hpp"

namespace gatehouse::scanning {

class AccessTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccessTest);
    CPPUNIT_TEST(staff_and_organizer_scan);
    CPPUNIT_TEST(to_strangers_the_event_does_not_exist);
    CPPUNIT_TEST(access_that_ended_is_over);
    CPPUNIT_TEST(who_leaves_the_organization_leaves_its_doors);
    CPPUNIT_TEST(only_the_organization_sees_and_changes_staff);
    CPPUNIT_TEST(staff_must_have_an_account);
    CPPUNIT_TEST(my_events_are_those_i_may_scan_at);
    CPPUNIT_TEST(lookup_finds_by_name_and_number);
    CPPUNIT_TEST(bad_input_is_told_in_full_and_stores_nothing);
    CPPUNIT_TEST_SUITE_END();

    support::DoorWorld world;
    support::OrganizationsWorld::Person stranger = world.person("Eve Elsewhere");

    using Person = support::OrganizationsWorld::Person;
    http::Response send(
        const std::string& method, const std::string& path, const Person* who, const std::string& body = {})
    {
        return world.send(routes(), world.request(method, path, body, who ? world.bearer(who->user.id) : ""));
    }
    std::string body(const std::string& token)
    {
        return R"({"event_id":")" + world.event.str() + R"(","qr_token":")" + token + R"(","nonce":")" +
               world.unique("nonce") + R"(","gate":"A"})";
    }
    std::string at_event(const std::string& rest) { return "/api/events/" + world.event.str() + rest; }

    void staff_and_organizer_scan()
    {
        for (const auto* who : {&world.scanner, &world.organizer}) {
            const auto response = send("POST", "/api/scans", who, body(world.ticket().token));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, 200, response.status);
            ASSERT_CONTAINS(R"("result":"admitted")", response.body);
            CPPUNIT_ASSERT_EQUAL(200, send("GET", at_event("/checkin"), who).status);
        }
    }

    void to_strangers_the_event_does_not_exist()
    {
        const auto token = world.ticket().token;
        CPPUNIT_ASSERT_EQUAL(404, send("POST", "/api/scans", &stranger, body(token)).status);
        CPPUNIT_ASSERT_EQUAL(401, send("POST", "/api/scans", nullptr, body(token)).status);
        for (const char* path : {"/checkin", "/attendees/lookup?q=bo", "/staff"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, send("GET", at_event(path), &stranger).status);
        const auto unknown = "/api/events/" + new_id<EventId>(world.context).str();
        CPPUNIT_ASSERT_EQUAL(404, send("GET", unknown + "/checkin", &world.scanner).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", "/api/events/nonsense/checkin", &world.scanner).status);
        CPPUNIT_ASSERT(world.scan(token).result == Result::admitted);  // none of that counted
    }

    void access_that_ended_is_over()
    {
        world.staff(stranger, world.clock.now() + std::chrono::minutes(5));
        CPPUNIT_ASSERT_EQUAL(200, send("GET", at_event("/checkin"), &stranger).status);
        world.clock.advance(std::chrono::minutes(6));
        CPPUNIT_ASSERT_EQUAL(404, send("GET", at_event("/checkin"), &stranger).status);
    }

    // Delivers what the organization told of somebody who left it, as often as the outbox might.
    void deliver_departure(const Person& who)
    {
        const auto news = world.context.db.read([&](db::Session& s) {
            return s.one(
                R"sql(
                    SELECT payload, created_at FROM outbox
                     WHERE topic = 'organization.member_left' AND subject = ?
                )sql",
                [](const db::Row& row) {
                    outbox::News heard;
                    heard.payload = row.text(1);
                    heard.created_at = row.time(2);
                    return heard;
                },
                who.user.id);
        });
        auto heard = news.value();
        heard.subject = who.user.id.uuid();
        for (int twice = 0; twice < 2; ++twice) subscriptions().at(0).deliver(world.context, heard);
    }

    bool may_scan(const Person& who) { return send("GET", at_event("/checkin"), &who).status == 200; }

    int posts_ended(const Person& who)
    {
        return *world.context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT COUNT(*) FROM audit_log WHERE action = 'staff.removed' AND subject_id = ?",
                [](const db::Row& row) { return row.integer(1); }, who.user.id);
        });
    }

    void who_leaves_the_organization_leaves_its_doors()
    {
        const auto& organization = world.organizer.organization.id;
        const auto member = world.member(organization, organizations::Role::member),
                   bystander = world.person("Bo Bystander");
        world.staff(member);
        world.staff(bystander);
        const organizations::Members members(world.context);
        members.remove(world.organizer.caller, organization, member.user.id);
        deliver_departure(member);
        CPPUNIT_ASSERT(!may_scan(member));
        CPPUNIT_ASSERT(may_scan(bystander) && may_scan(world.scanner));
        CPPUNIT_ASSERT_EQUAL(1, posts_ended(member));
        // Asked to the door again afterwards, they stay when the news comes once more.
        world.clock.advance(std::chrono::seconds(1));
        world.staff(member);
        deliver_departure(member);
        CPPUNIT_ASSERT(may_scan(member));
    }

    void only_the_organization_sees_and_changes_staff()
    {
        const auto add = R"({"email":")" + stranger.user.email + R"("})";
        CPPUNIT_ASSERT_EQUAL(404, send("POST", at_event("/staff"), &world.scanner, add).status);
        const auto added = send("POST", at_event("/staff"), &world.organizer, add);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(added.body, 201, added.status);
        ASSERT_CONTAINS("Eve Elsewhere", send("GET", at_event("/staff"), &world.organizer).body);
        CPPUNIT_ASSERT_EQUAL(200, send("GET", at_event("/checkin"), &stranger).status);
        const auto one = at_event("/staff/" + stranger.user.id.str());
        CPPUNIT_ASSERT_EQUAL(404, send("DELETE", one, &world.scanner).status);
        CPPUNIT_ASSERT_EQUAL(204, send("DELETE", one, &world.organizer).status);
        CPPUNIT_ASSERT_EQUAL(404, send("DELETE", one, &world.organizer).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", at_event("/checkin"), &stranger).status);
    }

    void staff_must_have_an_account()
    {
        const auto response =
            send("POST", at_event("/staff"), &world.organizer, R"({"email":"nobody@example.org"})");
        CPPUNIT_ASSERT_EQUAL(422, response.status);
        ASSERT_CONTAINS("/email", response.body);
    }

    void my_events_are_those_i_may_scan_at()
    {
        const auto list = [&](const Person& who) { return send("GET", "/api/scanner/events", &who).body; };
        ASSERT_CONTAINS(world.event.str(), list(world.scanner));
        ASSERT_CONTAINS(world.event.str(), list(world.organizer));
        ASSERT_CONTAINS(R"("expected":0)", list(world.scanner));
        CPPUNIT_ASSERT(list(stranger).find(world.event.str()) == std::string::npos);
    }

    void lookup_finds_by_name_and_number()
    {
        const auto ticket = world.ticket().ticket;
        for (const auto& q : {std::string("Bo%20Bu"), ticket.number, ticket.order_number})
            ASSERT_CONTAINS(
                ticket.number, send("GET", at_event("/attendees/lookup?q=" + q), &world.scanner).body);
        CPPUNIT_ASSERT(
            send("GET", at_event("/attendees/lookup?q=zzzz"), &world.scanner).body.find(ticket.number) ==
            std::string::npos);
        const auto found = send("GET", at_event("/attendees/lookup?q=" + ticket.number), &world.scanner).body;
        ASSERT_CONTAINS(R"("holder":{"name":"Bo Buyer","email":"bo@example.org"})", found);
        ASSERT_CONTAINS(R"("ticket_type":{"id":")" + ticket.type.str() + R"(","name":"General"})", found);
        ASSERT_CONTAINS(R"("checked_in_at":null)", found);
        CPPUNIT_ASSERT(found.find("token") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(422, send("GET", at_event("/attendees/lookup"), &world.scanner).status);
    }

    void bad_input_is_told_in_full_and_stores_nothing()
    {
        const auto response =
            send("POST", "/api/scans", &world.scanner, R"({"event_id":"x","nonce":"1","extra":1})");
        CPPUNIT_ASSERT_EQUAL(422, response.status);
        for (const char* pointer : {"/event_id", "/qr_token", "/nonce", "/extra"})
            ASSERT_CONTAINS(pointer, response.body);
        const auto by_hand = send("POST", "/api/scans/manual", &world.scanner,
            R"({"event_id":")" + world.event.str() + R"(","ticket_id":")" + world.ticket().ticket.id.str() +
                R"(","nonce":"12345678"})");
        CPPUNIT_ASSERT_EQUAL(422, by_hand.status);
        ASSERT_CONTAINS("/reason", by_hand.body);
        CPPUNIT_ASSERT(Service(world.context).overview(world.scanner.caller, world.event).recent.empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccessTest);

}  // namespace gatehouse::scanning
