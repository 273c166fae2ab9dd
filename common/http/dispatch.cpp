#include "common/http/dispatch.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "common/auth/api_keys.hpp"
#include "common/auth/sessions.hpp"
#include "common/auth/step_up.hpp"
#include "common/crypto/crypto.hpp"
#include "common/http/conditional.hpp"
#include "common/http/idempotency.hpp"
#include "common/http/limiter.hpp"
#include "common/obs/log.hpp"
#include "common/obs/refusals.hpp"
#include "common/text/text.hpp"

namespace gatehouse::http {

namespace {

using Params = std::vector<std::pair<std::string, std::string>>;

// Ids and slugs are visible ASCII; anything else names nothing of ours.
bool is_plain(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 127; });
}

// Matches "/api/orders/{id}" piece by piece.
bool match(std::string_view pattern, std::string_view path, Params& params)
{
    params.clear();
    while (!pattern.empty() && !path.empty()) {
        const auto want_end = pattern.find('/', 1), got_end = path.find('/', 1);
        const auto want = pattern.substr(1, want_end - 1), got = path.substr(1, got_end - 1);
        const auto open = want.find('{');
        if (open == std::string_view::npos) {
            if (want != got) return false;
        } else {  // {slug} or {id}.ics
            const auto close = want.find('}');
            const auto before = want.substr(0, open), after = want.substr(close + 1);
            if (got.size() <= before.size() + after.size() || !got.starts_with(before) ||
                !got.ends_with(after))
                return false;
            if (!is_plain(got)) return false;
            params.emplace_back(want.substr(open + 1, close - open - 1),
                got.substr(before.size(), got.size() - before.size() - after.size()));
        }
        pattern = want_end == std::string_view::npos ? std::string_view{} : pattern.substr(want_end);
        path = got_end == std::string_view::npos ? std::string_view{} : path.substr(got_end);
    }
    return pattern.empty() && path.empty();
}

const Route& find_route(const Routes& routes, Request& request)
{
    const auto method = request.method == "HEAD" ? "GET" : request.method;
    std::string allowed;
    for (const auto& route : routes) {
        Params params;
        if (!match(route.path, request.path, params)) continue;
        if (route.method != method) {
            allowed += (allowed.empty() ? "" : ", ") + (route.method == "GET" ? "GET, HEAD" : route.method);
            continue;
        }
        request.params = std::move(params);
        return route;
    }
    if (!allowed.empty()) throw Error(kNoSuchMethod, request.method).with("allow", allowed);
    throw Error(kNotFound, "no route");
}

bool changes_state(const Request& request) { return request.method != "GET" && request.method != "HEAD"; }

// Browsers name the page that sends a state change; another site's is refused before anything else (ACC-3).
void refuse_foreign_origin(const Request& request)
{
    const auto origin = request.header("origin");
    if (!changes_state(request)) return;
    if (request.header("sec-fetch-site") == "cross-site") throw Error(kForbidden, "cross-site request");
    const auto scheme_end = origin.find("://");
    if (!origin.empty() &&
        (scheme_end == std::string_view::npos || origin.substr(scheme_end + 3) != request.header("host")))
        throw Error(kForbidden, "foreign origin " + std::string(origin));
}

std::string take_secret(Request& request)
{
    std::string secret, rest;
    for (const auto& [name, value] : request.query_params())
        if (name == "secret")
            secret = value;
        else
            rest += (rest.empty() ? "" : "&") + percent_encode(name) + "=" + percent_encode(value);
    if (!secret.empty()) request.query = rest;
    return secret;
}

void authenticate(Request& request, const Context& context)
{
    const auth::Sessions sessions(context);
    const auto authorization = request.header("authorization");
    if (authorization.starts_with("Bearer ")) {
        const std::string token(authorization.substr(7));
        if (auth::ApiKeys::is_one(token)) {
            request.caller.principal = auth::ApiKeys(context).require(token, request.caller);
            return;
        }
        request.caller.principal = sessions.find(token);
        if (!request.caller.principal || request.caller.principal->by_cookie)
            throw Error(kUnauthenticated, "bearer")
                .saying("Your access token is not valid or has run out. Please sign in again.");
        return;
    }
    if (authorization.starts_with("Order ")) request.caller.order_secret = authorization.substr(6);
    const auto token = request.cookie(session_cookie_name(request.secure));
    if (token.empty()) return;
    request.caller.principal = sessions.find(token);
    if (!request.caller.principal || !changes_state(request)) return;
    if (!crypto::equal(request.header("x-csrf-token"), auth::csrf_token(context.config, token)))
        throw Error(kForbidden, "CSRF token")
            .saying("Your page is out of date. Please reload it and try again.");
}

void admit(const Route& route, const auth::Caller& caller)
{
    switch (route.access) {
        case Access::anyone:
        case Access::order: return;
        case Access::admin:
            caller.require_user();
            if (caller.is_held_back()) throw Error(auth::kFactorRequired);
            if (!caller.is_admin()) throw Error(kForbidden);
            return;
        case Access::signed_in:
        case Access::member:
        case Access::staff: caller.require_user(); return;
    }
}

