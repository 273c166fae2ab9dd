// The sites that people may have an account at: presets that need a client id and a secret, and one issuer of
// the administrator's own. Private to this module.

#pragma once

#include <string>
#include <vector>

#include "common/config.hpp"
#include "common/net/http_client.hpp"
#include "modules/oauth/types.hpp"

namespace gatehouse::oauth {

// Who says who somebody is.
enum class Speaks {
    oidc,      // an ID token, checked by us
    github,    // OAuth 2, then its API
    facebook,  // OAuth 2, then its API
};

// How the client proves itself at the token endpoint.
enum class ClientProof { basic, post, apple };

struct Provider {
    std::string id, name;
    Speaks speaks = Speaks::oidc;
    std::string issuer;     // of ID tokens, and half of the key that identities are kept under
    std::string discovery;  // its document; '' where the endpoints below are known
    std::string authorization_endpoint, token_endpoint, userinfo_endpoint, emails_endpoint;
    std::string scopes;
    std::string client_id, client_secret;
    std::string apple_team, apple_key;
    std::string issuer_too;  // a second spelling that is as good
    ClientProof proof = ClientProof::post;
    bool form_post = false;     // the answer comes as a form from the other site
    bool tenants = false;       // the issuer names the tenant of each person (Microsoft)
    bool trusts_email = false;  // says nothing of e-mail being verified, and the administrator relies on it
    net::Reach reach = net::Reach::internet;
};

// The names of those that are configured, in the order in which pages show them.
std::vector<Offer> offers(const Config& config);

// The configured provider of that name, with its secret. Throws not_found.
Provider get_provider(const Config& config, const std::string& id);

}  // namespace gatehouse::oauth
