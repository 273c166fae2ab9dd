#include "modules/orders/box_office.hpp"

#include "common/rush.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMostBriefs = 1000;

// So many who wait for the same event at the same time are a rush.
constexpr std::size_t kRush = 4;

}  // namespace

BoxOffice::BoxOffice(Counter::Limits limits)
    : counter_(limits,
          [](const EventId& event, Counter::Batch buyers) {
              const auto& context = buyers.front()->request.context;
              if (buyers.size() >= kRush) rush::note(context);
              serve(context, event, buyers);
          }),
      briefs_(1s, kMostBriefs)
{
}

Placed BoxOffice::place(const Context& context, const auth::Caller& caller, const PlaceOrder& wanted,
    const std::string& idempotency)
{
    return counter_.run(wanted.event, {context, caller, wanted, idempotency});
}

BoxOffice::Named BoxOffice::brief(const Context& context, const EventId& event)
{
    return briefs_.get(event, context.clock.now(), [&] {
        return context.db.read([&](db::Session& session) {
            auto brief = events::Service(context).brief(session, event);
            auto days = inventory::Service(context).days(session, event, brief.zone);
            return Named{std::move(brief), std::move(days)};
        });
    });
}

}  // namespace gatehouse::orders
