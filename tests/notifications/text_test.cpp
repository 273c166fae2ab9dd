// Codes by text message: what they say, to whom, once; and a service that misbehaves.

#include <filesystem>
#include <fstream>

#include "common/auth/one_time.hpp"
#include "modules/accounts/secrets.hpp"
#include "modules/notifications/debts.hpp"
#include "modules/notifications/texts.hpp"
#include "tests/support/accounts_world.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/peer.hpp"

namespace gatehouse::notifications {

using namespace std::chrono_literals;

namespace {

struct Kept : SmsTransport {
    std::vector<Sms> sent;
    int refuse = 0;
    bool lost = false;  // the answer, after the message was taken
    void send(const Sms& sms) override
    {
        if (refuse-- > 0) throw Refused("the SMS service answered 429");
        sent.push_back(sms);
        if (lost) throw std::runtime_error("the SMS service did not answer");
    }
};

constexpr const char *kAccount = "AC00000000000000000000000000000000", *kNumber = "+13125550100";

// The service's peer, and a configuration that leads to it.
struct Twilio {
    std::filesystem::path folder = make_folder();
    support::Peer peer{{"tests/peers/twilio/main.mjs", "--port", "0", "--account", kAccount, "--token-file",
        (folder / "token").string()}};
    Config config{values("+13125550199")};
    ~Twilio() { std::filesystem::remove_all(folder); }

    std::map<std::string, std::string> values(const char* from) const
    {
        return {{"site.master_key_file", support::test_config().text("site.master_key_file")},
            {"sms.transport", "twilio"}, {"sms.api_base", peer.base()}, {"sms.account", kAccount},
            {"sms.token_file", (folder / "token").string()}, {"sms.from", from}, {"sms.timeout_ms", "500"}};
    }
    static std::filesystem::path make_folder()
    {
        auto folder = std::filesystem::temp_directory_path() / ("twilio-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "token") << "hush\n";
        return folder;
    }
    std::size_t taken() const { return peer.control("/messages").root().find("messages")->size(); }
};

}  // namespace

class TextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TextTest);
    CPPUNIT_TEST(a_code_is_texted_once_however_often_its_news_comes);
    CPPUNIT_TEST(a_text_is_one_message_and_names_the_site_for_browsers);
    CPPUNIT_TEST(what_was_not_accepted_is_sent_again_and_what_is_over_is_not);
    CPPUNIT_TEST(a_message_of_which_nobody_knows_whether_it_went_out_is_not_sent_again);
    CPPUNIT_TEST(only_an_answer_that_refuses_says_that_nothing_went_out);
    CPPUNIT_TEST(the_service_gets_number_sender_and_words_with_our_key);
    CPPUNIT_TEST(a_messaging_service_may_be_the_sender);
    CPPUNIT_TEST(a_service_that_fails_or_dawdles_or_hangs_up_is_an_error);
    CPPUNIT_TEST(a_wrong_key_is_an_error_that_does_not_tell_it);
    CPPUNIT_TEST(the_spool_shows_a_text_like_a_mail);
    CPPUNIT_TEST_SUITE_END();

    support::AccountsWorld world;
    Kept kept;
    Texts texts{world.context, kept};

    accounts::Secret secret(const char* purpose)
    {
        const auto user = world.account();
        return world.context.db.transact([&](db::Tx& tx) {
            return accounts::Secrets(world.context).issue(tx, user.id, purpose, kNumber, 10min);
        });
    }
    static outbox::News news_of(const char* topic, const accounts::Secret& secret)
    {
        outbox::News news;
        news.topic = topic;
        news.subject = secret.id.uuid();
        return news;
    }

