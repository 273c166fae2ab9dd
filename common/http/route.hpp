// Routes are data: one table drives dispatch, validation, limits and the OpenAPI document.
//
//     {"POST", "/api/orders", Access::anyone, kPurchase, takes(kPlaceOrder), gives(kPlaced, 201),
//     handlers::place,
//      "Hold tickets and open an order", Idempotency::required}
//
// The handler's signature follows from the row, or it does not compile: place(request, const PlaceOrder&,
// context) → Placed.

#pragma once

#include <chrono>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "common/app/context.hpp"
#include "common/http/request.hpp"
#include "common/json/schema.hpp"
#include "common/json/shape.hpp"
#include "common/json/view.hpp"

namespace gatehouse::http {

// Who may call. Below the first three, the service decides about the object and answers 404 to strangers.
enum class Access {
    anyone,     // also without any sign-in
    signed_in,  // any account
    admin,      // platform role
    order,      // the buyer, a member of the organization, or who has the order's secret
    member,     // a member of the organization that owns the object
    staff,      // who may scan at the event
};
const char* to_string(Access access);

// At most `count` calls in `seconds`, counted per caller under a name that configuration may override.
enum class By { address, user };  // user falls back to the address for guests
struct Limit {
    const char* name;
    int count;
    int seconds;
    By by = By::user;
};

enum class Idempotency { none, accepted, required };

// What a route reads.
struct Nothing {};
struct Raw {
    std::size_t most = 64 * 1024;
};
struct ForeignForm {};
template <class T>
struct Body {
    schema::Object<T> schema;
};
template <class T>
struct Query {
    schema::Object<T> schema;
};
inline Nothing takes_nothing() { return {}; }
// The raw body, at most so many bytes: webhooks, uploads. No JSON is expected.
inline Raw takes_raw(std::size_t most) { return {most}; }
// A form that a page of another site makes the browser send here, raw. Whoever sends it is nobody: cookies
// are not looked at, so that no foreign page acts in somebody's name.
inline ForeignForm takes_foreign_form() { return {}; }
template <class T>
Body<T> takes(schema::Object<T> schema)
{
    return {std::move(schema)};
}
template <class T>
Query<T> takes_query(schema::Object<T> schema)
{
    return {std::move(schema)};
}

// What a route answers.
template <class T>
struct Json {
    view::Object<T> view;
    int status;
};
struct NoBody {
    int status = 204;
};
struct Bytes {
    const char* type;
};
template <class T>
Json<T> gives(view::Object<T> view, int status = 200)
{
    return {std::move(view), status};
}
inline NoBody gives_nothing() { return {}; }
// Sends the browser on, to the Location header.
inline NoBody gives_redirect(int status = 302) { return {status}; }
inline Bytes gives_content(const char* type) { return {type}; }

namespace detail {

schema::Faults no_faults();
json::Document parse_body(const Request& request);
json::Document parse_query(const Request& request);

template <class F>
auto call(const F& handle, const Request& request, const Context& context, const Nothing&)
{
    return handle(request, context);
}
template <class F>
auto call(const F& handle, const Request& request, const Context& context, const Raw&)
{
    return handle(request, context);
}
template <class F>
auto call(const F& handle, const Request& request, const Context& context, const ForeignForm&)
{
    return handle(request, context);
}
template <class F, class T>
auto call(const F& handle, const Request& request, const Context& context, const Body<T>& in)
{
    const auto document = parse_body(request);
    return handle(request, schema::read(in.schema, document.root()), context);
}
template <class F, class T>
auto call(const F& handle, const Request& request, const Context& context, const Query<T>& in)
{
    const auto document = parse_query(request);
    return handle(request, schema::read(in.schema, document.root()), context);
}

template <class T>
Response respond(const Json<T>& out, const T& value)
{
    return {out.status, "application/json", out.view.dump(value), {}};
}
template <class T>
Response respond(const Json<T>& out, const Reply<T>& reply)
{
    return {reply.status.value_or(out.status), "application/json", out.view.dump(reply.value), reply.headers};
}
inline Response respond(const NoBody& out, const Empty&) { return {out.status, "", "", {}}; }
inline Response respond(const NoBody& out, const Reply<Empty>& reply)
{
    return {reply.status.value_or(out.status), "", "", reply.headers};
}
inline Response respond(const Bytes&, const Content& content)
{
    return {200, content.type, content.bytes, content.headers};
}
inline Response respond(const Bytes&, const Reply<Content>& reply)
{
    auto headers = reply.value.headers;
    headers.insert(headers.end(), reply.headers.begin(), reply.headers.end());
    return {reply.status.value_or(200), reply.value.type, reply.value.bytes, headers};
}

}  // namespace detail

struct Route {
    enum class Takes { nothing, raw, foreign_form, body, query };

    template <class In, class Out, class F>
    Route(const char* method_, const char* path_, Access access_, Limit limit_, In in, Out out, F handler,
        const char* summary_, Idempotency idempotency_ = Idempotency::none)
        : method(method_),
          path(path_),
          access(access_),
          limit(limit_),
          summary(summary_),
          idempotency(idempotency_)
    {
        describe(in);
        describe_out(out);
        handle = [in = std::move(in), out = std::move(out), handler](
                     const Request& request, const Context& context) {
            return detail::respond(out, detail::call(handler, request, context, in));
        };
    }

    std::string method, path;
    Access access;
    Limit limit;
    std::string summary;
    Idempotency idempotency;
    Takes takes = Takes::nothing;
    std::size_t most_bytes = 64 * 1024;
    std::optional<json::Shape> input, output;
    int status = 200;
    std::string output_type = "application/json";
    std::function<Response(const Request&, const Context&)> handle;

private:
    void describe(const Nothing&) {}
    void describe(const Raw& raw) { takes = Takes::raw, most_bytes = raw.most; }
    void describe(const ForeignForm&) { takes = Takes::foreign_form; }
    template <class T>
    void describe(const Body<T>& in)
    {
        takes = Takes::body, input = in.schema.shape();
    }
    template <class T>
    void describe(const Query<T>& in)
    {
        takes = Takes::query, input = in.schema.shape();
    }
    template <class T>
    void describe_out(const Json<T>& out)
    {
        output = out.view.shape(), status = out.status;
    }
    void describe_out(const NoBody& out) { status = out.status, output_type.clear(); }
    void describe_out(const Bytes& out) { output_type = out.type; }
};

using Routes = std::vector<Route>;

// One table of several, for modules that keep a table for each of their topics.
Routes joined(std::initializer_list<Routes> tables);

}  // namespace gatehouse::http
