// Links and codes that are sent to people and are good once: to verify an address, reset a password, unlock,
// sign in. This keeps what they are for; the mail derives the link or code from the id (see
// common/auth/one_time.hpp). Private to this module.

#pragma once

#include <chrono>
#include <string_view>

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

class Secrets {
public:
    explicit Secrets(const Context& context) : context_(context) {}

    static std::optional<Secret> find(db::Session& session, const OneTimeId& id);

    static std::optional<Secret> newest(db::Session& session, const UserId& user, std::string_view purpose);

    // A new one, to be told by news whose subject is its id. Without a user: a row that nothing can use, so
    // that addresses without an account take as long as others.
    Secret issue(db::Tx& tx, const std::optional<UserId>& user, std::string_view purpose,
        std::string_view target, std::chrono::minutes valid) const;

    // How many were made for the person and the purpose within the last hour.
    int count_recent(db::Session& session, const UserId& user, std::string_view purpose) const;

    // Locks the person, uses up the secret of a link, and with it all others of the same person and purpose
    // (of links to undo a move only those that are younger). Empty when it is unknown, over or used.
    std::optional<Secret> use_token(db::Tx& tx, std::string_view purpose, std::string_view token) const;

    // The same with the code of the person's newest one. A wrong code is counted, five make the secret
    // useless: so COMMIT, whatever this answers.
    std::optional<Secret> use_code(
        db::Tx& tx, const UserId& user, std::string_view purpose, std::string_view code) const;

    // Takes back all that a person was sent for the purpose.
    void void_all(db::Tx& tx, const UserId& user, std::string_view purpose) const;

    // Takes back what was sent for the purpose to others than this target.
    void void_other_targets(
        db::Tx& tx, const UserId& user, std::string_view purpose, std::string_view target) const;

    // Nobody remembers what the person was sent.
    static void forget(db::Tx& tx, const UserId& user);

    // Deletes what has been over for a day; returns how many rows. For the scheduler.
    int sweep() const;

private:
    std::optional<Secret> use(db::Tx& tx, const Secret& secret) const;
    void void_since(db::Tx& tx, const Secret& secret) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
