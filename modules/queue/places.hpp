// The order of a line in Redis: a sorted set that tells a place in O(log n) (QUE-9). MySQL has the truth;
// each change of a line has a number there, and Redis says how far it is, so an answer from it is either
// exact or not used. What is lost is rebuilt. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/queue/repository.hpp"

namespace gatehouse::queue {

class Places {
public:
    explicit Places(const Context& context) : context_(context) {}

    // After the COMMIT that gave the line this version: who came into the order and who left it. Never
    // throws.
    void changed(
        const Line& line, const std::vector<repo::Place>& came, const std::vector<EntryId>& left) const;

    // How many stand before an entry that waits with a turn, at this version of the line or a later one.
    int ahead(const Entry& entry, std::int64_t version) const;

    // Those from `from` on in order, at most so many; empty when Redis is not at this version.
    std::optional<std::vector<EntryId>> slice(const Line& line, int from, int most) const;

    // Reads the line from MySQL. One does it at a time; nothing happens while another does.
    void rebuild(const ItemId& item) const;

private:
    const Context& context_;
};

}  // namespace gatehouse::queue
