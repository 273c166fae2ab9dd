#pragma once

#include "common/json/schema.hpp"

namespace gatehouse::accounts {

// By the link, or by the code that stands beside it.
struct Proof {
    std::optional<std::string> token, code;
};
struct EmailChange {
    std::string current_password, email;
};
struct ResetRequest {
    std::string email;
};
struct Reset {
    std::string token, password;
};
struct PasswordChange {
    std::string current_password, password;
};
struct Unlock {
    std::string token;
};

// clang-format off
inline const auto kProof = schema::object<Proof>("VerifyEmail")
    .optional("token", &Proof::token, schema::opaque(1, 200))
    .optional("code",  &Proof::code,  schema::text(6, 6));

inline const auto kEmailChange = schema::object<EmailChange>("EmailChange")
    .field("current_password", &EmailChange::current_password, schema::opaque(1, 1000))
    .field("email",            &EmailChange::email,            schema::email());

inline const auto kResetRequest = schema::object<ResetRequest>("ResetRequest")
    .field("email", &ResetRequest::email, schema::email());

inline const auto kReset = schema::object<Reset>("ConfirmReset")
    .field("token",    &Reset::token,    schema::opaque(1, 200))
    .field("password", &Reset::password, schema::opaque(1, 1000));

inline const auto kPasswordChange = schema::object<PasswordChange>("PasswordChange")
    .field("current_password", &PasswordChange::current_password, schema::opaque(1, 1000))
    .field("password",         &PasswordChange::password,         schema::opaque(1, 1000));

inline const auto kUnlock = schema::object<Unlock>("Unlock")
    .field("token", &Unlock::token, schema::opaque(1, 200));
// clang-format on

}  // namespace gatehouse::accounts
