// Response views: one declaration both writes a struct as JSON and describes it for OpenAPI, so the two
// cannot drift apart. Member types say how they are written; nested objects name their view.
//
//     const view::Object<Order> kOrder = view::object<Order>("Order")
//         .field("id", &Order::id)
//         .field("lines", &Order::lines, kLine)
//         .field("late", [](const Order& o) { return o.is_late(); });

#pragma once

#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "common/id.hpp"
#include "common/json/json.hpp"
#include "common/json/shape.hpp"
#include "common/money.hpp"
#include "common/time.hpp"

namespace gatehouse::view {

using json::Shape;
using json::Writer;

// An enum that can be shown has to_string(e) and a list of all values, `values(e)`, found by ADL.
template <class E>
concept Named = std::is_enum_v<E> && requires(E e)
{
    {
        to_string(e)
        } -> std::convertible_to<std::string_view>;
};

inline void put(Writer& out, bool v) { out.value(v); }
inline void put(Writer& out, int v) { out.value(v); }
inline void put(Writer& out, std::int64_t v) { out.value(v); }
inline void put(Writer& out, double v) { out.value(v); }
inline void put(Writer& out, const std::string& v) { out.value(std::string_view(v)); }
inline void put(Writer& out, const char* v) { out.value(v); }
inline void put(Writer& out, Time v) { out.value(to_rfc3339(v)); }
inline void put(Writer& out, const Money& v)
{
    out.object().member("amount", v.amount).member("currency", std::string_view(v.currency)).end_object();
}
template <Prefix P>
void put(Writer& out, const Id<P>& v)
{
    out.value(v.str());
}
inline void put(Writer& out, const ItemId& v) { out.value(v.str()); }
template <Named E>
void put(Writer& out, E v)
{
    out.value(std::string_view(to_string(v)));
}

Shape money_shape();

template <class T>
struct Of;  // the shape of a plain member type
template <>
struct Of<bool> {
    static Shape shape() { return Shape::of("boolean"); }
};
template <>
struct Of<int> {
    static Shape shape() { return Shape::of("integer"); }
};
template <>
struct Of<std::int64_t> {
    static Shape shape() { return Shape::of("integer", "int64"); }
};
template <>
struct Of<double> {
    static Shape shape() { return Shape::of("number"); }
};
template <>
struct Of<std::string> {
    static Shape shape() { return Shape::of("string"); }
};
template <>
struct Of<const char*> {
    static Shape shape() { return Shape::of("string"); }
};
template <>
struct Of<Time> {
    static Shape shape() { return Shape::of("string", "date-time"); }
};
template <>
struct Of<Money> {
    static Shape shape() { return money_shape(); }
};
template <Prefix P>
struct Of<Id<P>> {
    static Shape shape()
    {
        auto s = Shape::of("string");
        s.pattern = "^" + std::string(P.text) + "_[0-7][0-9a-hjkmnp-tv-z]{25}$";
        return s;
    }
};
template <>
struct Of<ItemId> {
    static Shape shape()
    {
        auto s = Shape::of("string");
        s.pattern = "^(tt|bundle)_[0-7][0-9a-hjkmnp-tv-z]{25}$";
        return s;
    }
};
template <Named E>
struct Of<E> {
    static Shape shape()
    {
        auto s = Shape::of("string");
        for (const auto e : values(E{})) s.choices.emplace_back(to_string(e));
        return s;
    }
};

template <class T>
class Object;

namespace detail {

// Peels optional and vector, then writes the element by `one`.
template <class U, class F>
void put_with(Writer& out, const std::optional<U>& v, const F& one);
template <class U, class F>
void put_with(Writer& out, const std::vector<U>& v, const F& one);
template <class U, class F>
void put_with(Writer& out, const U& v, const F& one)
{
    one(out, v);
}
template <class U, class F>
void put_with(Writer& out, const std::optional<U>& v, const F& one)
{
    if (v)
        put_with(out, *v, one);
    else
        out.null();
}
template <class U, class F>
void put_with(Writer& out, const std::vector<U>& v, const F& one)
{
    out.array();
    for (const auto& element : v) put_with(out, element, one);
    out.end_array();
}

template <class U>
struct Peel {
    using Element = U;
    static Shape shape(const Shape& one) { return one; }
};
template <class U>
struct Peel<std::optional<U>> {
    using Element = typename Peel<U>::Element;
    static Shape shape(const Shape& one) { return Peel<U>::shape(one).or_null(); }
};
template <class U>
struct Peel<std::vector<U>> {
    using Element = typename Peel<U>::Element;
    static Shape shape(const Shape& one) { return Shape::list_of(Peel<U>::shape(one)); }
};

}  // namespace detail

template <class T>
class Object {
public:
    explicit Object(std::string name) { shape_.name = std::move(name), shape_.type = "object"; }

    // A plain member: number, text, flag, id, time, money, enum, and optionals or vectors of them.
    template <class G>
    Object&& field(std::string name, G get) &&
    {
        using U = std::remove_cvref_t<std::invoke_result_t<G, const T&>>;
        using Element = typename detail::Peel<U>::Element;
        return std::move(*this).template add<U>(
            std::move(name), get, Of<Element>::shape(), [](Writer& out, const Element& v) { put(out, v); });
    }

    // A member that is an object with a view of its own, or optionals or vectors of such.
    template <class G, class U>
    Object&& field(std::string name, G get, Object<U> view) &&
    {
        using Member = std::remove_cvref_t<std::invoke_result_t<G, const T&>>;
        auto shape = view.shape();
        return std::move(*this).template add<Member>(std::move(name), get, std::move(shape),
            [view = std::move(view)](Writer& out, const U& v) { view.write(out, v); });
    }

    // All members of another view, as members of this one.
    template <class G, class U>
    Object&& include(G get, const Object<U>& view) &&
    {
        for (const auto& property : view.shape().properties) shape_.properties.push_back(property);
        steps_.push_back(
            [get, view](Writer& out, const T& value) { view.write_members(out, std::invoke(get, value)); });
        return std::move(*this);
    }

    void write(Writer& out, const T& value) const
    {
        out.object();
        write_members(out, value);
        out.end_object();
    }
    void write_members(Writer& out, const T& value) const
    {
        for (const auto& step : steps_) step(out, value);
    }
    std::string dump(const T& value) const
    {
        Writer out;
        write(out, value);
        return out.take();
    }
    const Shape& shape() const { return shape_; }

private:
    template <class U, class G, class F>
    Object&& add(std::string name, G get, Shape one, F write_one) &&
    {
        shape_.properties.push_back({name, detail::Peel<U>::shape(one), true});
        steps_.push_back(
            [name = std::move(name), get, write_one = std::move(write_one)](Writer& out, const T& value) {
                out.key(name);
                detail::put_with(out, std::invoke(get, value), write_one);
            });
        return std::move(*this);
    }

    Shape shape_;
    std::vector<std::function<void(Writer&, const T&)>> steps_;
};

template <class T>
Object<T> object(std::string name)
{
    return Object<T>(std::move(name));
}

}  // namespace gatehouse::view
