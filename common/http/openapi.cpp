#include "common/http/openapi.hpp"

#include <algorithm>
#include <map>

#include "common/version.hpp"

namespace gatehouse::http {

namespace {

using json::Shape;
using json::Writer;

Shape fault_shape()
{
    auto fault = Shape::of("object");
    fault.name = "Fault";
    for (const char* name : {"pointer", "code", "detail"})
        fault.properties.push_back({name, Shape::of("string"), true});
    return fault;
}

Shape problem_shape()
{
    auto shape = Shape::of("object");
    shape.name = "Problem";
    for (const char* name : {"type", "title", "detail", "code", "request_id"})
        shape.properties.push_back({name, Shape::of("string"), true});
    shape.properties.push_back({"status", Shape::of("integer"), true});
    shape.properties.push_back({"errors", Shape::list_of(fault_shape()), false});
    shape.properties.push_back({"available", Shape::of("integer"), false});
    shape.properties.push_back({"retry_after", Shape::of("integer"), false});
    shape.properties.push_back({"limit", Shape::of("integer"), false});
    return shape;
}

// Every named shape below, by name.
void collect(const Shape& shape, std::map<std::string, Shape>& named)
{
    if (!shape.name.empty()) {
        auto plain = shape;
        plain.nullable = false;
        named.emplace(shape.name, plain);
    }
    for (const auto& property : shape.properties) collect(property.shape, named);
    for (const auto& item : shape.items) collect(item, named);
}

std::string operation_id(const Route& route)
{
    std::string id = route.method;
    std::ranges::transform(
        id, id.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    bool upper = true;
    for (const char c : route.path.substr(route.path.starts_with("/api") ? 4 : 0)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter) id += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        upper = !letter;
    }
    return id;
}

void write_parameter(Writer& out, const std::string& name, const char* in, bool required, const Shape& shape)
{
    out.object()
        .member("name", std::string_view(name))
        .member("in", in)
        .member("required", required)
        .key("schema");
    json::write(out, shape, true);
    out.end_object();
}

void write_parameters(Writer& out, const Route& route)
{
    out.key("parameters").array();
    for (auto at = route.path.find('{'); at != std::string::npos; at = route.path.find('{', at + 1))
        write_parameter(out, route.path.substr(at + 1, route.path.find('}', at) - at - 1), "path", true,
            Shape::of("string"));
    if (route.takes == Route::Takes::query)
        for (const auto& p : route.input->properties) {
            auto shape = p.shape;
            shape.nullable = false;
            write_parameter(out, p.name, "query", p.required, shape);
        }
    if (route.access == Access::order) write_parameter(out, "secret", "query", false, Shape::of("string"));
    if (route.idempotency != Idempotency::none)
        write_parameter(out, "Idempotency-Key", "header", route.idempotency == Idempotency::required,
            Shape::of("string"));
    out.end_array();
}

void write_content(Writer& out, const std::string& type, const Shape* shape)
{
    out.key("content").object().key(type).object();
    if (shape) {
        out.key("schema");
        json::write(out, *shape, true);
    }
    out.end_object().end_object();
}

void write_security(Writer& out, const Route& route)
{
    out.key("security").array();
    if (route.access == Access::anyone || route.access == Access::order) out.object().end_object();
    if (route.access != Access::anyone)
        for (const char* scheme : {"session", "bearer"})
            out.object().key(scheme).array().end_array().end_object();
    if (const auto scope = auth::scope_of(route.method, route.path); scope && route.access != Access::admin)
        out.object().key("api_key").array().value(auth::to_string(*scope)).end_array().end_object();
    out.end_array();
}

void write_operation(Writer& out, const std::string& module, const Route& route)
{
    out.object()
        .member("operationId", std::string_view(operation_id(route)))
        .member("summary", std::string_view(route.summary));
    out.key("tags").array().value(std::string_view(module)).end_array();
    out.member("x-access", to_string(route.access));
    write_security(out, route);
    write_parameters(out, route);
    if (route.takes != Route::Takes::nothing && route.takes != Route::Takes::query) {
        out.key("requestBody").object().member("required", true);
        const bool body = route.takes == Route::Takes::body, form = route.takes == Route::Takes::foreign_form;
        write_content(out,
            body   ? "application/json"
            : form ? "application/x-www-form-urlencoded"
                   : "*/*",
            body ? &*route.input : nullptr);
        out.end_object();
    }
    out.key("responses").object().key(std::to_string(route.status)).object().member("description", "Done");
    if (!route.output_type.empty())
        write_content(out, route.output_type, route.output ? &*route.output : nullptr);
    out.end_object();
    const auto problem = problem_shape();
    out.key("default").object().member("description", "A problem document");
    write_content(out, "application/problem+json", &problem);
    out.end_object().end_object().end_object();
}

void write_security_schemes(Writer& out)
{
    out.key("securitySchemes").object();
    out.key("session")
        .object()
        .member("type", "apiKey")
        .member("in", "cookie")
        .member("name", "gatehouse_session")
        .end_object();
    out.key("bearer").object().member("type", "http").member("scheme", "bearer").end_object();
    out.key("api_key")
        .object()
        .member("type", "http")
        .member("scheme", "bearer")
        .member("bearerFormat", "ghk_…")
        .member("description",
            "An API key (Account, API keys). Each operation names the scope it asks for; a scope to write "
            "includes the one to read. At most 1,000 calls an hour and key unless the installation says "
            "otherwise.")
        .end_object();
    out.end_object();
}

void write_head(Writer& out)
{
    out.object().member("openapi", "3.1.0").key("info").object();
    out.member("title", "Gatehouse").member("version", kVersion);
    out.member("description", "Tickets and events: from the draft of an event to the door.");
    out.key("license")
        .object()
        .member("name", "Apache-2.0")
        .member("identifier", "Apache-2.0")
        .end_object()
        .end_object();
    out.key("servers").array().object().member("url", "/").end_object().end_array();
}

}  // namespace

std::string openapi(const std::string& module, const Routes& routes)
{
    Writer out;
    write_head(out);
    std::map<std::string, std::vector<const Route*>> by_path;
    std::map<std::string, Shape> named;
    collect(problem_shape(), named);
    for (const auto& route : routes) {
        by_path[route.path].push_back(&route);
        if (route.output) collect(*route.output, named);
        if (route.takes == Route::Takes::body) collect(*route.input, named);
    }
    out.key("paths").object();
    for (const auto& [path, operations] : by_path) {
        out.key(path).object();
        for (const auto* route : operations) {
            std::string method = route->method;
            std::ranges::transform(
                method, method.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            out.key(method);
            write_operation(out, module, *route);
        }
        out.end_object();
    }
    out.end_object().key("components").object().key("schemas").object();
    for (const auto& [name, shape] : named) {
        out.key(name);
        json::write(out, shape, false);
    }
    out.end_object();
    write_security_schemes(out);
    return out.end_object().end_object().take();
}

std::string merge_openapi(const std::vector<std::string>& documents)
{
    std::map<std::string, std::map<std::string, std::string>>
        paths;  // modules may share one: method → operation
    std::map<std::string, std::string> schemas;
    for (const auto& text : documents) {
        const auto document = json::Document::parse(text);
        const auto all = document.root().find("paths");
        for (const auto name : all->names())
            for (const auto method : all->find(name)->names())
                paths[std::string(name)].emplace(method, all->find(name)->find(method)->dump());
        const auto named = document.root().find("components")->find("schemas");
        for (const auto name : named->names()) schemas.emplace(name, named->find(name)->dump());
    }
    Writer out;
    write_head(out);
    out.key("paths").object();
    for (const auto& [name, operations] : paths) {
        out.key(name).object();
        for (const auto& [method, operation] : operations) out.key(method).raw(operation);
        out.end_object();
    }
    out.end_object().key("components").object().key("schemas").object();
    for (const auto& [name, value] : schemas) out.key(name).raw(value);
    out.end_object();
    write_security_schemes(out);
    return out.end_object().end_object().take();
}

}  // namespace gatehouse::http
