#include "modules/accounts/lockout.hpp"

#include "common/crypto/crypto.hpp"
#include "common/net/address.hpp"
#include "common/obs/log.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

namespace {

// Each key holds n, the failures so far, and ends, until when it must wait. ARGV[1] is the time in
// milliseconds. Answers the milliseconds to wait, and 1 when this try locks the account.
const redis::Script kCount(R"lua(
    local now, lock = tonumber(ARGV[1]), 900000
    local wait = 0
    for _, key in ipairs(KEYS) do
        wait = math.max(wait, (tonumber(redis.call('HGET', key, 'ends')) or 0) - now)
    end
    if wait > 0 then return {wait, 0} end
    local function fail(key, slow, most)
        local n, pause = redis.call('HINCRBY', key, 'n', 1), 0
        if n >= most then
            pause = lock
            redis.call('HSET', key, 'n', 0)
        elseif n >= slow then
            pause = 1000 * 2 ^ (n - slow)
        end
        redis.call('HSET', key, 'ends', string.format('%d', now + pause))
        redis.call('PEXPIRE', key, lock)
        return n >= most and 1 or 0
    end
    fail(KEYS[2], 50, 50)
    return {0, fail(KEYS[1], 5, 10)}
)lua");

// Takes one failure back from the address, and from the account too, or all of them when ARGV[1] is
// 'succeeded'.
const redis::Script kForgive(R"lua(
    local function forgive(key, most)
        if redis.call('EXISTS', key) == 0 then return end
        if redis.call('HINCRBY', key, 'n', -1) < 0 then redis.call('HSET', key, 'n', most - 1) end
        redis.call('HSET', key, 'ends', 0)
    end
    if ARGV[1] == 'succeeded' then redis.call('DEL', KEYS[1]) else forgive(KEYS[1], 10) end
    forgive(KEYS[2], 50)
    return 0
)lua");

}  // namespace

Lockout::Lockout(const Context& context, const std::string& account, const std::string& address)
    : context_(context),
      account_("signin:account:" + crypto::base64url(crypto::sha256(account))),
      address_("signin:address:" + net::network_of(address))
{
}

bool Lockout::count() const
{
    const auto now =
        std::chrono::floor<std::chrono::milliseconds>(context_.clock.now()).time_since_epoch().count();
    std::int64_t wait = 0, locks = 0;
    try {
        const auto reply = context_.redis.eval(kCount, {account_, address_}, {std::to_string(now)});
        wait = reply.list().at(0).number();
        locks = reply.list().at(1).number();
    } catch (const Error& e) {
        log::warning("sign-in not counted", {{"why", e.what()}});
        return false;
    }
    if (wait > 0) throw Error(kTooManyFailures, address_).with("retry_after", (wait + 999) / 1000);
    if (locks == 1) context_.metrics.count("lockouts", "account");
    return locks == 1;
}

void Lockout::succeeded() const { run("succeeded"); }
void Lockout::give_back() const { run("give back"); }

void Lockout::run(const std::string& mode) const
{
    try {
        context_.redis.eval(kForgive, {account_, address_}, {mode});
    } catch (const Error& e) {
        log::warning("sign-in not forgiven", {{"why", e.what()}});
    }
}

}  // namespace gatehouse::accounts
