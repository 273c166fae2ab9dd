#include "modules/notifications/mime.hpp"

#include <algorithm>

#include "common/crypto/crypto.hpp"
#include "common/error.hpp"
#include "common/text/text.hpp"
#include "common/time.hpp"
#include "modules/notifications/mime_text.hpp"

namespace gatehouse::notifications::mime {

namespace {

// One node of the tree: its headers, then its content.
struct Part {
    std::string headers, content;

    std::string str() const { return headers + "\r\n" + content; }
};

void require_safe(const std::string& email)
{
    const bool safe = !email.empty() && email.size() <= 254 && email.find('@') != std::string::npos &&
                      std::ranges::all_of(email, [](unsigned char c) {
                          return c > ' ' && c != 0x7f && c != '<' && c != '>' && c != ',';
                      });
    if (!safe) throw Error(kInternal, "an address that no header may carry");
}

std::string address_header(const char* name, const Address& address)
{
    require_safe(address.email);
    const std::string field = std::string(name) + ": ";
    if (address.name.empty()) return field + address.email + "\r\n";
    return field + display_name(address.name, field.size()) + "\r\n <" + address.email + ">\r\n";
}

Part text_part(const char* type, std::string_view text)
{
    return {std::string("Content-Type: ") + type +
                "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n",
        quoted_printable(text)};
}

Part file_part(const File& file, const char* disposition)
{
    auto headers = "Content-Type: " + file.type +
                   "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: " + disposition +
                   filename_parameter(file.name) + "\r\n";
    if (!file.content_id.empty()) headers += "Content-ID: <" + file.content_id + ">\r\n";
    return {headers, base64_lines(file.bytes)};
}

// "=_" occurs in no quoted-printable or base64 text, so no content can be taken for the boundary.
Part multipart(const char* kind, const std::string& message_id, const std::vector<Part>& parts)
{
    if (parts.size() == 1) return parts.front();
    const auto boundary = "=_" + std::string(kind).substr(0, 3) + "_" +
                          crypto::hex(crypto::sha256(message_id + kind)).substr(0, 24);
    Part out;
    out.headers = std::string("Content-Type: multipart/") + kind + ";\r\n boundary=\"" + boundary + "\"\r\n";
    for (const auto& part : parts) {
        out.content += "--" + boundary + "\r\n" + part.str();
        if (!out.content.ends_with("\r\n")) out.content += "\r\n";
    }
    out.content += "--" + boundary + "--\r\n";
    return out;
}

std::string date_header(Time at)
{
    // Whole seconds: fractions have no place in RFC 5322.
    return "Date: " + zone::format(from_unix(to_unix(at)), "Etc/UTC", "%a, %d %b %Y %H:%M:") +
           zone::to_local(from_unix(to_unix(at)), "Etc/UTC").substr(17, 2) + " +0000\r\n";
}

}  // namespace

Address parse_address(std::string_view text)
{
    const auto open = text.find('<'), close = text.rfind('>');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return {"", std::string(text::trim(text))};
    auto name = text::trim(text.substr(0, open));
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    return {std::string(name), std::string(text::trim(text.substr(open + 1, close - open - 1)))};
}

std::string write(const Message& m)
{
    require_safe(m.id);
    std::vector<Part> related = {
        multipart("alternative", m.id, {text_part("text/plain", m.text), text_part("text/html", m.html)})};
    for (const auto& image : m.images) related.push_back(file_part(image, "inline"));
    std::vector<Part> mixed = {multipart("related", m.id, related)};
    for (const auto& file : m.attachments) mixed.push_back(file_part(file, "attachment"));
    const auto body = multipart("mixed", m.id, mixed);

    return date_header(m.date) + address_header("From", m.from) + address_header("To", m.to) +
           "Subject: " + header_text(m.subject, sizeof "Subject: ") + "\r\nMessage-ID: <" + m.id +
           ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n" + body.str();
}

}  // namespace gatehouse::notifications::mime
