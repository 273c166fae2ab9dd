#include "modules/oauth/provider.hpp"

#include "common/error.hpp"
#include "common/net/address.hpp"

namespace gatehouse::oauth {

namespace {

constexpr const char* kWellKnown = "/.well-known/openid-configuration";

Provider named(const char* id, std::string name)
{
    Provider provider;
    provider.id = id;
    provider.name = std::move(name);
    return provider;
}

Provider google()
{
    auto p = named("google", "Google");
    p.issuer = "https://accounts.google.com";
    p.issuer_too = "accounts.google.com";  // as its older documents write it
    p.discovery = p.issuer + kWellKnown;
    p.scopes = "openid email profile";
    return p;
}

Provider apple(const Config& config)
{
    auto p = named("apple", "Apple");
    p.issuer = "https://appleid.apple.com";
    p.discovery = p.issuer + kWellKnown;
    p.scopes = "openid email name";
    p.proof = ClientProof::apple;
    p.apple_team = config.text("oauth.apple.team_id");
    p.apple_key = config.text("oauth.apple.key_id");
    p.form_post = true;  // Apple insists where a name or an address is asked for
    return p;
}

Provider microsoft(const Config& config)
{
    const auto tenant = config.text("oauth.microsoft.tenant");
    auto p = named("microsoft", "Microsoft");
    const bool any = tenant == "common" || tenant == "organizations" || tenant == "consumers";
    p.issuer = "https://login.microsoftonline.com/" + (any ? "{tenantid}" : tenant) + "/v2.0";
    p.discovery = "https://login.microsoftonline.com/" + tenant + "/v2.0" + kWellKnown;
    p.scopes = "openid email profile";
    p.tenants = true;
    return p;
}

Provider facebook(const Config& config)
{
    const std::string graph = "https://graph.facebook.com/v21.0";
    auto p = named("facebook", "Facebook");
    p.speaks = Speaks::facebook;
    p.issuer = "https://www.facebook.com";
    p.authorization_endpoint = "https://www.facebook.com/v21.0/dialog/oauth";
    p.token_endpoint = graph + "/oauth/access_token";
    p.userinfo_endpoint = graph + "/me?fields=id,name,email";
    p.scopes = "email public_profile";
    p.trusts_email = config.flag("oauth.facebook.trust_email");
    return p;
}

Provider github()
{
    auto p = named("github", "GitHub");
    p.speaks = Speaks::github;
    p.issuer = "https://github.com";
    p.authorization_endpoint = "https://github.com/login/oauth/authorize";
    p.token_endpoint = "https://github.com/login/oauth/access_token";
    p.userinfo_endpoint = "https://api.github.com/user";
    p.emails_endpoint = "https://api.github.com/user/emails";
    p.scopes = "read:user user:email";
    return p;
}

// "http://127.0.0.1:9000/x" → "127.0.0.1"
std::string host_of(const std::string& url)
{
    const auto begin = url.find("://") == std::string::npos ? 0 : url.find("://") + 3;
    if (url[begin] == '[') return url.substr(begin + 1, url.find(']', begin) - begin - 1);
    return url.substr(begin, url.find_first_of(":/?#", begin) - begin);
}

Provider own(const Config& config)
{
    auto p = named("oidc", config.text("oauth.oidc.name"));
    p.issuer = config.text("oauth.oidc.issuer");
    while (p.issuer.ends_with('/')) p.issuer.pop_back();
    p.discovery = p.issuer + kWellKnown;
    p.scopes = "openid email profile";
    p.proof = ClientProof::basic;
    const auto host = host_of(p.issuer);
    if (host == "localhost" || net::is_loopback(host))
        p.reach = net::Reach::loopback;
    else if (config.flag("oauth.oidc.private_network"))
        p.reach = net::Reach::secure;
    return p;
}

// All that there are, without their credentials.
std::vector<Provider> known(const Config& config)
{
    return {own(config), google(), apple(config), microsoft(config), facebook(config), github()};
}

std::string client_of(const Config& config, const Provider& provider)
{
    return config.text("oauth." + provider.id + ".client_id");
}

}  // namespace

std::vector<Offer> offers(const Config& config)
{
    std::vector<Offer> out;
    for (const auto& provider : known(config))
        if (!client_of(config, provider).empty()) out.push_back({provider.id, provider.name});
    return out;
}

Provider get_provider(const Config& config, const std::string& id)
{
    for (auto& provider : known(config)) {
        if (provider.id != id || client_of(config, provider).empty()) continue;
        provider.client_id = client_of(config, provider);
        provider.client_secret = config.secret("oauth." + id + ".client_secret");
        return provider;
    }
    throw Error(kNotFound, "provider " + id).saying("Signing in with that site is not set up here.");
}

}  // namespace gatehouse::oauth
