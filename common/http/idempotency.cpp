#include "common/http/idempotency.hpp"

#include <algorithm>
#include <thread>

#include "common/crypto/crypto.hpp"
#include "common/http/limiter.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::http {

using namespace std::chrono_literals;

namespace {

// A worker that dies leaves its mark; the same request may be worked on again when no worker can still be at
// it.
constexpr std::chrono::seconds kRunning = 20s, kKept = 1h;
constexpr auto kOnItsWay = 20ms;

bool well_formed(std::string_view key)
{
    return key.size() >= 8 && key.size() <= 100 &&
           std::ranges::all_of(key, [](char c) { return c > ' ' && c < 127; });
}

// "<hash of the body>" while running, "<hash>|<status>|<type>|<body>" when answered.
std::string pack(const std::string& hash, const Response& response)
{
    return hash + "|" + std::to_string(response.status) + "|" + response.content_type + "|" + response.body;
}

Response unpack(const std::string& stored, std::size_t hash_size)
{
    const auto status = hash_size + 1, type = stored.find('|', status) + 1, body = stored.find('|', type) + 1;
    return {std::stoi(stored.substr(status)), stored.substr(type, body - 1 - type), stored.substr(body),
        {{"Idempotency-Replayed", "true"}}};
}

bool worth_keeping(int status) { return status != 409 && status != 429 && status < 500; }

Response replay(const std::string& stored, const std::string& hash)
{
    if (!stored.starts_with(hash)) throw Error(kKeyMismatch);
    if (stored.size() == hash.size()) throw Error(kKeyInProgress).with("retry_after", 1);
    return unpack(stored, hash.size());
}

// The first may have been answered just now, and its answer be on its way into the slot.
std::string patiently(
    const Context& context, const std::string& slot, std::string stored, const std::string& hash)
{
    if (stored != hash) return stored;
    std::this_thread::sleep_for(kOnItsWay);
    return context.redis.get(slot).value_or(std::move(stored));
}

// Redis away: the mark runs out by itself, and MySQL knows what was done.
template <class F>
void try_redis(const Request& request, F change)
{
    try {
        change();
    } catch (const Error& e) {
        log::warning("idempotency slot kept", {{"request_id", request.caller.request_id}, {"why", e.what()}});
    }
}

}  // namespace

Response answer_once(
    const Route& route, Request& request, const Context& context, const std::function<Response()>& answer)
{
    const auto key = request.header("idempotency-key");
    const bool missing = key.empty() && route.idempotency == Idempotency::required;
    if (key.empty() || !well_formed(key)) {
        request.limits = count_call(context, route.limit, request.caller);
        if (missing) throw Error(kKeyMissing);
        if (key.empty()) return answer();
        throw Error(kKeyMissing, "malformed key")
            .saying("The Idempotency-Key must have 8 to 100 visible ASCII characters.");
    }

    const auto who = request.caller.principal ? request.caller.principal->user.str() : "guest";
    request.idempotency = crypto::sha256(route.method + route.path + "|" + who + "|" + std::string(key));
    const auto slot = "idempotency:" + crypto::base64url(request.idempotency);
    const auto hash = crypto::base64url(crypto::sha256(request.path + "\n" + request.body));
    auto [limits, mine, stored] = admit(context, route.limit, request.caller, {slot, hash, kRunning});
    request.limits = std::move(limits);
    if (stored) return replay(patiently(context, slot, std::move(*stored), hash), hash);

    const auto release = [&, mine = mine] {
        if (mine) try_redis(request, [&] { context.redis.del(slot); });
    };
    try {
        auto response = answer();
        if (!worth_keeping(response.status))
            release();
        else if (mine)
            context.redis.post_set(slot, pack(hash, response), kKept);
        return response;
    } catch (...) {
        release();
        throw;
    }
}

}  // namespace gatehouse::http
