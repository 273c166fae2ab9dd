// Who may be forgotten, and what is left then (ACC-9).

#include <filesystem>

#include "common/auth/api_keys.hpp"
#include "common/auth/step_up.hpp"
#include "modules/accounts/admission.hpp"
#include "modules/events/gallery.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "tests/privacy/erase_fixture.hpp"
#include "tests/support/picture.hpp"

namespace gatehouse::privacy {

using namespace std::chrono_literals;

using Reasons = std::set<std::string>;

class EraseTest : public EraseFixture {
    CPPUNIT_TEST_SUITE(EraseTest);
    CPPUNIT_TEST(books_stay_without_the_name_and_the_address_is_free_again);
    CPPUNIT_TEST(tickets_for_what_is_to_come_stand_in_the_way_until_it_is_over_or_cancelled);
    CPPUNIT_TEST(an_unpaid_order_and_money_on_its_way_stand_in_the_way);
    CPPUNIT_TEST(what_a_guest_ordered_under_the_proven_address_counts_too);
    CPPUNIT_TEST(nobody_leaves_an_organization_of_others_without_an_owner);
    CPPUNIT_TEST(an_organization_of_one_ends_with_them_unless_it_still_has_something_to_do);
    CPPUNIT_TEST(an_administrator_has_to_stop_being_one_first);
    CPPUNIT_TEST(a_mistyped_address_and_an_old_sign_in_erase_nothing);
    CPPUNIT_TEST(every_way_in_is_gone_at_once);
    CPPUNIT_TEST(a_logo_and_pictures_of_drafts_leave_no_files);
    CPPUNIT_TEST(who_waits_in_a_line_gives_the_place_up);
    CPPUNIT_TEST(who_stands_in_a_line_twice_can_be_erased);
    CPPUNIT_TEST(an_administrator_erases_by_the_same_rules_with_a_reason_and_never_themselves);
    CPPUNIT_TEST(a_letter_that_nobody_takes_is_forgotten_when_it_is_given_up);
    CPPUNIT_TEST(nothing_is_mailed_to_who_is_gone);
    CPPUNIT_TEST_SUITE_END();

    void books_stay_without_the_name_and_the_address_is_free_again()
    {
        const auto order = world.bought(zoe);
        world.all_is_over();
        prove_and_erase();
        const auto now = world.context.db.read(
            [&](db::Session& session) { return *world.orders.find(session, order.id); });
        CPPUNIT_ASSERT_EQUAL(order.total.amount, now.total.amount);
        CPPUNIT_ASSERT_EQUAL(order.number, now.number);
        CPPUNIT_ASSERT_EQUAL(std::string(personal::kErasedName), now.buyer.name);
        CPPUNIT_ASSERT_EQUAL(personal::erased_email(zoe.user.id), now.buyer.email);
        CPPUNIT_ASSERT_EQUAL(2, world.tickets_of(order.id));
        CPPUNIT_ASSERT_EQUAL(1, world.audited("user.erased", zoe.user.id.uuid()));
        const accounts::Service accounts(world.context);
        world.context.db.transact([&](db::Tx& tx) {
            accounts.create(tx, {}, {zoe.email, "", "Somebody new"}, "");
        });
    }

    void tickets_for_what_is_to_come_stand_in_the_way_until_it_is_over_or_cancelled()
    {
        const auto order = world.bought(zoe);
        CPPUNIT_ASSERT(world.reasons(zoe) == Reasons{"open_tickets"});
        ASSERT_CONTAINS("Night", world.erasure.obstacles(zoe.caller).items.at(0).detail);
        ASSERT_ERROR(kCannotErase, erase());
        CPPUNIT_ASSERT(!erased());
        world.exec("UPDATE events SET status = 'cancelled' WHERE id = ?", order.event);
        CPPUNIT_ASSERT(world.reasons(zoe).empty());
        world.exec("UPDATE events SET status = 'published' WHERE id = ?", order.event);
        world.all_is_over();
        prove_and_erase();
        CPPUNIT_ASSERT(erased());
    }

