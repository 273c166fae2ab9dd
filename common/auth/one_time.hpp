// Secrets that are mailed or texted, and good once: the token of a link, and a code of six digits. Both are
// derived from an id, so nothing secret is stored or handed to the outbox, and whoever writes the mail needs
// the id only. What they are good for, until when and how often is kept by the owner of the id.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/config.hpp"
#include "common/id.hpp"

namespace gatehouse::auth::one_time {

// For links: base64url(id ‖ HMAC-SHA256(derive(master, "one-time token " ‖ purpose), id)).
std::string token(const Config& config, std::string_view purpose, const Uuid& id);

// Which id the token was made for; empty when it is not ours, or for another purpose.
std::optional<Uuid> id_of(const Config& config, std::string_view purpose, std::string_view token);

// For people who type: six digits. One of a million, so tries must be counted.
std::string code(const Config& config, std::string_view purpose, const Uuid& id);
bool is_code(const Config& config, std::string_view purpose, const Uuid& id, std::string_view code);

}  // namespace gatehouse::auth::one_time
