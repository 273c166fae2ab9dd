#include "common/db/migrate.hpp"

#include <cppconn/statement.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>

#include "common/crypto/crypto.hpp"
#include "common/db/connection.hpp"
#include "common/text/text.hpp"

namespace gatehouse::db {

namespace {

// A lost lock must not be waited for forever, and a slow ALTER not be interrupted.
constexpr int kLockWaitSeconds = 60;

class Migrator {
public:
    explicit Migrator(const Endpoint& endpoint) : connection_(connect(endpoint, /*read_timeout=*/3600)) {}

    void lock()
    {
        const auto got =
            ask("SELECT GET_LOCK(CONCAT(DATABASE(), '.migrate'), " + std::to_string(kLockWaitSeconds) + ")");
        if (got.empty() || got[0][0] != "1")
            throw std::runtime_error("another migration has been running for a minute");
        run("CREATE TABLE IF NOT EXISTS schema_migrations (version INT UNSIGNED NOT NULL PRIMARY KEY, name "
            "VARCHAR(120) NOT "
            "NULL, checksum CHAR(64) NOT NULL, applied_at DATETIME(6) NOT NULL) ENGINE = InnoDB");
    }

    // version → checksum
    std::map<int, std::string> applied()
    {
        std::map<int, std::string> out;
        for (const auto& row : ask("SELECT version, checksum FROM schema_migrations"))
            out[std::stoi(row[0])] = row[1];
        return out;
    }

    void apply(int version, const std::string& name, const std::string& script, const std::string& checksum)
    {
        for (const auto& statement : split_statements(script)) run(statement);
        run("INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (" +
            std::to_string(version) + ", '" + name + "', '" + checksum + "', UTC_TIMESTAMP(6))");
    }

private:
    void run(const std::string& sql)
    {
        const std::unique_ptr<sql::Statement> statement(connection_->createStatement());
        statement->execute(sql);
    }

    std::vector<std::array<std::string, 2>> ask(const std::string& sql)
    {
        const std::unique_ptr<sql::Statement> statement(connection_->createStatement());
        const std::unique_ptr<sql::ResultSet> rows(statement->executeQuery(sql));
        const auto columns = rows->getMetaData()->getColumnCount();
        std::vector<std::array<std::string, 2>> out;
        while (rows->next())
            out.push_back(
                {std::string(rows->getString(1)), columns > 1 ? std::string(rows->getString(2)) : ""});
        return out;
    }

    std::unique_ptr<sql::Connection> connection_;
};

// The number of times that a word stands in a text.
int count(std::string_view text, std::string_view word)
{
    int n = 0;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++n;
    return n;
}

// Whether a semicolon ends here what a trigger does under a condition, and not the trigger.
bool is_inside_if(std::string_view statement)
{
    return text::trim(statement).starts_with("CREATE TRIGGER") &&
           count(statement, " THEN") > count(statement, "END IF");
}

}  // namespace

std::vector<std::string> split_statements(const std::string& script)
{
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < script.size(); ++i) {
        const char c = script[i];
        const bool comment = c == '#' || (c == '-' && script.compare(i, 3, "-- ") == 0);
        if (comment) {
            i = std::min(script.find('\n', i), script.size() - 1);
            out.back() += '\n';
        } else if (c == '\'' || c == '"' || c == '`') {
            const auto end = std::min(script.find(c, i + 1), script.size() - 1);
            out.back() += script.substr(i, end - i + 1);
            i = end;
        } else if (c == ';' && !is_inside_if(out.back())) {
            out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    for (auto& statement : out) statement = text::trim(statement);
    std::erase(out, "");
    return out;
}

void migrate(const Endpoint& endpoint, const std::string& folder,
    const std::function<void(const std::string&)>& applied)
{
    static const std::regex kName("([0-9]{4})_[a-z0-9_]+\\.sql");
    std::map<int, std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::smatch match;
        const auto name = entry.path().filename().string();
        if (!std::regex_match(name, match, kName))
            throw std::runtime_error("not a migration: " + entry.path().string());
        if (!files.emplace(std::stoi(match[1]), entry.path()).second)
            throw std::runtime_error("two migrations have the number of " + name);
    }
    Migrator migrator(endpoint);
    migrator.lock();
    const auto done = migrator.applied();
    for (const auto& [version, path] : files) {
        std::ifstream in(path);
        const std::string script{std::istreambuf_iterator<char>(in), {}};
        const auto checksum = crypto::hex(crypto::sha256(script)), name = path.filename().string();
        const auto before = done.find(version);
        if (before != done.end() && before->second != checksum)
            throw std::runtime_error(
                name + " was changed after it had been applied; write a new migration instead");
        if (before != done.end()) continue;
        try {
            migrator.apply(version, name, script, checksum);
        } catch (const sql::SQLException& e) {
            throw std::runtime_error(name + ": " + e.what());
        }
        applied(name);
    }
}

}  // namespace gatehouse::db
