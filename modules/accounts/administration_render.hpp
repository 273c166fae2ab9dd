#pragma once

#include "common/http/page.hpp"
#include "modules/accounts/administration.hpp"

namespace gatehouse::accounts {

// An administrator's browser acts as somebody else now.
struct ActingShown {
    User user;
    std::string csrf_token;
};

extern const view::Object<Page<User>> kUsers;
extern const view::Object<Account> kAccount;
extern const view::Object<Statistics> kStatistics;
extern const view::Object<ActingShown> kActing;

}  // namespace gatehouse::accounts
