#include "modules/payments/split_render.hpp"

#include <functional>

#include "modules/events/service.hpp"

namespace gatehouse::payments {

namespace {

struct ShownShare {
    Share share;
    std::optional<std::string> link;
};
template <class M>
auto of_share(M Share::*member)
{
    return [member](const ShownShare& s) { return s.share.*member; };
}
template <class M>
auto own(M Share::*member)
{
    return [member](const OwnShare& o) { return o.share.*member; };
}

std::vector<ShownShare> shares_of(const ShownSplit& s)
{
    std::vector<ShownShare> out;
    for (std::size_t i = 0; i < s.split.shares.size(); ++i) {
        auto& one = out.emplace_back(ShownShare{s.split.shares[i], {}});
        if (i < s.links.size() && !s.links[i].empty()) one.link = s.links[i];
    }
    return out;
}

// Until when an open order waits for its payers.
std::optional<Time> until(const orders::Order& order)
{
    return order.status == orders::Status::pending ? std::optional(order.expires_at) : std::nullopt;
}

// What the bank said last of a share that is not paid.
std::optional<std::string> failure_of(const OwnShare& o)
{
    if (!o.attempt || o.share.status != ShareStatus::open) return {};
    return o.attempt->failure_code;
}

// clang-format off
const view::Object<ShownShare> kShare = view::object<ShownShare>("Share")
    .field("id",       of_share(&Share::id))
    .field("name",     of_share(&Share::name))
    .field("email",    of_share(&Share::email))
    .field("amount",   of_share(&Share::amount))
    .field("status",   of_share(&Share::status))
    .field("paid_at",  of_share(&Share::paid_at))
    .field("refunded", of_share(&Share::refunded))
    .field("letters_left", [](const ShownShare& s) { return std::max(0, kMostLetters - s.share.letters); })
    .field("link",     &ShownShare::link);

const view::Object<Share> kShareState = view::object<Share>("ShareState")
    .field("id",       &Share::id)
    .field("name",     [](const Share& s) { return short_name(s.name); })
    .field("amount",   &Share::amount)
    .field("status",   &Share::status);
// clang-format on

}  // namespace

const view::Object<ShownSplit>& split_view()
{
    // clang-format off
    static const auto view = view::object<ShownSplit>("Split")
        .field("order_id",   [](const ShownSplit& s) { return s.split.order.id; })
        .field("status",     [](const ShownSplit& s) { return s.split.order.status; })
        .field("total",      [](const ShownSplit& s) { return s.split.order.total; })
        .field("paid",       [](const ShownSplit& s) { return s.split.paid(); })
        .field("expires_at", [](const ShownSplit& s) { return until(s.split.order); })
        .field("shares",     shares_of, kShare);
    // clang-format on
    return view;
}

const view::Object<Split>& split_state_view()
{
    // clang-format off
    static const auto view = view::object<Split>("SplitState")
        .field("order_id",   [](const Split& s) { return s.order.id; })
        .field("status",     [](const Split& s) { return s.order.status; })
        .field("total",      [](const Split& s) { return s.order.total; })
        .field("paid",       [](const Split& s) { return s.paid(); })
        .field("expires_at", [](const Split& s) { return until(s.order); })
        .field("shares",     &Split::shares, kShareState);
    // clang-format on
    return view;
}

const view::Object<OwnShare>& own_share_view()
{
    // clang-format off
    static const auto view = view::object<OwnShare>("OwnShare")
        .field("id",         own(&Share::id))
        .field("name",       own(&Share::name))
        .field("amount",     own(&Share::amount))
        .field("status",     own(&Share::status))
        .field("refunded",   own(&Share::refunded))
        .field("initiator",  [](const OwnShare& o) { return o.split.order.buyer.name; })
        .field("tickets",    [](const OwnShare& o) { return o.split.order.quantity; })
        .field("processing", [](const OwnShare& o) { return o.attempt && o.attempt->status == Status::processing; })
        .field("failure_code", failure_of)
        .field("event",      &OwnShare::event, events::brief_view())
        .field("split",      &OwnShare::split, split_state_view());
    // clang-format on
    return view;
}

}  // namespace gatehouse::payments
