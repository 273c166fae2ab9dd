#include "common/text/text.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

#include "common/error.hpp"

namespace gatehouse::text {

namespace {

icu::UnicodeString from_utf8(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

// Code points that are dropped from what people write: they show nothing, or show something else.
bool is_control(UChar32 c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string_view trim(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string nfc(std::string_view text)
{
    if (is_ascii(text)) return std::string(text);
    UErrorCode error = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFCInstance(error);
    const auto out = U_SUCCESS(error) ? normalizer->normalize(from_utf8(text), error) : icu::UnicodeString();
    if (U_FAILURE(error)) throw Error(kInternal, std::string("ICU: ") + u_errorName(error));
    return to_utf8(out);
}

std::size_t length(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](unsigned char c) { return (c & 0xc0) != 0x80; }));
}

std::string excerpt(std::string_view text, std::size_t most)
{
    const auto valid = from_utf8(text);  // puts U+FFFD in the place of what is none
    const auto size = std::min<std::size_t>(most, static_cast<std::size_t>(valid.countChar32()));
    return to_utf8(valid.tempSubString(0, valid.moveIndex32(0, static_cast<int32_t>(size))));
}

bool is_utf8(std::string_view text)
{
    int32_t at = 0;
    for (const auto size = static_cast<int32_t>(text.size()); at < size;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c < 0) return false;
    }
    return true;
}

bool has_control(std::string_view utf8, std::string_view but_allow)
{
    const auto text = from_utf8(utf8);
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const auto c = text.char32At(i);
        if (is_control(c) && !(c < 0x80 && but_allow.find(static_cast<char>(c)) != std::string_view::npos))
            return true;
    }
    return false;
}

std::string fold(std::string_view utf8) { return to_utf8(from_utf8(utf8).toLower(icu::Locale::getRoot())); }

bool is_email(std::string_view t)
{
    const auto at = t.rfind('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || t.size() > 254) return false;
    const auto local = t.substr(0, at), domain = t.substr(at + 1);
    const auto plain = [](std::string_view s, std::string_view refused) {
        return std::ranges::all_of(s, [&](unsigned char c) {
            return c > ' ' && c != 127 && refused.find(static_cast<char>(c)) == std::string_view::npos;
        });
    };
    if (!plain(local, "@<>()[]\\,;:\"") || local.starts_with('.') || local.ends_with('.')) return false;
    if (local.find("..") != std::string_view::npos || domain.find("..") != std::string_view::npos)
        return false;
    return plain(domain, "@<>()[]\\,;:\"_/!#$%&'*+=?^`{|}~") && domain.size() >= 3 &&
           domain.find('.') != std::string_view::npos && !domain.starts_with('.') && !domain.ends_with('.') &&
           !domain.starts_with('-') && !domain.ends_with('-') && !has_control(t);
}

std::string slug(std::string_view utf8, std::size_t most, std::string_view otherwise)
{
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> latin(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, error));
    if (U_FAILURE(error)) throw Error(kInternal, std::string("ICU: ") + u_errorName(error));
    auto text = from_utf8(utf8);
    latin->transliterate(text);
    std::string out;
    for (const char c : to_utf8(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
        else if (c != '\'' && !out.empty() && out.back() != '-')
            out += '-';
        if (out.size() >= most) break;
    }
    while (out.ends_with('-')) out.pop_back();
    return out.empty() ? std::string(otherwise) : out;
}

std::string mask_email(std::string_view email)
{
    const auto at = email.rfind('@');
    if (at == std::string_view::npos || at == 0) return "…";
    const auto last = at > 1 ? std::string(1, email[at - 1]) : "";
    return std::string(1, email[0]) + "…" +
           (static_cast<unsigned char>(last.empty() ? 0 : last[0]) < 0x80 ? last : "") +
           std::string(email.substr(at));
}

std::string like(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string escape_html(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace gatehouse::text
