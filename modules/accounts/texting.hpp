// Text messages cost money, and there are people who have others pay for messages to numbers they earn by. So
// each is counted, in MySQL: a Redis that lost everything must not cost a night of messages. Private to this
// module.

#pragma once

#include <string>

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

// clang-format off
inline constexpr ErrorKind kNoTexts      {"no_text_messages",      409, "This site sends no text messages. Please use another way."};
inline constexpr ErrorKind kTooManyTexts {"too_many_text_messages",429, "We have sent several text messages already. Please use another way, or try again tomorrow."};
inline constexpr ErrorKind kNotServed    {"number_not_served",     422, "We send no text messages to that country. Please use another number."};
// clang-format on

class Texting {
public:
    explicit Texting(const Context& context) : context_(context) {}

    // Whether this installation sends any (sms.transport).
    static bool is_set_up(const Config& config);

    // Counts one message that is about to be owed, in that transaction and after all others that are being
    // counted: for the number, the person, the
    // network it is asked for from, and all together, each within 24 hours (sms.per_number, .per_account,
    // .per_address, .per_day). Throws too_many_text_messages, no_text_messages, number_not_served.
    void count(db::Tx& tx, const UserId& user, const std::string& number, const std::string& address) const;

    // Deletes what no longer counts; returns how many rows. For the scheduler.
    int sweep() const;

private:
    std::string hash(std::string_view what) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
