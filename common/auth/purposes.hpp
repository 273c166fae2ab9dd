// What secrets are for. A link or code is derived from this word and the secret's id, so whoever mails it
// names the same one.

#pragma once

namespace gatehouse::auth::purposes {

inline constexpr const char* kVerifyEmail =
    "verify-email";                                      // the account's own address, or the one it moves to
inline constexpr const char* kUndoEmail = "undo-email";  // to the address that an account had before
inline constexpr const char* kReset = "reset";
inline constexpr const char* kUnlock = "unlock";
inline constexpr const char* kVerifyPhone = "verify-phone";
inline constexpr const char* kMailedFactor = "factor";
inline constexpr const char* kTextedFactor = "factor-sms";
inline constexpr const char* kRegisteredAgain = "registered-again";  // opens nothing; counts the mails

}  // namespace gatehouse::auth::purposes
