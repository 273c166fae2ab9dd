// One MySQL connection with its prepared statements. Private to common/db.

#pragma once

#include <cppconn/connection.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>

#include <memory>
#include <string>
#include <unordered_map>

#include "common/db/pool.hpp"
#include "common/db/session.hpp"

namespace gatehouse::db {

// Connects, with the settings that every connection of Gatehouse has.
std::unique_ptr<sql::Connection> connect(const Endpoint& endpoint, int read_timeout_seconds);

class Connection {
public:
    explicit Connection(const Endpoint& endpoint);

    // The literal's statement, or its variant for a list of n; `expand` makes the text when it is not
    // prepared yet.
    template <class F>
    sql::PreparedStatement& prepared(Sql sql, std::size_t n, F expand)
    {
        auto& slot = statements_[{sql.text, n}];
        if (!slot) slot.reset(connection_->prepareStatement(expand()));
        return *slot;
    }
    sql::PreparedStatement& prepared(Sql sql)
    {
        return prepared(sql, 0, [&] { return std::string(sql.text); });
    }

    static unsigned bind(sql::PreparedStatement& statement, const Args& args, unsigned position = 0);

    // A statement that MySQL does not prepare.
    void run(const char* sql);

    void begin();
    void commit();
    void rollback();
    bool broken = false;          // not to be used again
    const void* place = nullptr;  // that used it last (Pool::Place)

private:
    struct Key {
        const char* literal;
        std::size_t n;
        bool operator==(const Key&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key& k) const
        {
            return std::hash<const void*>{}(k.literal) ^ (k.n * 0x9e3779b9u);
        }
    };

    std::unique_ptr<sql::Connection> connection_;
    std::unordered_map<Key, std::unique_ptr<sql::PreparedStatement>, Hash> statements_;
};

}  // namespace gatehouse::db
