// HTTP/1.1 messages as bytes. Both ends of the generator read with the same few lines.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatehouse::bench {

struct Message {
    std::string_view first_line;  // status or request line
    std::string_view head;        // all of it, with the first line
    std::string body;
    std::size_t size = 0;  // bytes that it takes of the buffer

    // 0 when this is no response.
    int status() const;
    // The value of a header; '' when there is none.
    std::string_view header(std::string_view name) const;
};

// The message at the front of the buffer, once it is there completely. Its views point into the buffer.
std::optional<Message> first_message(std::string_view buffer);

// A request with its body, to a host that does not matter.
std::string request(
    std::string_view method, std::string_view path, std::string_view headers, std::string_view body);

}  // namespace gatehouse::bench
