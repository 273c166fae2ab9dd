#include "modules/notifications/mime_text.hpp"

#include <algorithm>

#include "common/crypto/crypto.hpp"
#include "common/http/request.hpp"

namespace gatehouse::notifications::mime {

namespace {

constexpr std::size_t kLine = 76;

bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x7f; }
bool is_continuation(unsigned char c) { return (c & 0xc0) == 0x80; }

// No control character of any kind is left: this is what makes injection impossible.
std::string without_controls(std::string_view text)
{
    std::string out;
    for (const unsigned char c : text) {
        if (c >= 0x20 && c != 0x7f)
            out += static_cast<char>(c);
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

// =?UTF-8?B?…?= words of at most 75 letters, each of whole characters, each but the first on a line of its
// own.
std::string encoded_words(std::string_view text, std::size_t used)
{
    constexpr std::size_t kFrame = 12;  // =?UTF-8?B?  and  ?=
    std::string out;
    while (!text.empty()) {
        const auto room = kLine - 1 - kFrame - std::min(used, kLine / 2);
        auto take = std::min(text.size(), room / 4 * 3);
        while (take < text.size() && is_continuation(static_cast<unsigned char>(text[take]))) --take;
        if (take == 0) take = std::min<std::size_t>(text.size(), 4);  // no UTF-8: cut anywhere
        out += (out.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + crypto::base64(text.substr(0, take)) + "?=");
        text.remove_prefix(take);
        used = 1;
    }
    return out;
}

// Folds plain text at blanks.
std::string folded(std::string_view text, std::size_t used)
{
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(text.find(' ', 1), text.size());
        if (used + end > kLine && !out.empty() && text.front() == ' ') out += "\r\n", used = 0;
        out += text.substr(0, end);
        used += end;
        text.remove_prefix(end);
    }
    return out;
}

bool needs_encoding(std::string_view text)
{
    // A blank-free stretch that fits no line must be encoded too, or the line could grow beyond every limit.
    std::size_t stretch = 0, longest = 0;
    for (const char c : text) longest = std::max(longest, stretch = c == ' ' ? 0 : stretch + 1);
    return longest > 60 || text.find("=?") != std::string_view::npos ||
           !std::ranges::all_of(text, [](unsigned char c) { return is_plain(c); });
}

constexpr char kHex[] = "0123456789ABCDEF";

std::string hex_of(unsigned char c) { return {'=', kHex[c >> 4], kHex[c & 15]}; }

}  // namespace

std::string header_text(std::string_view text, std::size_t used)
{
    const auto clean = without_controls(text);
    return needs_encoding(clean) ? encoded_words(clean, used) : folded(clean, used);
}

std::string display_name(std::string_view name, std::size_t used)
{
    const auto clean = without_controls(name);
    if (needs_encoding(clean)) return encoded_words(clean, used);
    std::string quoted = "\"";
    for (const char c : clean) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

std::string filename_parameter(std::string_view name)
{
    const auto clean = without_controls(name);
    std::string plain;
    for (const unsigned char c : clean)
        if (!is_continuation(c))
            plain += is_plain(c) && c != '"' && c != '\\' && c != '/' ? static_cast<char>(c) : '_';
    auto out = ";\r\n filename=\"" + plain + "\"";
    if (plain != clean) out += ";\r\n filename*=UTF-8''" + http::percent_encode(clean);
    return out;
}

std::string quoted_printable(std::string_view text)
{
    std::string out, line;
    const auto put = [&](const std::string& piece) {
        if (line.size() + piece.size() > kLine - 1) out += line + "=\r\n", line.clear();
        line += piece;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '\r') continue;
        if (c == '\n') {
            out += line + "\r\n";
            line.clear();
            continue;
        }
        const bool at_end = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
        const bool blank_at_end = (c == ' ' || c == '\t') && at_end;
        // A dot or "From " at the beginning of a line is changed by some mail servers.
        const bool fragile = line.empty() && (c == '.' || c == 'F');
        if (is_plain(c) && c != '=' && !blank_at_end && !fragile)
            put(std::string(1, text[i]));
        else if (c == '\t' && !at_end)
            put("\t");
        else
            put(hex_of(c));
    }
    return out + line;
}

std::string base64_lines(std::string_view bytes)
{
    constexpr std::size_t kBytes = kLine / 4 * 3;
    std::string out;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(kBytes, bytes.size())))
        out += crypto::base64(bytes.substr(0, kBytes)) + "\r\n";
    return out;
}

}  // namespace gatehouse::notifications::mime
