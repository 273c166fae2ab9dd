// An organization's look and invitations in mails (ORG-4, ORG-7).

#include "common/auth/one_time.hpp"
#include "common/crypto/crypto.hpp"
#include "modules/notifications/service.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/payments_world.hpp"
#include "tests/support/picture.hpp"
#include "tests/support/recorder.hpp"

namespace gatehouse::notifications {

using support::unfolded;

class BrandTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(BrandTest);
    CPPUNIT_TEST(a_ticket_mail_has_the_organizer_s_logo_and_colour);
    CPPUNIT_TEST(without_a_look_of_its_own_the_mail_is_in_ours);
    CPPUNIT_TEST(an_invitation_is_mailed_with_its_link_and_known_to_have_left);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;
    support::Recorder recorder;
    Service service{world.context, recorder};
    const organizations::Service organizations{world.context};

    std::string ticket_mail()
    {
        orders::PlaceOrder wanted{
            world.event, {{world.type(), 1}}, {"Bo Buyer", world.unique("bo.") + "@example.org", ""}, {}};
        const auto order = world.orders.place({}, wanted, world.random.bytes(32)).order;
        world.paid(world.open(order));
        outbox::News news;
        news.subject = order.id.uuid();
        service.order_completed(news);
        return unfolded(recorder.sent.at(0).second);
    }

    void a_ticket_mail_has_the_organizer_s_logo_and_colour()
    {
        const auto& id = world.organizer.organization.id;
        organizations::OrganizationChange change;
        change.accent = {true, "#c2255c"};
        organizations.update(world.organizer.caller, id, change);
        organizations.set_logo(world.organizer.caller, id, support::small_png());
        const auto mail = ticket_mail();
        ASSERT_CONTAINS("#c2255c", mail);
        ASSERT_CONTAINS("cid:logo@brand", mail);
        ASSERT_CONTAINS("Content-ID: <logo@brand>", mail);
        CPPUNIT_ASSERT(mail.find("#1b5a41") == std::string::npos);
        organizations.remove_logo(world.organizer.caller, id);
    }

    void without_a_look_of_its_own_the_mail_is_in_ours()
    {
        const auto mail = ticket_mail();
        ASSERT_CONTAINS("#1b5a41", mail);
        CPPUNIT_ASSERT(mail.find("logo@brand") == std::string::npos);
    }

    void an_invitation_is_mailed_with_its_link_and_known_to_have_left()
    {
        const organizations::Invitations invitations(world.context);
        const auto& id = world.organizer.organization.id;
        const auto email = world.unique("guest.") + "@example.org";
        const auto invitation =
            invitations.send(world.organizer.caller, id, {email, organizations::Role::admin, {}});
        outbox::News news;
        news.topic = "organization.invited";
        news.subject = invitation.id.uuid();
        news.payload = *world.context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT payload FROM outbox WHERE subject = ?",
                [](const db::Row& row) { return row.text(1); }, invitation.id);
        });
        service.account(news);
        CPPUNIT_ASSERT_EQUAL(email, recorder.sent.at(0).first.to);
        const auto mail = unfolded(recorder.sent.at(0).second);
        ASSERT_CONTAINS("/invitation?token=" + world.token_of(invitation), mail);
        ASSERT_CONTAINS("as an administrator", mail);
        CPPUNIT_ASSERT(invitations.list(world.organizer.caller, id).at(0).mailed_at.has_value());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(BrandTest);

}  // namespace gatehouse::notifications
