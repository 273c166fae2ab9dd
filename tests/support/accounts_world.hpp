// Accounts with real passwords, for tests that sign in.

#pragma once

#include "modules/accounts/service.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::support {

struct AccountsWorld : Base {
    static constexpr const char* kPassword = "tulips in may 4";

    accounts::User account(const std::string& name = "Ada Lovelace")
    {
        const accounts::Service service(context);
        const accounts::Registration wanted{unique("ada.") + "@example.org", kPassword, name};
        const auto hash = service.prepare_registration(wanted);
        return context.db.transact([&](db::Tx& tx) { return service.create(tx, {}, wanted, hash); });
    }

    // A guest at an address of their own.
    auth::Caller guest()
    {
        auto caller = request("GET", "/").caller;
        caller.request_id = "test";
        return caller;
    }
};

}  // namespace gatehouse::support
