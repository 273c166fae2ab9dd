// Offers, made as soon as there is stock (QUE-5, QUE-6). For the scheduler; any number of them may do this at
// once. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/queue/turns.hpp"

namespace gatehouse::queue {

class Offers {
public:
    explicit Offers(const Context& context);

    // Offers what is left of the event to those who wait for it, and sends those home who wait for nothing
    // any more. Returns how many people it did something for.
    int serve(const EventId& event) const;

private:
    struct Pass;
    void offer(db::Tx& tx, const EventId& event, Pass& pass) const;
    void give(db::Tx& tx, const EventId& event, std::vector<Serving>& servings, const Turns& turns, Time now,
        Pass& pass) const;
    std::map<PoolId, int> awaited(const std::vector<Serving>& servings, const Turns& turns, Time now) const;
    bool saw_all(db::Session& session, const EventId& event, const std::vector<Serving>& servings,
        const Pass& pass) const;
    void told(const Pass& pass) const;

    const Context& context_;
    const std::chrono::seconds patience_;
};

}  // namespace gatehouse::queue
