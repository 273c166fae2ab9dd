#pragma once

#include "common/http/route.hpp"
#include "common/json/schema.hpp"

namespace gatehouse::accounts {

struct PhoneRequest {
    std::string number;
};
struct PhoneCode {
    std::string code;
};

// clang-format off
inline const auto kPhone = schema::object<PhoneRequest>("Phone")
    .field("number", &PhoneRequest::number, schema::text(1, 40));

inline const auto kPhoneCode = schema::object<PhoneCode>("PhoneCode")
    .field("code", &PhoneCode::code, schema::text(6, 6));
// clang-format on

namespace handlers {

http::Empty ask_phone(const http::Request& request, const PhoneRequest& wanted, const Context& context);
http::Empty ask_phone_again(const http::Request& request, const Context& context);
http::Empty verify_phone(const http::Request& request, const PhoneCode& wanted, const Context& context);
http::Empty remove_phone(const http::Request& request, const Context& context);

}  // namespace handlers

}  // namespace gatehouse::accounts
