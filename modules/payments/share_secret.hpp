// The secret of a payer's link: whoever has it may see and pay that share. Nothing is stored but a version;
// correcting an address raises it, so that a link that went astray is dead.

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "common/config.hpp"
#include "modules/payments/shares.hpp"

namespace gatehouse::payments::share_secret {

std::string make(const Config& config, const Share& share);
bool opens(const Config& config, const Share& share, std::string_view secret);

// The page where a payer pays.
std::string link(const Config& config, const Share& share);

}  // namespace gatehouse::payments::share_secret
