// Human text: UTF-8 in NFC, lengths in code points, slugs, search keys.

#pragma once

#include <string>
#include <string_view>

namespace gatehouse::text {

std::string_view trim(std::string_view text);

// Unicode normalization form C. The input must be valid UTF-8 (the JSON parser has seen to it).
std::string nfc(std::string_view text);

// Number of code points.
std::size_t length(std::string_view utf8);

// Control characters (C0, DEL, C1, and the bidi overrides that can forge what a name looks like).
bool has_control(std::string_view utf8, std::string_view but_allow = {});

// Valid UTF-8 of at most so many code points, whatever came in: for messages of others that are stored.
std::string excerpt(std::string_view text, std::size_t most);

// True for UTF-8 without overlong forms and surrogates.
bool is_utf8(std::string_view text);

// Lower case by Unicode's rules: the key under which an e-mail address is unique.
std::string fold(std::string_view utf8);

bool is_email(std::string_view text);

// "Łódź 東京 Straße" → "lodz-dong-jing-strasse"; at most `most` letters; never empty ("event" when nothing is
// left).
std::string slug(std::string_view utf8, std::size_t most, std::string_view otherwise);

// "ada@example.org" → "a…a@example.org", for pages that tell where a mail went.
std::string mask_email(std::string_view email);

std::string escape_html(std::string_view text);

// The text for SQL's LIKE, with nothing in it that LIKE understands.
std::string like(std::string_view text);

}  // namespace gatehouse::text
