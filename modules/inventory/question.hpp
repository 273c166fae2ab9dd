// What an event's organizer asks of who buys (ORD-6). Pure data and rules.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"

namespace gatehouse {
using QuestionId = Id<"question">;
}

namespace gatehouse::inventory {

// Asked once, or for every ticket.
enum class AskedOf { order, ticket };
constexpr const char* to_string(AskedOf of) { return of == AskedOf::order ? "order" : "ticket"; }
constexpr std::array<AskedOf, 2> values(AskedOf) { return {AskedOf::order, AskedOf::ticket}; }

// choice: one of the options. checkbox: any of them; without options yes or no.
enum class QuestionKind { text, long_text, choice, checkbox, date };
constexpr const char* to_string(QuestionKind kind)
{
    constexpr const char* kNames[] = {"text", "long_text", "choice", "checkbox", "date"};
    return kNames[static_cast<int>(kind)];
}
constexpr std::array<QuestionKind, 5> values(QuestionKind)
{
    using enum QuestionKind;
    return {text, long_text, choice, checkbox, date};
}

inline constexpr std::size_t kMostQuestions = 30, kMostOptions = 50, kLongestOption = 120;
inline constexpr std::size_t kShortAnswer = 300, kLongAnswer = 2000;

struct Question {
    QuestionId id;
    EventId event;
    AskedOf of = AskedOf::order;
    QuestionKind kind = QuestionKind::text;
    std::string label, help;
    bool required = false;
    std::vector<std::string> options;
    std::vector<ItemId> items;  // asked for tickets of these; empty: of all
    int sort = 0;
    std::optional<Time> retired_at;  // not asked any more
    Time created_at, updated_at;

    bool asked_for(const ItemId& item) const;
};

// What a buyer sends: for several options several texts; for yes "yes"; nothing is no answer.
struct GivenAnswer {
    QuestionId question;
    std::vector<std::string> value;
};

// An answer as it is kept, with the question as it was then: several choices are lines.
struct Answer {
    QuestionId question;
    std::string asked, text;
};

// The answers as they are kept, in the order of the questions, which are those that are asked here. What is
// wrong is told at `at`/<index of the answer>/value, what is missing at `at`. Answers to other questions of
// `all` are left out, because they may have been asked a moment ago; others are unknown.
std::vector<Answer> read_answers(const std::vector<Question>& asked, const std::vector<Question>& all,
    const std::vector<GivenAnswer>& given, const std::string& at, std::vector<Fault>& faults);

}  // namespace gatehouse::inventory