    void an_unpaid_order_and_money_on_its_way_stand_in_the_way()
    {
        const auto event = world.event();
        const auto order =
            world.orders
                .place(zoe.caller, world.wish_of(zoe, event, world.type(event, 10)), world.random.bytes(32))
                .order;
        CPPUNIT_ASSERT(world.reasons(zoe) == Reasons{"open_orders"});
        world.expire(order.id);
        CPPUNIT_ASSERT(world.reasons(zoe).empty());
        const auto payment = new_id<PaymentId>(world.context);
        world.exec(
            "INSERT INTO payments (id, organization_id, event_id, order_id, attempt, status, currency, "
            "amount, "
            "created_at, updated_at, settle_at) VALUES (?, ?, ?, ?, 1, 'processing', 'USD', 1, ?, ?, ?)",
            payment, order.organization, event, order.id, world.clock.now(), world.clock.now(),
            world.clock.now());
        CPPUNIT_ASSERT(world.reasons(zoe) == Reasons{"open_payments"});
        world.exec("UPDATE payments SET status = 'succeeded' WHERE id = ?", payment);
        world.exec(
            "INSERT INTO refunds (id, organization_id, order_id, payment_id, currency, amount, reason, "
            "due_at, "
            "created_at, updated_at) VALUES (?, ?, ?, ?, 'USD', 1, 'late', ?, ?, ?)",
            new_id<RefundId>(world.context), order.organization, order.id, payment, world.clock.now(),
            world.clock.now(), world.clock.now());
        CPPUNIT_ASSERT(world.reasons(zoe) == Reasons{"open_refunds"});
        world.exec("UPDATE refunds SET status = 'succeeded' WHERE payment_id = ?", payment);
        erase();
        CPPUNIT_ASSERT(erased());
    }

    void what_a_guest_ordered_under_the_proven_address_counts_too()
    {
        world.bought(zoe, {});
        CPPUNIT_ASSERT(world.reasons(zoe) == Reasons{"open_tickets"});
    }

    void nobody_leaves_an_organization_of_others_without_an_owner()
    {
        const auto club = world.organization(zoe, "Club");
        CPPUNIT_ASSERT(world.reasons(zoe).empty());
        const auto friend_ = world.member(club.id, organizations::Role::admin);
        CPPUNIT_ASSERT(world.reasons(zoe) == Reasons{"last_owner"});
        ASSERT_CONTAINS("Club", world.erasure.obstacles(zoe.caller).items.at(0).detail);
        world.member(zoe.organization.id, organizations::Role::owner);
        CPPUNIT_ASSERT((world.reasons(zoe) == Reasons{"last_owner", "shared_personal_organization"}));
        world.exec("DELETE FROM organization_members WHERE organization_id = ? AND user_id <> ?",
            zoe.organization.id, zoe.user.id);
        world.exec("UPDATE organization_members SET role = 'owner' WHERE user_id = ?", friend_.user.id);
        erase();
        CPPUNIT_ASSERT_EQUAL(std::string("1"),
            text("SELECT COUNT(*) FROM organization_members WHERE organization_id = ?", club.id));
        ASSERT_CONTAINS("Club", text("SELECT name FROM organizations WHERE id = ?", club.id));
    }

    void an_organization_of_one_ends_with_them_unless_it_still_has_something_to_do()
    {
        const auto event = events::Editor(world.context).create(zoe.caller, world.plan("Zoe's Night")).id;
        const auto type = inventory::Editor(world.context)
                              .create(zoe.caller, support::type_plan(event, 10))
                              .id.type()
                              .value();
        CPPUNIT_ASSERT(world.reasons(zoe).empty());  // a draft is nobody's business
        inventory::Lifecycle(world.context).publish(zoe.caller, event);
        CPPUNIT_ASSERT(world.reasons(zoe) == Reasons{"open_events"});
        const auto order = world.place(event, type);
        world.all_is_over();
        world.prove(zoe);
        world.exec(
            "INSERT INTO payments (id, organization_id, event_id, order_id, attempt, status, currency, "
            "amount, "
            "created_at, updated_at, settle_at) VALUES (?, ?, ?, ?, 1, 'open', 'USD', 1, ?, ?, ?)",
            new_id<PaymentId>(world.context), order.organization, event, order.id, world.clock.now(),
            world.clock.now(), world.clock.now());
        CPPUNIT_ASSERT(world.reasons(zoe) == Reasons{"open_money"});
        world.exec("UPDATE payments SET status = 'expired' WHERE order_id = ?", order.id);
        const auto draft = events::Editor(world.context).create(zoe.caller, world.plan("Never public")).id;
        erase();
        CPPUNIT_ASSERT_EQUAL(std::string(personal::kErasedName),
            text("SELECT name FROM organizations WHERE id = ?", zoe.organization.id));
        CPPUNIT_ASSERT_EQUAL(std::string("Zoe's Night"), text("SELECT name FROM events WHERE id = ?", event));
        CPPUNIT_ASSERT_EQUAL(std::string("0"), text("SELECT COUNT(*) FROM events WHERE id = ?", draft));
    }

