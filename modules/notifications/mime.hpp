// Writes a mail as it goes over the wire (RFC 5322, 2045–2047, 2231):
//     mixed( related( alternative(text, html), inline images … ), attachments … )
// Whatever is in names and subjects, no header can be injected: control characters do not survive.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/clock.hpp"

namespace gatehouse::notifications::mime {

struct Address {
    std::string name, email;
};

// Reads "Name <address>" or "address".
Address parse_address(std::string_view text);

struct File {
    std::string type;  // "image/png", "text/calendar; charset=utf-8; method=PUBLISH"
    std::string name;
    std::string bytes;
    std::string content_id;  // of an inline image: cid:<this> in the HTML
};

struct Message {
    Address from, to;
    std::string subject;
    std::string id;  // stable: the same mail again has the same one, so that receivers can drop the twin
    Time date;
    std::string text, html;
    std::vector<File> images;  // shown within the HTML
    std::vector<File> attachments;
};

// The message, lines ended by CRLF, none longer than 76 characters but for what cannot be folded (998).
// Throws Error(kInternal) for an address that could break out of its header.
std::string write(const Message& message);

}  // namespace gatehouse::notifications::mime
