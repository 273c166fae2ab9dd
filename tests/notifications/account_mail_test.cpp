// Mails about accounts: from news and a row of the table to a mail.

#include <algorithm>

#include "common/auth/one_time.hpp"
#include "modules/accounts/secrets.hpp"
#include "modules/notifications/account_mails.hpp"
#include "modules/notifications/jobs.hpp"
#include "modules/notifications/service.hpp"
#include "tests/support/accounts_world.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/recorder.hpp"

namespace gatehouse::notifications {

using namespace std::chrono_literals;
using support::unfolded;

class AccountMailTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccountMailTest);
    CPPUNIT_TEST(a_secret_is_mailed_as_link_and_code_to_where_it_proves);
    CPPUNIT_TEST(the_same_news_is_one_mail_and_other_news_of_the_same_person_another);
    CPPUNIT_TEST(what_is_over_or_used_or_nobodys_is_mailed_to_nobody);
    CPPUNIT_TEST(the_news_own_words_are_in_the_mail_and_change_no_markup);
    CPPUNIT_TEST(every_row_has_its_templates_and_a_subscription);
    CPPUNIT_TEST_SUITE_END();

    support::AccountsWorld world;
    support::Recorder recorder;
    Service service{world.context, recorder};

    static outbox::News news_of(const char* topic, const Uuid& subject, std::int64_t seq = 1)
    {
        outbox::News news;
        news.topic = topic;
        news.subject = subject;
        news.seq = seq;
        return news;
    }
    accounts::Secret secret(const std::optional<UserId>& user, const char* purpose, const char* target)
    {
        return world.context.db.transact([&](db::Tx& tx) {
            return accounts::Secrets(world.context).issue(tx, user, purpose, target, 30min);
        });
    }

    void a_secret_is_mailed_as_link_and_code_to_where_it_proves()
    {
        const auto user = world.account();
        const auto made = secret(user.id, "verify-email", "new@example.org");
        auto news = news_of("user.verify_email", made.id.uuid());
        news.created_at = made.created_at;
        service.account(news);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, recorder.sent.size());
        CPPUNIT_ASSERT_EQUAL(std::string("new@example.org"), recorder.sent[0].first.to);
        const auto mail = unfolded(recorder.sent[0].second);
        const auto& config = world.context.config;
        ASSERT_CONTAINS(config.text("site.base_url") + "/verify-email?token=" +
                            auth::one_time::token(config, "verify-email", made.id.uuid()),
            mail);
        ASSERT_CONTAINS(auth::one_time::code(config, "verify-email", made.id.uuid()), mail);
        ASSERT_CONTAINS("30 minutes", mail);
        ASSERT_CONTAINS("Ada Lovelace", mail);
    }

    void the_same_news_is_one_mail_and_other_news_of_the_same_person_another()
    {
        const auto user = world.account();
        service.account(news_of("user.password_changed", user.id.uuid(), 7));
        service.account(news_of("user.password_changed", user.id.uuid(), 7));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, recorder.sent.size());
        service.account(news_of("user.password_changed", user.id.uuid(), 8));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, recorder.sent.size());
        CPPUNIT_ASSERT_EQUAL(user.email, recorder.sent[1].first.to);
        CPPUNIT_ASSERT(recorder.sent[0].first.id != recorder.sent[1].first.id);
    }

    void what_is_over_or_used_or_nobodys_is_mailed_to_nobody()
    {
        const auto user = world.account();
        const auto nobodys = secret({}, "reset", "nobody@example.org");
        service.account(news_of("user.reset_requested", nobodys.id.uuid()));
        const auto used = secret(user.id, "reset", user.email.c_str());
        world.context.db.transact(
            [&](db::Tx& tx) { accounts::Secrets(world.context).void_all(tx, user.id, "reset"); });
        service.account(news_of("user.reset_requested", used.id.uuid()));
        const auto late = secret(user.id, "reset", user.email.c_str());
        world.clock.advance(31min);
        service.account(news_of("user.reset_requested", late.id.uuid()));
        service.account(news_of("user.password_changed", new_uuid(world.context)));
        CPPUNIT_ASSERT(recorder.sent.empty());
    }

    void the_news_own_words_are_in_the_mail_and_change_no_markup()
    {
        auto news = news_of("user.new_device", world.account("<b>Ada</b>").id.uuid());
        news.payload = R"({"device": "Firefox on <i>Linux</i>", "address": "192.0.2.7"})";
        service.account(news);
        const auto mail = unfolded(recorder.sent.at(0).second);
        ASSERT_CONTAINS("Firefox on &lt;i&gt;Linux&lt;/i&gt;", mail);
        ASSERT_CONTAINS("&lt;b&gt;Ada&lt;/b&gt;", mail);
        ASSERT_CONTAINS("192.0.2.7", mail);
    }

    void every_row_has_its_templates_and_a_subscription()
    {
        const auto all = subscriptions();
        for (const auto& row : account_mails()) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(row.topic, std::ptrdiff_t{1},
                std::ranges::count_if(all, [&](const auto& s) { return std::string(s.topic) == row.topic; }));
            const auto news = news_of(row.topic, new_uuid(world.context));
            const AccountLetter letter{row, news, "Ada", "ada@example.org", "ada@example.org", {}};
            const auto draft = account_mail(world.context.config, letter);
            CPPUNIT_ASSERT_MESSAGE(row.kind, !draft.subject.empty() && !draft.text.empty());
            if (*row.link) ASSERT_CONTAINS(world.context.config.text("site.base_url") + "/", draft.text);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountMailTest);

}  // namespace gatehouse::notifications
