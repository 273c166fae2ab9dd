// The telephone number that codes are texted to: asked by a code, and a fallback of the second step once it
// has answered. Private to this module.

#pragma once

#include <string>

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

inline constexpr ErrorKind kNoPhoneAsked{
    "no_phone_asked", 409, "No number waits for its code. Please enter your number first."};

// What a person's account has of numbers.
struct Phone {
    std::string number, asked;  // that codes go to, and one that waits for its code; '' none
};

class Phones {
public:
    explicit Phones(const Context& context) : context_(context) {}

    Phone of(db::Session& session, const User& user) const;

    // Texts a code to a number that the person says is theirs. Nothing changes until it is confirmed. Throws
    // step_up_required, validation_failed, and what Texting::count() throws.
    void ask(const auth::Caller& caller, const std::string& number) const;
    // The same once more. Throws no_phone_asked.
    void ask_again(const auth::Caller& caller) const;

    // From now on codes go to the number that was asked, and to no other. Throws wrong_code; five of them end
    // the code.
    void confirm(const auth::Caller& caller, const std::string& code) const;

    // Throws step_up_required, not_found.
    void remove(const auth::Caller& caller) const;

private:
    void send(db::Tx& tx, const auth::Caller& caller, const std::string& number) const;
    std::string asked(db::Session& session, const UserId& user) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
