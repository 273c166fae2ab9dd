#include "modules/queue/turns.hpp"

#include <algorithm>
#include <limits>

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
            lane.advance();
            lane.spend();
        } else if (free == 0 || keep(lane, entry)) {
            lane.stop();
        } else {
            lane.advance();
        }
    }

    Turns& turns() { return turns_; }

private:
    int free_of(const Sale& sale) const
    {
        int least = kUnlimited;
        for (const auto& pool : sale.offer.pools)
            if (const auto& n = turns_.left.at(pool.id)) least = std::min(least, std::max(*n, 0));
        return least;
    }

    void take(const Sale& sale, int quantity)
    {
        for (const auto& pool : sale.offer.pools)
            if (auto& n = turns_.left.at(pool.id)) *n -= std::min(quantity, std::max(*n, 0));
    }

    // A group waits until there is enough for all of it. For a while what is free is kept for it, also from
    // other lines; then those behind may have what there is, once, and the group's place stays its own.
    bool keep(const Lane& lane, const Entry& entry)
    {
        if (entry.kept_since && now_ - *entry.kept_since >= patience_) {
            turns_.kept.emplace_back(entry.id, std::nullopt);
            return false;
        }
        if (!entry.kept_since) turns_.kept.emplace_back(entry.id, now_);
        take(lane.serving().sale, entry.quantity);
        return true;
    }

    const Time now_;
    const std::chrono::seconds patience_;
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
