#include "common/outbox.hpp"

#include <algorithm>
#include <cmath>

#include "common/error.hpp"
#include "common/obs/log.hpp"
#include "common/outbox_personal.hpp"
#include "common/text/text.hpp"

namespace gatehouse::outbox {

using namespace std::chrono_literals;

namespace {

// A claim is a due time in the future: who dies while delivering gives the row back by doing nothing.
constexpr auto kClaimFor = 60s;
constexpr auto kGiveUpAfter = 72h;
constexpr const char* kPaused = "outbox:paused";
// Codes and offers, which are over within minutes, and payment pages that must end.
constexpr std::string_view kUrgent[] = {"user.factor_code", "user.factor_text", "user.verify_phone",
    "queue.guest_code", "queue.offered", "order.cancelled"};

bool is_urgent(std::string_view topic) { return std::ranges::find(kUrgent, topic) != std::end(kUrgent); }

bool is_paused(const Context& context)
try {
    return context.redis.get(kPaused).has_value();
} catch (const Error&) {
    return false;  // mail does not need Redis
}

News to_news(const db::Row& row)
{
    News news;
    news.seq = row.number("seq");
    news.topic = row.text("topic");
    news.subject = row.id<OrderId>("subject").uuid();
    news.payload = row.text("payload");
    news.created_at = row.time("created_at");
    news.attempts = row.integer("attempts") + 1;
    return news;
}

std::vector<News> lock_due(db::Tx& tx, bool urgent, Time now, int most)
{
    return tx.all(R"sql(
        SELECT seq, topic, subject, payload, created_at, attempts FROM outbox
         WHERE status = 'pending' AND urgent = ? AND due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED
    )sql",
        to_news, urgent, now, most);
}

std::vector<News> claim(const Context& context, const std::string& token, int most, Which which)
{
    const auto now = context.clock.now();
    return context.db.transact([&](db::Tx& tx) {
        auto news = lock_due(tx, /*urgent=*/true, now, most);
        if (const int rest = most - static_cast<int>(news.size()); rest > 0 && which == Which::all)
            for (auto& n : lock_due(tx, /*urgent=*/false, now, rest)) news.push_back(std::move(n));
        std::vector<std::int64_t> seqs;
        for (const auto& n : news) seqs.push_back(n.seq);
        tx.exec_in("UPDATE outbox SET due_at = ?, claim = ?, attempts = attempts + 1 WHERE seq IN (?*)", seqs,
            now + kClaimFor, db::Bytes{token});
        return news;
    });
}

// 2 s, 4 s, … up to an hour, each ± a quarter so that failures spread out.
std::chrono::milliseconds backoff(int attempts, Random& random)
{
    const auto seconds = std::min(3600.0, std::pow(2.0, std::min(attempts, 12)));
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * (750 + random.below(500))));
}

// What became of the rows of one claim.
struct Outcome {
    std::vector<std::int64_t> done, untried;
    std::vector<std::pair<const News*, std::string>> failed;  // and why
};

// One transaction for all: most of what a row costs is its commit.
void settle(const Context& context, const std::string& token, const Outcome& outcome)
{
    const auto now = context.clock.now();
    const db::Bytes claim{token};
    context.db.transact([&](db::Tx& tx) {
        tx.exec_in(R"sql(
            UPDATE outbox SET status = 'done', due_at = ?, done_at = ?, last_error = '' WHERE seq IN (?*) AND claim = ?
        )sql",
            outcome.done, now, now, claim);
        tx.exec_in("UPDATE outbox SET due_at = ?, attempts = attempts - 1 WHERE seq IN (?*) AND claim = ?",
            outcome.untried, now, claim);
        for (const auto& [news, why] : outcome.failed) {
            const bool dead = now - news->created_at > kGiveUpAfter;
            tx.exec("UPDATE outbox SET status = ?, due_at = ?, last_error = ? WHERE seq = ? AND claim = ?",
                dead ? "dead" : "pending", now + backoff(news->attempts, context.random),
                text::excerpt(why, 500), news->seq, claim);
        }
    });
}

std::string try_deliver(const Context& context, std::span<const Subscription> subscriptions, const News& news)
{
    // Who fails keeps nobody else from hearing it; all of them hear it again.
    std::string failed;
    for (const auto& s : subscriptions) {
        if (news.topic != s.topic) continue;
        try {
            s.deliver(context, news);
        } catch (const std::exception& e) {
            log::warning(
                "news not delivered", {{"topic", news.topic}, {"seq", news.seq}, {"to", s.subscriber},
                                          {"attempt", std::int64_t{news.attempts}}, {"why", e.what()}});
            if (failed.empty()) failed = std::string(s.subscriber) + ": " + e.what();
        }
    }
    return failed;
}

}  // namespace

void publish(db::Tx& tx, std::string_view topic, const Uuid& subject, Time at, std::string_view payload)
{
    publish_all(tx, topic, {subject}, at, payload);
}

void publish_all(
    db::Tx& tx, std::string_view topic, const std::vector<Uuid>& subjects, Time at, std::string_view payload)
{
    std::vector<db::Args> rows;
    for (const auto& subject : subjects)
        rows.push_back({topic, OrderId(subject), payload, is_urgent(topic), at, at});
    tx.exec_many(
        "INSERT INTO outbox (topic, subject, payload, urgent, created_at, due_at) VALUES (?, ?, ?, ?, ?, ?)",
        rows);
}

