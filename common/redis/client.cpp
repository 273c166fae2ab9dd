#include "common/redis/client.hpp"

#include <Poco/DigestEngine.h>
#include <Poco/Exception.h>
#include <Poco/SHA1Engine.h>
#include <Poco/Timespan.h>

#include "common/combiner.hpp"
#include "common/error.hpp"
#include "common/fibers/wait.hpp"
#include "common/redis/wire.hpp"

namespace gatehouse::redis {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto kPatience = 2s;
const Poco::Timespan kTimeout(std::chrono::seconds(kPatience).count(), 0);

// Redis that was silent for so long is left alone for a while, and whoever asks meanwhile is told at once.
constexpr auto kSilent = kPatience / 2, kLeftAlone = 1s;

Command set_command(const std::string& key, const std::string& value, std::chrono::milliseconds ttl)
{
    return {"SET", key, value, "PX", std::to_string(ttl.count())};
}

}  // namespace

std::int64_t Reply::number() const
{
    if (const auto* n = std::get_if<std::int64_t>(&value)) return *n;
    try {
        return std::stoll(text());
    } catch (const std::logic_error&) {
        throw Error(kInternal, "Redis: a number was expected");
    }
}

const std::string& Reply::text() const
{
    if (const auto* s = std::get_if<std::string>(&value)) return *s;
    throw Error(kInternal, "Redis: a string was expected");
}

const std::vector<Reply>& Reply::list() const
{
    if (const auto* l = std::get_if<std::vector<Reply>>(&value)) return *l;
    throw Error(kInternal, "Redis: a list was expected");
}

Script::Script(std::string source) : text(std::move(source))
{
    Poco::SHA1Engine engine;
    engine.update(text);
    sha = Poco::DigestEngine::digestToHex(engine.digest());
}

std::unique_ptr<Wire> Pool::connect() const
{
    auto wire = std::make_unique<Wire>(endpoint_, kTimeout);
    const Command auth{"AUTH", endpoint_.password};
    if (!endpoint_.password.empty()) wire->ask({&auth}).front().get();
    return wire;
}

std::vector<Answer> Pool::ask(const std::vector<const Command*>& commands)
{
    for (int tries = 1;; ++tries) {
        const auto began = Clock::now();
        if (began < silent_until_.load()) throw Error(kBusy, "Redis was silent a moment ago");
        try {
            const auto wire = idle_.borrow([this] { return connect(); });
            wire->broken = true;  // until the commands have gone through whole
            auto replies = wire->ask(commands);
            wire->broken = false;
            return replies;
        } catch (const Poco::Exception& e) {
            idle_.clear();
            // Who hangs may still do what it was told, so it is not told twice.
            const bool silent = Clock::now() - began >= kSilent;
            if (silent) silent_until_ = Clock::now() + kLeftAlone;
            if (silent || tries == 2) throw Error(kBusy, "Redis is away: " + e.displayText());
        }
    }
}

// Those who ask at the same time go in one write and come back in one read.
struct Pool::Together {
    using Line = Combiner<int, Command, Reply>;

    explicit Together(Pool& pool)
        : line({64, 2, {}}, [&pool](int, Line::Batch members) { serve(pool, members); })
    {
    }

    static void serve(Pool& pool, Line::Batch members)
    {
        std::vector<const Command*> commands;
        for (const auto* member : members) commands.push_back(&member->request);
        auto answers = pool.ask(commands);
        auto answer = answers.begin();
        for (auto* member : members) try {
                member->give((answer++)->get());
            } catch (const Error&) {
                member->fail(std::current_exception());
            }
    }

    Line line;
};

Pool::Pool(Endpoint endpoint)
    : endpoint_(std::move(endpoint)),
      together_(std::make_unique<Together>(*this)),
      posted_([this](const std::vector<Command>& commands) { pipeline(commands); })
{
}
Pool::~Pool() = default;

// Who holds its thread may not wait for somebody who might wait for that thread.
Reply Pool::command(const Command& words)
{
    if (fibers::Held::any()) return std::move(pipeline({words}).front());
    return together_->line.run(0, words);
}

std::vector<Reply> Pool::pipeline(const std::vector<Command>& commands)
{
    std::vector<const Command*> all;
    for (const auto& words : commands) all.push_back(&words);
    std::vector<Reply> replies;
    for (auto& answer : ask(all)) replies.push_back(answer.get());
    return replies;
}

Reply Pool::eval(
    const Script& script, const std::vector<std::string>& keys, const std::vector<std::string>& args)
{
    Command words{"EVALSHA", script.sha, std::to_string(keys.size())};
    words.insert(words.end(), keys.begin(), keys.end());
    words.insert(words.end(), args.begin(), args.end());
    try {
        return command(words);
    } catch (const Error& e) {
        if (std::string_view(e.what()).find("NOSCRIPT") == std::string_view::npos) throw;
    }
    words[0] = "EVAL";
    words[1] = script.text;
    return command(words);
}

std::optional<std::string> Pool::get(const std::string& key)
{
    const auto reply = command({"GET", key});
    return reply.nil() ? std::nullopt : std::optional(reply.text());
}

void Pool::set(const std::string& key, const std::string& value, std::chrono::milliseconds ttl)
{
    command(set_command(key, value, ttl));
}

void Pool::post_set(const std::string& key, const std::string& value, std::chrono::milliseconds ttl)
{
    posted_.post(set_command(key, value, ttl));
}

void Pool::post_count(const std::string& key, const std::string& field, std::chrono::milliseconds ttl)
{
    posted_.post({"HINCRBY", key, field, "1"});
    posted_.post({"PEXPIRE", key, std::to_string(ttl.count())});
}

bool Pool::set_if_absent(const std::string& key, const std::string& value, std::chrono::milliseconds ttl)
{
    return !command({"SET", key, value, "NX", "PX", std::to_string(ttl.count())}).nil();
}

void Pool::del(const std::string& key) { command({"DEL", key}); }

bool Pool::alive()
{
    try {
        return command({"PING"}).text() == "PONG";
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace gatehouse::redis
