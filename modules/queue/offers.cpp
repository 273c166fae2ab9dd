#include "modules/queue/offers.hpp"

#include <algorithm>
#include <limits>

#include "common/obs/log.hpp"
#include "common/outbox.hpp"
#include "modules/queue/draw.hpp"
#include "modules/queue/ends.hpp"
#include "modules/queue/news.hpp"
#include "modules/queue/places.hpp"
#include "modules/queue/turns.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {

constexpr int kOffersAtOnce = 100;
constexpr int kTries = 3;

// The rate an organizer sets, as so many in so long a time: small steps, so that it is even.
int budget_of(db::Session& session, const Line& line, Time now)
{
    if (!line.admit_per_minute) return std::numeric_limits<int>::max();
    const int rate = *line.admit_per_minute;
    const int step = std::max(1, rate / 10);
    const auto span = std::chrono::milliseconds(60'000LL * step / rate);
    return std::max(0, step - repo::offers_since(session, line.item, now - span));
}

Time expiry_of(const Sale& sale, Time now)
{
    auto at = std::min(now + kOfferFor, sale.event.ends_at);
    if (sale.item().sales_end) at = std::min(at, *sale.item().sales_end);
    return at;
}

std::string owner_of(const Entry& entry)
{
    const inventory::Person person{entry.user, entry.user ? std::string() : entry.email};
    return person.keys().front();
}

inventory::Taking taking_of(const Turns::Grant& grant, const OfferId& id, const Sale& sale, Time now)
{
    const auto& item = sale.item();
    inventory::Taking taking{
        {inventory::hold_of(id), sale.event.id, inventory::HoldKind::offer, {}, expiry_of(sale, now), now},
        {}};
    taking.items.push_back({item.id, item.name, grant.quantity, item.price, item.tax_rate, item.tax_included,
        item.days, item.sales_end, sale.offer.pools, Money{0, item.price.currency}, 0});
    taking.offered_to = owner_of(grant.entry);
    return taking;
}

}  // namespace

// What one transaction did, by line.
struct Offers::Pass {
    std::vector<Line> lines;
    std::vector<std::vector<repo::Place>> came;  // those that a draw gave their turns
    std::vector<std::vector<EntryId>> left;
    std::vector<Entry> offered;
    std::vector<std::pair<ItemId, std::string>> over;  // lines to close, and why
    bool more = false;
};

Offers::Offers(const Context& context)
    : context_(context), patience_(context.config.number("queue.group_patience_seconds"))
{
}

int Offers::serve(const EventId& event) const
{
    int done = 0;
    for (int tries = 0;;) {
        Pass pass;
        try {
            context_.db.transact([&](db::Tx& tx) {
                pass = {};
                offer(tx, event, pass);
            });
        } catch (const Error& e) {
            // Somebody else took from the same pools since we looked.
            if (!inventory::is_shortage(e) || ++tries == kTries) throw;
            continue;
        }
        told(pass);
        done += static_cast<int>(pass.offered.size());
        for (const auto& [item, reason] : pass.over) done += Ends(context_).close(item, reason);
        if (!pass.more) return done;
        tries = 0;
    }
}

void Offers::offer(db::Tx& tx, const EventId& event, Pass& pass) const
{
    const auto now = context_.clock.now();
    auto lines = repo::lock_live_lines(tx, event);
    const auto facts = events::Service(context_).find(tx, event);
    if (!facts) return;
    std::vector<ItemId> items;
    for (const auto& line : lines) items.push_back(line.item);
    const inventory::Service inventory(context_);
    auto catalogue =
        items.empty() ? inventory::Catalogue{*facts, {}, {}, {}, {}} : inventory.look(tx, *facts, items);
    std::vector<Serving> servings;
    for (auto& line : lines) {
        const auto offer = std::ranges::find_if(
            catalogue.offers, [&](const inventory::Offer& o) { return o.item.id == line.item; });
        if (offer == catalogue.offers.end()) {
            pass.over.emplace_back(line.item, "gone");
            continue;
        }
        Sale sale{*facts, *offer, {}};
        if (sale.over(now)) {
            pass.over.emplace_back(
                line.item, facts->status == events::Status::cancelled ? "event_cancelled" : "sale_over");
            continue;
        }
        pass.came.emplace_back();
        if (line.before_draw() && sale.opened(now)) pass.came.back() = draw::hold(tx, context_, line, now);
        const bool serves = line.gate == Gate::open && sale.opened(now) && !line.before_draw();
        const auto more = [&tx, item = line.item](
                              int behind, int most) { return repo::lock_first(tx, item, behind, most); };
        const int budget = serves ? budget_of(tx, line, now) : 0;
        servings.push_back({line, std::move(sale), budget, more});
    }
    const auto turns = take_turns(servings, catalogue.left, kOffersAtOnce, now, patience_);
    pass.more = turns.more;
    for (const auto& [entry, since] : turns.kept) repo::set_kept_since(tx, entry, since);
    give(tx, event, servings, turns, now, pass);
}

