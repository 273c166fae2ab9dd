#include "modules/oauth/service.hpp"

#include "common/auth/step_up.hpp"
#include "common/crypto/crypto.hpp"
#include "modules/oauth/exchange.hpp"
#include "modules/oauth/pending.hpp"

namespace gatehouse::oauth {

namespace {

// Of this process.
Library& library()
{
    static Library library;
    return library;
}

std::string secret(const Context& context) { return crypto::base64url(context.random.bytes(32)); }

bool is_cancelled(const std::string& error)
{
    return error == "access_denied" || error == "user_cancelled_authorize" || error == "user_cancelled_login";
}

// Answers of several providers come to one address each, and each says whose it is (RFC 9207).
void require_answer(const Provider& provider, const Comeback& comeback)
{
    if (is_cancelled(comeback.error)) throw Error(kCancelled, comeback.error);
    if (!comeback.error.empty()) throw Error(kNotProven, "error " + comeback.error);
    if (comeback.code.empty()) throw Error(kNotProven, "no code");
    if (!comeback.issuer.empty() && !provider.tenants && comeback.issuer != provider.issuer)
        throw Error(kNotProven, "answer of " + comeback.issuer);
}

}  // namespace

std::vector<Offer> Service::offers() const { return oauth::offers(context_.config); }

Departure Service::depart(const std::string& provider, const Wish& wish, const std::string& browser) const
{
    return send(provider, wish, browser, {});
}

Departure Service::depart_to_link(const auth::Caller& caller, const std::string& provider, const Wish& wish,
    const std::string& browser) const
{
    const auto user = caller.require_user();
    auth::require_recent(caller, context_);
    return send(provider, wish, browser, user);
}

Departure Service::send(const std::string& id, const Wish& wish, const std::string& browser,
    const std::optional<UserId>& linking) const
{
    const auto provider = get_provider(context_.config, id);
    const Pending pending{id, secret(context_), secret(context_), local_path(wish.return_to), linking};
    // A browser that is on its way in two windows keeps one secret for both.
    const auto kept = browser.size() == 43 ? browser : secret(context_);
    const auto state = PendingStore(context_).put(pending, kept);
    const Exchange exchange(context_, library(), provider);
    return {exchange.authorization_url(state, pending.nonce, pending.verifier), kept};
}

Return Service::come_back(const auth::Caller& caller, const Comeback& comeback, Purpose& purpose) const
{
    const auto pending = PendingStore(context_).take(comeback.state, comeback.browser);
    if (!pending || pending->provider != comeback.provider) throw Error(kLost);
    purpose = {pending->linking.has_value(), pending->return_to};
    if (pending->linking && caller.user() != pending->linking) throw Error(kOtherPerson);

    const auto provider = get_provider(context_.config, comeback.provider);
    require_answer(provider, comeback);
    auto who =
        Exchange(context_, library(), provider).identify(comeback.code, pending->nonce, pending->verifier);
    if (who.name.empty()) who.name = comeback.name;
    if (pending->linking) {
        accounts_.link(caller, who);
        return {{}, pending->return_to};
    }
    return {let_in(caller, who, comeback), pending->return_to};
}

accounts::SignIn Service::let_in(
    const auth::Caller& caller, const accounts::External& who, const Comeback& comeback) const
{
    if (auto done = accounts_.sign_in_as(caller, who, comeback.device, comeback.origin)) return *done;
    try {
        return context_.db.transact([&](db::Tx& tx) {
            const auto user = accounts_.create(tx, caller, who);
            organizations_.personal_organization(tx, user.id);
            return accounts_.welcome(tx, user, comeback.device, comeback.origin);
        });
    } catch (const Error& e) {
        // Two windows of the same new person: the other one was faster.
        if (std::string_view(e.kind().code) != kInvalid.code) throw;
        if (auto done = accounts_.sign_in_as(caller, who, comeback.device, comeback.origin)) return *done;
        throw;
    }
}

}  // namespace gatehouse::oauth
