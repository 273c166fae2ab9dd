#include "tests/bench/load/plan.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "common/json/json.hpp"

namespace gatehouse::bench {

namespace {

double number(const json::Value& plan, const char* name, double otherwise)
{
    const auto value = plan.find(name);
    return value && value->is_number() ? value->real() : otherwise;
}

}  // namespace

Plan Plan::parse(const std::string& text)
{
    const auto document = json::Document::parse(text);
    const auto root = document.root();
    Plan plan;
    const auto integer = [&](const char* name, auto& member) {
        member = static_cast<std::remove_reference_t<decltype(member)>>(
            number(root, name, static_cast<double>(member)));
    };
    plan.kind = root.get("kind");
    integer("port", plan.port);
    plan.rate = number(root, "rate", plan.rate);
    integer("count", plan.count);
    integer("seconds", plan.seconds);
    integer("connections", plan.connections);
    integer("per_connection", plan.per_connection);
    integer("first_source", plan.first_source);
    plan.event = root.get("event");
    plan.ticket_type = root.get("ticket_type");
    integer("quantity", plan.quantity);
    plan.sample = number(root, "sample", plan.sample);
    plan.path = root.get("path");
    plan.headers = root.get("headers");
    plan.run = root.get("run");
    integer("gateway_port", plan.gateway_port);
    plan.webhook_secret = root.get("webhook_secret");
    plan.guest_key = root.get("guest_key");
    plan.live_socket = root.get("live_socket");
    plan.channel = root.get("channel");
    integer("messages", plan.messages);
    integer("quiet_seconds", plan.quiet_seconds);
    constexpr std::array kKinds{"sale", "hold", "join", "read", "listen"};
    if (std::ranges::find(kKinds, plan.kind) == kKinds.end())
        throw std::runtime_error("kind must be sale, hold, join, read or listen");
    if (plan.port <= 0 || plan.count <= 0 || plan.seconds <= 0 || plan.connections <= 0 ||
        plan.per_connection <= 0)
        throw std::runtime_error("port, count, seconds, connections and per_connection must be above 0");
    if (plan.kind == "sale" && (plan.rate <= 0 || plan.gateway_port <= 0))
        throw std::runtime_error("a sale needs rate and gateway_port");
    if (plan.kind == "listen" && (plan.rate <= 0 || plan.live_socket.empty() || plan.channel.empty()))
        throw std::runtime_error("listening needs rate, live_socket and channel");
    return plan;
}

}  // namespace gatehouse::bench
