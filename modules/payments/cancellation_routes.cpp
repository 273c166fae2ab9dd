// What happens to the orders of an event that is cancelled, over HTTP.

#include "common/http/file.hpp"
#include "modules/payments/cancellation_render.hpp"
#include "modules/payments/cancellation_schemas.hpp"
#include "modules/payments/cancellations.hpp"
#include "modules/payments/routes.hpp"

namespace gatehouse::payments {

namespace {

using namespace http;

constexpr Limit kLook{"cancellation.read", 240, 60}, kAct{"cancellation", 30, 60},
    kSettle{"cancellation.settle", 240, 60}, kExport{"cancellation.export", 20, 60};

EventId event_of(const Request& request) { return request.param<EventId>("id"); }

CancellationPreview preview(const Request& request, const FeePolicy& policy, const Context& context)
{
    return Cancellations(context).preview(request.caller, event_of(request), policy);
}

CancellationProgress start(const Request& request, const StartCancellation& wanted, const Context& context)
{
    return Cancellations(context).start(request.caller, event_of(request), wanted);
}

CancellationProgress look(const Request& request, const Context& context)
{
    return Cancellations(context).look(request.caller, event_of(request));
}

CancellationProgress retry(const Request& request, const Context& context)
{
    return Cancellations(context).retry(request.caller, event_of(request));
}

Page<CancelledRow> list(const Request& request, const CancelledQuery& query, const Context& context)
{
    return Cancellations(context).orders(request.caller, event_of(request), query);
}

CancellationProgress settle(const Request& request, const Context& context)
{
    return Cancellations(context).settle(
        request.caller, event_of(request), request.param<OrderId>("order_id"));
}

Content csv(const Request& request, const Context& context)
{
    return http::file(Cancellations(context).csv(request.caller, event_of(request)),
        "text/csv; charset=utf-8", "cancelled-orders.csv", "attachment");
}

}  // namespace

Routes cancellation_routes()
{
    // clang-format off
    return {
        {"GET",  "/api/events/{id}/cancellation",         Access::member, kLook,   takes_nothing(),              gives(progress_view()), look, "How far the orders of a cancelled event are given back"},
        {"POST", "/api/events/{id}/cancellation",         Access::member, kAct,    takes(kStartCancellation),    gives(progress_view(), 201), start, "Cancel the event and give its sold orders back under a fee policy", Idempotency::required},
        {"GET",  "/api/events/{id}/cancellation/preview", Access::member, kLook,   takes_query(kPreviewQuery),   gives(preview_view()),  preview, "What would go back under a fee policy"},
        {"POST", "/api/events/{id}/cancellation/retry",   Access::member, kAct,    takes_nothing(),              gives(progress_view()), retry, "Try again the orders that could not be given back", Idempotency::accepted},
        {"GET",  "/api/events/{id}/cancellation/orders",  Access::member, kLook,   takes_query(kCancelledQuery), gives(page::view_of(cancelled_view())), list, "What became of each order"},
        {"POST", "/api/events/{id}/cancellation/orders/{order_id}/settle", Access::member, kSettle, takes_nothing(), gives(progress_view()), settle, "The cash of this order was handed over", Idempotency::accepted},
        {"GET",  "/api/events/{id}/cancellation.csv",     Access::member, kExport, takes_nothing(),              gives_content("text/csv"), csv, "What became of all orders, in one file for spreadsheets"},
    };
    // clang-format on
}

}  // namespace gatehouse::payments