    void an_administrator_has_to_stop_being_one_first()
    {
        auth::Roles roles;
        roles.add(auth::Role::admin);
        const accounts::Service accounts(world.context);
        accounts.set_roles({}, zoe.user.id, roles);
        CPPUNIT_ASSERT(world.reasons(zoe) == Reasons{"administrator"});
        ASSERT_ERROR(kCannotErase, erase());
        accounts.set_roles({}, zoe.user.id, {});
        erase();
    }

    void a_mistyped_address_and_an_old_sign_in_erase_nothing()
    {
        ASSERT_ERROR(kInvalid, world.erasure.erase_own(zoe.caller, "other." + zoe.email));
        ASSERT_ERROR(kInvalid, world.erasure.erase_own(zoe.caller, ""));
        world.clock.advance(11min);
        ASSERT_ERROR(auth::kStepUpRequired, erase());
        ASSERT_ERROR(kUnauthenticated, world.erasure.erase_own({}, zoe.email));
        CPPUNIT_ASSERT(!erased());
    }

    void every_way_in_is_gone_at_once()
    {
        const auth::Sessions sessions(world.context);
        std::string cookie, key;
        auth::TokenPair pair;
        world.context.db.transact([&](db::Tx& tx) {
            cookie = sessions.open(tx, zoe.user.id, {}, {"Test/1.0", "127.0.0.9"});
            pair = sessions.open_pair(tx, zoe.user.id, {}, {"Test/1.0", "127.0.0.9"});
            auth::ApiKey made;
            made.id = new_id<ApiKeyId>(world.context);
            made.created_at = world.clock.now();
            key = auth::ApiKeys(world.context).make(tx, zoe.user.id, made);
        });
        CPPUNIT_ASSERT(sessions.find(cookie) && sessions.find(pair.access));
        erase();
        CPPUNIT_ASSERT(!sessions.find(cookie));
        CPPUNIT_ASSERT(!sessions.find(pair.access));
        CPPUNIT_ASSERT(!sessions.rotate(pair.refresh, {}));
        ASSERT_ERROR(kUnauthenticated, auth::ApiKeys(world.context).require(key, {}));
        ASSERT_ERROR(accounts::kWrongCredentials,
            accounts::Service(world.context).sign_in(zoe.caller, {zoe.email, "any password 1", {}}, "", {}));
    }

    void a_logo_and_pictures_of_drafts_leave_no_files()
    {
        const std::filesystem::path media = world.context.config.text("media.dir");
        // Of their own: another test shows the same picture.
        const auto upload = support::small_png() + world.random.bytes(16);
        const auto hash = crypto::hex(crypto::sha256(upload));
        const auto files = [&] {
            std::set<std::string> found;
            for (const auto& file : std::filesystem::directory_iterator(media))
                if (file.path().filename().string().starts_with(hash)) found.insert(file.path().filename());
            return found.size();
        };
        organizations::Service(world.context).set_logo(zoe.caller, zoe.organization.id, upload);
        const auto draft = events::Editor(world.context).create(zoe.caller, world.plan("A draft")).id;
        events::Gallery(world.context).add(zoe.caller, draft, upload, {"My garden"});
        CPPUNIT_ASSERT(files() >= 2);
        erase();
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, files());
    }

