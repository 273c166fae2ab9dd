// Stripe's connected accounts, balances and payouts in our words.

#include "common/time.hpp"
#include "modules/payments/stripe_shapes.hpp"

namespace gatehouse::payments::stripe {

namespace {

bool flag_of(const json::Value& object, std::string_view member)
{
    const auto value = object.find(member);
    return value && value->is_bool() && value->flag();
}

Time time_of(const json::Value& object, std::string_view member)
{
    const auto value = object.find(member);
    return from_unix(value && value->is_integer() ? value->integer() : 0);
}

std::vector<Money> moneys_of(const json::Value& object, std::string_view member)
{
    std::vector<Money> out;
    if (const auto list = object.find(member); list && list->is_array())
        for (std::size_t i = 0; i < list->size(); ++i) out.push_back(money_of(list->at(i), "amount"));
    return out;
}

}  // namespace

Account to_account(const json::Value& object)
{
    Account account;
    account.id = object.get("id");
    account.charges_enabled = flag_of(object, "charges_enabled");
    account.payouts_enabled = flag_of(object, "payouts_enabled");
    account.details_submitted = flag_of(object, "details_submitted");
    account.disabled_reason = object.get("requirements", "disabled_reason");
    const auto requirements = object.find("requirements");
    const auto due = requirements ? requirements->find("currently_due") : std::nullopt;
    if (due && due->is_array()) account.details_due = static_cast<int>(due->size());
    return account;
}

Payout to_payout(const json::Value& object)
{
    Payout payout;
    payout.id = object.get("id");
    payout.amount = money_of(object, "amount");
    const auto status = object.get("status");
    for (const auto known : values(PayoutStatus{}))
        if (status == to_string(known)) payout.status = known;
    payout.failure = object.get("failure_code");
    payout.arrives_at = time_of(object, "arrival_date");
    payout.created_at = time_of(object, "created");
    return payout;
}

Balance to_balance(const json::Value& object)
{
    return {moneys_of(object, "available"), moneys_of(object, "pending")};
}

}  // namespace gatehouse::payments::stripe
