// Talking to one provider: where it wants the browser to go, and what it says for a code. Private to this
// module.

#pragma once

#include "common/app/context.hpp"
#include "modules/oauth/fetch.hpp"
#include "modules/oauth/provider.hpp"

namespace gatehouse::oauth {

class Exchange {
public:
    Exchange(const Context& context, Library& library, Provider provider);

    // Asks for a code with PKCE (S256): the challenge is the verifier's hash.
    std::string authorization_url(
        const std::string& state, const std::string& nonce, const std::string& verifier) const;

    // Who that was, by the code they came back with. Nothing of it is believed without proof.
    accounts::External identify(
        const std::string& code, const std::string& nonce, const std::string& verifier) const;

private:
    struct Tokens {
        std::string access, id;
    };
    Tokens redeem(const std::string& code, const std::string& verifier) const;
    accounts::External by_id_token(const Tokens& tokens, const std::string& nonce) const;
    void fill_in(accounts::External& who, const json::Value& claims) const;
    json::Document read(const std::string& url, const std::string& access_token) const;
    std::string endpoint(const char* name, const std::string& known) const;
    std::string redirect_uri() const;
    std::string client_secret() const;

    const Context& context_;
    Library& library_;
    const Provider provider_;
};

// What providers without ID tokens say of somebody.
accounts::External from_github(const Provider& provider, const json::Value& user, const json::Value& emails);
accounts::External from_facebook(const Provider& provider, const json::Value& user);

}  // namespace gatehouse::oauth
