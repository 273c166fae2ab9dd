// Files for spreadsheets.

#include "common/csv.hpp"

#include "tests/support/asserts.hpp"

namespace gatehouse::csv {

class CsvTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CsvTest);
    CPPUNIT_TEST(a_cell_that_would_run_is_made_text);
    CPPUNIT_TEST(separators_quotes_and_line_breaks_stay_in_their_cell);
    CPPUNIT_TEST(a_table_is_utf_8_with_a_mark_and_crlf);
    CPPUNIT_TEST(a_long_table_keeps_every_row_and_every_cell_in_its_place);
    CPPUNIT_TEST_SUITE_END();

    void a_cell_that_would_run_is_made_text()
    {
        for (const std::string cell_text : {"=1+1", "+1", "-1+2", "-", "@SUM(A1)", "＝1+1", "＠x"})
            CPPUNIT_ASSERT_EQUAL("'" + cell_text, cell(cell_text));
        CPPUNIT_ASSERT_EQUAL(std::string("\"'\r=1\""), cell("\r=1"));
        CPPUNIT_ASSERT_EQUAL(std::string("\"'\t=1\""), cell("\t=1"));
        CPPUNIT_ASSERT_EQUAL(std::string("a=1"), cell("a=1"));
        for (const std::string amount : {"-25.00", "-1", "0.50"}) CPPUNIT_ASSERT_EQUAL(amount, cell(amount));
        CPPUNIT_ASSERT_EQUAL(std::string(), cell(""));
    }

    void separators_quotes_and_line_breaks_stay_in_their_cell()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("\"a,b\""), cell("a,b"));
        CPPUNIT_ASSERT_EQUAL(std::string("\"a \"\"b\"\"\""), cell("a \"b\""));
        CPPUNIT_ASSERT_EQUAL(std::string("\"a\nb\""), cell("a\nb"));
        CPPUNIT_ASSERT_EQUAL(std::string("\"'=1,2\""), cell("=1,2"));
        // A spreadsheet that separates by semicolons would else find a formula in the second cell.
        CPPUNIT_ASSERT_EQUAL(std::string("\"a;=1\""), cell("a;=1"));
    }

    void a_table_is_utf_8_with_a_mark_and_crlf()
    {
        Table table({"Name", "Place"});
        table.add({"Łódź", "x"});
        CPPUNIT_ASSERT_EQUAL(std::string("\xEF\xBB\xBFName,Place\r\nŁódź,x\r\n"), table.take());
    }

    void a_long_table_keeps_every_row_and_every_cell_in_its_place()
    {
        Table table({"Row", "Formula", "Lines"});
        std::string wanted = "\xEF\xBB\xBFRow,Formula,Lines\r\n";
        for (int i = 0; i < 5000; ++i) {
            const auto row = std::to_string(i);
            table.add({row, "=" + row + "+1", "a\n" + row});
            wanted += row + ",'=" + row + "+1,\"a\n" + row + "\"\r\n";
        }
        CPPUNIT_ASSERT(wanted == table.take());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CsvTest);

}  // namespace gatehouse::csv
