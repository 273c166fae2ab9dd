#include "modules/events/words.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/text.hpp"

namespace gatehouse::events {

namespace {

// InnoDB does not index these, nor words below three letters.
constexpr std::array<std::string_view, 35> kStopWords{"a", "about", "an", "are", "as", "at", "be", "by",
    "com", "de", "en", "for", "from", "how", "i", "in", "is", "it", "la", "of", "on", "or", "that", "the",
    "this", "to", "was", "what", "when", "where", "who", "will", "with", "und", "www"};
constexpr std::size_t kShortestIndexed = 3;

struct Parsed {
    std::vector<std::string> words;
    bool spaceless = false;
};

bool is_spaceless(UChar32 c)
{
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript(c, &error)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR: return true;
        default: return false;
    }
}

Parsed parse(std::string_view utf8)
{
    Parsed parsed;
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    icu::UnicodeString word;
    const auto finish = [&] {
        std::string out;
        word.toUTF8String(out);
        if (!out.empty()) parsed.words.push_back(text::fold(out));
        word.remove();
    };
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const auto c = text.char32At(i);
        parsed.spaceless = parsed.spaceless || is_spaceless(c);
        // A combining mark belongs to its letter.
        if (u_isalnum(c) || (!word.isEmpty() && u_getCombiningClass(c) != 0))
            word.append(c);
        else
            finish();
    }
    finish();
    return parsed;
}

bool is_indexed(const std::string& word)
{
    return text::length(word) >= kShortestIndexed && std::ranges::find(kStopWords, word) == kStopWords.end();
}

}  // namespace

Words to_words(std::string_view text)
{
    const auto trimmed = text::trim(text);
    if (trimmed.empty()) return {};
    const auto parsed = parse(trimmed);
    std::string boolean;
    if (!parsed.spaceless)
        for (const auto& word : parsed.words)
            if (is_indexed(word)) boolean += (boolean.empty() ? "+" : " +") + word + "*";
    if (boolean.empty()) return {"", "%" + text::like(trimmed) + "%"};
    return {boolean, ""};
}

}  // namespace gatehouse::events