    void a_code_is_texted_once_however_often_its_news_comes()
    {
        const auto made = secret("factor-sms");
        for (int i = 0; i < 3; ++i) texts.code(news_of("user.factor_text", made));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, kept.sent.size());
        CPPUNIT_ASSERT_EQUAL(std::string(kNumber), kept.sent[0].to);
        ASSERT_CONTAINS(auth::one_time::code(world.context.config, "factor-sms", made.id.uuid()) + " is your",
            kept.sent[0].words);
    }

    void a_text_is_one_message_and_names_the_site_for_browsers()
    {
        const Config config(std::map<std::string, std::string>{
            {"site.master_key_file", support::test_config().text("site.master_key_file")},
            {"site.base_url", "https://tickets.example.org:8443"}, {"site.name", "Gatehouse"}});
        const auto id = new_uuid(world.context);
        for (const auto* topic : text_topics()) {
            const auto text = text_of(config, topic, id);
            CPPUNIT_ASSERT_MESSAGE(text, text.size() <= 160);
            ASSERT_CONTAINS("\n\n@tickets.example.org #" + text.substr(0, 6), text);
        }
    }

    void what_was_not_accepted_is_sent_again_and_what_is_over_is_not()
    {
        const auto news = news_of("user.verify_phone", secret("verify-phone"));
        kept.refuse = 1;
        CPPUNIT_ASSERT_THROW(texts.code(news), std::runtime_error);
        texts.code(news);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, kept.sent.size());
        const auto late = news_of("user.verify_phone", secret("verify-phone"));
        world.clock.advance(10min);
        texts.code(late);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, kept.sent.size());
    }

    void a_message_of_which_nobody_knows_whether_it_went_out_is_not_sent_again()
    {
        const auto news = news_of("user.factor_text", secret("factor-sms"));
        kept.lost = true;
        for (int i = 0; i < 3; ++i) texts.code(news);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, kept.sent.size());
    }

    void only_an_answer_that_refuses_says_that_nothing_went_out()
    {
        const Twilio twilio;
        const auto sms = open_sms(twilio.config);
        const auto refused = [&](const char* knob) {
            twilio.peer.control("", knob);
            try {
                sms->send({kNumber, "Hello", "id"});
                return false;
            } catch (const Refused&) {
                return true;
            } catch (const std::runtime_error&) {
                return false;
            }
        };
        CPPUNIT_ASSERT(refused(R"({"busy_next": 1})"));
        CPPUNIT_ASSERT(!refused(R"({"fail_next": 1})"));
        CPPUNIT_ASSERT(!refused(R"({"lose_answer_next": 1})"));
    }

    void the_service_gets_number_sender_and_words_with_our_key()
    {
        const Twilio twilio;
        open_sms(twilio.config)->send({kNumber, "123456 & more: 100 %", "id"});
        const auto document = twilio.peer.control("/messages");
        const auto message = document.root().find("messages")->at(0);
        CPPUNIT_ASSERT_EQUAL(std::string(kNumber), message.get("to"));
        CPPUNIT_ASSERT_EQUAL(std::string("+13125550199"), message.get("from"));
        CPPUNIT_ASSERT_EQUAL(std::string("123456 & more: 100 %"), message.get("body"));
    }

    void a_messaging_service_may_be_the_sender()
    {
        const Twilio twilio;
        const Config config(twilio.values("MG0123456789abcdef0123456789abcdef"));
        open_sms(config)->send({kNumber, "Hello", "id"});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, twilio.taken());
    }

    void a_service_that_fails_or_dawdles_or_hangs_up_is_an_error()
    {
        const Twilio twilio;
        const auto sms = open_sms(twilio.config);
        const auto fails = [&](const char* knob) {
            twilio.peer.control("", knob);
            CPPUNIT_ASSERT_THROW_MESSAGE(knob, sms->send({kNumber, "Hello", "id"}), std::runtime_error);
        };
        fails(R"({"fail_next": 1})");
        fails(R"({"busy_next": 1})");
        fails(R"({"lose_answer_next": 1})");
        fails(R"({"slow_ms": 2000})");
        twilio.peer.control("", R"({"slow_ms": 0})");
        sms->send({kNumber, "Hello", "id"});
    }

    void a_wrong_key_is_an_error_that_does_not_tell_it()
    {
        const Twilio twilio;
        std::ofstream(twilio.folder / "token") << "mistyped\n";
        try {
            open_sms(twilio.config)->send({kNumber, "Hello", "id"});
            CPPUNIT_FAIL("accepted");
        } catch (const std::runtime_error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("the SMS service answered 401"), std::string(e.what()));
        }
    }

    void the_spool_shows_a_text_like_a_mail()
    {
        const auto folder = Twilio::make_folder();
        const Config config(std::map<std::string, std::string>{
            {"sms.transport", "spool"}, {"mail.spool_dir", folder.string()}});
        open_sms(config)->send({kNumber, "123456 is your code", "mail_1"});
        std::ifstream in(folder / "mail_1.eml");
        const std::string mail(std::istreambuf_iterator<char>(in), {});
        ASSERT_CONTAINS("To: +13125550100 <+13125550100@phone.invalid>", mail);
        std::filesystem::remove_all(folder);
        CPPUNIT_ASSERT_THROW(
            open_sms(Config(std::map<std::string, std::string>{{"sms.transport", "pigeon"}})),
            std::runtime_error);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TextTest);

}  // namespace gatehouse::notifications
