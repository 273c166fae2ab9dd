#pragma once

#include "common/json/view.hpp"
#include "modules/payments/cancellation_types.hpp"

namespace gatehouse::payments {

inline view::Object<CancellationPreview> preview_view()
{
    using P = CancellationPreview;
    return view::object<P>("CancellationPreview")
        .field("orders", &P::orders)
        .field("tickets", &P::tickets)
        .field("free_orders", &P::free_orders)
        .field("cash_orders", &P::cash_orders)
        .field("open_orders", &P::open_orders)
        .field("back", &P::back)
        .field("kept", &P::kept)
        .field("cash", &P::cash);
}

inline view::Object<CancellationProgress> progress_view()
{
    using P = CancellationProgress;
    return view::object<P>("CancellationProgress")
        .field("state", &P::state)
        .field("run", &P::run,
            view::object<Cancellation>("Cancellation")
                .field("started_at", &Cancellation::started_at)
                .field("reason", &Cancellation::reason)
                .field("keep", &Cancellation::policy,
                    view::object<FeePolicy>("FeePolicy")
                        .field("keep_fee", &FeePolicy::keep_fee)
                        .field("percent", &FeePolicy::percent)
                        .field("fixed", &FeePolicy::fixed)
                        .field("per", &FeePolicy::per)))
        .field("orders", &P::orders)
        .field("waiting", &P::waiting)
        .field("done", &P::done)
        .field("failed", &P::failed)
        .field("cash_open", &P::cash_open)
        .field("cash_settled", &P::cash_settled)
        .field("sending", &P::sending)
        .field("back", &P::back)
        .field("kept", &P::kept)
        .field("cash", &P::cash);
}

inline view::Object<CancelledRow> cancelled_view()
{
    const auto outcome = [](auto member) {
        return [member](const CancelledRow& row) { return row.outcome.*member; };
    };
    return view::object<CancelledRow>("CancelledOrder")
        .field("id", outcome(&CancelledOrder::order))
        .field("number", &CancelledRow::number)
        .field("buyer_name", &CancelledRow::buyer_name)
        .field("buyer_email", &CancelledRow::buyer_email)
        .field("status", outcome(&CancelledOrder::status))
        .field("back", outcome(&CancelledOrder::back))
        .field("kept", outcome(&CancelledOrder::kept))
        .field("failure", outcome(&CancelledOrder::failure))
        .field("updated_at", outcome(&CancelledOrder::updated_at));
}

}  // namespace gatehouse::payments
