#include "common/csv.hpp"

#include <algorithm>

namespace gatehouse::csv {

std::string cell(std::string_view text)
{
    // Some spreadsheets take the wide forms of = + - @ for the plain ones.
    constexpr std::string_view kWide[] = {"＝", "＋", "－", "＠"};
    const bool formula =
        !text.empty() && (std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos ||
                             std::ranges::any_of(kWide, [&](auto sign) { return text.starts_with(sign); }));
    const std::string plain = (formula ? "'" : "") + std::string(text);
    // Where the comma is for decimals, the semicolon or the tab separates cells.
    if (plain.find_first_of(",;\t\"\r\n") == std::string::npos) return plain;
    std::string quoted = "\"";
    for (const char c : plain) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

Table::Table(const std::vector<std::string>& headings) : out_("\xEF\xBB\xBF") { add(headings); }

void Table::add(const std::vector<std::string>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) out_ += (i ? "," : "") + cell(cells[i]);
    out_ += "\r\n";
}

}  // namespace gatehouse::csv
