#include "tests/bench/load/message.hpp"

#include <algorithm>
#include <charconv>

namespace gatehouse::bench {

namespace {

bool same_letters(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

template <class T>
std::optional<T> number(std::string_view text, int base = 10)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc{} && end != text.data() ? std::optional(value) : std::nullopt;
}

// Fills body and size from the chunks behind the head; false when more is to come.
bool read_chunks(std::string_view buffer, Message& message)
{
    for (auto at = message.head.size();;) {
        const auto line = buffer.find("\r\n", at);
        if (line == std::string_view::npos) return false;
        const auto size = number<std::size_t>(buffer.substr(at, line - at), 16).value_or(0);
        at = line + 2;
        if (buffer.size() < at + size + 2) return false;
        message.body.append(buffer.substr(at, size));
        at += size + 2;
        if (size == 0) return message.size = at, true;
    }
}

}  // namespace

int Message::status() const
{
    return first_line.starts_with("HTTP/1.1 ") ? number<int>(first_line.substr(9)).value_or(0) : 0;
}

std::string_view Message::header(std::string_view name) const
{
    for (auto at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        const auto line = head.substr(at + 2);
        if (line.size() <= name.size() || line[name.size()] != ':' ||
            !same_letters(line.substr(0, name.size()), name))
            continue;
        auto value = line.substr(name.size() + 1, line.find("\r\n") - name.size() - 1);
        while (value.starts_with(' ')) value.remove_prefix(1);
        return value;
    }
    return {};
}

std::optional<Message> first_message(std::string_view buffer)
{
    const auto end = buffer.find("\r\n\r\n");
    if (end == std::string_view::npos) return {};
    Message message;
    message.head = buffer.substr(0, end + 4);
    message.first_line = buffer.substr(0, buffer.find("\r\n"));
    if (same_letters(message.header("Transfer-Encoding"), "chunked"))
        return read_chunks(buffer, message) ? std::optional(std::move(message)) : std::nullopt;
    const auto length = number<std::size_t>(message.header("Content-Length")).value_or(0);
    if (buffer.size() < message.head.size() + length) return {};
    message.body = buffer.substr(message.head.size(), length);
    message.size = message.head.size() + length;
    return message;
}

std::string request(
    std::string_view method, std::string_view path, std::string_view headers, std::string_view body)
{
    std::string out;
    out.reserve(256 + headers.size() + body.size());
    out.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n").append(headers);
    if (!body.empty()) {
        if (headers.find("Content-Type:") == std::string_view::npos)
            out += "Content-Type: application/json\r\n";
        out.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    }
    return out.append("\r\n").append(body);
}

}  // namespace gatehouse::bench
