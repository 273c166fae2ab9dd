// What we owe somebody is paid once, however often the news of it comes. Private to this module.

#pragma once

#include <functional>
#include <stdexcept>
#include <vector>

#include "common/app/context.hpp"
#include "common/outbox.hpp"
#include "modules/notifications/repository.hpp"

namespace gatehouse::notifications {

// The subject of a debt for news that may come again about the same thing, each time with a mail: a person's
// password can change twice. It is the news itself, which keeps its number however often it is delivered.
Uuid numbered(const outbox::News& news);

// Calls `pay` unless it was done before, and notes what became of it, for `metric` too. Throws what it
// throws.
void pay_once(const Context& context, const Debt& debt, const char* metric,
    const std::function<void(const repo::Mail& mail)>& pay);

// The same for what costs money each time: when nobody knows whether it was done, it is not done again.
// Throws only Refused, by which `pay` says that it surely was not.
struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};
void pay_at_most_once(const Context& context, const Debt& debt, const char* metric,
    const std::function<void(const repo::Mail& mail)>& pay);

// Does all of it, whatever fails, and throws the first failure at the end: a mailbox that takes nothing keeps
// no mail from others.
void do_all(const std::vector<std::function<void()>>& steps);

}  // namespace gatehouse::notifications
