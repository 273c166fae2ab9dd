#pragma once

#include "common/json/view.hpp"
#include "modules/payments/account_types.hpp"
#include "modules/payments/settlement.hpp"

namespace gatehouse::payments {

// clang-format off
inline view::Object<PaymentsAccount> account_view()
{
    return view::object<PaymentsAccount>("PaymentsAccount")
        .field("settlement",      [](const PaymentsAccount& a) { return std::string(a.connect ? "connect" : "direct"); })
        .field("state",           &PaymentsAccount::state)
        .field("details_due",     [](const PaymentsAccount& a) { return a.account.details_due; })
        .field("disabled_reason", [](const PaymentsAccount& a) { return a.account.disabled_reason; })
        .field("payouts_enabled", [](const PaymentsAccount& a) { return a.account.payouts_enabled; })
        .field("has_dashboard",   [](const PaymentsAccount& a) { return a.account.details_submitted; })
        .field("fees", &PaymentsAccount::fees, view::object<FeeTerms>("FeeTerms")
            .field("percent",    &FeeTerms::basis_points)
            .field("per_ticket", &FeeTerms::per_ticket)
            .field("least",      &FeeTerms::least)
            .field("most",       &FeeTerms::most)
            .field("returned",   &FeeTerms::returned));
}

inline view::Object<OneTimePage> one_time_page_view()
{
    return view::object<OneTimePage>("OneTimePage").field("url", &OneTimePage::url);
}

inline view::Object<Balance> balance_view()
{
    return view::object<Balance>("PaymentsBalance")
        .field("available", &Balance::available)
        .field("pending",   &Balance::pending);
}

inline view::Object<Payout> payout_view()
{
    return view::object<Payout>("Payout")
        .field("id",         &Payout::id)
        .field("amount",     &Payout::amount)
        .field("status",     &Payout::status)
        .field("failure",    &Payout::failure)
        .field("arrives_at", &Payout::arrives_at)
        .field("created_at", &Payout::created_at);
}

inline view::Object<Settlement> settlement_view()
{
    return view::object<Settlement>("Settlement")
        .field("event_id",     &Settlement::event)
        .field("name",         &Settlement::name)
        .field("zone",         &Settlement::zone)
        .field("starts_at",    &Settlement::starts_at)
        .field("fees_paid_by", &Settlement::fees_paid_by)
        .field("orders",       &Settlement::orders)
        .field("tickets",      &Settlement::tickets)
        .field("gross",        &Settlement::gross)
        .field("discounts",    &Settlement::discounts)
        .field("refunds",      &Settlement::refunds)
        .field("platform_fee", &Settlement::platform_fee)
        .field("net",          &Settlement::net)
        .field("by_hand",      &Settlement::by_hand);
}
// clang-format on

}  // namespace gatehouse::payments
