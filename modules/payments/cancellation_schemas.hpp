#pragma once

#include "common/http/page.hpp"
#include "modules/payments/cancellation_types.hpp"

namespace gatehouse::payments {

inline schema::Object<FeePolicy> fee_policy(const char* name)
{
    return schema::object<FeePolicy>(name)
        .optional("keep_fee", &FeePolicy::keep_fee, schema::flag())
        .optional("percent", &FeePolicy::percent, schema::integer(0, 10000))
        .optional("fixed", &FeePolicy::fixed, schema::whole(0, 1'000'000'000'000))
        .optional("per", &FeePolicy::per, schema::choice<Per>());
}

inline const auto kPreviewQuery = fee_policy("CancellationPreviewQuery");

inline const auto kStartCancellation =
    schema::object<StartCancellation>("StartCancellation")
        .field("name", &StartCancellation::name, schema::text(1, 200))
        .field("reason", &StartCancellation::reason, schema::text(1, 200))
        .optional("keep", &StartCancellation::policy, schema::nested(fee_policy("FeePolicyInput")));

inline const auto kCancelledQuery =
    page::query<CancelledQuery>("CancelledOrdersQuery")
        .optional("status", &CancelledQuery::status, schema::choice<CancelledStatus>());

}  // namespace gatehouse::payments
