// Passwords: the rules for new ones, and argon2id. Private to this module.

#pragma once

#include <string>
#include <string_view>

#include "common/json/schema.hpp"

namespace gatehouse::accounts::passwords {

// Complains about everything that is wrong with a new password (ACC-1).
void check(const std::string& password, std::string_view email, schema::Faults& faults);

// A password that everybody knows, in any spelling of upper and lower case.
bool is_common(std::string_view password);

// An argon2id hash with its parameters: 19 MiB, two passes. Hashing and verifying wait for one of two places,
// so that a flood of sign-ins can exhaust neither memory nor cores; who waits too long gets Error(kBusy).
std::string hash(const std::string& password);
bool verify(const std::string& hash, const std::string& password);

// Takes as long as verify() and is never true: for addresses without an account.
bool verify_nobody(const std::string& password);

// Made with less than today's parameters.
bool is_weak(const std::string& hash);

}  // namespace gatehouse::accounts::passwords
