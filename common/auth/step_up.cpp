#include "common/auth/step_up.hpp"

#include "common/auth/sessions.hpp"

namespace gatehouse::auth {

using namespace std::chrono_literals;

namespace {

constexpr auto kRecent = 10min;

}  // namespace

void require_recent(const Caller& caller, const Context& context)
{
    if (!caller.principal) return;
    const auto proven = Sessions(context).proven_at(caller.principal->session);
    if (!proven || *proven + kRecent < context.clock.now()) throw Error(kStepUpRequired);
}

}  // namespace gatehouse::auth
