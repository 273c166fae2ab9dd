// Somebody of whom every module knows something, and a look for them through the whole database.

#pragma once

#include <deque>
#include <map>
#include <set>

#include "common/time.hpp"
#include "modules/notifications/service.hpp"
#include "modules/organizations/invitations.hpp"
#include "modules/privacy/erasure.hpp"
#include "modules/privacy/exports.hpp"
#include "modules/queue/guests.hpp"
#include "modules/scanning/service.hpp"
#include "tests/support/queue_world.hpp"
#include "tests/support/recorder.hpp"

namespace gatehouse::support {

struct PrivacyWorld : QueueWorld {
    privacy::Erasure erasure{context};
    privacy::Exports exports{context};
    Recorder post;

    // A person under a name that nobody else has, with a verified address and a session that was proven just
    // now.
    struct Zoe : Person {
        std::string name, email, phone = "+43 1 5551234567";
    };
    Zoe zoe(const std::string& first = "Zoe")
    {
        Zoe zoe;
        static_cast<Person&>(zoe) = verified(first + " " + unique("Quill"));
        zoe.name = zoe.user.name;
        zoe.email = zoe.user.email;
        zoe.phone += random.code(6);
        zoe.caller = with_session(zoe.user);
        return zoe;
    }
    auth::Caller with_session(const accounts::User& user)
    {
        const auth::Sessions sessions(context);
        const auto token = context.db.transact([&](db::Tx& tx) {
            return sessions.open(tx, user.id, user.roles, {"Test/1.0", "127.0.0.9"});
        });
        auto caller = signed_in(user.id);
        caller.principal = sessions.find(token).value();
        return caller;
    }

    orders::PlaceOrder wish_of(
        const Zoe& zoe, const EventId& event, const TicketTypeId& type, int quantity = 2)
    {
        auto wanted = wish(event, type, quantity);
        wanted.buyer = {zoe.name, zoe.email, zoe.phone};
        return wanted;
    }
    // A paid order for an event of the organizer's.
    orders::Order bought(const Zoe& zoe, const auth::Caller& as)
    {
        const auto event = this->event();
        const auto order = orders.place(as, wish_of(zoe, event, type(event, 10)), random.bytes(32)).order;
        complete(order.id);
        return order;
    }
    orders::Order bought(const Zoe& zoe) { return bought(zoe, zoe.caller); }

    void all_is_over() { clock.advance(std::chrono::hours(24 * 40)); }
    // As after a fresh proof.
    void prove(Zoe& zoe) { zoe.caller = with_session(zoe.user); }

    std::set<std::string> reasons(const Zoe& zoe)
    {
        std::set<std::string> out;
        for (const auto& one : erasure.obstacles(zoe.caller).items) out.insert(one.code);
        return out;
    }
    std::string status_of(const Zoe& zoe)
    {
        return context.db.read([&](db::Session& session) {
            return *session.one(
                "SELECT status FROM users WHERE id = ?", [](const db::Row& row) { return row.text(1); },
                zoe.user.id);
        });
    }
    void exec(db::Sql sql, const auto&... args)
    {
        context.db.transact([&](db::Tx& tx) { tx.exec(sql, args...); });
    }

    // The one news of the topic about the subject, as the scheduler would hand it on.
    outbox::News news(const char* topic, const Uuid& subject)
    {
        return *context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT seq, payload, created_at FROM outbox WHERE topic = ? AND subject = ? ORDER BY seq "
                "DESC LIMIT 1",
                [&](const db::Row& row) {
                    return outbox::News{row.number(1), topic, subject, row.text(2), row.time(3), 1};
                },
                topic, OrderId(subject));
        });
    }
    // Mails it as the scheduler would, and is done with it.
    void mail(const outbox::News& news)
    {
        notifications::Service(context, post).account(news);
        exec("UPDATE outbox SET status = 'done', done_at = ? WHERE seq = ?", clock.now(), news.seq);
    }
    // The copy that was asked for is made and told of.
    void make_copy(const Zoe& zoe)
    {
        exports.make(context.db.read([&](db::Session& session) {
            return *session.one(
                "SELECT id FROM exports WHERE user_id = ?",
                [](const db::Row& row) { return row.id<privacy::ExportId>(1); }, zoe.user.id);
        }));
    }

    // "table.column" of every place in the whole database that has one of the words, in any spelling of upper
    // and lower case, in text or bytes.
    std::set<std::string> places_with(const std::vector<std::string>& words)
    {
        static std::deque<std::string> statements;  // what was prepared once keeps its text
        static const auto columns = context.db.read([](db::Session& session) {
            return session.all(R"sql(
                SELECT c.table_name, c.column_name FROM information_schema.columns c
                 WHERE c.table_schema = DATABASE() AND c.data_type IN ('char', 'varchar', 'tinytext', 'text', 'mediumtext',
                       'longtext', 'json', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob')
            )sql",
                [](const db::Row& row) { return std::pair(row.text(1), row.text(2)); });
        });
        std::set<std::string> found;
        context.db.read([&](db::Session& session) {
            for (const auto& [table, column] : columns) {
                const auto text = "SELECT COUNT(*) FROM `" + table + "` WHERE INSTR(LOWER(CONVERT(`" +
                                  column + "` USING utf8mb4)), LOWER(?)) > 0";
                auto known = std::ranges::find(statements, text);
                if (known == statements.end())
                    statements.push_back(text), known = std::prev(statements.end());
                db::Sql statement{""};
                statement.text = known->c_str();
                for (const auto& word : words)
                    if (*session.one(
                            statement, [](const db::Row& row) { return row.integer(1); }, word) > 0)
                        found.insert(table + "." + column);
            }
            return true;
        });
        return found;
    }
    std::set<std::string> places_of(const Zoe& zoe) { return places_with({zoe.name, zoe.email, zoe.phone}); }
};

}  // namespace gatehouse::support