// A key goes where its scopes let it, whoever else may go there (ACC-8: its use is in the audit log).
void require_scope(const Route& route, const auth::KeyInUse& key)
{
    const auto scope = auth::scope_of(route.method, route.path);
    if (!scope) throw Error(auth::kNotForKeys, route.path);
    if (!key.scopes.allow(*scope)) {
        const std::string name = auth::to_string(*scope);
        throw Error(auth::kScopeMissing, name)
            .saying("This API key lacks the scope " + name + ". Make a key that has it.");
    }
}

// Of the route's limit and the key's, the headers tell the one that ends sooner.
void show_sooner(Headers& headers, const Headers& of_key)
{
    const auto left = [](const Headers& all) {
        for (const auto& [name, value] : all)
            if (name == "RateLimit-Remaining") return std::stoll(value);
        return std::numeric_limits<long long>::max();
    };
    if (left(of_key) >= left(headers)) return;
    std::erase_if(headers, [](const auto& header) { return header.first.starts_with("RateLimit-"); });
    headers.insert(headers.end(), of_key.begin(), of_key.end());
}

// Who acts for somebody else sees what they see, but does not touch how they sign in, take what is theirs
// alone, or administer in their name.
void refuse_impersonator(const Route& route, const Request& request)
{
    if (!request.caller.principal || !request.caller.principal->impersonator) return;
    const auto within = [&](std::string_view area) { return route.path.starts_with(area); };
    if (route.path == "/api/auth/logout" || route.path == "/api/auth/impersonation") return;
    const bool theirs_alone =
        within("/api/auth/") || within("/api/transfers/") || route.path == "/api/tickets/{id}/transfer";
    if (within("/api/users/me/") || within("/api/admin/") || (theirs_alone && changes_state(request)))
        throw Error(kImpersonating, route.path);
}

Response answer_always(const Route& route, Request& request, const Context& context)
{
    request.limits = count_call(context, route.limit, request.caller);
    return route.handle(request, context);
}

Response answer(const Route& route, Request& request, const Context& context)
{
    if (route.takes != Route::Takes::foreign_form) {
        refuse_foreign_origin(request);
        if (route.access == Access::order) request.caller.order_secret = take_secret(request);
        authenticate(request, context);
    }
    Headers of_key;
    if (request.caller.principal && request.caller.principal->key) {
        of_key = count_key(context, request.caller.principal->key->id);
        require_scope(route, *request.caller.principal->key);
    }
    admit(route, request.caller);
    refuse_impersonator(route, request);
    if (request.body.size() > route.most_bytes)
        throw Error(kTooLarge, std::to_string(request.body.size()) + " bytes");
    auto response =
        route.idempotency == Idempotency::none
            ? answer_always(route, request, context)
            : answer_once(route, request, context, [&] { return route.handle(request, context); });
    show_sooner(request.limits, of_key);
    make_conditional(request, response);
    return response;
}

// Of the path only the route's pattern is logged: what stands in it may be the token of a link.
Response fail(const Error& e, const Request& request, std::string_view route, const Context& context)
{
    if (const auto status = e.kind().status; status == 401 || status == 403 || status == 429)
        obs::count_refusal(context, e.kind().code);
    if (e.kind().status >= 500)
        log::error(
            e.kind().code, {{"request_id", request.caller.request_id}, {"route", route}, {"why", e.what()}});
    return problem(e, request.caller.request_id);
}

}  // namespace

const char* to_string(Access access)
{
    switch (access) {
        case Access::anyone: return "anyone";
        case Access::signed_in: return "signed_in";
        case Access::admin: return "admin";
        case Access::order: return "order";
        case Access::member: return "member";
        case Access::staff: return "staff";
    }
    return "";
}

Routes joined(std::initializer_list<Routes> tables)
{
    Routes all;
    for (const auto& table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

Response dispatch(const Routes& routes, Request& request, const Context& context)
{
    const auto started = std::chrono::steady_clock::now();
    std::string route_name = "none";
    Response response;
    try {
        const auto& route = find_route(routes, request);
        route_name = route.method + " " + route.path;
        response = answer(route, request, context);
    } catch (const Error& e) {
        response = fail(e, request, route_name, context);
    } catch (const std::exception& e) {
        response = fail(Error(kInternal, e.what()), request, route_name, context);
    }
    // Refused calls count as well, so they say how many are left.
    response.headers.insert(response.headers.end(), request.limits.begin(), request.limits.end());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    context.metrics.count_request(route_name, response.status, took.count());
    log::info("request", {{"request_id", request.caller.request_id}, {"route", route_name},
                             {"status", std::int64_t{response.status}}, {"ms", took.count() * 1000},
                             {"user", request.caller.principal ? request.caller.principal->user.str() : ""}});
    return response;
}

namespace detail {

json::Document parse_body(const Request& request)
{
    const auto type =
        text::trim(std::string_view(request.content_type).substr(0, request.content_type.find(';')));
    if (text::fold(type) != "application/json") throw Error(kMediaType, request.content_type);
    return json::Document::parse(request.body);
}

json::Document parse_query(const Request& request)
{
    const auto params = request.query_params();
    std::set<std::string_view> seen;
    for (const auto& [name, value] : params) {
        if (!text::is_utf8(name) || !text::is_utf8(value))
            throw Error(kMalformed, "query").saying("The address contains text that is no UTF-8.");
        if (!seen.insert(name).second)
            throw Error(kMalformed, "query").saying("The address has the parameter " + name + " twice.");
    }
    return json::Document::of(params);
}

}  // namespace detail

}  // namespace gatehouse::http
