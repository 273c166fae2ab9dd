#include "modules/accounts/step_up.hpp"

#include <algorithm>

#include "modules/accounts/lockout.hpp"
#include "modules/accounts/passwords.hpp"
#include "modules/accounts/proofs.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts {

namespace {

std::optional<Method> method_of(Evidence proof)
{
    switch (proof) {
        case Evidence::password: return {};
        case Evidence::totp: return Method::totp;
        case Evidence::passkey: return Method::passkey;
        case Evidence::email: return Method::email;
    }
    return {};
}

}  // namespace

std::vector<Evidence> StepUp::ways(db::Session& session, const User& user) const
{
    std::vector<Evidence> ways;
    const auto methods = Proofs(context_).methods(session, user);
    const auto has = [&](Method method) { return std::ranges::find(methods, method) != methods.end(); };
    if (!repo::hash_of(session, user.id).empty()) ways.push_back(Evidence::password);
    if (has(Method::passkey)) ways.push_back(Evidence::passkey);
    if (has(Method::totp)) ways.push_back(Evidence::totp);
    if (ways.empty() && has(Method::email)) ways.push_back(Evidence::email);
    return ways;
}

User StepUp::require_way(const auth::Caller& caller, Evidence proof) const
{
    return context_.db.read([&](db::Session& session) {
        const auto user = repo::find(session, caller.require_user());
        if (!user) throw Error(kUnauthenticated, "no such account");
        const auto open = ways(session, *user);
        if (std::ranges::find(open, proof) == open.end()) throw Error(kWrongProof, to_string(proof));
        return *user;
    });
}

void StepUp::prove(const auth::Caller& caller, const StepUpRequest& request) const
{
    const auto user = require_way(caller, request.proof);
    // Counted apart from sign-ins: whoever sits before a forgotten session must not lock the owner out of new
    // ones.
    const Lockout lockout(context_, "step-up\n" + user.id.str(), caller.address);
    lockout.count();
    bool right = false;
    try {
        right = check(caller, user, request);
    } catch (const std::exception&) {
        lockout.give_back();
        throw;
    }
    if (!right) throw Error(kWrongProof);
    lockout.succeeded();
    context_.db.transact([&](db::Tx& tx) { auth::Sessions(context_).prove(tx, caller.principal->session); });
}

bool StepUp::check(const auth::Caller& caller, const User& user, const StepUpRequest& request) const
{
    if (const auto method = method_of(request.proof))
        return Proofs(context_).use(caller, user, {*method, request.code, request.passkey});
    const auto hash = context_.db.read([&](db::Session& session) { return repo::hash_of(session, user.id); });
    return passwords::verify(hash, request.password);
}

void StepUp::send_code(const auth::Caller& caller) const
{
    Proofs(context_).send(require_way(caller, Evidence::email));
}

}  // namespace gatehouse::accounts
