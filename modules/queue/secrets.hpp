// What proves who somebody is without a sign-in. All of it is derived from the installation's key; nothing is
// stored. Private to this module, but for notifications, which writes the links.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/config.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::queue::secrets {

// Opens an entry to whoever has the link.
std::string of_entry(const Config& config, const EntryId& entry);
bool opens(const Config& config, const EntryId& entry, std::string_view secret);

// The six digits that are mailed to a guest.
std::string code(const Config& config, const GuestId& guest);
bool is_code(const Config& config, const GuestId& guest, std::string_view code);

// Says for a while that the address was confirmed; find_email() is empty when it is none of ours or over.
GuestToken guest_token(const Config& config, const std::string& email, Time expires_at);
std::optional<std::string> find_email(const Config& config, std::string_view token, Time now);

// The seed of a draw as it is stored before the draw.
std::string seal_seed(const Config& config, const std::string& seed);
std::string open_seed(const Config& config, const std::string& sealed);

}  // namespace gatehouse::queue::secrets
