// Random histories of a sale. A command is a few small numbers that mean something in every state, so that
// leaving any of them out gives a shorter history that can be run as well: that is how failures shrink.

#pragma once

#include <rapidcheck.h>

#include <map>
#include <ostream>
#include <vector>

namespace gatehouse::model {

inline constexpr int kTypes = 3;
// Each type's own allotment, then the event's capacity, then a day's that the types 1 and 2 are for.
inline constexpr int kEventPool = kTypes, kDayPool = kTypes + 1, kPools = kTypes + 2;

inline std::vector<int> pools_of(int type)
{
    return type == 0 ? std::vector{0, kEventPool} : std::vector{type, kEventPool, kDayPool};
}

enum class Act { place, complete, cancel, expire, again, begin, resize, give_back, wait };

struct Command {
    Act act = Act::place;
    unsigned which = 0;  // of the orders so far
    unsigned detail = 0;

    // place: one to three lines of one to three places.
    std::vector<std::pair<int, int>> lines() const
    {
        std::vector<std::pair<int, int>> out;
        for (unsigned i = 0; i <= detail % 3; ++i)
            out.emplace_back((detail >> (2 + 2 * i)) % kTypes, 1 + (detail >> (8 + 2 * i)) % 3);
        return out;
    }
    int type() const { return static_cast<int>(detail % kTypes); }       // resize, give_back
    int size() const { return static_cast<int>(detail / kTypes % 12); }  // resize
    int minutes() const { return static_cast<int>(1 + detail % 8); }     // wait
};

struct History {
    std::vector<int> sizes;  // of the pools
    std::vector<Command> commands;
};

inline const char* to_string(Act act)
{
    constexpr const char* kNames[] = {
        "place", "complete", "cancel", "expire", "again", "begin payment of", "resize", "give back", "wait"};
    return kNames[static_cast<int>(act)];
}

inline std::ostream& operator<<(std::ostream& out, const Command& c)
{
    out << to_string(c.act);
    if (c.act == Act::place) {
        for (const auto& [type, quantity] : c.lines()) out << ' ' << quantity << "×type" << type;
        return out;
    }
    if (c.act == Act::resize) return out << " type" << c.type() << " to " << c.size();
    if (c.act == Act::wait) return out << ' ' << c.minutes() << " min";
    out << " order " << c.which;
    if (c.act == Act::give_back) out << " a place of type" << c.type();
    return out;
}

inline void showValue(const History& h, std::ostream& out)
{
    out << "sizes";
    for (const int size : h.sizes) out << ' ' << size;
    for (const auto& command : h.commands) out << "; " << command;
}

inline rc::Gen<Command> any_command()
{
    using rc::gen::inRange;
    const auto act = rc::gen::weightedElement<Act>(
        {{8, Act::place}, {6, Act::complete}, {3, Act::cancel}, {3, Act::expire}, {1, Act::again},
            {1, Act::begin}, {2, Act::resize}, {3, Act::give_back}, {2, Act::wait}});
    return rc::gen::build<Command>(rc::gen::set(&Command::act, act),
        rc::gen::set(&Command::which, inRange(0u, 6u)),
        rc::gen::set(&Command::detail, inRange(0u, 1u << 14)));
}

inline rc::Gen<History> any_history()
{
    return rc::gen::build<History>(
        rc::gen::set(&History::sizes, rc::gen::container<std::vector<int>>(kPools, rc::gen::inRange(0, 12))),
        rc::gen::set(&History::commands,
            rc::gen::resize(15, rc::gen::container<std::vector<Command>>(any_command()))));
}

}  // namespace gatehouse::model
