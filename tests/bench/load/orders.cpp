#include "tests/bench/load/orders.hpp"

#include "common/crypto/crypto.hpp"
#include "tests/bench/load/message.hpp"

namespace gatehouse::bench {

namespace {

std::string key(const Plan& plan, const char* step, std::int64_t buyer)
{
    return "Idempotency-Key: " + plan.run + "-" + step + "-" + std::to_string(buyer) + "\r\n";
}

std::string with_secret(const std::string& secret) { return "Authorization: Order " + secret + "\r\n"; }

}  // namespace

std::string hold_request(const Plan& plan, std::int64_t buyer)
{
    const auto n = std::to_string(buyer);
    const auto body = R"({"event_id":")" + plan.event + R"(","lines":[{"ticket_type_id":")" +
                      plan.ticket_type + R"(","quantity":)" + std::to_string(plan.quantity) +
                      R"(}],"buyer":{"name":"Buyer )" + n + R"(","email":"buyer.)" + n + "." + plan.run +
                      R"(@example.org"}})";
    return request("POST", "/api/orders", key(plan, "hold", buyer), body);
}

std::string join_request(const Plan& plan, std::int64_t guest)
{
    // As modules/queue/secrets.cpp makes it: good until the year 2100.
    static const auto key_bytes = crypto::from_hex(plan.guest_key).value();
    static const std::string until("\0\0\0\0\xf4\x86\x57\x00", 8);
    const auto claim = until + "guest." + std::to_string(guest) + "." + plan.run + "@example.org";
    const auto token = crypto::base64url(crypto::hmac_sha256(key_bytes, claim) + claim);
    return request("POST", "/api/queue/entries", key(plan, "join", guest),
        R"({"ticket_type_id":")" + plan.ticket_type + R"(","quantity":1,"guest_token":")" + token + "\"}");
}

std::string checkout_request(
    const Plan& plan, std::int64_t buyer, const std::string& order, const std::string& secret)
{
    return request("POST", "/api/payments/checkout", key(plan, "pay", buyer) + with_secret(secret),
        R"({"order_id":")" + order + R"("})");
}

std::string tickets_request(const std::string& order, const std::string& secret)
{
    return request("GET", "/api/orders/" + order + "/tickets", with_secret(secret), "");
}

}  // namespace gatehouse::bench
