#include "common/json/json.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <set>

#include "common/error.hpp"

namespace gatehouse::json {

namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kLeastChunk = 512, kMostChunk = 65'536;  // of the memory of a document

const rapidjson::Value& node(const void* n) { return *static_cast<const rapidjson::Value*>(n); }

rapidjson::SizeType length(std::string_view s) { return static_cast<rapidjson::SizeType>(s.size()); }

// Depth and duplicate members, which the parser accepts. Depth is bounded before this recurses far.
void check(const rapidjson::Value& value, int depth)
{
    if (depth > kMaxDepth) throw Error(kMalformed, "JSON nested too deep");
    if (value.IsArray())
        for (const auto& element : value.GetArray()) check(element, depth + 1);
    if (!value.IsObject()) return;
    std::set<std::string_view> seen;
    for (const auto& member : value.GetObject()) {
        if (!seen.insert({member.name.GetString(), member.name.GetStringLength()}).second)
            throw Error(kMalformed, "duplicate member in JSON");
        check(member.value, depth + 1);
    }
}

// RapidJSON's output stream over a std::string.
struct Out {
    using Ch = char;
    std::string text;
    void Put(char c) { text.push_back(c); }
    void Flush() {}
};

}  // namespace

bool Value::is_null() const { return node(node_).IsNull(); }
bool Value::is_object() const { return node(node_).IsObject(); }
bool Value::is_array() const { return node(node_).IsArray(); }
bool Value::is_string() const { return node(node_).IsString(); }
bool Value::is_integer() const { return node(node_).IsInt64(); }
bool Value::is_number() const { return node(node_).IsNumber(); }
bool Value::is_bool() const { return node(node_).IsBool(); }
std::string_view Value::text() const { return {node(node_).GetString(), node(node_).GetStringLength()}; }
std::int64_t Value::integer() const { return node(node_).GetInt64(); }
double Value::real() const { return node(node_).GetDouble(); }
bool Value::flag() const { return node(node_).GetBool(); }
std::size_t Value::size() const { return node(node_).Size(); }
Value Value::at(std::size_t index) const
{
    return Value(&node(node_)[static_cast<rapidjson::SizeType>(index)]);
}

std::optional<Value> Value::find(std::string_view name) const
{
    if (!is_object()) return {};
    const rapidjson::Value key(rapidjson::StringRef(name.data(), name.size()));
    const auto member = node(node_).FindMember(key);
    return member == node(node_).MemberEnd() ? std::nullopt : std::optional(Value(&member->value));
}

std::vector<std::string_view> Value::names() const
{
    std::vector<std::string_view> names;
    if (is_object())
        for (const auto& m : node(node_).GetObject())
            names.emplace_back(m.name.GetString(), m.name.GetStringLength());
    return names;
}

std::string Value::dump() const
{
    Out out;
    rapidjson::Writer<Out> writer(out);
    node(node_).Accept(writer);
    return std::move(out.text);
}

struct Document::Impl {
    // RapidJSON takes 64 KB for the smallest document otherwise, which a rush has hundreds of.
    explicit Impl(std::size_t text) : memory(std::clamp(text, kLeastChunk, kMostChunk)) {}

    rapidjson::MemoryPoolAllocator<> memory;
    rapidjson::Document document{&memory};
};

Document Document::parse(std::string_view text)
{
    constexpr auto kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                            rapidjson::kParseFullPrecisionFlag;
    auto impl = std::make_shared<Impl>(text.size());
    impl->document.Parse<kFlags>(text.data(), text.size());
    if (impl->document.HasParseError())
        throw Error(kMalformed, "JSON at byte " + std::to_string(impl->document.GetErrorOffset()) + ": " +
                                    rapidjson::GetParseError_En(impl->document.GetParseError()))
            .saying("The request could not be read: its JSON breaks off or is wrong at byte " +
                    std::to_string(impl->document.GetErrorOffset()) + ".");
    check(impl->document, 0);
    return Document(std::move(impl));
}

Document Document::of(const std::vector<std::pair<std::string, std::string>>& members)
{
    auto impl = std::make_shared<Impl>(0);
    impl->document.SetObject();
    auto& memory = impl->document.GetAllocator();
    for (const auto& [name, value] : members)
        impl->document.AddMember(rapidjson::Value(name.data(), length(name), memory),
            rapidjson::Value(value.data(), length(value), memory), memory);
    return Document(std::move(impl));
}

Value Document::root() const { return Value(static_cast<const rapidjson::Value*>(&impl_->document)); }

struct Writer::Impl {
    Out out;
    rapidjson::Writer<Out> writer{out};
};

Writer::Writer() : impl_(std::make_unique<Impl>()) {}
Writer::~Writer() = default;

Writer& Writer::object() { return impl_->writer.StartObject(), *this; }
Writer& Writer::end_object() { return impl_->writer.EndObject(), *this; }
Writer& Writer::array() { return impl_->writer.StartArray(), *this; }
Writer& Writer::end_array() { return impl_->writer.EndArray(), *this; }
Writer& Writer::key(std::string_view name) { return impl_->writer.Key(name.data(), length(name)), *this; }
Writer& Writer::null() { return impl_->writer.Null(), *this; }
Writer& Writer::value(std::string_view text)
{
    return impl_->writer.String(text.data(), length(text)), *this;
}
Writer& Writer::value(bool flag) { return impl_->writer.Bool(flag), *this; }
Writer& Writer::value(std::int64_t number) { return impl_->writer.Int64(number), *this; }
Writer& Writer::value(std::uint64_t number) { return impl_->writer.Uint64(number), *this; }
Writer& Writer::value(double number) { return impl_->writer.Double(number), *this; }

Writer& Writer::raw(std::string_view json)
{
    impl_->writer.RawValue(json.data(), json.size(), rapidjson::kObjectType);
    return *this;
}

std::string Writer::take() { return std::move(impl_->out.text); }

}  // namespace gatehouse::json
