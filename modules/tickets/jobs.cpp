#include "modules/tickets/jobs.hpp"

#include "modules/tickets/transfers.hpp"

namespace gatehouse::tickets {

namespace {

using namespace std::chrono_literals;

int expire_transfers(const Context& context) { return Transfers(context).expire(); }

}  // namespace

std::vector<sched::Job> jobs() { return {{"tickets.expire_transfers", 20s, expire_transfers}}; }

}  // namespace gatehouse::tickets