// The rows that nobody else wants first, the pools last.
void Offers::give(db::Tx& tx, const EventId& event, std::vector<Serving>& servings, const Turns& turns,
    Time now, Pass& pass) const
{
    std::vector<repo::NewOffer> offers;
    std::vector<Time> expire_at;
    std::vector<inventory::Taking> takings;
    std::vector<Uuid> subjects;
    pass.left.resize(servings.size());
    for (const auto& grant : turns.grants) {
        const auto id = new_id<OfferId>(context_);
        auto& [line, sale, budget, more] = servings[grant.line];
        offers.push_back({id, grant.entry, grant.quantity});
        takings.push_back(taking_of(grant, id, sale, now));
        expire_at.push_back(takings.back().hold.expires_at);
        subjects.push_back(id.uuid());
        --line.waiting;
        pass.left[grant.line].push_back(grant.entry.id);
        pass.offered.push_back(grant.entry);
    }
    if (repo::offer(tx, offers, now, expire_at) != offers.size())
        throw Error(kInternal, "somebody in line moved under the line's lock");
    for (std::size_t i = 0; i < servings.size(); ++i) {
        if (!pass.left[i].empty() || !pass.came[i].empty()) repo::save(tx, servings[i].line, now);
        pass.lines.push_back(servings[i].line);
    }
    outbox::publish_all(tx, kOffered, subjects, now);
    const inventory::Service inventory(context_);
    inventory.await_only(
        tx, event, awaited(servings, turns, now), [&] { return saw_all(tx, event, servings, pass); });
    if (!takings.empty()) inventory.take(tx, takings);
}

// A line that nobody waited in may have got its first since the lines were locked.
bool Offers::saw_all(
    db::Session& session, const EventId& event, const std::vector<Serving>& servings, const Pass& pass) const
{
    return std::ranges::all_of(repo::lines_of(session, event), [&](const Line& line) {
        return line.waiting == 0 ||
               std::ranges::any_of(servings, [&](const Serving& s) { return s.line.item == line.item; }) ||
               std::ranges::any_of(pass.over, [&](const auto& over) { return over.first == line.item; });
    });
}

// An item's own places are for its line while anybody waits in it. What it shares with others is when there
// is too little of it for who is first (INV-5).
std::map<PoolId, int> Offers::awaited(
    const std::vector<Serving>& servings, const Turns& turns, Time now) const
{
    std::map<PoolId, int> pools;
    for (std::size_t i = 0; i < servings.size(); ++i) {
        const auto& [line, sale, budget, more] = servings[i];
        if (line.waiting == 0) continue;
        const auto& head = turns.heads[i];
        const int least = head && !head->accept_fewer ? head->quantity : sale.least();
        if (sale.opened(now))
            for (const auto& pool : sale.offer.pools)
                if (const auto& left = turns.left.at(pool.id); left && *left < least)
                    pools.try_emplace(pool.id, 0);
        pools[sale.offer.own] = line.waiting;
    }
    return pools;
}

void Offers::told(const Pass& pass) const
{
    for (std::size_t i = 0; i < pass.lines.size(); ++i) {
        if (pass.left[i].empty() && pass.came[i].empty()) continue;
        Places(context_).changed(pass.lines[i], pass.came[i], pass.left[i]);
        mark(context_, pass.lines[i].item, pass.left[i]);
    }
    if (pass.offered.empty()) return;
    context_.metrics.count("queue_offers", "made", static_cast<double>(pass.offered.size()));
    inventory::Service(context_).stock_taken(pass.offered.front().event);
}

}  // namespace gatehouse::queue
