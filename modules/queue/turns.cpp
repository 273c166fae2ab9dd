#include "modules/queue/turns.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace gatehouse::queue {

namespace {

constexpr int kUnlimited = std::numeric_limits<int>::max();
constexpr int kLook = 100;

// The line while it is served: who is first, and whether anybody can be.
class Lane {
public:
    Lane(Serving serving, std::size_t index) : serving_(std::move(serving)), index_(index) {}

    const Serving& serving() const { return serving_; }
    std::size_t index() const { return index_; }
    bool stopped() const { return stopped_; }
    void stop() { stopped_ = true; }

    const Entry* head()
    {
        if (next_ == loaded_.size() && !ended_) load();
        return next_ < loaded_.size() ? &loaded_[next_] : nullptr;
    }
    void advance() { behind_ = loaded_[next_++].turn.value_or(0); }
    void spend()
    {
        if (--serving_.budget == 0) stop();
    }

private:
    void load()
    {
        loaded_ = serving_.more(behind_, kLook);
        next_ = 0;
        ended_ = loaded_.size() < kLook;
    }

    Serving serving_;
    std::size_t index_;
    std::vector<Entry> loaded_;
    std::size_t next_ = 0;
    int behind_ = 0;
    bool ended_ = false, stopped_ = false;
};

// Who got their turn first goes first, whichever line they stand in.
bool before(const Entry& a, const Entry& b)
{
    return std::tie(a.turn_at, a.turn, a.id) < std::tie(b.turn_at, b.turn, b.id);
}

class Counter {
public:
    Counter(std::map<PoolId, std::optional<int>> left, Time now, std::chrono::seconds patience)
        : now_(now), patience_(patience)
    {
        turns_.left = std::move(left);
    }

    // False when the line cannot go on.
    void serve(Lane& lane)
    {
        const auto& entry = *lane.head();
        const auto& sale = lane.serving().sale;
        const int free = free_of(sale);
        const int least = entry.accept_fewer ? std::min(sale.least(), entry.quantity) : entry.quantity;
        if (free >= least) {
            const int give = std::min(free, entry.quantity);
            turns_.grants.push_back({entry, lane.index(), give});
            take(sale, give);
            overtake(sale);
            lane.advance();
            lane.spend();
        } else if (free == 0 || keep(sale, entry, least) || free < sale.least()) {
            lane.stop();
        } else {
            lane.advance();
        }
    }

    Turns& turns() { return turns_; }

private:
    struct Passed {
        EntryId entry;
        const Sale* sale;
    };

    int free_of(const Sale& sale) const
    {
        int least = kUnlimited;
        for (const auto& pool : sale.offer.pools)
            if (const auto& n = turns_.left.at(pool.id)) least = std::min(least, std::max(*n, 0));
        return least;
    }

    void take(const Sale& sale, int quantity)
    {
        for (const auto& pool : sale.offer.pools) take(pool.id, quantity);
    }

    void take(const PoolId& pool, int quantity)
    {
        if (auto& n = turns_.left.at(pool)) *n -= std::min(quantity, std::max(*n, 0));
    }

    // A group waits until there is enough for all of it. For a while what is free is kept for it, also from
    // other lines. When its time is up, nothing of its pools is kept for anybody: groups that wait behind it
    // do not begin a time of their own, or the last of many would be reached after hours.
    bool keep(const Sale& sale, const Entry& entry, int least)
    {
        if (sale.never_has(least)) return false;
        if (entry.kept_since && now_ - *entry.kept_since >= patience_) {
            passed_.push_back({entry.id, &sale});
            for (const auto& pool : sale.offer.pools) let_go_.insert(pool.id);
            return false;
        }
        std::vector<PoolId> keeps;
        for (const auto& pool : sale.offer.pools) {
            const auto& n = turns_.left.at(pool.id);
            if (!n) continue;
            if (!let_go_.contains(pool.id))
                keeps.push_back(pool.id);
            else if (*n < least)
                return false;
        }
        if (!entry.kept_since) turns_.kept.emplace_back(entry.id, now_);
        for (const auto& pool : keeps) take(pool, entry.quantity);
        return true;
    }

    // Whom somebody is served past waits anew for what comes back. Until then the time stays up, so that what
    // is there does not lie idle.
    void overtake(const Sale& sale)
    {
        std::erase_if(passed_, [&](const Passed& group) {
            const bool past =
                std::ranges::any_of(group.sale->offer.pools, [&](const inventory::Source& pool) {
                    return turns_.left.at(pool.id) && std::ranges::find(sale.offer.pools, pool.id,
                                                          &inventory::Source::id) != sale.offer.pools.end();
                });
            if (past) turns_.kept.emplace_back(group.entry, std::nullopt);
            return past;
        });
    }

    const Time now_;
    const std::chrono::seconds patience_;
    std::set<PoolId> let_go_;
    std::vector<Passed> passed_;  // groups whose time is up and that nobody was served past yet
    Turns turns_;
};

}  // namespace

Turns take_turns(std::vector<Serving> servings, std::map<PoolId, std::optional<int>> left, int most, Time now,
    std::chrono::seconds patience)
{
    const auto as_found = left;
    std::vector<Lane> lanes;
    for (std::size_t i = 0; i < servings.size(); ++i) {
        lanes.emplace_back(std::move(servings[i]), i);
        if (lanes.back().serving().budget <= 0) lanes.back().stop();
    }
    Counter counter(std::move(left), now, patience);
    auto& turns = counter.turns();
    for (;;) {
        Lane* next = nullptr;
        for (auto& lane : lanes)
            if (!lane.stopped() && lane.head() && (!next || before(*lane.head(), *next->head())))
                next = &lane;
        if (!next) break;
        if (static_cast<int>(turns.grants.size()) == most) {
            turns.more = true;
            break;
        }
        counter.serve(*next);
    }
    for (auto& lane : lanes) {
        const auto* head = lane.head();
        turns.heads.push_back(head ? std::optional(*head) : std::nullopt);
    }
    // What was kept for a group is still there.
    turns.left = as_found;
    for (const auto& grant : turns.grants)
        for (const auto& pool : lanes[grant.line].serving().sale.offer.pools)
            if (auto& n = turns.left.at(pool.id)) *n -= grant.quantity;
    return std::move(turns);
}

}  // namespace gatehouse::queue
