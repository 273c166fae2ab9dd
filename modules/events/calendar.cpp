#include "modules/events/calendar.hpp"

#include <algorithm>

#include "common/time.hpp"

namespace gatehouse::events::calendar {

namespace {

constexpr std::size_t kLongestLine = 75;  // octets, without the line break

// RFC 5545 §3.3.11.
std::string escape(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c != '\r')
            out += c;
    }
    return out;
}

// RFC 5545 §3.1, never inside a UTF-8 sequence.
std::string fold(std::string_view line)
{
    std::string out;
    for (auto room = kLongestLine; !line.empty(); room = kLongestLine - 1) {
        auto take = std::min(room, line.size());
        while (take < line.size() && (static_cast<unsigned char>(line[take]) & 0xc0) == 0x80) --take;
        if (!out.empty()) out += "\r\n ";
        out += line.substr(0, take);
        line.remove_prefix(take);
    }
    return out + "\r\n";
}

std::string utc(Time at) { return zone::format(at, "UTC", "%Y%m%dT%H%M%SZ"); }

}  // namespace

std::string to_ics(const Brief& e, const std::string& url, const std::string& product)
{
    std::string out;
    const auto line = [&](const std::string& name, const std::string& value) {
        out += fold(name + ":" + value);
    };
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//" + escape(product) + "//Gatehouse//EN");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", e.status == Status::cancelled ? "CANCEL" : "PUBLISH");
    line("BEGIN", "VEVENT");
    line("UID", e.id.str() + "@gatehouse");
    line("DTSTAMP", utc(e.updated_at));
    line("SEQUENCE", std::to_string(e.ics_sequence));
    line("DTSTART", utc(e.starts_at));
    line("DTEND", utc(e.ends_at));
    line("SUMMARY", escape(e.name));
    if (!e.summary.empty()) line("DESCRIPTION", escape(e.summary + "\n" + url));
    if (e.venue)
        line("LOCATION", escape(e.venue->line()));
    else if (e.online_url)
        line("LOCATION", escape(*e.online_url));
    if (e.venue && e.venue->latitude && e.venue->longitude)
        line("GEO", std::to_string(*e.venue->latitude) + ";" + std::to_string(*e.venue->longitude));
    line("URL", url);
    line("STATUS", e.status == Status::cancelled ? "CANCELLED"
                   : e.status == Status::draft   ? "TENTATIVE"
                                                 : "CONFIRMED");
    line("END", "VEVENT");
    line("END", "VCALENDAR");
    return out;
}

}  // namespace gatehouse::events::calendar
