#include "modules/accounts/administration_render.hpp"

namespace gatehouse::accounts {

// clang-format off
const view::Object<Page<User>> kUsers = page::view_of(user_view());

const view::Object<Account> kAccount = view::object<Account>("Account")
    .include(&Account::user, user_view())
    .field("phone",            [](const Account& a) { return a.user.phone; })
    .field("suspended_reason", &Account::suspended_reason)
    .field("sign_ins",         &Account::sign_ins)
    .field("last_sign_in",     &Account::last_sign_in);

const auto kDay = view::object<Day>("UserStatisticsDay")
    .field("day",   &Day::day)
    .field("count", &Day::count);

const view::Object<Statistics> kStatistics = view::object<Statistics>("UserStatistics")
    .field("total",      &Statistics::total)
    .field("active",     &Statistics::active)
    .field("suspended",  &Statistics::suspended)
    .field("verified",   &Statistics::verified)
    .field("organizers", &Statistics::organizers)
    .field("admins",     &Statistics::admins)
    .field("signed_in",  &Statistics::signed_in)
    .field("days",       &Statistics::days, kDay);

const view::Object<ActingShown> kActing = view::object<ActingShown>("Impersonation")
    .field("user",       &ActingShown::user, user_view())
    .field("csrf_token", &ActingShown::csrf_token);
// clang-format on

}  // namespace gatehouse::accounts
