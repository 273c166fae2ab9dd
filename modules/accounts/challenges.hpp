// Sign-ins that wait for their second factor. They are kept in MySQL, so a Redis that lost everything neither
// ends them nor forgets their wrong codes. Private to this module.

#pragma once

#include <string>
#include <string_view>

#include "common/app/context.hpp"
#include "modules/accounts/admission.hpp"

namespace gatehouse::accounts {

struct Pending {
    std::string hash;  // of the token
    UserId user;
    Means means = Means::password;
    Grant grant = Grant::session;
    std::string password;  // the mark of the person's password when it was shown
    int tries = 0;
};

class Challenges {
public:
    explicit Challenges(const Context& context) : context_(context) {}

    // Begins the wait; returns the token, of which only a hash is kept.
    std::string open(db::Tx& tx, const UserId& user, Means means, Grant grant) const;

    // What the cookie of the browser that began it holds: without it the token is worth nothing there.
    static std::string browser_mark(const Config& config, std::string_view token);

    // Throws challenge_over when there is none such, it is over, or it began in another browser.
    Pending require(db::Session& session, const std::string& token, std::string_view browser) const;

    // Counts a try before its code is looked at: nobody gets a sixth. Returns how many are left; throws
    // challenge_over.
    int count_try(const Pending& pending) const;

    // Uses it up. Throws challenge_over when somebody was faster, or the person's password has changed since.
    void close(db::Tx& tx, const Pending& pending) const;

    void void_all(db::Tx& tx, const UserId& user) const;

    // Deletes what is over; returns how many rows. For the scheduler.
    int sweep() const;

private:
    const Context& context_;
};

}  // namespace gatehouse::accounts
