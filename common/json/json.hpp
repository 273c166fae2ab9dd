// JSON in and out. Both directions are RapidJSON behind this header, so that its weight stays in one file and
// nothing else touches JSON. Input is strict: valid UTF-8, no duplicate members, limited depth.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::json {

// A place in a parsed document. Lives as long as its Document.
class Value {
public:
    bool is_null() const;
    bool is_object() const;
    bool is_array() const;
    bool is_string() const;
    bool is_integer() const;  // fits 64 bits, no decimals
    bool is_number() const;
    bool is_bool() const;

    std::string_view text() const;
    std::int64_t integer() const;
    double real() const;
    bool flag() const;

    std::size_t size() const;                                // of an array
    Value at(std::size_t index) const;                       // of an array
    std::optional<Value> find(std::string_view name) const;  // of an object; empty too when this is no object
    std::vector<std::string_view> names() const;

    // The text at a path of members, '' when there is none: get("data", "object", "id").
    template <class... Names>
    std::string get(std::string_view name, Names... rest) const
    {
        const auto member = find(name);
        if (!member) return {};
        if constexpr (sizeof...(rest) == 0)
            return member->is_string() ? std::string(member->text()) : std::string{};
        else
            return member->get(rest...);
    }

    // Written out again as text.
    std::string dump() const;

private:
    friend class Document;
    explicit Value(const void* node) : node_(node) {}
    const void* node_;
};

class Document {
public:
    // Throws Error(kMalformed) that says where.
    static Document parse(std::string_view text);
    // An object of strings, so that query parameters go through the same schemas as bodies.
    static Document of(const std::vector<std::pair<std::string, std::string>>& members);

    Value root() const;

private:
    struct Impl;
    explicit Document(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<Impl> impl_;
};

// Writes JSON front to back into a string; the caller keeps the nesting right.
class Writer {
public:
    Writer();
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    Writer& object();
    Writer& end_object();
    Writer& array();
    Writer& end_array();
    Writer& key(std::string_view name);
    Writer& null();
    Writer& value(std::string_view text);
    Writer& value(const char* text) { return value(std::string_view(text)); }
    Writer& value(bool flag);
    Writer& value(std::int64_t number);
    Writer& value(std::uint64_t number);
    Writer& value(int number) { return value(std::int64_t{number}); }
    Writer& value(double number);
    // A piece of finished JSON.
    Writer& raw(std::string_view json);

    template <class T>
    Writer& member(std::string_view name, const T& v)
    {
        key(name);
        return value(v);
    }

    // What was written so far; the writer is done with it.
    std::string take();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace gatehouse::json
