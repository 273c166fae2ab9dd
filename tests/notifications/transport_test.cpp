// How mail leaves the house: a folder, and an SMTP server that may misbehave.

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketStream.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <cppunit/extensions/HelperMacros.h>

#include "common/random.hpp"
#include "modules/notifications/smtp.hpp"
#include "modules/notifications/spool.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::notifications {

namespace {

// Answers connections one after the other, line by line: EHLO, MAIL, RCPT, DATA, QUIT. All but the last of
// them it ends after one mail.
class MailServer {
public:
    explicit MailServer(std::string after_data = "250 kept", int sessions = 1)
        : socket_(Poco::Net::SocketAddress("127.0.0.1", 0)),
          after_data_(std::move(after_data)),
          sessions_(sessions),
          thread_([this] {
              while (sessions_-- > 0) serve();
          })
    {
    }
    int port() const { return socket_.address().port(); }
    std::string commands, message;
    void join() { thread_.join(); }

private:
    void serve()
    {
        if (!socket_.poll(Poco::Timespan(5, 0), Poco::Net::Socket::SELECT_READ)) return;  // nobody comes
        auto client = socket_.acceptConnection();
        Poco::Net::SocketStream io(client);
        io << "220 here\r\n" << std::flush;
        bool took_one = false;
        for (std::string line; std::getline(io, line);) {
            commands += line + "\n";
            if (took_one && sessions_ > 0) {
                io << "421 that was enough for one session\r\n" << std::flush;
                return;
            }
            if (line.starts_with("DATA")) {
                took_one = true;
                io << "354 go on\r\n" << std::flush;
                while (std::getline(io, line) && line != ".\r") message += line + "\n";
                io << after_data_ << "\r\n" << std::flush;
            } else {
                io << (line.starts_with("QUIT") ? "221 bye\r\n" : "250 fine\r\n") << std::flush;
            }
            if (line.starts_with("QUIT")) return;
        }
    }
    Poco::Net::ServerSocket socket_;
    std::string after_data_;
    int sessions_;  // to come after this one
    std::jthread thread_;
};

}  // namespace

class TransportTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TransportTest);
    CPPUNIT_TEST(the_spool_holds_whole_messages_under_their_id);
    CPPUNIT_TEST(a_spool_that_cannot_be_written_is_an_error);
    CPPUNIT_TEST(smtp_hands_over_sender_recipient_and_message);
    CPPUNIT_TEST(a_line_with_a_dot_arrives_as_it_was);
    CPPUNIT_TEST(several_mails_go_in_one_session);
    CPPUNIT_TEST(where_a_server_ends_the_session_the_next_mail_has_a_new_one);
    CPPUNIT_TEST(a_message_that_was_not_taken_is_an_error);
    CPPUNIT_TEST(a_server_without_starttls_gets_no_mail_when_it_was_asked_for);
    CPPUNIT_TEST(a_server_that_is_not_there_is_an_error);
    CPPUNIT_TEST(unknown_settings_are_refused);
    CPPUNIT_TEST_SUITE_END();

    const Envelope envelope{"tickets@gatehouse.example", "bo@example.org", "mail_1"};

    void the_spool_holds_whole_messages_under_their_id()
    {
        const auto directory =
            std::filesystem::temp_directory_path() / ("gatehouse-spool-" + SystemRandom().code(10));
        Spool spool((directory / "new").string());
        spool.send(envelope, "first\r\n");
        spool.send(envelope, "again\r\n");  // the same mail: no twin
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(directory / "new"))
            names.push_back(entry.path().filename());
        CPPUNIT_ASSERT(names == std::vector<std::string>{"mail_1.eml"});
        std::ifstream in(directory / "new" / "mail_1.eml", std::ios::binary);
        CPPUNIT_ASSERT_EQUAL(std::string("again\r\n"), std::string(std::istreambuf_iterator<char>(in), {}));
        std::filesystem::remove_all(directory);
    }

    void a_spool_that_cannot_be_written_is_an_error()
    {
        CPPUNIT_ASSERT_THROW(Spool("").send(envelope, "x"), std::runtime_error);
        CPPUNIT_ASSERT_THROW(Spool("/proc/nowhere").send(envelope, "x"), std::exception);
    }

    void smtp_hands_over_sender_recipient_and_message()
    {
        MailServer server;
        Smtp({"127.0.0.1", server.port(), Tls::none, "", ""}).send(envelope, "Subject: x\r\n\r\nHello\r\n");
        server.join();
        ASSERT_CONTAINS("<tickets@gatehouse.example>", server.commands);
        ASSERT_CONTAINS("<bo@example.org>", server.commands);
        ASSERT_CONTAINS("Subject: x\r\n\r\nHello\r\n", server.message);
    }

    void a_line_with_a_dot_arrives_as_it_was()
    {
        MailServer server;
        Smtp({"127.0.0.1", server.port(), Tls::none, "", ""})
            .send(envelope, "Subject: x\r\n\r\na\r\n.\r\nb\r\n");
        server.join();
        ASSERT_CONTAINS(
            "a\r\n..\r\nb\r\n", server.message);  // doubled on the wire, so that it does not end the message
    }

    static int greetings(const MailServer& server)
    {
        int count = 0;
        for (auto at = server.commands.find("EHLO"); at != std::string::npos;
             at = server.commands.find("EHLO", at + 1))
            ++count;
        return count;
    }
    void send_two(const MailServer& server) const
    {
        Smtp smtp({"127.0.0.1", server.port(), Tls::none, "", ""});
        for (const char* text : {"first\r\n", "second\r\n"}) smtp.send(envelope, text);
    }

    void several_mails_go_in_one_session()
    {
        MailServer server;
        send_two(server);
        server.join();
        CPPUNIT_ASSERT_EQUAL(std::string("first\r\nsecond\r\n"), server.message);
        CPPUNIT_ASSERT_EQUAL(1, greetings(server));
    }

    void where_a_server_ends_the_session_the_next_mail_has_a_new_one()
    {
        MailServer server("250 kept", 2);
        send_two(server);
        server.join();
        CPPUNIT_ASSERT_EQUAL(std::string("first\r\nsecond\r\n"), server.message);
        CPPUNIT_ASSERT_EQUAL(2, greetings(server));
    }

    void a_message_that_was_not_taken_is_an_error()
    {
        MailServer server("451 try again later");
        CPPUNIT_ASSERT_THROW(Smtp({"127.0.0.1", server.port(), Tls::none, "", ""}).send(envelope, "x\r\n"),
            std::runtime_error);
    }

    void a_server_without_starttls_gets_no_mail_when_it_was_asked_for()
    {
        MailServer server;
        // It answers 250 to STARTTLS and then speaks no TLS.
        CPPUNIT_ASSERT_THROW(
            Smtp({"127.0.0.1", server.port(), Tls::starttls, "", ""}).send(envelope, "x\r\n"),
            std::exception);
        CPPUNIT_ASSERT(server.message.empty());
    }

    void a_server_that_is_not_there_is_an_error()
    {
        CPPUNIT_ASSERT_THROW(
            Smtp({"127.0.0.1", 9, Tls::none, "", ""}).send(envelope, "x\r\n"), std::runtime_error);
    }

    void unknown_settings_are_refused()
    {
        CPPUNIT_ASSERT_THROW(to_tls("ssl"), std::runtime_error);
        CPPUNIT_ASSERT_THROW(
            open_transport(Config(std::map<std::string, std::string>{{"mail.transport", "pigeon"}})),
            std::runtime_error);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TransportTest);

}  // namespace gatehouse::notifications
