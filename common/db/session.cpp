#include "common/db/session.hpp"

#include <algorithm>
#include <bit>

#include "common/db/connection.hpp"
#include "common/error.hpp"
#include "common/time.hpp"

namespace gatehouse::db {

namespace {

// Calls by_name or by_position of the driver, which has two overloads of everything.
template <class F>
auto at(Column column, F get)
{
    return column.name ? get(sql::SQLString(column.name)) : get(column.position);
}

// The text with `(?*)` written out for n values.
std::string expand_list(const char* literal, std::size_t n)
{
    std::string text(literal);
    const auto hole = text.find("(?*)");
    if (hole == std::string::npos) throw Error(kInternal, "no (?*) in: " + text);
    std::string marks = "(?";
    for (std::size_t i = 1; i < n; ++i) marks += ",?";
    return text.replace(hole, 4, marks + ")");
}

// Lists are padded with their last value up to a power of two, so that few statements serve all lengths.
void pad(Args& list)
{
    const auto last = list.back();
    list.resize(std::bit_ceil(list.size()), last);
}

// A statement binds 65,535 values at most: a longer list goes in pieces. ORDER BY and LIMIT then hold in
// each.
constexpr std::size_t kPiece = 16'384;

template <class Do>
void in_pieces(const Args& list, Do with)
{
    for (std::size_t from = 0; from < list.size(); from += kPiece) {
        const auto begin = list.begin() + static_cast<std::ptrdiff_t>(from);
        Args piece(begin, begin + static_cast<std::ptrdiff_t>(std::min(kPiece, list.size() - from)));
        pad(piece);
        with(piece);
    }
}

// 1, 2, 3, 4, 6, 8, 12, … 32: few statements to keep prepared, and at most four of them make every count of a
// rush. Twice as many rows save a round trip of the largest batches, and cost twice the memory.
std::size_t rows_at_once(std::size_t rows)
{
    constexpr std::size_t kMost = 32;
    const auto two = std::min(kMost, std::bit_floor(rows));
    const auto three = two / 2 * 3;
    return two < kMost && two > 1 && three <= rows ? three : two;
}

// Placeholders that stand in front of the list.
std::size_t marks_before_list(const char* literal)
{
    const std::string_view text(literal);
    return static_cast<std::size_t>(std::ranges::count(text.substr(0, text.find("(?*)")), '?'));
}

// Binds `after` around the list: those that belong in front of it first.
void bind_around(sql::PreparedStatement& statement, const char* literal, const Args& list, const Args& rest)
{
    const auto split = rest.begin() + static_cast<std::ptrdiff_t>(marks_before_list(literal));
    auto position = Connection::bind(statement, Args(rest.begin(), split));
    position = Connection::bind(statement, list, position);
    Connection::bind(statement, Args(split, rest.end()), position);
}

void each_row(sql::PreparedStatement& statement, const std::function<void(const Row&)>& each)
{
    const std::unique_ptr<sql::ResultSet> rows(statement.executeQuery());
    while (rows->next()) each(Row(*rows));
}

}  // namespace

Arg::Arg(Time v) : value_(to_sql(v)) {}

std::string Row::text(Column column) const
{
    return at(column, [&](auto c) { return std::string(rows_.getString(c)); });
}

std::int64_t Row::number(Column column) const
{
    return at(column, [&](auto c) { return rows_.getInt64(c); });
}

double Row::real(Column column) const
{
    return at(column, [&](auto c) { return static_cast<double>(rows_.getDouble(c)); });
}

bool Row::null(Column column) const
{
    return at(column, [&](auto c) { return rows_.isNull(c); });
}

Time Row::time(Column column) const { return parse_sql(text(column)); }

Uuid Row::uuid(Column column) const
{
    const auto bytes = text(column);
    Uuid uuid{};
    if (bytes.size() != uuid.size())
        throw Error(kInternal, "an id of " + std::to_string(bytes.size()) + " bytes");
    std::copy(bytes.begin(), bytes.end(), uuid.begin());
    return uuid;
}

void Session::query(Sql sql, const Args& args, const Each& each)
{
    auto& statement = connection_.prepared(sql);
    Connection::bind(statement, args);
    each_row(statement, each);
}

void Session::query_in(Sql sql, Args list, const Args& after, const Each& each)
{
    in_pieces(list, [&](const Args& piece) {
        auto& statement =
            connection_.prepared(sql, piece.size(), [&] { return expand_list(sql.text, piece.size()); });
        bind_around(statement, sql.text, piece, after);
        each_row(statement, each);
    });
}

void Tx::set_savepoint() { connection_.run("SAVEPOINT part"); }

void Tx::undo_to_savepoint() { connection_.run("ROLLBACK TO SAVEPOINT part"); }

std::uint64_t Tx::execute(Sql sql, const Args& args)
{
    auto& statement = connection_.prepared(sql);
    Connection::bind(statement, args);
    return static_cast<std::uint64_t>(statement.executeUpdate());
}

std::uint64_t Tx::execute_in(Sql sql, Args list, const Args& after)
{
    std::uint64_t changed = 0;
    in_pieces(list, [&](const Args& piece) {
        auto& statement =
            connection_.prepared(sql, piece.size(), [&] { return expand_list(sql.text, piece.size()); });
        bind_around(statement, sql.text, piece, after);
        changed += static_cast<std::uint64_t>(statement.executeUpdate());
    });
    return changed;
}

std::uint64_t Tx::exec_many(Sql insert, const std::vector<Args>& rows)
{
    std::uint64_t changed = 0;
    for (std::size_t done = 0; done < rows.size();) {
        const auto n = rows_at_once(rows.size() - done);
        auto& statement = connection_.prepared(insert, n, [&] {
            const std::string text(insert.text);
            const auto values = text.find("VALUES (");
            const auto end = text.find(')', values);
            if (end == std::string::npos) throw Error(kInternal, "no tuple in: " + text);
            const auto one = text.substr(text.find('(', values), end - text.find('(', values) + 1);
            auto all = text.substr(0, end + 1);
            for (std::size_t i = 1; i < n; ++i) all += ", " + one;
            return all + text.substr(end + 1);
        });
        unsigned position = 0;
        for (std::size_t i = 0; i < n; ++i) position = Connection::bind(statement, rows[done + i], position);
        changed += static_cast<std::uint64_t>(statement.executeUpdate());
        done += n;
    }
    return changed;
}

}  // namespace gatehouse::db
