// check: is everything there that we stand on?

#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <iostream>

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include "common/app/run.hpp"
#include "common/crypto/crypto.hpp"
#include "common/net/http_client.hpp"
#include "common/time.hpp"
#include "modules/admin/commands.hpp"
#include "modules/admin/needs.hpp"

namespace gatehouse::admin {

namespace {

struct Probe {
    const char* what;
    const char* advice;
    std::function<bool()> holds;
};

bool clock_agrees(const Context& context)
{
    const auto there = context.db.read([](db::Session& session) {
        return session.one("SELECT UTC_TIMESTAMP(6)", [](const db::Row& row) { return row.time(1); });
    });
    return std::chrono::abs(context.clock.now() - *there) < std::chrono::seconds(2);
}

// Beyond these the server refuses, in the middle of a sale.
bool database_lets_all_in(const Context& context)
{
    const auto needs = needs_of(context.config);
    return context.db
        .read([&](db::Session& session) {
            return session.one(
                "SELECT @@GLOBAL.max_connections >= ? AND @@GLOBAL.max_prepared_stmt_count >= ?",
                [](const db::Row& row) { return row.flag(1); }, needs.connections, needs.statements);
        })
        .value_or(false);
}

bool gateway_answers(const Context& context)
{
    net::HttpRequest request;
    request.url = context.config.text("payments.stripe.api_base") + "/v1/balance";
    request.headers = {"Authorization: Bearer " + context.config.secret("payments.stripe.secret_key")};
    request.timeout = std::chrono::seconds(5);
    return net::send(request).status == 200;
}

bool mail_leaves(const Config& config)
try {
    if (config.text("mail.transport") == "spool")
        return ::access(config.text("mail.spool_dir").c_str(), W_OK) == 0;
    Poco::Net::StreamSocket socket;
    socket.connect(Poco::Net::SocketAddress(config.text("mail.smtp.host"),
                       static_cast<Poco::UInt16>(config.number("mail.smtp.port"))),
        Poco::Timespan(5, 0));
    return true;
} catch (const std::exception&) {
    return false;
}

// Asks for the account, which costs nothing.
bool texts_leave(const Config& config)
{
    if (config.text("sms.transport") == "none") return true;
    if (config.text("sms.transport") == "spool")
        return ::access(config.text("mail.spool_dir").c_str(), W_OK) == 0;
    const auto account = config.text("sms.account");
    net::HttpRequest request;
    request.url = config.text("sms.api_base") + "/2010-04-01/Accounts/" + account + ".json";
    request.headers = {"Authorization: Basic " + crypto::base64(account + ":" + config.secret("sms.token"))};
    request.timeout = std::chrono::seconds(5);
    return !config.text("sms.from").empty() && net::send(request).status == 200;
}

std::vector<Probe> probes(const Context& context)
{
    const auto& config = context.config;
    return {
        {"database", "Is it running, and do db.socket, db.user and db.password_file fit?",
            [&] { return context.db.alive(); }},
        {"database limits",
            "Raise max_connections and max_prepared_stmt_count of the server (sql/server.cnf says to what).",
            [&] { return database_lets_all_in(context); }},
        {"redis", "Is it running, and do redis.socket or redis.host and the password fit?",
            [&] { return context.redis.alive(); }},
        {"clock", "This machine and the database differ by more than 2 s: run a time service on both.",
            [&] { return clock_agrees(context); }},
        {"time zones", "Install the package tzdata.", [] { return zone::known("Europe/Berlin"); }},
        {"master key", "Make one: openssl rand -hex 32 > FILE, name it in site.master_key_file.",
            [&] { return config.master_key().size() == 32; }},
        {"media folder", "media.dir must be a folder that the workers may write to.",
            [&] { return ::access(config.text("media.dir").c_str(), W_OK) == 0; }},
        {"gateway", "payments.stripe.api_base does not answer with this key: check key and network.",
            [&] { return gateway_answers(context); }},
        {"mail", "The mail server or the spool folder cannot be reached: see mail.* in the configuration.",
            [&] { return mail_leaves(config); }},
        {"text messages",
            "The SMS service does not answer with this account and token, or sms.from is empty.",
            [&] { return texts_leave(config); }},
    };
}

bool holds(const Probe& probe)
try {
    return probe.holds();
} catch (const std::exception& e) {
    std::cout << "       " << e.what() << '\n';
    return false;
}

}  // namespace

int check(const Words&)
{
    return app::with_context("admin", [](const Context& context) {
        int failed = 0;
        for (const auto& probe : probes(context)) {
            const bool good = holds(probe);
            std::cout << (good ? "ok     " : "FAILED ") << probe.what
                      << (good ? "" : std::string(": ") + probe.advice) << '\n';
            failed += !good;
        }
        return failed ? 1 : 0;
    });
}

}  // namespace gatehouse::admin
