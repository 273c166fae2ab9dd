// The PDF, read back by another program.

#include "common/time.hpp"
#include "modules/documents/service.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/temp_folder.hpp"

namespace gatehouse::documents {

namespace fs = std::filesystem;
using support::output_of;

class PaperTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PaperTest);
    CPPUNIT_TEST(it_says_who_what_and_how_much_in_text);
    CPPUNIT_TEST(amounts_have_the_decimals_of_their_currency);
    CPPUNIT_TEST(any_script_can_be_read_out_again);
    CPPUNIT_TEST(many_lines_go_over_pages_that_are_numbered);
    CPPUNIT_TEST(the_same_document_is_the_same_bytes);
    CPPUNIT_TEST_SUITE_END();

    support::Base world;
    const support::TempFolder folder{world};

    std::string text_of(const Document& document)
    {
        const auto file = folder.save("d.pdf", pdf(document));
        // Looked at by people when GATEHOUSE_PAPERS names a folder.
        if (const char* keep = std::getenv("GATEHOUSE_PAPERS"))
            fs::copy_file(file, fs::path(keep) / (document.number.str() + ".pdf"),
                fs::copy_options::overwrite_existing);
        return output_of("pdftotext -layout " + file + " -");
    }
    Document document(const std::string& currency = "USD", int sequence = 12)
    {
        Document d;
        d.number = {Kind::invoice, 2026, sequence};
        d.issued_at = parse_rfc3339("2026-11-20T18:30:00Z").value();
        auto& c = d.content;
        c.title = "Invoice";
        c.seller = {"Łódź Nights GmbH", "Piotrkowska 1\n90-001 Łódź\nPoland", "PL1234567890"};
        c.seller_contact = "box@nights.example\n+48 42 555 01 00";
        c.footer = "Registered in Łódź, KRS 0000123456 · IBAN PL61 1090 1014 0000 0712 1981 2874";
        c.accent = "#1b5a41";
        c.buyer = {"ACME Ltd", "1 Long Road\nLondon SW1A 1AA", "GB999999973"};
        c.currency = currency, c.zone = "Europe/Warsaw";
        c.order_number = "7KQ4M2XWZP", c.event = "Night of the Long Songs";
        c.event_when = "Friday, 27 November 2026, 19:00 – 23:00 (Europe/Warsaw, UTC+01:00)";
        c.event_where = "Wytwórnia, Łąkowa 29, Łódź";
        c.ordered_at = c.completed_at = d.issued_at;
        c.payment = "Paid by card.";
        c.lines = {{"General admission", "Discount −1.00", 3, 1001, 100, 2903},
            {"Balcony, seated", "", 2, 2500, 0, 5000}};
        c.subtotal = 8003, c.discount = 100, c.fees = 250;
        c.taxes = {{2000, true, 4167, 833}, {750, false, 2903, 218}, {0, true, 250, 0}};
        c.total = 8371;
        d.total = {c.total, currency}, d.tax = {1051, currency};
        return d;
    }

    void it_says_who_what_and_how_much_in_text()
    {
        const auto text = text_of(document());
        for (const char* part : {"INV-2026-00012", "Łódź Nights GmbH", "PL1234567890", "ACME Ltd",
                 "GB999999973", "20 November 2026", "7KQ4M2XWZP", "General admission", "10.01", "29.03",
                 "80.03", "−1.00", "Fees", "83.71 USD", "20%, included in the price",
                 "7.5%, added to the price", "8.33", "Paid by card.", "KRS 0000123456", "Page 1 of 1"})
            ASSERT_CONTAINS(part, text);
    }

    void amounts_have_the_decimals_of_their_currency()
    {
        ASSERT_CONTAINS("8,371 JPY", text_of(document("JPY", 21)));
        ASSERT_CONTAINS("8.371 KWD", text_of(document("KWD", 22)));
        CPPUNIT_ASSERT_EQUAL(std::string("1,234,567.89"), to_digits(123456789, "EUR"));
        CPPUNIT_ASSERT_EQUAL(std::string("-1,234"), to_digits(-1234, "JPY"));
        CPPUNIT_ASSERT_EQUAL(std::string("0.001"), to_digits(1, "KWD"));
        CPPUNIT_ASSERT_EQUAL(std::string("7.75%"), to_percent(775));
        CPPUNIT_ASSERT_EQUAL(std::string("0.05%"), to_percent(5));
    }

    void any_script_can_be_read_out_again()
    {
        auto d = document("JPY", 31);
        d.content.seller = {"東京夜市株式会社", "東京都渋谷区神南一丁目2番3号", "T1234567890123"};
        d.content.buyer = {"شركة الأفق للتجارة", "شارع الملك فهد ١٢\nالرياض", "300000000000003"};
        d.content.event = "भारतीय शास्त्रीय संगीत की रात";
        d.content.lines[0].name = "一般入場券（前売り）";
        d.content.lines[1].name = "तीन दिन का पास — बालकनी";
        const auto text = text_of(d);
        for (const char* part : {"東京夜市株式会社", "東京都渋谷区", "一般入場券", "संगीत", "300000000000003"})
            ASSERT_CONTAINS(part, text);
        // Letters that join are drawn apart, which pdftotext takes for spaces.
        auto joined = text;
        std::erase(joined, ' ');
        ASSERT_CONTAINS("الرياض", joined);
        ASSERT_CONTAINS("شارعالملكفهد", joined);
    }

    void many_lines_go_over_pages_that_are_numbered()
    {
        auto d = document("USD", 41);
        d.content.lines.clear();
        for (int i = 1; i <= 60; ++i)
            d.content.lines.push_back(
                {"Ticket type number " + std::to_string(i) +
                        (i % 7 ? "" : " with a name that is so long that it goes on in a second line"),
                    "", 2, 1250, 0, 2500});
        const auto text = text_of(d);
        for (const char* part :
            {"Page 1 of 4", "Page 2 of 4", "Page 4 of 4", "Ticket type number 60", "83.71 USD"})
            ASSERT_CONTAINS(part, text);
        // Every page has the table's head and the seller's small print.
        for (const std::string part : {"Unit price", "KRS 0000123456"}) {
            int count = 0;
            for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
            CPPUNIT_ASSERT(count >= 2);
        }
    }

    void the_same_document_is_the_same_bytes()
    {
        const auto first = pdf(document());
        auto again = document();
        again.content = read_content(to_json(again.content));
        CPPUNIT_ASSERT(first == pdf(again));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PaperTest);

}  // namespace gatehouse::documents
