// Whether answers are answers to what was asked.

#include <algorithm>
#include <set>

#include "common/json/schema.hpp"
#include "common/text/text.hpp"
#include "common/time.hpp"
#include "modules/inventory/question.hpp"

namespace gatehouse::inventory {

namespace {

constexpr const char* kYes = "yes";

// Without the blanks around them and without empty ones.
std::vector<std::string> said(const GivenAnswer& given)
{
    std::vector<std::string> out;
    for (const auto& text : given.value)
        if (const auto plain = text::trim(text); !plain.empty()) out.push_back(text::nfc(plain));
    return out;
}

bool is_date(const std::string& text) { return text.size() == 10 && parse_rfc3339(text + "T00:00:00Z"); }

bool is_option(const Question& question, const std::string& text)
{
    return std::ranges::find(question.options, text) != question.options.end();
}

// What is wrong with the texts; '' when nothing is.
std::string fault_of(const Question& q, const std::vector<std::string>& texts)
{
    if (q.kind == QuestionKind::checkbox && !q.options.empty()) {
        const std::set<std::string> different(texts.begin(), texts.end());
        const bool known = std::ranges::all_of(texts, [&](const auto& text) { return is_option(q, text); });
        return known && different.size() == texts.size() ? "" : "must be some of what can be chosen";
    }
    if (texts.size() > 1) return "must be one answer";
    const auto& text = texts.front();
    switch (q.kind) {
        case QuestionKind::choice: return is_option(q, text) ? "" : "must be one of what can be chosen";
        case QuestionKind::checkbox: return text == kYes ? "" : "must be \"yes\", or left out";
        case QuestionKind::date: return is_date(text) ? "" : "must be a date such as 1990-12-31";
        case QuestionKind::text:
            if (text::has_control(text)) return "must be one line";
            return text::length(text) <= kShortAnswer ? "" : "must have at most 300 letters";
        case QuestionKind::long_text:
            if (text::has_control(text, "\n\r\t")) return "has signs that cannot be kept";
            return text::length(text) <= kLongAnswer ? "" : "must have at most 2000 letters";
    }
    return "";
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : "\n") + text;
    return out;
}

}  // namespace

bool Question::asked_for(const ItemId& item) const
{
    return items.empty() || std::ranges::find(items, item) != items.end();
}

std::vector<Answer> read_answers(const std::vector<Question>& asked, const std::vector<Question>& all,
    const std::vector<GivenAnswer>& given, const std::string& at, std::vector<Fault>& faults)
{
    std::set<QuestionId> seen;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto where = at + "/" + std::to_string(i) + "/question_id";
        if (std::ranges::find(all, given[i].question, &Question::id) == all.end())
            schema::complain(faults, where, "unknown", "is no question of this event");
        else if (!seen.insert(given[i].question).second)
            schema::complain(faults, where, "duplicate", "is answered twice");
    }
    std::vector<Answer> out;
    for (const auto& question : asked) {
        const auto found = std::ranges::find(given, question.id, &GivenAnswer::question);
        const auto where =
            found == given.end() ? at : at + "/" + std::to_string(found - given.begin()) + "/value";
        const auto texts = found == given.end() ? std::vector<std::string>() : said(*found);
        if (texts.empty()) {
            if (question.required)
                schema::complain(faults, where, "required",
                    found == given.end() ? "must answer “" + question.label + "”" : "is required");
        } else if (auto fault = fault_of(question, texts); !fault.empty()) {
            schema::complain(faults, where, "answer", std::move(fault));
        } else {
            out.push_back({question.id, question.label, joined(texts)});
        }
    }
    return out;
}

}  // namespace gatehouse::inventory
