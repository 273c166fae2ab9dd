// Keyset pagination: {"items": […], "next_cursor": "…" | null}. A cursor is opaque outside; inside it is the
// sort key of the last row shown, so that pages stay right while rows come and go.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/json/schema.hpp"
#include "common/json/view.hpp"
#include "common/page.hpp"

namespace gatehouse {

namespace page {

// The parts that were joined into a cursor; Error(kInvalid) when it is none of ours or has another number of
// parts.
std::string join(const std::vector<std::string>& parts);
std::vector<std::string> split(const std::string& cursor, std::size_t parts);

// One part of a cursor, read back; Error(kInvalid) when it is none.
Time time(const std::string& part);
[[noreturn]] void refuse_cursor();
template <class T>
T id(const std::string& part)
{
    if (const auto id = T::parse(part)) return *id;
    refuse_cursor();
}

// Cuts a result that was read with LIMIT limit + 1; key(last) makes the cursor's parts.
template <class T, class F>
Page<T> cut(std::vector<T> rows, int limit, F key)
{
    Page<T> page{std::move(rows), {}};
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.resize(static_cast<std::size_t>(limit));
        page.next_cursor = join(key(page.items.back()));
    }
    return page;
}

template <class T>
view::Object<Page<T>> view_of(const view::Object<T>& item)
{
    return view::object<Page<T>>(item.shape().name + "Page")
        .field("items", &Page<T>::items, item)
        .field("next_cursor", &Page<T>::next_cursor);
}

// Base64 of the longest key: a name of 200 letters, four bytes each, and an id.
inline constexpr std::size_t kLongestCursor = 1200;

// Adds limit and cursor to the schema of a query struct.
template <class Q>
schema::Object<Q> query(std::string name)
{
    return schema::object<Q>(std::move(name))
        .optional("limit", static_cast<int Q::*>(&Q::limit), schema::integer(1, 100))
        .optional("cursor", static_cast<std::string Q::*>(&Q::cursor), schema::opaque(0, kLongestCursor));
}

}  // namespace page

template <class T>
view::Object<Items<T>> view_of_items(const view::Object<T>& item)
{
    return view::object<Items<T>>(item.shape().name + "List").field("items", &Items<T>::items, item);
}

}  // namespace gatehouse