    void who_waits_in_a_line_gives_the_place_up()
    {
        const auto full = world.sold_out();
        auto joining = world.joining(full.type);
        joining.guest_token.clear();
        joining.name = zoe.name;
        const auto entry = world.desk.join(zoe.caller, joining).shown.entry;
        const auto behind = world.join(full.type);
        erase();
        CPPUNIT_ASSERT(world.now(entry).status == queue::Status::cancelled);
        CPPUNIT_ASSERT_EQUAL(std::string(personal::kErasedName), world.now(entry).name);
        CPPUNIT_ASSERT_EQUAL(1, world.see(behind).position.value());
        CPPUNIT_ASSERT(world.in_order(full.type));
    }

    // By an account whose address was confirmed later, and as a guest who proved it.
    void who_stands_in_a_line_twice_can_be_erased()
    {
        const auto full = world.sold_out();
        auto joining = world.joining(full.type);
        const auto guest_token = world.token_of(zoe.email);
        joining.guest_token.clear();
        const auto own = world.desk.join(zoe.caller, joining).shown.entry;
        world.exec(
            "UPDATE queue_entries SET person = ? WHERE id = ?", db::Bytes{world.random.bytes(32)}, own.id);
        joining.guest_token = guest_token;
        const auto guest = world.desk.join({}, joining).shown.entry;
        CPPUNIT_ASSERT(guest.id != own.id);
        prove_and_erase();
        CPPUNIT_ASSERT(erased());
        for (const auto& id : {own.id, guest.id})
            CPPUNIT_ASSERT_EQUAL(
                std::string("cancelled"), text("SELECT status FROM queue_entries WHERE id = ?", id));
    }

    void an_administrator_erases_by_the_same_rules_with_a_reason_and_never_themselves()
    {
        auto admin = world.zoe("Ada");
        ASSERT_ERROR(kOwnAccount, world.erasure.erase_other(admin.caller, admin.user.id, "why not"));
        ASSERT_ERROR(
            kNotFound, world.erasure.erase_other(admin.caller, new_id<UserId>(world.context), "gone"));
        world.bought(zoe);
        ASSERT_ERROR(kCannotErase, world.erasure.erase_other(admin.caller, zoe.user.id, "asked by letter"));
        world.all_is_over();
        ASSERT_ERROR(
            auth::kStepUpRequired, world.erasure.erase_other(admin.caller, zoe.user.id, "asked by letter"));
        world.prove(admin);
        world.erasure.erase_other(admin.caller, zoe.user.id, "asked by letter");
        CPPUNIT_ASSERT(erased());
        ASSERT_CONTAINS("asked by letter",
            text(
                "SELECT detail FROM audit_log WHERE action = 'user.erased' AND subject_id = ?", zoe.user.id));
        ASSERT_CONTAINS("by an administrator", world.news(kErased, zoe.user.id.uuid()).payload);
        ASSERT_ERROR(kNotFound, world.erasure.erase_other(admin.caller, zoe.user.id, "again"));
    }

    void a_letter_that_nobody_takes_is_forgotten_when_it_is_given_up()
    {
        erase();
        world.post.failing = 1;
        CPPUNIT_ASSERT_THROW(world.mail(world.news(kErased, zoe.user.id.uuid())), std::runtime_error);
        world.clock.advance(3min);
        world.erasure.finish();
        CPPUNIT_ASSERT(!world.places_of(zoe).empty());  // it is tried again
        world.exec(
            "UPDATE outbox SET status = 'dead' WHERE topic = 'user.erased' AND subject = ?", zoe.user.id);
        world.erasure.finish();
        CPPUNIT_ASSERT(world.places_of(zoe).empty());
    }

    void nothing_is_mailed_to_who_is_gone()
    {
        const auto order = world.bought(zoe);
        world.all_is_over();
        prove_and_erase();
        notifications::Service(world.context, world.post)
            .order_completed(world.news("order.completed", order.id.uuid()));
        CPPUNIT_ASSERT(world.post.sent.empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EraseTest);

}  // namespace gatehouse::privacy
