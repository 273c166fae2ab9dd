// Declarative request schemas. One declaration checks the JSON, fills the struct, and describes itself for
// OpenAPI, so the three cannot drift apart. Every fault is reported, not just the first; unknown members are
// faults.
//
//     const schema::Object<PlaceOrder> kPlaceOrder = schema::object<PlaceOrder>("PlaceOrder")
//         .field("event_id", &PlaceOrder::event, schema::id<EventId>())
//         .optional("note", &PlaceOrder::note, schema::text(0, 300));

#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/json/json.hpp"
#include "common/json/shape.hpp"
#include "common/json/view.hpp"

namespace gatehouse::schema {

using Faults = std::vector<Fault>;

void complain(Faults& faults, const std::string& pointer, std::string code, std::string detail);

// A member's name as part of a JSON pointer (RFC 6901).
std::string escaped(std::string_view name);

template <class T>
struct Reader {
    using Read = std::function<std::optional<T>(const json::Value&, const std::string& pointer, Faults&)>;
    Read read;
    json::Shape shape;
};

// A member of an update: left out, or given (perhaps as null, which clears it).
template <class T>
struct Patch {
    bool given = false;
    std::optional<T> value;
};

// Writes what an update gives over the member; what it leaves out stays.
template <class T>
void update(T& member, const std::optional<T>& given)
{
    if (given) member = *given;
}
template <class T>
void update(std::optional<T>& member, const Patch<T>& given)
{
    if (given.given) member = given.value;
}

template <class T>
class Object {
public:
    explicit Object(std::string name) { shape_.name = std::move(name), shape_.type = "object"; }

    // Required; null is not accepted. B is T or a base of it.
    template <class M, class B>
    Object&& field(const std::string& name, M B::*member, Reader<M> reader) &&
    {
        return std::move(*this).template add<M>(
            name, reader, /*required=*/true, [=](T& out, M value) { out.*member = std::move(value); });
    }

    // Left out: the member keeps its default.
    template <class M, class B>
    Object&& optional(const std::string& name, M B::*member, Reader<M> reader) &&
    {
        return std::move(*this).template add<M>(
            name, reader, false, [=](T& out, M value) { out.*member = std::move(value); });
    }

    // Left out or null: empty.
    template <class M, class B>
    Object&& optional(const std::string& name, std::optional<M> B::*member, Reader<M> reader) &&
    {
        return std::move(*this).template add<M>(
            name, reader, false, [=](T& out, M value) { out.*member = std::move(value); },
            [=](T& out) { out.*member = std::nullopt; });
    }

    // Left out: not given. Null: given and empty.
    template <class M, class B>
    Object&& optional(const std::string& name, Patch<M> B::*member, Reader<M> reader) &&
    {
        return std::move(*this).template add<M>(
            name, reader, false,
            [=](T& out, M value) {
                out.*member = {true, std::move(value)};
            },
            [=](T& out) {
                out.*member = {true, std::nullopt};
            });
    }

    std::optional<T> operator()(const json::Value& value, const std::string& pointer, Faults& faults) const
    {
        if (!value.is_object()) {
            complain(faults, pointer, "type", "must be an object");
            return {};
        }
        for (const auto name : value.names())
            if (std::ranges::none_of(shape_.properties, [&](const auto& p) { return p.name == name; }))
                complain(faults, pointer + "/" + escaped(name), "unknown", "is not a known field");
        T out{};
        for (const auto& step : steps_) step(value, out, pointer, faults);
        return out;
    }

    const json::Shape& shape() const { return shape_; }

private:
    // `put` stores a value; `clear`, where there is one, says what null does.
    template <class M, class Put>
    Object&& add(const std::string& name, const Reader<M>& reader, bool required, Put put,
        std::function<void(T&)> clear = {}) &&
    {
        const bool nullable = static_cast<bool>(clear);
        shape_.properties.push_back({name, nullable ? reader.shape.or_null() : reader.shape, required});
        steps_.push_back([=, read = reader.read](
                             const json::Value& in, T& out, const std::string& pointer, Faults& faults) {
            const auto at = pointer + "/" + name;
            const auto value = in.find(name);
            if (!value) {
                if (required) complain(faults, at, "required", "is required");
            } else if (value->is_null()) {
                if (clear)
                    clear(out);
                else
                    complain(faults, at, "required", "must not be null");
            } else if (auto parsed = read(*value, at, faults)) {
                put(out, std::move(*parsed));
            }
        });
        return std::move(*this);
    }

