#pragma once

#include "common/db/session.hpp"
#include "modules/accounts/factor_types.hpp"

namespace gatehouse::accounts::repo {

std::vector<Factor> factors(db::Session& session, const UserId& user);
// Whether the person has one that counts.
bool has_factor(db::Session& session, const UserId& user);

// A new app that waits for its first code, in the place of one that waited; false when one is confirmed.
bool put_totp(db::Tx& tx, const UserId& user, const std::string& sealed, Time now);
// Each uses up the step: false when it, or a later one, was used before.
bool confirm_totp(db::Tx& tx, const UserId& user, std::int64_t step, Time now);
bool use_totp(db::Tx& tx, const UserId& user, std::int64_t step, Time now);
bool remove_factor(db::Tx& tx, const UserId& user, FactorKind kind);
// Recovery codes too.
void remove_factors(db::Tx& tx, const UserId& user);

int recovery_codes_left(db::Session& session, const UserId& user);
void replace_recovery_codes(db::Tx& tx, const UserId& user, const std::vector<std::string>& hashes);
bool use_recovery_code(db::Tx& tx, const UserId& user, const std::string& hash, Time now);

// Whether the person's password came by a link in a mail, and nothing but the mailbox was shown since.
bool password_by_mail(db::Session& session, const UserId& user);
void set_password_by_mail(db::Tx& tx, const UserId& user, bool by_mail);

}  // namespace gatehouse::accounts::repo
