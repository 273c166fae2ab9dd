// The proof that somebody is forgotten: their name, address and number are looked for in every column of
// every table.

#include "common/auth/api_keys.hpp"
#include "modules/documents/service.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/privacy_world.hpp"

namespace gatehouse::privacy {

using namespace std::chrono_literals;

using Places = std::set<std::string>;

class ForgottenTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ForgottenTest);
    CPPUNIT_TEST(who_was_in_every_table_is_in_none_when_the_last_letter_has_left);
    CPPUNIT_TEST(who_had_other_addresses_is_forgotten_under_these_too);
    CPPUNIT_TEST(who_sold_something_stays_on_its_papers_and_nowhere_else);
    CPPUNIT_TEST(an_address_that_was_never_confirmed_takes_nothing_of_others_along);
    CPPUNIT_TEST_SUITE_END();

    // The law wants these kept.
    const std::string kPapers = "documents.buyer documents.content ";

    support::PrivacyWorld world;
    support::PrivacyWorld::Zoe zoe = world.zoe();

    // Uses everything that there is.
    void live()
    {
        auto& w = world;
        const auto& id = zoe.user.id;
        // Account and ways in.
        w.exec("UPDATE users SET phone = ?, suspended_reason = ? WHERE id = ?", zoe.phone.substr(0, 30),
            zoe.name + " was suspended once", id);
        w.exec(
            "INSERT INTO identities (id, user_id, provider, issuer, subject, email, created_at) VALUES (?, "
            "?, 'oidc', "
            "'https://id.example', ?, ?, ?)",
            new_id<ApiKeyId>(w.context), id, zoe.email, zoe.email, w.clock.now());
        w.exec(
            "INSERT INTO one_time (id, user_id, purpose, target, created_at, expires_at) VALUES (?, ?, "
            "'verify-email', ?, "
            "?, ?)",
            new_id<ApiKeyId>(w.context), id, zoe.email, w.clock.now(), w.clock.now() + 24h);
        w.exec(
            "INSERT INTO passkeys (id, user_id, credential_hash, credential, public_key, sign_count, synced, "
            "transports, "
            "name, created_at) VALUES (?, ?, ?, ?, 'k', 0, 0, '', ?, ?)",
            new_id<ApiKeyId>(w.context), id, db::Bytes{w.random.bytes(32)}, "c",
            "Phone of " + zoe.name.substr(0, 40), w.clock.now());
        w.exec(
            "INSERT INTO factors (user_id, kind, secret, created_at, confirmed_at) VALUES (?, 'totp', ?, ?, "
            "?)",
            id, zoe.email, w.clock.now(), w.clock.now());
        w.context.db.transact([&](db::Tx& tx) {
            auth::ApiKey key;
            key.id = new_id<ApiKeyId>(w.context);
            key.name = "Key of " + zoe.name;
            key.created_at = w.clock.now();
            auth::ApiKeys(w.context).make(tx, id, key);
            auth::Sessions(w.context).open(tx, id, {}, {"Browser of " + zoe.name, "127.0.0.9"});
        });
        // Organizations: their own with a draft, another's where they work, letters to them and from them.
        w.exec("UPDATE organizations SET contact_email = ?, legal_name = ?, address = ? WHERE id = ?",
            zoe.email, zoe.name, zoe.name + ", Vienna", zoe.organization.id);
        w.exec("INSERT INTO organization_slugs (slug, organization_id) VALUES (?, ?)", zoe.email,
            zoe.organization.id);
        events::Editor(w.context).create(zoe.caller, w.plan("Birthday of " + zoe.name));
        const organizations::Invitations invitations(w.context);
        invitations.send(zoe.caller, zoe.organization.id,
            {w.unique("friend.") + "@example.org", organizations::Role::member, {}});
        const auto other = w.organization(w.organizer);
        invitations.send(w.organizer.caller, other.id, {zoe.email, organizations::Role::member, {}});
        const auto club = w.organization(w.organizer);
        w.context.db.transact([&](db::Tx& tx) {
            organizations::repo::add_member(tx, club.id, id, {organizations::Role::admin, {}}, w.clock.now());
        });
        invitations.send(
            zoe.caller, club.id, {w.unique("friend.") + "@example.org", organizations::Role::member, {}});
        // Orders as themselves and as a guest, tickets, the door.
        const auto order = w.bought(zoe);
        w.bought(zoe, {});
        documents::Service(w.context).set_billing(zoe.caller, order.id, {zoe.name + " Ltd", zoe.name, ""});
        documents::Service(w.context).issue(order.id);
        scanning::Service(w.context).add_staff(
            w.organizer.caller, order.event, {zoe.email, scanning::StaffRole::scanner, {}});
        // Lines: waiting as themselves, and once as a guest; a code that proved the address.
        const auto full = w.sold_out();
        auto joining = w.joining(full.type);
        joining.guest_token.clear();
        joining.name = zoe.name;
        w.desk.join(zoe.caller, joining);
        const auto before = w.sold_out();
        joining = w.joining(before.type);
        joining.name = zoe.name;
        joining.guest_token = w.token_of(zoe.email);
        w.ends.leave(w.desk.join({}, joining).shown.entry);
        queue::Guests(w.context).request(zoe.email, full.type);
        // Mails, one of which the server refused in so many words, and a copy of all this.
        w.exec(
            "INSERT INTO mails (id, kind, subject_id, recipient, last_error, created_at) VALUES (?, "
            "'verify_email', ?, ?, "
            "?, ?)",
            new_id<MailId>(w.context), id, zoe.email, "no such user: " + zoe.email, w.clock.now());
        w.exports.ask(zoe.caller);
        w.make_copy(zoe);
    }

    void erase(support::PrivacyWorld::Zoe& who)
    {
        world.prove(who);
        world.erasure.erase_own(who.caller, who.email);
    }
    // The letter leaves, and the scheduler comes by twice.
    void let_it_settle(const support::PrivacyWorld::Zoe& who)
    {
        world.erasure.finish();
        world.mail(world.news(kErased, who.user.id.uuid()));
        world.clock.advance(3min);
        world.erasure.finish();
    }
    static std::string shown(const Places& places)
    {
        std::string out;
        for (const auto& place : places) out += place + " ";
        return out;
    }

    void who_was_in_every_table_is_in_none_when_the_last_letter_has_left()
    {
        live();
        const auto before = world.places_of(zoe);
        for (const char* place : {"users.email", "users.name", "identities.email", "one_time.target",
                 "passkeys.name", "factors.secret", "api_keys.name", "sessions.user_agent",
                 "organizations.name", "organizations.contact_email", "organization_slugs.slug",
                 "organization_invitations.email", "events.name", "orders.buyer_name", "orders.buyer_email",
                 "orders.buyer_phone", "documents.content", "order_billing.name", "tickets.holder_name",
                 "tickets.holder_email", "tickets.buyer_name", "queue_entries.email", "queue_entries.name",
                 "queue_guests.email", "mails.recipient", "mails.last_error", "outbox.payload"})
            CPPUNIT_ASSERT_MESSAGE(
                std::string(place) + " was not filled: " + shown(before), before.contains(place));
        world.all_is_over();
        erase(zoe);
        // Until it has left, the letter must know where to.
        CPPUNIT_ASSERT_EQUAL(kPapers + "outbox.payload ", shown(world.places_of(zoe)));
        let_it_settle(zoe);
        CPPUNIT_ASSERT_EQUAL(kPapers, shown(world.places_of(zoe)));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, world.post.sent.size());
        CPPUNIT_ASSERT_EQUAL(zoe.email, world.post.sent[0].first.to);
    }

    // Mails to where they lived before, and to an address of an order, of which the server said something.
    std::vector<std::string> be_written_to_elsewhere()
    {
        auto& w = world;
        const auto& id = zoe.user.id;
        const auto former = w.unique("zoe.before.") + "@example.org",
                   second = w.unique("zoe.other.") + "@example.org";
        support::Recorder post;
        const notifications::Service notifications(w.context, post);
        w.exec("UPDATE users SET email = ? WHERE id = ?", former, id);
        w.context.db.transact(
            [&](db::Tx& tx) { outbox::publish(tx, "user.password_changed", id.uuid(), w.clock.now()); });
        notifications.account(w.news("user.password_changed", id.uuid()));
        w.exec("UPDATE users SET email = ? WHERE id = ?", zoe.email, id);
        const auto event = w.event();
        auto wanted = w.wish_of(zoe, event, w.type(event, 10));
        wanted.buyer.email = second;
        const auto order = w.orders.place(zoe.caller, wanted, w.random.bytes(32)).order;
        w.complete(order.id);
        notifications.order_completed(w.news("order.completed", order.id.uuid()));
        w.exec(
            "UPDATE outbox SET status = 'dead', last_error = ? WHERE topic = 'order.completed' AND subject = "
            "?",
            "no such user: " + second, order.id);
        return {former, second};
    }

    void who_had_other_addresses_is_forgotten_under_these_too()
    {
        const auto addresses = be_written_to_elsewhere();
        const auto before = world.places_with(addresses);
        for (const char* place : {"orders.buyer_email", "mails.recipient", "outbox.last_error"})
            CPPUNIT_ASSERT_MESSAGE(
                std::string(place) + " was not filled: " + shown(before), before.contains(place));
        CPPUNIT_ASSERT(world.places_with({addresses[0]}).contains("mails.recipient"));
        world.all_is_over();
        erase(zoe);
        CPPUNIT_ASSERT_EQUAL(std::string(), shown(world.places_with(addresses)));
    }

    void who_sold_something_stays_on_its_papers_and_nowhere_else()
    {
        const auto event = events::Editor(world.context).create(zoe.caller, world.plan("A night out")).id;
        auto wanted = support::type_plan(event, 10);
        const auto type = inventory::Editor(world.context).create(zoe.caller, wanted).id.type().value();
        inventory::Lifecycle(world.context).publish(zoe.caller, event);
        const auto order = world.place(event, type);
        world.complete(order.id);
        world.all_is_over();
        erase(zoe);
        let_it_settle(zoe);
        CPPUNIT_ASSERT_EQUAL(std::string("organizations.legal_name "), shown(world.places_of(zoe)));
        CPPUNIT_ASSERT(world.status(order.id) == orders::Status::completed);
    }

    void an_address_that_was_never_confirmed_takes_nothing_of_others_along()
    {
        world.exec("UPDATE users SET email_verified_at = NULL WHERE id = ?", zoe.user.id);
        const auto order = world.bought(zoe, {});  // by who really has the address
        const organizations::Invitations invitations(world.context);
        const auto other = world.organization(world.organizer);
        invitations.send(world.organizer.caller, other.id, {zoe.email, organizations::Role::member, {}});
        erase(zoe);
        const auto still = world.places_with({zoe.email});
        CPPUNIT_ASSERT(still.contains("orders.buyer_email"));
        CPPUNIT_ASSERT(still.contains("organization_invitations.email"));
        CPPUNIT_ASSERT(!still.contains("users.email"));
        CPPUNIT_ASSERT_EQUAL(std::string("open"),
            std::string(
                organizations::to_string(invitations.list(world.organizer.caller, other.id).at(0).status)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ForgottenTest);

}  // namespace gatehouse::privacy