    using Step = std::function<void(const json::Value&, T&, const std::string&, Faults&)>;
    json::Shape shape_;
    std::vector<Step> steps_;
};

template <class T>
Object<T> object(std::string name)
{
    return Object<T>(std::move(name));
}

// A whole number; texts of digits count too, because query parameters are text.
Reader<int> integer(int least, int most);
Reader<std::int64_t> whole(std::int64_t least, std::int64_t most);
Reader<double> number(double least, double most);
Reader<bool> flag();
// Unicode text in NFC without control characters, trimmed; length in code points.
Reader<std::string> text(std::size_t least, std::size_t most);
// The same, but line breaks and tabs are welcome, and nothing is trimmed.
Reader<std::string> long_text(std::size_t most);
// Any text as it came, length in bytes: passwords, tokens.
Reader<std::string> opaque(std::size_t least, std::size_t most);
// A text of at most `most` bytes to which `accept` says yes; `detail` tells people what it must be.
Reader<std::string> checked(
    std::size_t most, const char* code, std::string detail, std::function<bool(std::string_view)> accept);
Reader<std::string> email();
Reader<std::string> phone();      // as people write them, or ''
Reader<std::string> url();        // http or https
Reader<std::string> country();    // ISO 3166-1 alpha-2, upper case
Reader<std::string> currency();   // ISO 4217 that we can sell in
Reader<std::string> time_zone();  // IANA
Reader<std::string> one_of(std::vector<std::string> choices);
Reader<Time> time();  // RFC 3339
// Money of at most a billion units in either direction of zero is refused; `least` is in minor units.
Reader<Money> money(std::int64_t least);

template <class T>
Reader<T> id()
{
    return {[](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<T> {
                if (auto parsed = v.is_string() ? T::parse(v.text()) : std::nullopt) return parsed;
                complain(faults, at, "format", "must be an id like " + std::string(T::prefix()) + "_01h…");
                return {};
            },
        view::Of<T>::shape()};
}

template <view::Named E>
Reader<E> choice()
{
    return {[](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<E> {
                std::string all;
                for (const auto e : values(E{})) {
                    if (v.is_string() && v.text() == std::string_view(to_string(e))) return e;
                    all += (all.empty() ? "" : ", ") + std::string(to_string(e));
                }
                complain(faults, at, "choice", "must be one of: " + all);
                return {};
            },
        view::Of<E>::shape()};
}

template <class T>
Reader<T> nested(Object<T> object)
{
    auto shape = object.shape();
    return {[object = std::move(object)](const json::Value& v, const std::string& at, Faults& faults) {
                return object(v, at, faults);
            },
        std::move(shape)};
}

template <class T>
Reader<std::vector<T>> list(Reader<T> item, std::size_t least, std::size_t most)
{
    auto shape = json::Shape::list_of(item.shape);
    shape.least = static_cast<std::int64_t>(least);
    shape.most = static_cast<std::int64_t>(most);
    return {
        [=](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<std::vector<T>> {
            if (!v.is_array()) {
                complain(faults, at, "type", "must be a list");
                return {};
            }
            if (v.size() < least || v.size() > most) {
                complain(faults, at, "length",
                    "must have " + std::to_string(least) + " to " + std::to_string(most) + " entries");
                return {};
            }
            std::vector<T> out;
            for (std::size_t i = 0; i < v.size(); ++i)
                if (auto parsed = item.read(v.at(i), at + "/" + std::to_string(i), faults))
                    out.push_back(std::move(*parsed));
            return out;
        },
        std::move(shape)};
}

template <class T>
Reader<std::vector<T>> list(Object<T> item, std::size_t least, std::size_t most)
{
    return list(nested(std::move(item)), least, most);
}

// The struct, or Error(kInvalid) with every fault.
template <class T>
T read(const Object<T>& schema, const json::Value& value)
{
    Faults faults;
    auto out = schema(value, "", faults);
    if (!faults.empty()) throw Error(kInvalid, {}, std::move(faults));
    return std::move(*out);
}

}  // namespace gatehouse::schema
