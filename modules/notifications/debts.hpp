// What we owe somebody is paid once, however often the news of it comes. Private to this module.

#pragma once

#include <functional>

#include "common/app/context.hpp"
#include "modules/notifications/repository.hpp"

namespace gatehouse::notifications {

// Calls `pay` unless it was done before, and notes what became of it, for `metric` too. Throws what it
// throws.
void pay_once(const Context& context, const Debt& debt, const char* metric,
    const std::function<void(const repo::Mail& mail)>& pay);

}  // namespace gatehouse::notifications
