// Workers mark what changed, after their COMMIT; the scheduler makes states of the marks (turn.hpp). Marks
// may be lost, so nobody relies on them: browsers that reconnect ask anew.

#pragma once

#include <map>
#include <ranges>
#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "common/live/kinds.hpp"

namespace gatehouse::live {

// Marks of several kinds, which go to Redis together.
class Marks {
public:
    template <class Id>
    Marks& add(const Kind<Id>& kind, const Id& id)
    {
        ids_[kind.name].push_back(id.str());
        return *this;
    }
    // Never throws.
    void send(const Context& context) const;

private:
    std::map<std::string, std::vector<std::string>> ids_;
};

// Something about it changed. Never throws.
template <class Id>
void mark(const Context& context, const Kind<Id>& kind, const Id& id)
{
    Marks().add(kind, id).send(context);
}

template <class Id, std::ranges::range Ids>
void mark_all(const Context& context, const Kind<Id>& kind, const Ids& ids)
{
    Marks marks;
    for (const auto& id : ids) marks.add(kind, id);
    marks.send(context);
}

}  // namespace gatehouse::live
