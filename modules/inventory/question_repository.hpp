// The table questions.

#pragma once

#include "common/db/session.hpp"
#include "modules/inventory/question.hpp"

namespace gatehouse::inventory::repo {

// In the order in which they are asked; also those that are not asked any more.
std::vector<Question> questions_of(db::Session& session, const EventId& event);
std::optional<Question> find_question(db::Session& session, const QuestionId& id);
void insert_question(db::Tx& tx, const Question& question);
void update_question(db::Tx& tx, const Question& question);

}  // namespace gatehouse::inventory::repo
