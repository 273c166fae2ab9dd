#include "modules/queue/draw.hpp"

#include <algorithm>

#include "common/crypto/crypto.hpp"
#include "common/obs/log.hpp"
#include "modules/queue/secrets.hpp"

namespace gatehouse::queue::draw {

std::vector<EntryId> order(const std::string& seed, std::vector<EntryId> entries)
{
    std::vector<std::pair<std::string, EntryId>> keyed;
    for (const auto& entry : entries) keyed.emplace_back(crypto::hmac_sha256(seed, entry.str()), entry);
    std::ranges::sort(keyed);
    std::ranges::transform(keyed, entries.begin(), [](const auto& pair) { return pair.second; });
    return entries;
}

void announce(db::Tx& tx, const Context& context, Line& line, Time now)
{
    const auto seed = context.random.bytes(32);
    const Draw draw{new_id<DrawId>(context), line.item, crypto::sha256(seed), {}, 0, {}};
    repo::insert_draw(tx, draw, secrets::seal_seed(context.config, seed));
    repo::set_draw(tx, line.item, draw.id, now);
    line.draw = draw.id;
}

std::vector<repo::Place> hold(db::Tx& tx, const Context& context, Line& line, Time now)
{
    const auto seed = secrets::open_seed(context.config, repo::sealed_seed(tx, line.draw.value()));
    const auto entries = order(seed, repo::undrawn(tx, line.item));
    std::vector<repo::Turn> turns;
    std::vector<repo::Place> places;
    for (const auto& entry : entries) {
        turns.push_back({line.item, line.next_turn, entry});
        places.push_back({line.next_turn++, entry});
    }
    repo::insert_turns(tx, turns, now, /*drawn=*/true);
    repo::give_drawn_turns(tx, line.item, now);
    repo::set_drawn(tx, *line.draw, seed, static_cast<int>(entries.size()), now);
    line.drawn = true;
    log::info("drawn", {{"item", line.item.str()}, {"entries", static_cast<std::int64_t>(entries.size())}});
    return places;
}

}  // namespace gatehouse::queue::draw
