#include "common/db/connection.hpp"

#include <mysql_driver.h>

#include <cppconn/statement.h>

namespace gatehouse::db {

std::unique_ptr<sql::Connection> connect(const Endpoint& e, int read_timeout_seconds)
{
    sql::ConnectOptionsMap options;
    options["hostName"] =
        e.socket.empty() ? "tcp://" + e.host + ":" + std::to_string(e.port) : "unix://" + e.socket;
    options["userName"] = e.user;
    options["password"] = e.password;
    options["schema"] = e.schema;
    options["OPT_CHARSET_NAME"] = std::string("utf8mb4");
    options["OPT_CONNECT_TIMEOUT"] = 3;
    options["OPT_READ_TIMEOUT"] = read_timeout_seconds;
    std::unique_ptr<sql::Connection> connection(sql::mysql::get_driver_instance()->connect(options));
    // Connecting forces REPEATABLE READ over the server's setting.
    connection->setTransactionIsolation(sql::TRANSACTION_READ_COMMITTED);
    const std::unique_ptr<sql::Statement> set(connection->createStatement());
    set->execute(
        "SET SESSION time_zone = '+00:00', innodb_lock_wait_timeout = 3, "
        "sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'");
    return connection;
}

Connection::Connection(const Endpoint& endpoint)
    : connection_(connect(endpoint, endpoint.read_timeout_seconds))
{
}

unsigned Connection::bind(sql::PreparedStatement& statement, const Args& args, unsigned position)
{
    for (const auto& arg : args) {
        ++position;
        if (const auto* number = std::get_if<std::int64_t>(&arg.value_))
            statement.setInt64(position, *number);
        else if (const auto* text = std::get_if<std::string>(&arg.value_))
            statement.setString(position, *text);
        else if (const auto* real = std::get_if<double>(&arg.value_))
            statement.setDouble(position, *real);
        else
            statement.setNull(position, 0);
    }
    return position;
}

void Connection::run(const char* sql)
{
    const std::unique_ptr<sql::Statement> statement(connection_->createStatement());
    statement->execute(sql);
}

// Two round trips a transaction; switching autocommit off and on again would be three.
void Connection::begin() { run("START TRANSACTION"); }

// As statements: the driver's own commit() and rollback() drop the error, so that a COMMIT that the server
// never heard would pass for one that it did.
void Connection::commit() { run("COMMIT"); }

void Connection::rollback()
{
    try {
        run("ROLLBACK");
    } catch (const sql::SQLException&) {
        broken = true;  // the server rolls back what a lost connection left open
    }
}

}  // namespace gatehouse::db
