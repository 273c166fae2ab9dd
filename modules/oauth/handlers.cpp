#include "modules/oauth/handlers.hpp"

#include "common/http/conditional.hpp"
#include "common/http/dispatch.hpp"
#include "common/obs/log.hpp"
#include "modules/oauth/service.hpp"

namespace gatehouse::oauth::handlers {

namespace {

constexpr std::chrono::minutes kOnTheWay{10};
constexpr const char* kSignInPage = "/sign-in";
constexpr const char* kMethodsPage = "/account/sign-in-methods";

using Params = std::vector<std::pair<std::string, std::string>>;

std::string provider_of(const http::Request& request) { return std::string(request.param_text("provider")); }

const char* browser_cookie(bool secure) { return secure ? "__Host-gatehouse_oauth" : "gatehouse_oauth"; }

http::Headers::value_type keep(const http::Request& request, const Departure& departure)
{
    return http::set_cookie(request, browser_cookie(request.secure), departure.browser, kOnTheWay);
}

std::string value(const Params& params, std::string_view name)
{
    for (const auto& [key, text] : params)
        if (key == name) return text;
    return {};
}

http::Reply<http::Empty> redirect(const std::string& path, Params params, int status = 303)
{
    auto location = path;
    std::erase_if(params, [](const auto& param) { return param.second.empty(); });
    for (const auto& [name, text] : params)
        location += (location.find('?') == std::string::npos ? "?" : "&") + http::percent_encode(name) + "=" +
                    http::percent_encode(text);
    return {{}, {{"Location", location}, {"Cache-Control", "no-store"}}, status};
}

Comeback comeback_of(const http::Request& request)
{
    const auto params = request.query_params();
    return {provider_of(request), value(params, "state"), value(params, "code"), value(params, "error"),
        value(params, "iss"), value(params, "name"), request.cookie(browser_cookie(request.secure)),
        request.cookie(accounts::kDeviceCookie), http::origin_of(request)};
}

// Who waits for a second factor goes on at the sign-in page. Its challenge travels behind the #, which no log
// and no other site gets to see.
std::string to_second_factor(const accounts::Challenge& challenge, const std::string& return_to)
{
    std::string methods;
    for (const auto method : challenge.methods)
        methods += (methods.empty() ? "" : ",") + std::string(accounts::to_string(method));
    return kSignInPage + ("?to=" + http::percent_encode(return_to)) + "#challenge=" + challenge.token +
           "&methods=" + methods;
}

http::Reply<http::Empty> arrived(const http::Request& request, const Return& back, const Context& context)
{
    if (!back.done) return redirect(back.return_to, {{"linked", provider_of(request)}});
    const auto& done = *back.done;
    if (done.challenge) {
        auto waits = redirect(to_second_factor(*done.challenge, back.return_to), {});
        waits.headers.push_back(http::set_cookie(
            request, accounts::kChallengeCookie, done.challenge->browser, accounts::kChallengeFor));
        return waits;
    }
    auto reply = redirect(back.return_to, {});
    for (const auto& header : http::session_cookies(request, context, done.session))
        reply.headers.push_back(header);
    reply.headers.push_back(
        http::set_cookie(request, accounts::kDeviceCookie, done.device, accounts::kDeviceFor));
    return reply;
}

// A person looks at this, so what went wrong is told by a page and not by a problem document.
http::Reply<http::Empty> failed(
    const http::Request& request, const Purpose& purpose, const Error& error, const Context& context)
{
    const std::string code = error.kind().code, provider = provider_of(request);
    log::warning(
        "sign-in elsewhere failed", {{"request_id", request.caller.request_id}, {"provider", provider},
                                        {"code", code}, {"why", error.what()}});
    context.metrics.count("oauth_failed", code);
    Params params{{"problem", code}, {"provider", provider}};
    if (!purpose.linking && purpose.return_to != "/") params.emplace_back("to", purpose.return_to);
    return redirect(purpose.linking ? kMethodsPage : kSignInPage, params);
}

// Apple tells the name once, as JSON: {"name": {"firstName": …, "lastName": …}}.
std::string name_in(const std::string& user)
{
    try {
        const auto document = json::Document::parse(user.empty() ? "{}" : user);
        const auto first = document.root().get("name", "firstName"),
                   last = document.root().get("name", "lastName");
        return first + (first.empty() || last.empty() ? "" : " ") + last;
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

http::Reply<Items<Offer>> offers(const http::Request&, const Context& context)
{
    return {{Service(context).offers()}, {http::kPublicForASecond}, {}};
}

http::Reply<http::Empty> depart(const http::Request& request, const Wish& wish, const Context& context)
{
    try {
        const auto departure = Service(context).depart(
            provider_of(request), wish, request.cookie(browser_cookie(request.secure)));
        auto reply = redirect(departure.location, {}, 302);
        reply.headers.push_back(keep(request, departure));
        return reply;
    } catch (const Error& e) {
        return failed(request, {false, local_path(wish.return_to)}, e, context);
    }
}

http::Reply<Departure> depart_to_link(const http::Request& request, const Wish& wish, const Context& context)
{
    auto departure = Service(context).depart_to_link(request.caller, provider_of(request),
        wish.return_to.empty() ? Wish{kMethodsPage} : wish, request.cookie(browser_cookie(request.secure)));
    http::Reply<Departure> reply;
    reply.headers.push_back(keep(request, departure));
    reply.value = std::move(departure);
    return reply;
}

http::Reply<http::Empty> come_back(const http::Request& request, const Context& context)
{
    Purpose purpose;
    try {
        const auto back = Service(context).come_back(request.caller, comeback_of(request), purpose);
        return arrived(request, back, context);
    } catch (const Error& e) {
        return failed(request, purpose, e, context);
    }
}

// The browser sends no cookies along with another site's form, but does when it follows from there.
http::Reply<http::Empty> pass_on(const http::Request& request, const Context&)
{
    const auto form = request.form_params();
    return redirect(
        request.path, {{"state", value(form, "state")}, {"code", value(form, "code")},
                          {"error", value(form, "error")}, {"name", name_in(value(form, "user"))}});
}

}  // namespace gatehouse::oauth::handlers
