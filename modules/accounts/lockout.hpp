// Failed sign-ins are counted per account and per address, atomically, before the password is looked at: so a
// hundred guesses at the same instant count a hundred times (ACC-4). Private to this module.
//
// After 5 failures the account waits 1, 2, 4 … seconds between tries, after 10 a quarter of an hour; an
// address that fails 50 times over any accounts waits as long. Addresses without an account are counted just
// the same.

#pragma once

#include <string>

#include "common/app/context.hpp"

namespace gatehouse::accounts {

class Lockout {
public:
    // `account` is what tells accounts apart, whether or not there is one; `address` where the request came
    // from.
    Lockout(const Context& context, const std::string& account, const std::string& address);

    // Counts a try, as a failure until told otherwise. Throws Error(kTooManyFailures) with retry_after when
    // it may not be made now. True when this is the failure that locks the account. Without Redis everything
    // passes.
    bool count() const;

    // The password was right: the account starts anew, and the address gets the try back.
    void succeeded() const;

    // Nobody looked at the password: both get the try back.
    void give_back() const;

private:
    void run(const std::string& mode) const;

    const Context& context_;
    std::string account_, address_;
};

}  // namespace gatehouse::accounts
