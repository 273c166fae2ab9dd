// MySQL access. Reading needs a Session; writing needs a Tx, so a write outside a transaction does not
// compile. SQL must be a literal, so building it from strings does not compile either. Statements are
// prepared once per connection.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"

namespace sql {
class ResultSet;
}

namespace gatehouse::db {

class Connection;

struct Sql {
    consteval Sql(const char* literal) : text(literal) {}
    const char* text;
};

// Makes the raw bytes of a hash or key an argument (BINARY columns), as text would be.
struct Bytes {
    std::string_view value;
};

// A column, by name or by position from 1 (positions are faster: use them on hot paths).
struct Column {
    Column(const char* column) : name(column) {}
    Column(unsigned column) : position(column) {}
    Column(int column) : position(static_cast<unsigned>(column)) {}
    const char* name = nullptr;
    unsigned position = 0;
};

// One row of a result.
class Row {
public:
    explicit Row(sql::ResultSet& rows) : rows_(rows) {}

    std::string text(Column column) const;  // also the raw bytes of BINARY columns; '' for NULL
    std::int64_t number(Column column) const;
    int integer(Column column) const { return static_cast<int>(number(column)); }
    double real(Column column) const;
    bool flag(Column column) const { return number(column) != 0; }
    Time time(Column column) const;
    bool null(Column column) const;

    template <class T>
    T id(Column column) const
    {
        return T(uuid(column));
    }
    template <class T>
    std::optional<T> find_id(Column column) const
    {
        return null(column) ? std::nullopt : std::optional(id<T>(column));
    }
    // The id of a sale item, and the column that says whether it is a bundle.
    ItemId item(Column id_column, Column bundle) const { return {uuid(id_column), flag(bundle)}; }
    // The value of an ENUM column: the one of values(E) whose to_string() it is.
    template <class E>
    E choice(Column column) const
    {
        const auto name = text(column);
        for (const auto value : values(E{}))
            if (name == to_string(value)) return value;
        throw Error(kInternal, "no value has the name " + name);
    }
    std::optional<Time> find_time(Column c) const { return null(c) ? std::nullopt : std::optional(time(c)); }
    std::optional<int> find_integer(Column c) const
    {
        return null(c) ? std::nullopt : std::optional(integer(c));
    }
    std::optional<double> find_real(Column c) const
    {
        return null(c) ? std::nullopt : std::optional(real(c));
    }
    std::optional<std::string> find_text(Column c) const
    {
        return null(c) ? std::nullopt : std::optional(text(c));
    }

private:
    Uuid uuid(Column column) const;
    sql::ResultSet& rows_;
};

// One bound value. Everything that a repository passes converts to it; std::optional binds NULL when empty.
class Arg {
public:
    Arg(std::nullopt_t) {}
    Arg(bool v) : value_(std::int64_t{v}) {}
    Arg(int v) : value_(std::int64_t{v}) {}
    Arg(unsigned v) : value_(std::int64_t{v}) {}
    Arg(long v) : value_(std::int64_t{v}) {}
    Arg(unsigned long v) : value_(static_cast<std::int64_t>(v)) {}
    Arg(double v) : value_(v) {}
    Arg(const char* v) : value_(std::string(v)) {}
    Arg(std::string v) : value_(std::move(v)) {}
    Arg(std::string_view v) : value_(std::string(v)) {}
    Arg(Bytes v) : value_(std::string(v.value)) {}
    Arg(Time v);
    template <Prefix P>
    Arg(const Id<P>& v) : value_(v.bytes())
    {
    }
    Arg(const ItemId& v) : value_(v.bytes()) {}
    template <class T>
    Arg(const std::optional<T>& v) : Arg(v ? Arg(*v) : Arg(std::nullopt))
    {
    }

private:
    friend class Connection;
    std::variant<std::monostate, std::int64_t, double, std::string> value_;
};
using Args = std::vector<Arg>;

class Session {
public:
    explicit Session(Connection& connection) : connection_(connection) {}
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // Every row through to_value, in the order of the statement.
    template <class F, class... A>
    auto all(Sql sql, F to_value, const A&... args)
    {
        std::vector<decltype(to_value(std::declval<const Row&>()))> out;
        query(sql, {Arg(args)...}, [&](const Row& row) { out.push_back(to_value(row)); });
        return out;
    }

    // The first row, if any.
    template <class F, class... A>
    auto one(Sql sql, F to_value, const A&... args)
    {
        std::optional<decltype(to_value(std::declval<const Row&>()))> out;
        query(sql, {Arg(args)...}, [&](const Row& row) {
            if (!out) out.emplace(to_value(row));
        });
        return out;
    }

    // Like all(), for a statement with one `(?*)` that stands for a list of any length: WHERE id IN (?*).
    // The list's values are bound in its place among args: `before` are the arguments in front of it.
    template <class F, class List, class... A>
    auto all_in(Sql sql, F to_value, const List& list, const A&... after)
    {
        std::vector<decltype(to_value(std::declval<const Row&>()))> out;
        Args values;
        for (const auto& value : list) values.emplace_back(value);
        query_in(
            sql, std::move(values), {Arg(after)...}, [&](const Row& row) { out.push_back(to_value(row)); });
        return out;
    }

protected:
    using Each = std::function<void(const Row&)>;
    void query(Sql sql, const Args& args, const Each& each);
    void query_in(Sql sql, Args list, const Args& after, const Each& each);

    Connection& connection_;
};

class Tx : public Session {
public:
    // Returns the number of rows changed (not: matched).
    template <class... A>
    std::uint64_t exec(Sql sql, const A&... args)
    {
        return execute(sql, {Arg(args)...});
    }

    // INSERT of many rows in few statements: `insert` has one VALUES tuple, "… VALUES (?, ?) …", which is
    // repeated. Each row holds the arguments of one tuple. Returns the number of rows changed.
    std::uint64_t exec_many(Sql insert, const std::vector<Args>& rows);

    // exec() with one `(?*)`, as in all_in(): UPDATE … WHERE id IN (?*).
    template <class List, class... A>
    std::uint64_t exec_in(Sql sql, const List& list, const A&... after)
    {
        Args values;
        for (const auto& value : list) values.emplace_back(value);
        return execute_in(sql, std::move(values), {Arg(after)...});
    }

    // Runs body(). When it throws an Error, what it wrote is undone and the Error goes on, while the
    // transaction may continue: for a part that can fail. Not nested.
    template <class F>
    void part(F body)
    {
        set_savepoint();
        try {
            body();
        } catch (const Error&) {
            undo_to_savepoint();
            throw;
        }
    }

private:
    friend class Pool;
    using Session::Session;
    void set_savepoint();
    void undo_to_savepoint();
    std::uint64_t execute(Sql sql, const Args& args);
    std::uint64_t execute_in(Sql sql, Args list, const Args& after);
};

}  // namespace gatehouse::db
