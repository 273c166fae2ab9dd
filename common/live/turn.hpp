// The scheduler's half: takes marked ids, sends their states, and sees to it that a channel hears at most
// five a second (RTM-4), however many schedulers there are.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/app/context.hpp"
#include "common/live/kinds.hpp"
#include "common/live/publisher.hpp"

namespace gatehouse::live {

// How often the jobs that publish look for marks: what was marked waits for this at most, unless its channel
// rests.
inline constexpr std::chrono::milliseconds kBeat{100};

// Ids whose states are to be made now. They are nobody else's until the turn ends. When that comes too late,
// because this process was stopped meanwhile, they are marked again, and a state that was old when it was
// sent is not the last.
class Turn {
public:
    // Takes up to `most` marked ids. Throws Error(kBusy) when Redis is away.
    Turn(const Context& context, const AnyKind& kind, int most);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    const std::vector<std::string>& ids() const { return ids_; }
    // Whether there may be more marks than were taken.
    bool more() const { return more_; }

    // Never throws. When nchan is away the rest of the turn is silent: nobody listens.
    void send(const std::string& id, const State& state);
    // It cannot be made now; the next turn tries again.
    void again(const std::string& id, const char* why);

private:
    const Context& context_;
    const AnyKind kind_;
    std::vector<std::string> ids_, again_;
    bool more_ = false, reached_ = true;
};

// The work of a job: `state_of(id)` gives the state of one id, or nothing when there is none. Who throws is
// tried again and keeps no other from it. Returns how many it took when there are more.
template <class Id, class F>
int publish_each(const Context& context, const Kind<Id>& kind, int most, const F& state_of)
{
    Turn turn(context, kind, most);
    for (const auto& text : turn.ids()) {
        const auto id = parse<Id>(text);
        if (!id) continue;
        try {
            if (const std::optional<State> state = state_of(*id)) turn.send(text, *state);
        } catch (const std::exception& e) {
            turn.again(text, e.what());
        }
    }
    return turn.more() ? most : 0;
}

// The same for states that are made together: `states_of(ids)` gives those of all that have one, as pairs.
template <class Id, class F>
int publish_all(const Context& context, const Kind<Id>& kind, int most, const F& states_of)
{
    Turn turn(context, kind, most);
    std::vector<Id> ids;
    for (const auto& text : turn.ids())
        if (const auto id = parse<Id>(text)) ids.push_back(*id);
    if (ids.empty()) return turn.more() ? most : 0;
    try {
        const std::vector<std::pair<Id, State>> states = states_of(ids);
        for (const auto& [id, state] : states) turn.send(id.str(), state);
    } catch (const std::exception& e) {
        for (const auto& id : ids) turn.again(id.str(), e.what());
    }
    return turn.more() ? most : 0;
}

}  // namespace gatehouse::live
