#pragma once

#include "common/crypto/crypto.hpp"
#include "common/json/schema.hpp"
#include "modules/accounts/factor_types.hpp"
#include "modules/accounts/passkeys.hpp"
#include "modules/accounts/step_up.hpp"

namespace gatehouse::accounts {

// Bytes as WebAuthn's JSON has them: base64url without padding, up to so many bytes.
inline schema::Reader<std::string> base64url(std::size_t most)
{
    auto shape = json::Shape::of("string", "base64url");
    return {[most](const json::Value& v, const std::string& at,
                schema::Faults& faults) -> std::optional<std::string> {
                auto bytes = v.is_string() && v.text().size() <= most * 4 / 3 + 3
                                 ? crypto::from_base64url(v.text())
                                 : std::nullopt;
                if (!bytes || bytes->empty()) {
                    schema::complain(faults, at, "format", "must be base64url");
                    return {};
                }
                return bytes;
            },
        std::move(shape)};
}

// Where a browser can find a passkey, as it tells: hints, for us without meaning.
inline schema::Reader<std::string> transport()
{
    return schema::one_of({"ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"});
}

struct CodeRequest {
    std::string code;
};

struct SecondStepRequest : Answer {
    std::string challenge;
};

struct SendCodeRequest {
    std::string challenge;
    Sent by = Sent::email;
};

struct PasskeySignIn {
    ShownPasskey passkey;
    Grant grant = Grant::session;
};

struct PasskeyRequest {
    std::string name;
    webauthn::Made made;
    std::vector<std::string> transports;
};

struct PasskeyName {
    std::string name;
};

// clang-format off
inline const auto kShown = schema::object<webauthn::Shown>("PasskeyResponse")
    .field("client_data",        &webauthn::Shown::client_data,        base64url(4096))
    .field("authenticator_data", &webauthn::Shown::authenticator_data, base64url(4096))
    .field("signature",          &webauthn::Shown::signature,          base64url(1200));

inline const auto kShownPasskey = schema::object<ShownPasskey>("ShownPasskey")
    .field("id",             &ShownPasskey::credential,  base64url(1023))
    .optional("user_handle", &ShownPasskey::user_handle, base64url(64))
    .field("response",       &ShownPasskey::shown,       schema::nested(kShown));

inline const auto kCode = schema::object<CodeRequest>("FactorCode")
    .field("code", &CodeRequest::code, schema::text(6, 20));

inline const auto kSecondStep = schema::object<SecondStepRequest>("SecondStep")
    .field("challenge",  &SecondStepRequest::challenge, schema::opaque(1, 100))
    .field("method",     &SecondStepRequest::method,    schema::choice<Method>())
    .optional("code",    &SecondStepRequest::code,      schema::text(0, 20))
    .optional("passkey", &SecondStepRequest::passkey,   schema::nested(kShownPasskey));

inline const auto kSendCode = schema::object<SendCodeRequest>("SendFactorCode")
    .field("challenge", &SendCodeRequest::challenge, schema::opaque(1, 100))
    .optional("by",     &SendCodeRequest::by,        schema::choice<Sent>());

inline const auto kStepUp = schema::object<StepUpRequest>("StepUp")
    .field("method",      &StepUpRequest::proof,    schema::choice<Evidence>())
    .optional("password", &StepUpRequest::password, schema::opaque(0, 1000))
    .optional("code",     &StepUpRequest::code,     schema::text(0, 20))
    .optional("passkey",  &StepUpRequest::passkey,  schema::nested(kShownPasskey));

inline const auto kPasskeySignIn = schema::object<PasskeySignIn>("PasskeySignIn")
    .field("passkey",  &PasskeySignIn::passkey, schema::nested(kShownPasskey))
    .optional("grant", &PasskeySignIn::grant,   schema::choice<Grant>());

inline const auto kMade = schema::object<webauthn::Made>("PasskeyAttestation")
    .field("client_data", &webauthn::Made::client_data, base64url(4096))
    .field("attestation", &webauthn::Made::attestation, base64url(16384));

inline const auto kPasskeyRequest = schema::object<PasskeyRequest>("NewPasskey")
    .field("name",          &PasskeyRequest::name,       schema::text(1, 60))
    .field("response",      &PasskeyRequest::made,       schema::nested(kMade))
    .optional("transports", &PasskeyRequest::transports, schema::list(transport(), 0, 7));

inline const auto kPasskeyName = schema::object<PasskeyName>("PasskeyName")
    .field("name", &PasskeyName::name, schema::text(1, 60));
// clang-format on

}  // namespace gatehouse::accounts
