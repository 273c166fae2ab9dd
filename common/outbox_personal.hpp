// What the outbox forgets of people, beside the words of news about them (outbox::forget).

#pragma once

#include <string_view>

#include "common/db/session.hpp"

namespace gatehouse::outbox {

// Takes what was said of failed tries from all news where it contains this address, whatever they are about.
void forget_failures(db::Tx& tx, std::string_view address);

}  // namespace gatehouse::outbox