int deliver(const Context& context, std::span<const Subscription> subscriptions, int most, Which which)
{
    if (is_paused(context)) return 0;
    const auto token = context.random.bytes(16);
    const auto claimed_at = context.clock.now();
    const auto news = claim(context, token, most, which);
    if (news.empty()) return 0;
    Outcome outcome;
    for (const auto& n : news) {
        // A slow subscriber must not run on under a claim that is over: somebody else would deliver the same.
        if (context.clock.now() - claimed_at > kClaimFor / 2) {
            outcome.untried.push_back(n.seq);
            continue;
        }
        auto failure = try_deliver(context, subscriptions, n);
        if (failure.empty())
            outcome.done.push_back(n.seq);
        else
            outcome.failed.emplace_back(&n, std::move(failure));
    }
    for (const auto& s : subscriptions)
        if (s.let_go) s.let_go();
    settle(context, token, outcome);
    return static_cast<int>(news.size() - outcome.untried.size());
}

bool is_late(const Context& context, std::chrono::seconds by)
{
    return context.db.read([&](db::Session& session) {
        return session
            .one(
                "SELECT 1 FROM outbox WHERE status = 'pending' AND urgent IN (0, 1) AND due_at <= ? LIMIT 1",
                [](const db::Row&) { return true; }, context.clock.now() - by)
            .has_value();
    });
}

void pause(const Context& context, std::chrono::seconds span) { context.redis.set(kPaused, "1", span); }
void resume(const Context& context) { context.redis.del(kPaused); }

int skip_before(const Context& context, Time at)
{
    return static_cast<int>(context.db.transact([&](db::Tx& tx) {
        return tx.exec(
            "UPDATE outbox SET status = 'done', done_at = ?, last_error = '' WHERE status = 'pending' AND "
            "created_at < ?",
            context.clock.now(), at);
    }));
}

int sweep(const Context& context)
{
    const auto before = context.clock.now() - 30 * 24h;
    return static_cast<int>(context.db.transact([&](db::Tx& tx) {
        return tx.exec(
            "DELETE FROM outbox WHERE status = 'done' AND urgent IN (0, 1) AND due_at < ? LIMIT 1000",
            before);
    }));
}

void forget(db::Tx& tx, const std::vector<Uuid>& subjects)
{
    std::vector<OrderId> ids;
    for (const auto& subject : subjects) ids.emplace_back(subject);
    tx.exec_in("UPDATE outbox SET payload = '', last_error = '' WHERE subject IN (?*)", ids);
}

void forget_failures(db::Tx& tx, std::string_view address)
{
    constexpr db::Sql kForget = R"sql(
        UPDATE outbox SET last_error = ''
         WHERE status IN ('pending', 'dead') AND last_error <> '' AND INSTR(LOWER(last_error), LOWER(?)) > 0
    )sql";
    tx.exec(kForget, address);
}

std::optional<News> find_over(db::Session& session, std::string_view topic, const Uuid& subject)
{
    constexpr db::Sql kOver = R"sql(
        SELECT seq, topic, subject, payload, created_at, attempts FROM outbox
         WHERE subject = ? AND topic = ? AND status <> 'pending' ORDER BY seq DESC LIMIT 1
    )sql";
    return session.one(kOver, to_news, OrderId(subject), topic);
}

std::string Dead::subject_id() const
{
    // Of user.*, a person, or the secret that was sent to one; the topic tells a reader which.
    auto prefix = topic.substr(0, topic.find('.'));
    if (topic == "organization.invited") prefix = "inv";
    if (topic == "organization.member_left") prefix = UserId::prefix();
    if (prefix == "queue") prefix = "entry";
    if (prefix == "split") prefix = OrderId::prefix();
    if (topic == "queue.offered") prefix = "offer";
    if (topic == "queue.guest_code") prefix = "guest";
    return prefix + "_" + typeid_text::encode(subject);
}

std::vector<Dead> dead(db::Session& session)
{
    return session.all(
        "SELECT topic, subject, attempts, last_error, created_at FROM outbox WHERE status = 'dead' ORDER BY "
        "due_at"
        " LIMIT 100",
        [](const db::Row& row) {
            return Dead{row.text(1), row.id<OrderId>(2).uuid(), row.integer(3), row.text(4), row.time(5)};
        });
}

int revive(db::Tx& tx, Time now)
{
    return static_cast<int>(tx.exec(
        "UPDATE outbox SET status = 'pending', due_at = ?, created_at = ?, attempts = 0 WHERE status = "
        "'dead'",
        now, now));
}

Backlog backlog(db::Session& session, Time now)
{
    return session
        .one(
            "SELECT SUM(status = 'pending'), SUM(status = 'dead'),"
            " MIN(IF(status = 'pending' AND due_at <= ?, due_at, NULL))"
            " FROM outbox WHERE status IN ('pending', 'dead')",
            [](const db::Row& row) {
                return Backlog{row.integer(1), row.integer(2), row.find_time(3)};
            },
            now)
        .value();
}

}  // namespace gatehouse::outbox
