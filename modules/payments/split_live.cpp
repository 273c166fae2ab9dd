#include "modules/payments/split_live.hpp"

#include "common/live/turn.hpp"
#include "modules/payments/split_render.hpp"
#include "modules/payments/splits.hpp"

namespace gatehouse::payments {

namespace {

constexpr int kMost = 50;

}  // namespace

int publish_splits(const Context& context)
{
    return live::publish_all(context, live::kSplit, kMost, [&](const std::vector<OrderId>& ids) {
        std::vector<std::pair<OrderId, live::State>> states;
        for (const auto& split : Splits(context).states(ids))
            states.push_back({split.order.id, {"state", split_state_view().dump(split)}});
        return states;
    });
}

}  // namespace gatehouse::payments
