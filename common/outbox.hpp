// Events go up: a domain records what happened in the same transaction as the change itself, and the
// scheduler delivers it to the domains above (NTF-1). Delivery is at least once, so a subscriber must be able
// to hear the same news twice.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/app/context.hpp"

namespace gatehouse::outbox {

struct News {
    std::int64_t seq = 0;
    std::string topic;  // "order.completed"
    Uuid subject{};
    std::string payload;  // JSON; '' when the subject says it all
    Time created_at;
    int attempts = 0;
};

struct Subscription {
    const char* topic;
    const char* subscriber;                                     // for logs
    void (*deliver)(const Context& context, const News& news);  // throws to be called again later
    void (*let_go)() = nullptr;  // of what deliver() kept for more news; called after each claim
};

// Records news. Leaves the transaction only with its COMMIT.
void publish(db::Tx& tx, std::string_view topic, const Uuid& subject, Time at, std::string_view payload = {});

// The same for many subjects in one statement.
void publish_all(db::Tx& tx, std::string_view topic, const std::vector<Uuid>& subjects, Time at,
    std::string_view payload = {});

// Delivers what is due, at most `most` rows; returns how many. What is urgent, because somebody waits for it
// with a page open, comes first, or alone. Several schedulers may do this at once. All subscribers are told,
// whatever becomes of the others; if any fails, all are told again later.
enum class Which { all, urgent };
int deliver(const Context& context, std::span<const Subscription> subscriptions, int most = 20,
    Which which = Which::all);

// Whether anything has been due for longer than that.
bool is_late(const Context& context, std::chrono::seconds by);

// Stops all deliveries for a while, and lets them go on. For maintenance; what is due waits.
void pause(const Context& context, std::chrono::seconds span);
void resume(const Context& context);

// Marks what was recorded before `at` as delivered, without delivering it; returns how many rows.
int skip_before(const Context& context, Time at);

// Deletes what was delivered a month ago; returns how many rows. For the scheduler.
int sweep(const Context& context);

// Takes the words from all news about these subjects, who are gone: what is still to be delivered must do
// without.
void forget(db::Tx& tx, const std::vector<Uuid>& subjects);

// The news of a topic about a subject, once nobody will be told it any more: it was delivered, or given up.
std::optional<News> find_over(db::Session& session, std::string_view topic, const Uuid& subject);

// News that was given up after three days, oldest first, at most a hundred. For staff.
struct Dead {
    std::string topic;
    Uuid subject{};
    int attempts = 0;
    std::string why;  // as the last try failed
    Time created_at;

    // "order_01h…": what it is about follows from the topic.
    std::string subject_id() const;
};
std::vector<Dead> dead(db::Session& session);

// Gives all of it another three days; returns how many.
int revive(db::Tx& tx, Time now);

// What waits to be delivered.
struct Backlog {
    int pending = 0, dead = 0;
    std::optional<Time> oldest_due;  // of what is due and was not delivered yet
};
Backlog backlog(db::Session& session, Time now);

}  // namespace gatehouse::outbox
