#include "common/json/schema.hpp"

#include <charconv>

#include "common/text/text.hpp"

namespace gatehouse::schema {

namespace {

json::Shape bounded(json::Shape shape, std::int64_t least, std::int64_t most)
{
    shape.least = least;
    shape.most = most;
    return shape;
}

// An integer, or the text of one.
std::optional<std::int64_t> as_integer(const json::Value& v)
{
    if (v.is_integer()) return v.integer();
    if (!v.is_string()) return {};
    std::int64_t value = 0;
    const auto text = v.text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<double> as_number(const json::Value& v)
{
    if (v.is_number()) return v.real();
    if (!v.is_string()) return {};
    double value = 0;
    const auto text = v.text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string range(std::int64_t least, std::int64_t most)
{
    return std::to_string(least) + " to " + std::to_string(most);
}

std::optional<std::string> complain_length(
    Faults& faults, const std::string& at, std::size_t got, std::size_t least, std::size_t most)
{
    if (got == 0)
        complain(faults, at, "required", "must not be empty");
    else if (got < least)
        complain(faults, at, "too_short", "must have at least " + std::to_string(least) + " characters");
    else
        complain(faults, at, "too_long", "must have at most " + std::to_string(most) + " characters");
    return {};
}

bool is_url(std::string_view text)
{
    const auto host = text.starts_with("https://")  ? text.substr(8)
                      : text.starts_with("http://") ? text.substr(7)
                                                    : "";
    return !host.empty() && host[0] != '/' && std::ranges::all_of(text, [](char c) {
        return c > ' ' && c != '"' && c != '<' && c != '>' && c != 127;
    });
}

}  // namespace

void complain(Faults& faults, const std::string& pointer, std::string code, std::string detail)
{
    faults.push_back({pointer, std::move(code), std::move(detail)});
}

std::string escaped(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

Reader<std::int64_t> whole(std::int64_t least, std::int64_t most)
{
    return {[=](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<std::int64_t> {
                const auto value = as_integer(v);
                if (value && *value >= least && *value <= most) return value;
                complain(faults, at, value ? "range" : "type",
                    "must be a whole number from " + range(least, most));
                return {};
            },
        bounded(view::Of<std::int64_t>::shape(), least, most)};
}

Reader<int> integer(int least, int most)
{
    return {[read = whole(least, most).read](const json::Value& v, const std::string& at, Faults& faults) {
                const auto value = read(v, at, faults);
                return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
            },
        bounded(view::Of<int>::shape(), least, most)};
}

Reader<double> number(double least, double most)
{
    return {[=](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<double> {
                const auto value = as_number(v);
                if (value && *value >= least && *value <= most) return value;
                complain(faults, at, value ? "range" : "type",
                    "must be a number from " +
                        range(static_cast<std::int64_t>(least), static_cast<std::int64_t>(most)));
                return {};
            },
        view::Of<double>::shape()};
}

Reader<bool> flag()
{
    return {[](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<bool> {
                if (v.is_bool()) return v.flag();
                if (v.is_string() && (v.text() == "true" || v.text() == "1")) return true;
                if (v.is_string() && (v.text() == "false" || v.text() == "0")) return false;
                complain(faults, at, "type", "must be true or false");
                return {};
            },
        view::Of<bool>::shape()};
}

Reader<std::string> text(std::size_t least, std::size_t most)
{
    return {[=](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<std::string> {
                if (!v.is_string()) return complain(faults, at, "type", "must be text"), std::nullopt;
                auto value = text::nfc(text::trim(v.text()));
                if (text::has_control(value))
                    return complain(faults, at, "characters", "must not contain control characters"),
                           std::nullopt;
                const auto length = text::length(value);
                if (length < least || length > most) return complain_length(faults, at, length, least, most);
                return value;
            },
        bounded(
            json::Shape::of("string"), static_cast<std::int64_t>(least), static_cast<std::int64_t>(most))};
}

Reader<std::string> long_text(std::size_t most)
{
    return {[=](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<std::string> {
                if (!v.is_string()) return complain(faults, at, "type", "must be text"), std::nullopt;
                auto value = text::nfc(v.text());
                if (text::has_control(value, /*but_allow=*/"\n\r\t"))
                    return complain(faults, at, "characters", "must not contain control characters"),
                           std::nullopt;
                const auto length = text::length(value);
                if (length > most) return complain_length(faults, at, length, 0, most);
                return value;
            },
        bounded(json::Shape::of("string"), 0, static_cast<std::int64_t>(most))};
}

Reader<std::string> opaque(std::size_t least, std::size_t most)
{
    return {[=](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<std::string> {
                if (!v.is_string()) return complain(faults, at, "type", "must be text"), std::nullopt;
                if (v.text().size() < least || v.text().size() > most)
                    return complain_length(faults, at, v.text().size(), least, most);
                return std::string(v.text());
            },
        bounded(
            json::Shape::of("string"), static_cast<std::int64_t>(least), static_cast<std::int64_t>(most))};
}

Reader<std::string> checked(
    std::size_t most, const char* code, std::string detail, std::function<bool(std::string_view)> accept)
{
    return {[=](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<std::string> {
                if (v.is_string() && v.text().size() <= most && accept(v.text()))
                    return std::string(v.text());
                complain(faults, at, code, detail);
                return {};
            },
        bounded(json::Shape::of("string"), 0, static_cast<std::int64_t>(most))};
}

Reader<std::string> email()
{
    return {[](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<std::string> {
                auto value = v.is_string() ? text::nfc(text::trim(v.text())) : std::string{};
                if (text::is_email(value)) return value;
                complain(faults, at, "email", "must be an e-mail address such as ada@example.org");
                return {};
            },
        bounded(json::Shape::of("string", "email"), 3, 254)};
}

Reader<std::string> phone()
{
    return checked(32, "phone", "must be a phone number such as +1 312 555 0100", [](std::string_view t) {
        const auto digits = std::ranges::count_if(t, [](char c) { return c >= '0' && c <= '9'; });
        return t.empty() ||
               (digits >= 5 && t.find_first_not_of("+0123456789 -().") == std::string_view::npos);
    });
}

Reader<std::string> url()
{
    return checked(500, "url", "must be a web address that begins with https://", is_url);
}

Reader<std::string> country()
{
    return checked(
        2, "country", "must be a country code of two capital letters, such as US", [](std::string_view t) {
            return t.size() == 2 && std::ranges::all_of(t, [](char c) { return c >= 'A' && c <= 'Z'; });
        });
}

Reader<std::string> currency()
{
    return checked(3, "currency", "must be a currency code such as USD",
        [](std::string_view t) { return gatehouse::currency::known(t); });
}

Reader<std::string> time_zone()
{
    return checked(64, "time_zone", "must be a time zone such as Europe/Berlin",
        [](std::string_view t) { return !t.empty() && gatehouse::zone::known(t); });
}

Reader<std::string> one_of(std::vector<std::string> choices)
{
    std::string all;
    for (const auto& choice : choices) all += (all.empty() ? "" : ", ") + choice;
    auto reader = checked(100, "choice", "must be one of: " + all,
        [=](std::string_view t) { return std::ranges::find(choices, t) != choices.end(); });
    reader.shape = json::Shape::of("string");
    reader.shape.choices = choices;
    return reader;
}

Reader<Time> time()
{
    return {[](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<Time> {
                if (const auto value = v.is_string() ? parse_rfc3339(v.text()) : std::nullopt) return value;
                complain(faults, at, "time", "must be a time such as 2026-11-20T19:00:00Z");
                return {};
            },
        view::Of<Time>::shape()};
}

Reader<Money> money(std::int64_t least)
{
    constexpr std::int64_t kMost = 100'000'000'000;
    static const auto kMoney = object<Money>("Money")
                                   .field("amount", &Money::amount, whole(-kMost, kMost))
                                   .field("currency", &Money::currency, currency());
    return {[least](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<Money> {
                const auto before = faults.size();
                auto value = kMoney(v, at, faults);
                if (faults.size() > before) return {};
                if (value->amount >= least) return value;
                complain(faults, at + "/amount", "range", "must be at least " + std::to_string(least));
                return {};
            },
        view::money_shape()};
}

}  // namespace gatehouse::schema
