#include "common/csv.hpp"

#include <algorithm>

namespace gatehouse::csv {

namespace {

// "-25.00" is summed, not run.
bool is_number(std::string_view text)
{
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto digits = [](std::string_view t) {
        return !t.empty() && t.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const auto dot = text.find('.');
    return digits(text.substr(0, dot)) && (dot == std::string_view::npos || digits(text.substr(dot + 1)));
}

}  // namespace

std::string cell(std::string_view text)
{
    // Some spreadsheets take the wide forms of = + - @ for the plain ones.
    constexpr std::string_view kWide[] = {"＝", "＋", "－", "＠"};
    const bool formula = !text.empty() && !is_number(text) &&
                         (std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos ||
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
