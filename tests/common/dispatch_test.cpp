// One way for every request: match, authenticate, admit, read, answer; and a clear 4xx for everything that is
// wrong.

#include "common/http/dispatch.hpp"

#include <unistd.h>

#include <cstdio>

#include "common/auth/sessions.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/echo_routes.hpp"
#include "tests/support/known_user.hpp"

namespace gatehouse::http {

using support::Echo;

namespace {

Echo say(const Request& request, const Echo& in, const Context&)
{
    if (in.word == "boom") throw std::runtime_error("secret detail");
    if (in.word == "busy") throw Error(kBusy, "secret detail");
    return {in.word, request.caller.principal ? request.caller.principal->user.str() : "", 0};
}
Echo show(const Request& request, const Context&)
{
    const std::string word(request.param_text("word"));
    if (word.starts_with("boom")) throw std::runtime_error("out of order");
    return {word, "", 0};
}
Echo show_id(const Request& request, const Context&) { return {request.param<EventId>("id").str(), "", 0}; }
Echo secret(const Request& request, const Context&)
{
    return {request.caller.order_secret, request.query, 0};
}
Content raw(const Request& request, const Context&) { return {request.body, "application/octet-stream", {}}; }
Echo form(const Request& request, const Context&)
{
    return {request.form_params().at(0).second, request.caller.principal ? "somebody" : "nobody", 0};
}
struct Filter {
    int limit = 20;
    std::string q;
};
Echo find(const Request&, const Filter& filter, const Context&) { return {filter.q, "", filter.limit}; }

Routes routes()
{
    const Limit none{"test", 0, 0};
    const auto filter = schema::object<Filter>("Filter")
                            .optional("limit", &Filter::limit, schema::integer(1, 100))
                            .optional("q", &Filter::q, schema::text(0, 20));
    return {{"POST", "/echo", Access::anyone, none, takes(support::echo_schema()),
                gives(support::echo_view(), 201), say, ""},
        {"GET", "/echo/{word}", Access::anyone, none, takes_nothing(), gives(support::echo_view()), show, ""},
        {"PUT", "/echo/{word}", Access::signed_in, none, takes(support::echo_schema()),
            gives(support::echo_view()), say, ""},
        {"DELETE", "/echo/{word}", Access::admin, none, takes_nothing(), gives(support::echo_view()), show,
            ""},
        {"GET", "/events/{id}", Access::anyone, none, takes_nothing(), gives(support::echo_view()), show_id,
            ""},
        {"GET", "/events/{id}.ics", Access::anyone, none, takes_nothing(), gives(support::echo_view()),
            show_id, ""},
        {"GET", "/find", Access::anyone, none, takes_query(filter), gives(support::echo_view()), find, ""},
        {"GET", "/order", Access::order, none, takes_nothing(), gives(support::echo_view()), secret, ""},
        {"POST", "/raw", Access::anyone, none, takes_raw(100), gives_content("application/octet-stream"), raw,
            ""},
        {"POST", "/form", Access::anyone, none, takes_foreign_form(), gives(support::echo_view()), form, ""}};
}

}  // namespace

class DispatchTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DispatchTest);
    CPPUNIT_TEST(unknown_paths_are_not_found);
    CPPUNIT_TEST(another_method_is_refused_and_told_what_there_is);
    CPPUNIT_TEST(head_is_answered_like_get);
    CPPUNIT_TEST(parameters_are_taken_from_the_path);
    CPPUNIT_TEST(malformed_ids_and_odd_bytes_in_paths_are_not_found);
    CPPUNIT_TEST(malformed_bodies_are_refused);
    CPPUNIT_TEST(queries_are_read_by_their_schema);
    CPPUNIT_TEST(large_bodies_are_refused);
    CPPUNIT_TEST(a_problem_document_says_what_and_hides_why);
    CPPUNIT_TEST(a_failure_is_logged_by_its_route_and_not_by_what_the_path_holds);
    CPPUNIT_TEST(cookies_sign_browsers_in_and_changes_need_the_csrf_token);
    CPPUNIT_TEST(a_csrf_token_of_another_session_is_worth_nothing);
    CPPUNIT_TEST(pages_of_other_sites_are_refused);
    CPPUNIT_TEST(a_form_from_another_site_comes_from_nobody);
    CPPUNIT_TEST(bearer_tokens_sign_programs_in);
    CPPUNIT_TEST(a_session_token_is_no_bearer_token);
    CPPUNIT_TEST(roles_admit_or_refuse);
    CPPUNIT_TEST(order_secrets_come_by_header_or_query_and_leave_the_query);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const Routes all = routes();

    Response send(const std::string& method, const std::string& target, const std::string& body = {},
        Headers headers = {})
    {
        auto request = base.request(method, target, body);
        for (auto& header : headers) request.headers.push_back(std::move(header));
        return base.send(all, request);
    }

    static std::string header(const Response& response, const std::string& name)
    {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return {};
    }

    std::string session(const UserId& user)
    {
        return base.context.db.transact([&](db::Tx& tx) {
            return auth::Sessions(base.context).open(tx, user, auth::Roles::parse("attendee"), {});
        });
    }

    void unknown_paths_are_not_found()
    {
        for (const char* path :
            {"/", "", "/nothing", "/echo/", "/echo/a/b", "//echo", "/Echo", "/echo/../echo/x/y"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, send("GET", path).status);
    }

    void another_method_is_refused_and_told_what_there_is()
    {
        const auto response = send("POST", "/echo/x", "{}");
        CPPUNIT_ASSERT_EQUAL(405, response.status);
        CPPUNIT_ASSERT_EQUAL(std::string("GET, HEAD, PUT, DELETE"), header(response, "Allow"));
        CPPUNIT_ASSERT_EQUAL(405, send("BREW", "/echo").status);
    }

    void head_is_answered_like_get() { CPPUNIT_ASSERT_EQUAL(200, send("HEAD", "/echo/x").status); }

    void parameters_are_taken_from_the_path()
    {
        ASSERT_CONTAINS(R"("word":"x-1")", send("GET", "/echo/x-1").body);
        const std::string id = "event_01h455vb4pex5vsknk084sn02q";
        ASSERT_CONTAINS(id, send("GET", "/events/" + id).body);
    }

    void malformed_ids_and_odd_bytes_in_paths_are_not_found()
    {
        for (const char* path : {"/events/1", "/events/order_01h455vb4pex5vsknk084sn02q", "/echo/\xff",
                 "/echo/é", "/echo/a b", "/echo/a\nb", "/echo/\x7f"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, send("GET", path).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", std::string("/echo/a\0b", 9)).status);
    }

    void malformed_bodies_are_refused()
    {
        CPPUNIT_ASSERT_EQUAL(201, send("POST", "/echo", R"({"word":"x"})").status);
        for (const char* body : {"{", "nonsense", "{\"word\":\"\xff\"}", R"({"word":"x","word":"y"})", "[[["})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(body, 400, send("POST", "/echo", body).status);
        for (const char* body : {"[]", "{}", R"({"word":5})", R"({"word":"x","more":1})", R"({"word":null})"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(body, 422, send("POST", "/echo", body).status);
        auto request = base.request("POST", "/echo", R"({"word":"x"})");
        for (const char* type :
            {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"}) {
            request.content_type = type;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(type, 415, base.send(all, request).status);
        }
        for (const char* type : {"application/json", "application/json; charset=utf-8", "Application/JSON"}) {
            request.content_type = type;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(type, 201, base.send(all, request).status);
        }
        request.body.clear();
        CPPUNIT_ASSERT_EQUAL(400, base.send(all, request).status);
    }

    void queries_are_read_by_their_schema()
    {
        ASSERT_CONTAINS(R"("word":"a b&","user":"","calls":7)", send("GET", "/find?limit=7&q=a+b%26").body);
        CPPUNIT_ASSERT_EQUAL(200, send("GET", "/find").status);
        for (const char* query : {"limit=0", "limit=x", "limit=", "colour=red", "q=%00"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(query, 422, send("GET", "/find?" + std::string(query)).status);
        for (const char* query : {"q=%ff", "%ff=1", "q=%", "q=%zz", "q=a&q=b"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(query, 400, send("GET", "/find?" + std::string(query)).status);
    }

    void large_bodies_are_refused()
    {
        CPPUNIT_ASSERT_EQUAL(
            413, send("POST", "/echo", R"({"word":")" + std::string(70'000, 'x') + "\"}").status);
        CPPUNIT_ASSERT_EQUAL(200, send("POST", "/raw", std::string(100, '\0')).status);
        CPPUNIT_ASSERT_EQUAL(413, send("POST", "/raw", std::string(101, '\0')).status);
    }

    void a_problem_document_says_what_and_hides_why()
    {
        const auto failed = send("POST", "/echo", R"({"word":"boom"})");
        CPPUNIT_ASSERT_EQUAL(500, failed.status);
        CPPUNIT_ASSERT_EQUAL(std::string("application/problem+json"), failed.content_type);
        CPPUNIT_ASSERT(failed.body.find("secret detail") == std::string::npos);
        const auto problem = json::Document::parse(failed.body);
        CPPUNIT_ASSERT_EQUAL(std::string("internal"), problem.root().get("code"));
        CPPUNIT_ASSERT_EQUAL(std::string("test"), problem.root().get("request_id"));
        const auto busy = send("POST", "/echo", R"({"word":"busy"})");
        CPPUNIT_ASSERT_EQUAL(503, busy.status);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), header(busy, "Retry-After"));
        ASSERT_CONTAINS(R"("errors":[{"pointer":"/word","code":"required","detail":"is required"}])",
            send("POST", "/echo", "{}").body);
    }

    // What is written to the log meanwhile.
    template <class F>
    static std::string logged(F act)
    {
        const std::unique_ptr<FILE, int (*)(FILE*)> file(std::tmpfile(), std::fclose);
        const int log = dup(STDERR_FILENO);
        dup2(fileno(file.get()), STDERR_FILENO);
        act();
        dup2(log, STDERR_FILENO);
        close(log);
        std::rewind(file.get());
        std::string out(64 * 1024, '\0');
        out.resize(std::fread(out.data(), 1, out.size(), file.get()));
        return out;
    }

    void a_failure_is_logged_by_its_route_and_not_by_what_the_path_holds()
    {
        const auto log = logged([&] { CPPUNIT_ASSERT_EQUAL(500, send("GET", "/echo/boom-t0k3n").status); });
        ASSERT_CONTAINS(R"("route":"GET /echo/{word}","why":"out of order")", log);
        CPPUNIT_ASSERT(log.find("t0k3n") == std::string::npos);
    }

    void cookies_sign_browsers_in_and_changes_need_the_csrf_token()
    {
        const auto user = support::known_user(base);
        const auto token = session(user);
        const Headers cookie{{"cookie", "theme=dark; gatehouse_session=" + token}};
        CPPUNIT_ASSERT_EQUAL(200, send("GET", "/echo/x", "", cookie).status);
        CPPUNIT_ASSERT_EQUAL(403, send("POST", "/echo", R"({"word":"x"})", cookie).status);
        auto with_proof = cookie;
        with_proof.emplace_back("x-csrf-token", auth::csrf_token(base.context.config, token));
        ASSERT_CONTAINS(user.str(), send("POST", "/echo", R"({"word":"x"})", with_proof).body);
        // A stale cookie is a guest, not an error.
        const Headers stale{{"cookie", "gatehouse_session=" + std::string(43, 'A')}};
        CPPUNIT_ASSERT_EQUAL(201, send("POST", "/echo", R"({"word":"x"})", stale).status);
        CPPUNIT_ASSERT_EQUAL(401, send("PUT", "/echo/x", R"({"word":"x"})", stale).status);
    }

    void a_csrf_token_of_another_session_is_worth_nothing()
    {
        const auto mine = session(support::known_user(base)), theirs = session(support::known_user(base));
        const Headers headers{{"cookie", "gatehouse_session=" + mine},
            {"x-csrf-token", auth::csrf_token(base.context.config, theirs)}};
        CPPUNIT_ASSERT_EQUAL(403, send("POST", "/echo", R"({"word":"x"})", headers).status);
    }

    void pages_of_other_sites_are_refused()
    {
        const auto from = [&](const std::string& origin, const std::string& method = "POST") {
            return send(method, method == "POST" ? "/echo" : "/echo/x",
                method == "POST" ? R"({"word":"x"})" : "",
                {{"host", "tickets.example.org:8080"}, {"origin", origin}})
                .status;
        };
        CPPUNIT_ASSERT_EQUAL(201, from("https://tickets.example.org:8080"));
        for (const char* origin : {"https://evil.example", "null", "https://tickets.example.org",
                 "https://tickets.example.org:8080.evil.example"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(origin, 403, from(origin));
        CPPUNIT_ASSERT_EQUAL(200, from("https://evil.example", "GET"));
        CPPUNIT_ASSERT_EQUAL(
            403, send("POST", "/echo", R"({"word":"x"})", {{"sec-fetch-site", "cross-site"}}).status);
    }

    void a_form_from_another_site_comes_from_nobody()
    {
        const auto token = session(support::known_user(base));
        auto request = base.request("POST", "/form", "state=a%20b&code=c");
        request.content_type = "application/x-www-form-urlencoded";
        request.headers = {{"host", "tickets.example.org"}, {"origin", "https://appleid.example"},
            {"sec-fetch-site", "cross-site"}, {"cookie", "gatehouse_session=" + token},
            {"authorization", "Bearer " + token}};
        const auto response = base.send(routes(), request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, 200, response.status);
        ASSERT_CONTAINS("a b", response.body);
        ASSERT_CONTAINS("nobody", response.body);
    }

    void bearer_tokens_sign_programs_in()
    {
        const auto user = support::known_user(base);
        const Headers headers{{"authorization", "Bearer " + base.bearer(user)}};
        ASSERT_CONTAINS(user.str(), send("PUT", "/echo/x", R"({"word":"x"})", headers).body);
        for (const char* wrong :
            {"Bearer x", "Bearer ", "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                wrong, 401, send("GET", "/echo/x", "", {{"authorization", wrong}}).status);
    }

    void a_session_token_is_no_bearer_token()
    {
        const auto token = session(support::known_user(base));
        CPPUNIT_ASSERT_EQUAL(401, send("GET", "/echo/x", "", {{"authorization", "Bearer " + token}}).status);
    }

    void roles_admit_or_refuse()
    {
        const auto by = [&](auth::Role role) {
            return send("DELETE", "/echo/x", "",
                {{"authorization", "Bearer " + base.bearer(support::known_user(base), role)}})
                .status;
        };
        CPPUNIT_ASSERT_EQUAL(401, send("DELETE", "/echo/x").status);
        CPPUNIT_ASSERT_EQUAL(403, by(auth::Role::organizer));
        CPPUNIT_ASSERT_EQUAL(200, by(auth::Role::admin));
    }

    void order_secrets_come_by_header_or_query_and_leave_the_query()
    {
        ASSERT_CONTAINS(
            R"("word":"s3cr3t","user":"a=b%20c")", send("GET", "/order?a=b+c&secret=s3cr3t").body);
        ASSERT_CONTAINS(
            R"("word":"s3cr3t")", send("GET", "/order", "", {{"authorization", "Order s3cr3t"}}).body);
        ASSERT_CONTAINS(R"("word":"")", send("GET", "/order").body);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DispatchTest);

}  // namespace gatehouse::http
