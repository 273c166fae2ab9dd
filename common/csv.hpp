// Comma-separated files (RFC 4180) in UTF-8 with a byte order mark, as spreadsheets want them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::csv {

// One cell. What a spreadsheet would run as a formula gets an apostrophe in front, so that it is text; a
// negative number stays one.
std::string cell(std::string_view text);

class Table {
public:
    explicit Table(const std::vector<std::string>& headings);
    void add(const std::vector<std::string>& cells);
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

}  // namespace gatehouse::csv
