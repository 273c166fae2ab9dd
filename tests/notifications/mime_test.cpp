#include <cppunit/extensions/HelperMacros.h>

#include <sstream>

#include "common/time.hpp"
#include "modules/notifications/mime.hpp"
#include "modules/notifications/mime_text.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::notifications::mime {

class MimeTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MimeTest);
    CPPUNIT_TEST(no_name_or_subject_can_inject_a_header);
    CPPUNIT_TEST(an_address_that_breaks_out_of_its_header_is_refused);
    CPPUNIT_TEST(non_ascii_names_and_subjects_become_encoded_words_of_whole_characters);
    CPPUNIT_TEST(plain_text_stays_readable);
    CPPUNIT_TEST(a_file_name_of_any_script_keeps_an_ascii_twin);
    CPPUNIT_TEST(quoted_printable_keeps_text_and_line_limits);
    CPPUNIT_TEST(no_line_is_longer_than_the_standards_allow);
    CPPUNIT_TEST(every_line_ends_with_crlf);
    CPPUNIT_TEST(a_reader_finds_the_parts_nested_as_they_must_be);
    CPPUNIT_TEST(the_date_is_whole_seconds_in_utc);
    CPPUNIT_TEST_SUITE_END();

    static Message sample()
    {
        Message m;
        m.from = {"Gatehouse", "tickets@gatehouse.example"};
        m.to = {"Zoë Müller", "zoe@example.org"};
        m.subject = "Your tickets for Jazz Night";
        m.id = "mail_1@gatehouse.example";
        m.date = from_unix(1795000000);
        m.text = "Hello,\nhere they are.\n.\nFrom us\n";
        m.html = "<p>Hello, here they are: é 東京</p>";
        m.images = {{"image/png", "ticket.png", std::string("\x89PNG\r\n\0x", 8), "t1@tickets"}};
        m.attachments = {{"application/pdf", "tickets.pdf", std::string(5000, '\xff'), ""}};
        return m;
    }

    static std::string header_of(const std::string& message)
    {
        return message.substr(0, message.find("\r\n\r\n"));
    }

    void no_name_or_subject_can_inject_a_header()
    {
        for (const std::string evil : {"Ada\r\nBcc: thief@example.org", "Ada\nBcc: thief@example.org",
                 "Ada\rBcc: thief@example.org", "Ada\"\r\n\r\n<script>", "Ada\x00\r\nBcc: x@y.zz"}) {
            auto m = sample();
            m.to.name = m.from.name = m.subject = evil;
            m.attachments[0].name = evil;
            const auto out = write(m);
            const auto header = header_of(out);
            CPPUNIT_ASSERT(
                header.find("\nBcc") == std::string::npos && header.find("\rBcc") == std::string::npos);
            CPPUNIT_ASSERT(out.find("\r\nBcc") == std::string::npos);
            ASSERT_CONTAINS("\r\nMIME-Version: 1.0", header);
        }
    }

    void an_address_that_breaks_out_of_its_header_is_refused()
    {
        for (const std::string evil : {"", "ada", "ada@example.org\r\nBcc: x@y.zz", "ada@example.org>",
                 "a da@example.org", "ada@example.org,eve@example.org"}) {
            auto m = sample();
            m.to.email = evil;
            ASSERT_ERROR(kInternal, write(m));
        }
    }

    void non_ascii_names_and_subjects_become_encoded_words_of_whole_characters()
    {
        std::string text;
        for (int i = 0; i < 40; ++i) text += "東京Łódź ";
        const auto header = header_text(text, 9);
        std::istringstream lines(header);
        for (std::string line; std::getline(lines, line);) {
            CPPUNIT_ASSERT(line.size() <= 77);  // with its \r
            ASSERT_CONTAINS("=?UTF-8?B?", line);
        }
        CPPUNIT_ASSERT_EQUAL(std::string("=?UTF-8?B?Wm/DqyBNw7xsbGVy?="), display_name("Zoë Müller", 4));
    }

    void plain_text_stays_readable()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("Your tickets"), header_text("Your tickets", 9));
        CPPUNIT_ASSERT_EQUAL(std::string("\"O\\\"Neil, Ann\""), display_name("O\"Neil, Ann", 4));
        // What looks like an encoded word is encoded, so that it stays what it is.
        CPPUNIT_ASSERT(header_text("=?UTF-8?B?eA==?=", 9).find("eA==?= ") == std::string::npos);
    }

    void a_file_name_of_any_script_keeps_an_ascii_twin()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(";\r\n filename=\"a.pdf\""), filename_parameter("a.pdf"));
        CPPUNIT_ASSERT_EQUAL(std::string(";\r\n filename=\"f_te.pdf\";\r\n filename*=UTF-8''f%C3%AAte.pdf"),
            filename_parameter("fête.pdf"));
    }

    void quoted_printable_keeps_text_and_line_limits()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("a=3Db=20\r\n=2Ec"), quoted_printable("a=b \n.c"));
        const auto out = quoted_printable(std::string(200, 'x'));
        CPPUNIT_ASSERT_EQUAL(std::size_t{75}, out.find("=\r\n"));
    }

    void no_line_is_longer_than_the_standards_allow()
    {
        auto m = sample();
        m.subject = std::string(900, 'x');
        m.to.name = std::string(300, 'y') + " é";
        std::istringstream lines(write(m));
        for (std::string line; std::getline(lines, line);) CPPUNIT_ASSERT_MESSAGE(line, line.size() <= 79);
    }

    void every_line_ends_with_crlf()
    {
        const auto out = write(sample());
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (out[i] == '\n') CPPUNIT_ASSERT_EQUAL('\r', out[i - 1]);
            if (out[i] == '\r') CPPUNIT_ASSERT_EQUAL('\n', out[i + 1]);
        }
    }

    // What a mail program makes of a message, read by the letter of RFC 2046: "mixed(related(… ".
    static std::string outline(const std::string& part)
    {
        const auto end = part.find("\r\n\r\n");
        const auto header = part.substr(0, end), body = part.substr(end + 4);
        const auto type_at = header.find("Content-Type: ") + 14;
        const auto type = header.substr(type_at, header.find_first_of(";\r", type_at) - type_at);
        if (!type.starts_with("multipart/")) return type;
        const auto boundary_at = header.find("boundary=\"") + 10;
        const auto delimiter =
            "\r\n--" + header.substr(boundary_at, header.find('"', boundary_at) - boundary_at);
        std::string out = type + "(", rest = "\r\n" + body;
        for (auto at = rest.find(delimiter); rest.substr(at + delimiter.size(), 2) != "--";) {
            const auto next = rest.find(delimiter, at + 1);
            CPPUNIT_ASSERT(next != std::string::npos);
            const auto from = at + delimiter.size() + 2;
            out += (out.ends_with('(') ? "" : " ") + outline(rest.substr(from, next - from));
            at = next;
        }
        return out + ")";
    }

    void a_reader_finds_the_parts_nested_as_they_must_be()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("multipart/mixed(multipart/related(multipart/alternative(text/plain text/html) "
                        "image/png) application/pdf)"),
            outline(write(sample())));
        auto bare = sample();
        bare.images.clear();
        bare.attachments.clear();
        CPPUNIT_ASSERT_EQUAL(
            std::string("multipart/alternative(text/plain text/html)"), outline(write(bare)));
    }

    void the_date_is_whole_seconds_in_utc()
    {
        auto m = sample();
        m.date = from_unix(1795000000) + std::chrono::microseconds(123456);
        ASSERT_CONTAINS("Date: Wed, 18 Nov 2026 11:06:40 +0000\r\n", write(m));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MimeTest);

}  // namespace gatehouse::notifications::mime
