// The requests of a buyer.

#pragma once

#include <string>

#include "tests/bench/load/plan.hpp"

namespace gatehouse::bench {

// POST /api/orders of the n-th buyer of the run.
std::string hold_request(const Plan& plan, std::int64_t buyer);
// POST /api/queue/entries of the n-th guest, whose address was confirmed before the run.
std::string join_request(const Plan& plan, std::int64_t guest);
std::string checkout_request(
    const Plan& plan, std::int64_t buyer, const std::string& order, const std::string& secret);
std::string tickets_request(const std::string& order, const std::string& secret);

}  // namespace gatehouse::bench
