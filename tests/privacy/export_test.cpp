// A copy of all that is known of a person: what is in it, what must not be, who gets it, and for how long.

#include <zip.h>

#include "common/audit.hpp"
#include "common/auth/api_keys.hpp"
#include "common/auth/step_up.hpp"
#include "modules/privacy/zip.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/privacy_world.hpp"

namespace gatehouse::privacy {

using namespace std::chrono_literals;

namespace {

// The files of an archive.
std::map<std::string, std::string> unzip(const std::string& archive)
{
    auto* const source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
    auto* const opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    CPPUNIT_ASSERT(opened);
    std::map<std::string, std::string> files;
    for (zip_int64_t i = 0; i < zip_get_num_entries(opened, 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        auto* const file = zip_fopen_index(opened, index, 0);
        auto& content = files[zip_get_name(opened, index, 0)];
        char buffer[4096];
        for (zip_int64_t n; (n = zip_fread(file, buffer, sizeof buffer)) > 0;)
            content.append(buffer, static_cast<std::size_t>(n));
        zip_fclose(file);
    }
    zip_discard(opened);
    return files;
}

std::string all_of(const std::map<std::string, std::string>& files)
{
    std::string all;
    for (const auto& [name, content] : files) all += content;
    return all;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

class ExportTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ExportTest);
    CPPUNIT_TEST(a_zip_can_be_read_again);
    CPPUNIT_TEST(the_copy_has_what_each_module_knows);
    CPPUNIT_TEST(no_secret_and_nothing_of_others_is_in_it);
    CPPUNIT_TEST(mails_and_letters_to_an_address_that_was_never_confirmed_are_not_in_it);
    CPPUNIT_TEST(a_copy_is_made_once_however_often_it_is_asked_for_and_told_of_by_mail);
    CPPUNIT_TEST(a_copy_that_nobody_finished_can_be_asked_for_again);
    CPPUNIT_TEST(only_its_person_freshly_proven_fetches_it_and_only_for_a_week);
    CPPUNIT_TEST(who_is_erased_takes_the_copy_along_also_one_that_is_being_made);
    CPPUNIT_TEST_SUITE_END();

    support::PrivacyWorld world;
    support::PrivacyWorld::Zoe zoe = world.zoe();

    std::map<std::string, std::string> copy()
    {
        world.prove(zoe);
        world.exports.ask(zoe.caller);
        world.make_copy(zoe);
        return unzip(world.exports.content(zoe.caller));
    }

    void a_zip_can_be_read_again()
    {
        const auto archive =
            zip({{"a.json", "[1]"}, {"łódź.json", std::string(100'000, 'x')}, {"empty.json", ""}},
                world.clock.now());
        CPPUNIT_ASSERT(archive.size() < 2000);
        const auto files = unzip(archive);
        CPPUNIT_ASSERT_EQUAL(std::string("[1]"), files.at("a.json"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{100'000}, files.at("łódź.json").size());
        CPPUNIT_ASSERT_EQUAL(std::string(), files.at("empty.json"));
    }

    void the_copy_has_what_each_module_knows()
    {
        const auto mine = world.bought(zoe);
        const auto as_guest = world.bought(zoe, {});
        const auto club = world.organization(world.organizer, "Club");
        world.context.db.transact([&](db::Tx& tx) {
            organizations::repo::add_member(
                tx, club.id, zoe.user.id, {organizations::Role::admin, {}}, world.clock.now());
        });
        const auto other = world.organization(world.organizer, "Inviters");
        organizations::Invitations(world.context)
            .send(world.organizer.caller, other.id, {zoe.email, organizations::Role::member, {}});
        scanning::Service(world.context)
            .add_staff(world.organizer.caller, mine.event, {zoe.email, scanning::StaffRole::scanner, {}});
        const auto full = world.sold_out();
        auto joining = world.joining(full.type);
        joining.guest_token.clear();
        joining.name = zoe.name;
        const auto entry = world.desk.join(zoe.caller, joining).shown.entry;
        world.context.db.transact([&](db::Tx& tx) {
            auth::ApiKey key;
            key.id = new_id<ApiKeyId>(world.context);
            key.name = "Key of the till";
            key.created_at = world.clock.now();
            auth::ApiKeys(world.context).make(tx, zoe.user.id, key);
        });
        world.exec(
            "INSERT INTO mails (id, kind, subject_id, recipient, created_at) VALUES (?, 'new_device', ?, ?, "
            "?)",
            new_id<MailId>(world.context), zoe.user.id, zoe.email, world.clock.now());

        const auto files = copy();
        for (const auto& [name, content] : files) (void)json::Document::parse(content);
        ASSERT_CONTAINS(zoe.email, files.at("account.json"));
        ASSERT_CONTAINS("second_factors", files.at("ways_in.json"));
        ASSERT_CONTAINS("127.0.0.9", files.at("sessions.json"));
        ASSERT_CONTAINS("Key of the till", files.at("api_keys.json"));
        ASSERT_CONTAINS("user.export_asked", files.at("activity.json"));
        ASSERT_CONTAINS("Club", files.at("organizations.json"));
        ASSERT_CONTAINS("Inviters", files.at("invitations.json"));
        ASSERT_CONTAINS(mine.number, files.at("orders.json"));
        ASSERT_CONTAINS(as_guest.number, files.at("orders.json"));
        ASSERT_CONTAINS(mine.number, files.at("tickets.json"));
        ASSERT_CONTAINS(entry.id.str(), files.at("queue.json"));
        ASSERT_CONTAINS("scanner", files.at("staff_posts.json"));
        ASSERT_CONTAINS("new_device", files.at("mails.json"));
        ASSERT_CONTAINS(zoe.user.id.str(), files.at("about.json"));
        for (const char* name : {"scans_by_you.json", "scans_of_your_tickets.json", "messages_to_lines.json"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name, std::string("[]"), files.at(name));
    }

    void no_secret_and_nothing_of_others_is_in_it()
    {
        const auto mine = world.bought(zoe);
        auto other = world.zoe("Otto");
        const auto theirs = world.bought(other);
        // They meet: in an organization, in a line, and an administrator looks at the account.
        const auto club = world.organization(other, "Club");
        world.context.db.transact([&](db::Tx& tx) {
            organizations::repo::add_member(
                tx, club.id, zoe.user.id, {organizations::Role::member, {}}, world.clock.now());
            auto admin = world.signed_in(other.user.id);
            admin.address = "203.0.113.77";
            audit::record(tx, world.clock.now(), admin,
                {"user.suspended", "user", zoe.user.id.uuid(), {}, R"({"reason":"a secret of the house"})"});
            tx.exec(
                "UPDATE users SET password_hash = '$argon2id$v=19$hash-of-zoe' WHERE id = ?", zoe.user.id);
            tx.exec(
                "INSERT INTO factors (user_id, kind, secret, created_at, confirmed_at) VALUES (?, 'totp', "
                "'sealed-secret', ?, ?)",
                zoe.user.id, world.clock.now(), world.clock.now());
        });
        const auto text = all_of(copy());
        for (const auto& word : {std::string("argon2id"), std::string("sealed-secret"),
                 std::string("a secret of the house"), std::string("203.0.113.77"), other.name, other.email,
                 other.phone, theirs.number, other.user.id.str(), world.orders.secret(mine)})
            CPPUNIT_ASSERT_MESSAGE(word, !contains(text, word));
        CPPUNIT_ASSERT(contains(text, "user.suspended"));
        CPPUNIT_ASSERT(contains(text, "somebody else"));
    }

    void mails_and_letters_to_an_address_that_was_never_confirmed_are_not_in_it()
    {
        world.exec("UPDATE users SET email_verified_at = NULL WHERE id = ?", zoe.user.id);
        const auto real = world.bought(zoe, {});  // by who really has the address
        world.exec(
            "INSERT INTO mails (id, kind, subject_id, recipient, created_at) VALUES (?, 'order_completed', "
            "?, ?, ?)",
            new_id<MailId>(world.context), real.id, zoe.email, world.clock.now());
        const auto files = copy();
        CPPUNIT_ASSERT_EQUAL(std::string("[]"), files.at("orders.json"));
        CPPUNIT_ASSERT_EQUAL(std::string("[]"), files.at("mails.json"));
        CPPUNIT_ASSERT_EQUAL(std::string("[]"), files.at("invitations.json"));
    }

    void a_copy_is_made_once_however_often_it_is_asked_for_and_told_of_by_mail()
    {
        CPPUNIT_ASSERT(world.exports.latest(zoe.caller).state == ExportState::none);
        ASSERT_ERROR(kNoExport, world.exports.content(zoe.caller));
        CPPUNIT_ASSERT(world.exports.ask(zoe.caller).state == ExportState::preparing);
        CPPUNIT_ASSERT(world.exports.ask(zoe.caller).state == ExportState::preparing);
        CPPUNIT_ASSERT_EQUAL(1, world.audited("user.export_asked", zoe.user.id.uuid()));
        ASSERT_ERROR(kNoExport, world.exports.content(zoe.caller));
        world.make_copy(zoe);
        world.make_copy(zoe);
        CPPUNIT_ASSERT(world.exports.latest(zoe.caller).state == ExportState::ready);
        CPPUNIT_ASSERT(world.exports.latest(zoe.caller).bytes > 500);
        CPPUNIT_ASSERT_EQUAL(1, world.told(kExportReady, zoe.user.id.uuid()));
        world.mail(world.news(kExportReady, zoe.user.id.uuid()));
        const auto& [envelope, message] = world.post.sent.at(0);
        CPPUNIT_ASSERT_EQUAL(zoe.email, envelope.to);
        ASSERT_CONTAINS("/account/privacy", support::unfolded(message));
        // A new one takes its place.
        CPPUNIT_ASSERT(world.exports.ask(zoe.caller).state == ExportState::preparing);
        ASSERT_ERROR(kNoExport, world.exports.content(zoe.caller));
    }

    void a_copy_that_nobody_finished_can_be_asked_for_again()
    {
        world.exports.ask(zoe.caller);
        world.clock.advance(61min);
        const auto again = world.exports.ask(zoe.caller);
        CPPUNIT_ASSERT(world.clock.now() - *again.asked_at < 1min);
        world.make_copy(zoe);
        CPPUNIT_ASSERT(world.exports.latest(zoe.caller).state == ExportState::ready);
    }

    void only_its_person_freshly_proven_fetches_it_and_only_for_a_week()
    {
        (void)copy();
        const auto other = world.zoe("Otto");
        ASSERT_ERROR(kNoExport, world.exports.content(other.caller));
        ASSERT_ERROR(kUnauthenticated, world.exports.content({}));
        CPPUNIT_ASSERT_EQUAL(1, world.audited("user.export_fetched", zoe.user.id.uuid()));
        world.clock.advance(11min);
        ASSERT_ERROR(auth::kStepUpRequired, world.exports.content(zoe.caller));
        world.clock.advance(7 * 24h);
        world.prove(zoe);
        ASSERT_ERROR(kNoExport, world.exports.content(zoe.caller));
        CPPUNIT_ASSERT(world.exports.latest(zoe.caller).state == ExportState::none);
        world.exports.sweep();
        CPPUNIT_ASSERT_EQUAL(0, kept());
    }

    int kept()
    {
        return *world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT COUNT(*) FROM exports WHERE user_id = ?",
                [](const db::Row& row) { return row.integer(1); }, zoe.user.id);
        });
    }

    void who_is_erased_takes_the_copy_along_also_one_that_is_being_made()
    {
        (void)copy();
        world.exports.ask(zoe.caller);
        const auto being_made = *world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT id FROM exports WHERE user_id = ?",
                [](const db::Row& row) { return row.id<ExportId>(1); }, zoe.user.id);
        });
        world.erasure.erase_own(zoe.caller, zoe.email);
        CPPUNIT_ASSERT_EQUAL(0, kept());
        world.exports.make(being_made);
        CPPUNIT_ASSERT_EQUAL(0, kept());
        CPPUNIT_ASSERT_EQUAL(1, world.told(kExportReady, zoe.user.id.uuid()));  // of the first
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ExportTest);

}  // namespace gatehouse::privacy
