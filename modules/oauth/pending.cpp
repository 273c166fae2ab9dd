#include "modules/oauth/pending.hpp"

#include "common/crypto/crypto.hpp"
#include "common/json/json.hpp"

namespace gatehouse::oauth {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kFor = 10min;

std::string key_of(const std::string& state)
{
    return "oauth:pending:" + crypto::base64url(crypto::sha256(state));
}

std::string pack(const Pending& p, const std::string& browser)
{
    json::Writer out;
    out.object()
        .member("provider", std::string_view(p.provider))
        .member("nonce", std::string_view(p.nonce))
        .member("verifier", std::string_view(p.verifier))
        .member("return_to", std::string_view(p.return_to))
        .member("browser", std::string_view(crypto::base64url(crypto::sha256(browser))))
        .member("linking", std::string_view(p.linking ? p.linking->str() : ""));
    return out.end_object().take();
}

}  // namespace

std::string PendingStore::put(const Pending& pending, const std::string& browser) const
{
    const auto state = crypto::base64url(context_.random.bytes(32));
    context_.redis.set(key_of(state), pack(pending, browser), kFor);
    return state;
}

std::optional<Pending> PendingStore::take(const std::string& state, const std::string& browser) const
{
    if (state.size() != 43 || browser.empty()) return {};
    const auto stored = context_.redis.command({"GETDEL", key_of(state)});
    if (stored.nil()) return {};
    const auto document = json::Document::parse(stored.text());
    const auto root = document.root();
    if (!crypto::equal(root.get("browser"), crypto::base64url(crypto::sha256(browser)))) return {};
    return Pending{root.get("provider"), root.get("nonce"), root.get("verifier"), root.get("return_to"),
        UserId::parse(root.get("linking"))};
}

}  // namespace gatehouse::oauth
