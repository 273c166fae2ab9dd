// Codes and documents, read back by other people's programs.

#include <filesystem>

#include "common/qr.hpp"
#include "common/time.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/picture.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/support/tickets_world.hpp"

namespace gatehouse::tickets {

using support::output_of;

class PictureTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PictureTest);
    CPPUNIT_TEST(the_code_is_at_most_version_7);
    CPPUNIT_TEST(the_png_is_read_by_a_scanner);
    CPPUNIT_TEST(the_svg_has_a_title_a_role_and_a_quiet_zone);
    CPPUNIT_TEST(an_svg_title_cannot_carry_markup);
    CPPUNIT_TEST(the_pdf_says_what_and_when_and_where_in_text);
    CPPUNIT_TEST(the_organizer_s_logo_is_on_every_page_and_codes_are_still_read);
    CPPUNIT_TEST(every_ticket_is_a_page_whose_code_a_scanner_reads);
    CPPUNIT_TEST(long_names_stay_on_their_page);
    CPPUNIT_TEST(a_cancelled_ticket_prints_no_code);
    CPPUNIT_TEST_SUITE_END();

    support::TicketsWorld world;
    const support::TempFolder folder{world};

    std::string text_of(const std::string& pdf)
    {
        return output_of("pdftotext -layout " + folder.save("t.pdf", pdf) + " -");
    }
    std::string scan(const std::string& image) { return output_of("zbarimg --raw -q " + image); }

    void the_code_is_at_most_version_7() { CPPUNIT_ASSERT_EQUAL(45, qr::encode(world.token()).size); }

    void the_png_is_read_by_a_scanner()
    {
        const auto token = world.token();
        CPPUNIT_ASSERT_EQUAL(token + "\n", scan(folder.save("t.png", qr_png(token))));
    }

    void the_svg_has_a_title_a_role_and_a_quiet_zone()
    {
        const auto svg = qr_svg(world.token(), "QR code of ticket ABC");
        ASSERT_CONTAINS("<title>QR code of ticket ABC</title>", svg);
        ASSERT_CONTAINS("role=\"img\"", svg);
        ASSERT_CONTAINS("viewBox=\"0 0 53 53\"", svg);  // 45 and 4 on either side
        ASSERT_CONTAINS("M4 4h7v1h-7z", svg);           // the first finder's edge
    }

    void an_svg_title_cannot_carry_markup()
    {
        CPPUNIT_ASSERT(qr_svg(world.token(), "\"><script>").find("<script>") == std::string::npos);
    }

    void the_pdf_says_what_and_when_and_where_in_text()
    {
        auto plan = world.plan("Łódź Night नमस्ते");
        plan.starts_at = *parse_rfc3339("2036-11-21T01:00:00Z");
        plan.ends_at = *parse_rfc3339("2036-11-21T05:00:00Z");
        const auto ticket = world.issue(world.order(world.event(plan), 1, "Żółta Ærøskøbing")).front();
        const auto text = text_of(world.tickets.pdf({ticket}));
        for (const std::string& part :
            {std::string("Łódź Night"), std::string("Thursday, 20 November 2036, 19:00 – 23:00"),
                std::string("America/Chicago"), std::string("Green Mill, 4802 N Broadway, 60640 Chicago, IL"),
                std::string("Żółta Ærøskøbing"), std::string("General"), ticket.order_number,
                ticket.number.substr(0, 4) + " " + ticket.number.substr(4, 4), std::string("1 of 1")})
            ASSERT_CONTAINS(part, text);
    }

    void the_organizer_s_logo_is_on_every_page_and_codes_are_still_read()
    {
        const auto signed_tickets = world.tickets.sign(world.issue(world.order(world.event(), 2)));
        const std::vector<Ticket> plain{signed_tickets[0].ticket, signed_tickets[1].ticket};
        const auto images = [&] {
            return output_of("pdfimages -list " + folder.save("t.pdf", world.tickets.pdf(plain)));
        };
        CPPUNIT_ASSERT(images().find("image") == std::string::npos);
        const organizations::Service organizations(world.context);
        const auto& id = world.organizer.organization.id;
        organizations::OrganizationChange change;
        change.accent = {true, "#c2255c"};
        organizations.update(world.organizer.caller, id, change);
        organizations.set_logo(world.organizer.caller, id, support::small_png());
        const auto listed = images();
        ASSERT_CONTAINS("   1     0 image", listed);
        ASSERT_CONTAINS("   2     1 image", listed);
        output_of("pdftoppm -r 110 -png " + folder.save("t.pdf", world.tickets.pdf(plain)) + " " +
                  (folder / "branded").string());
        CPPUNIT_ASSERT_EQUAL(signed_tickets[1].token + "\n", scan((folder / "branded-2.png").string()));
        organizations.remove_logo(world.organizer.caller, id);
    }

    void every_ticket_is_a_page_whose_code_a_scanner_reads()
    {
        const auto tickets = world.tickets.sign(world.issue(world.order(world.event(), 3)));
        std::vector<Ticket> plain;
        for (const auto& ticket : tickets) plain.push_back(ticket.ticket);
        output_of("pdftoppm -r 110 -png " + folder.save("t.pdf", world.tickets.pdf(plain)) + " " +
                  (folder / "page").string());
        for (std::size_t i = 0; i < tickets.size(); ++i)
            CPPUNIT_ASSERT_EQUAL(tickets[i].token + "\n",
                scan((folder / ("page-" + std::to_string(i + 1) + ".png")).string()));
        CPPUNIT_ASSERT(!std::filesystem::exists(folder / "page-4.png"));
    }

    void long_names_stay_on_their_page()
    {
        auto plan = world.plan(std::string(200, 'W'));
        plan.venue->name = std::string(200, 'V');
        plan.venue->address = std::string(300, 'A');
        const auto ticket = world.issue(world.order(world.event(plan), 1, std::string(200, 'H'))).front();
        const auto pdf = world.tickets.pdf({ticket});
        ASSERT_CONTAINS("Pages:           1", output_of("pdfinfo " + folder.save("t.pdf", pdf)));
        const auto text = text_of(pdf);
        ASSERT_CONTAINS("Show this code at the entrance", text);
        ASSERT_CONTAINS(ticket.order_number, text);
    }

    void a_cancelled_ticket_prints_no_code()
    {
        const auto wanted = world.order(world.event());
        world.issue(wanted);
        const auto cancelled =
            world.context.db.transact([&](db::Tx& tx) { return world.tickets.cancel(tx, wanted.order); });
        const auto pdf = world.tickets.pdf(cancelled);
        ASSERT_CONTAINS("This ticket was cancelled.", text_of(pdf));
        output_of("pdftoppm -r 110 -png " + folder.save("t.pdf", pdf) + " " + (folder / "page").string());
        CPPUNIT_ASSERT_EQUAL(std::string(), scan((folder / "page-1.png").string()));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PictureTest);

}  // namespace gatehouse::tickets
