#include "modules/queue/render.hpp"

#include "common/crypto/crypto.hpp"
#include "modules/queue/draw.hpp"

namespace gatehouse::queue {

namespace {

template <class M>
auto of_entry(M Entry::*member)
{
    return [member](const Shown& s) { return s.entry.*member; };
}

struct ShownOffer {
    OfferId id;
    int quantity = 0;
    Time expires_at;
    std::optional<OrderId> order;
};

std::optional<ShownOffer> offer_of(const Shown& s)
{
    const auto& e = s.entry;
    if (!e.offer || e.status != Status::offered || !e.offer_expires_at) return {};
    return ShownOffer{*e.offer, e.offer_quantity, *e.offer_expires_at, s.order};
}

struct Proof {
    DrawId draw;
};
std::optional<Proof> proof_of(const Shown& s)
{
    return s.draw ? std::optional(Proof{*s.draw}) : std::nullopt;
}

// clang-format off
const view::Object<ShownOffer> kOffer = view::object<ShownOffer>("QueueOffer")
    .field("id",         &ShownOffer::id)
    .field("quantity",   &ShownOffer::quantity)
    .field("expires_at", &ShownOffer::expires_at)
    .field("order_id",   &ShownOffer::order);

const view::Object<Pace> kPace = view::object<Pace>("QueuePace")
    .field("offered_per_minute", &Pace::offered_per_minute)
    .field("window_minutes",     &Pace::window_minutes);

const view::Object<Proof> kProof = view::object<Proof>("QueueRankProof")
    .field("draw_id", &Proof::draw);

const view::Object<Draw> kDraw = view::object<Draw>("QueueDrawBrief")
    .field("id",        &Draw::id)
    .field("seed_hash", [](const Draw& d) { return crypto::hex(d.seed_hash); })
    .field("seed",      [](const Draw& d) { return d.seed ? std::optional(crypto::hex(*d.seed)) : std::nullopt; });

const view::Object<Drawn> kDrawn = view::object<Drawn>("QueueDrawnEntry")
    .field("entry_id", &Drawn::entry)
    .field("rank",     &Drawn::rank);
// clang-format on

}  // namespace

// clang-format off
const view::Object<Shown>& entry_view()
{
    static const auto view = view::object<Shown>("QueueEntry")
        .field("id",               of_entry(&Entry::id))
        .field("event_id",         of_entry(&Entry::event))
        .field("ticket_type_id",   [](const Shown& s) { return s.entry.item.type(); })
        .field("bundle_id",        [](const Shown& s) { return s.entry.item.bundle(); })
        .field("item_name",        &Shown::item_name)
        .field("quantity",         of_entry(&Entry::quantity))
        .field("accept_fewer",     of_entry(&Entry::accept_fewer))
        .field("email",            of_entry(&Entry::email))
        .field("status",           of_entry(&Entry::status))
        .field("phase",            &Shown::phase)
        .field("position",         &Shown::position)
        .field("ahead",            &Shown::ahead)
        .field("total_waiting",    &Shown::total_waiting)
        .field("estimate_seconds", &Shown::estimate_seconds)
        .field("estimate_basis",   &Shown::pace, kPace)
        .field("offer",            offer_of, kOffer)
        .field("opens_at",         &Shown::opens_at)
        .field("rank_proof",       proof_of, kProof)
        .field("ended_because",    of_entry(&Entry::reason))
        .field("created_at",       of_entry(&Entry::created_at))
        .field("secret",           [](const Shown& s) { return s.secret.empty() ? std::nullopt : std::optional(s.secret); });
    return view;
}

const view::Object<PublicLine>& line_view()
{
    static const auto view = view::object<PublicLine>("QueueLine")
        .field("item_id",            &PublicLine::item)
        .field("mode",               &PublicLine::mode)
        .field("state",              &PublicLine::state)
        .field("waiting",            &PublicLine::waiting)
        .field("opens_at",           &PublicLine::opens_at)
        .field("offered_per_minute", &PublicLine::offered_per_minute)
        .field("draw",               &PublicLine::draw, kDraw);
    return view;
}

const view::Object<OwnLine>& own_line_view()
{
    static const auto view = view::object<OwnLine>("OrganizerQueueLine")
        .include(&OwnLine::line, line_view())
        .field("item_name",        &OwnLine::name)
        .field("admit_per_minute", &OwnLine::admit_per_minute)
        .field("offered",          &OwnLine::offered)
        .field("purchased",        &OwnLine::purchased)
        .field("expired",          &OwnLine::expired)
        .field("left",             &OwnLine::left);
    return view;
}

const view::Object<Entry>& person_view()
{
    static const auto view = view::object<Entry>("QueuePerson")
        .field("id",           &Entry::id)
        .field("name",         &Entry::name)
        .field("email",        &Entry::email)
        .field("is_guest",     [](const Entry& e) { return !e.user; })
        .field("quantity",     &Entry::quantity)
        .field("accept_fewer", &Entry::accept_fewer)
        .field("status",       &Entry::status)
        .field("turn",         &Entry::turn)
        .field("offer_expires_at", [](const Entry& e) {
            return e.status == Status::offered ? e.offer_expires_at : std::nullopt; })
        .field("created_at",   &Entry::created_at);
    return view;
}

const view::Object<ShownDraw>& draw_view()
{
    static const auto view = view::object<ShownDraw>("QueueDraw")
        .include(&ShownDraw::draw, kDraw)
        .field("item_id",     [](const ShownDraw& d) { return d.draw.item; })
        .field("algorithm",   [](const ShownDraw&) { return draw::kAlgorithm; })
        .field("count",       [](const ShownDraw& d) { return d.draw.entries; })
        .field("drawn_at",    [](const ShownDraw& d) { return d.draw.drawn_at; })
        .field("entries",     [](const ShownDraw& d) { return d.page.items; }, kDrawn)
        .field("next_cursor", [](const ShownDraw& d) { return d.page.next_cursor; });
    return view;
}

const view::Object<GuestToken>& guest_token_view()
{
    static const auto view = view::object<GuestToken>("QueueGuestToken")
        .field("guest_token", &GuestToken::token)
        .field("expires_at",  &GuestToken::expires_at);
    return view;
}

const view::Object<Messaged>& messaged_view()
{
    static const auto view = view::object<Messaged>("QueueMessaged")
        .field("id",      &Messaged::id)
        .field("waiting", &Messaged::waiting);
    return view;
}
// clang-format on

}  // namespace gatehouse::queue
