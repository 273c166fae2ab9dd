// States on their way to nchan, over the connection that the thread keeps.

#pragma once

#include <string>
#include <string_view>

#include "common/app/context.hpp"

namespace gatehouse::live {

// A whole state, by the name that browsers listen for.
struct State {
    std::string name, json;
};

// Sends a state to everybody who listens on /live/<channel>, "event/event_…". Never throws; false when nchan
// is away.
bool publish(const Context& context, const std::string& channel, const State& state);

// Whether somebody listens there. Never throws.
bool is_heard(const Context& context, const std::string& channel);

// Ends every connection to the channel: who still may comes back. Never throws.
void end_connections(const Context& context, const std::string& channel);

}  // namespace gatehouse::live
