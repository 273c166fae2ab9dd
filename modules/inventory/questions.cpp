#include "modules/inventory/questions.hpp"

#include <algorithm>
#include <set>

#include "common/audit.hpp"
#include "modules/inventory/question_repository.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::inventory {

using organizations::Permission;

namespace {

std::vector<Question> asked(std::vector<Question> questions)
{
    std::erase_if(questions, [](const Question& q) { return q.retired_at.has_value(); });
    return questions;
}

bool has_options(QuestionKind kind) { return kind == QuestionKind::choice || kind == QuestionKind::checkbox; }

}  // namespace

std::vector<Question> Service::questions(db::Session& session, const EventId& event) const
{
    return repo::questions_of(session, event);
}

void Questions::check(db::Session& session, const Question& q) const
{
    schema::Faults faults;
    if (q.kind == QuestionKind::choice && q.options.size() < 2)
        schema::complain(faults, "/options", "length", "must have two options at least");
    if (!has_options(q.kind) && !q.options.empty())
        schema::complain(faults, "/options", "kind", "are for choices only");
    if (std::set<std::string>(q.options.begin(), q.options.end()).size() != q.options.size())
        schema::complain(faults, "/options", "duplicate", "must all be different");
    const auto items = repo::items_of(session, q.event);
    for (std::size_t i = 0; i < q.items.size(); ++i)
        if (std::ranges::find(items, q.items[i], &SaleItem::id) == items.end())
            schema::complain(faults, "/item_ids/" + std::to_string(i), "unknown", "is not sold here");
    if (!faults.empty()) throw Error(kInvalid, {}, std::move(faults));
}

void Questions::record(
    db::Tx& tx, const auth::Caller& caller, const Question& question, const char* action) const
{
    const auto event = events_.find(tx, question.event).value();
    audit::record(
        tx, context_.clock.now(), caller, {action, "question", question.id.uuid(), event.organization, ""});
}

Question Questions::lock(db::Tx& tx, const auth::Caller& caller, const QuestionId& id) const
{
    const auto found = repo::find_question(tx, id);
    if (!found) throw Error(kNotFound, id.str());
    events_.require_manageable(tx, caller, found->event, Permission::events);
    events_.lock(tx, found->event);
    const auto question = repo::find_question(tx, id);
    if (!question || question->retired_at) throw Error(kNotFound, id.str());
    return *question;
}

std::vector<Question> Questions::list(const auth::Caller& caller, const EventId& id) const
{
    return context_.db.read([&](db::Session& session) {
        events_.require_visible(session, caller, id);
        return asked(repo::questions_of(session, id));
    });
}

Question Questions::create(const auth::Caller& caller, const EventId& id, const NewQuestion& wanted) const
{
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        events_.require_manageable(tx, caller, id, Permission::events);
        events_.lock(tx, id);
        const auto others = asked(repo::questions_of(tx, id));
        if (others.size() >= kMostQuestions)
            throw Error(kTooMany, id.str()).saying("An event can ask 30 questions.");
        Question question;
        question.id = new_id<QuestionId>(context_);
        question.event = id;
        question.of = wanted.of;
        question.kind = wanted.kind;
        question.label = wanted.label;
        question.help = wanted.help;
        question.required = wanted.required;
        question.options = wanted.options;
        question.items = wanted.items;
        question.sort = others.empty() ? 0 : others.back().sort + 1;
        question.created_at = question.updated_at = now;
        check(tx, question);
        repo::insert_question(tx, question);
        events_.set_asks(tx, id, true);
        record(tx, caller, question, "question.created");
        return question;
    });
}

Question Questions::update(
    const auth::Caller& caller, const QuestionId& id, const QuestionChange& change) const
{
    return context_.db.transact([&](db::Tx& tx) {
        auto question = lock(tx, caller, id);
        schema::update(question.label, change.label), schema::update(question.help, change.help);
        schema::update(question.required, change.required);
        schema::update(question.options, change.options), schema::update(question.items, change.items);
        question.updated_at = context_.clock.now();
        check(tx, question);
        repo::update_question(tx, question);
        record(tx, caller, question, "question.changed");
        return question;
    });
}

std::vector<Question> Questions::order(
    const auth::Caller& caller, const EventId& id, const std::vector<QuestionId>& ids) const
{
    return context_.db.transact([&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, id, Permission::events);
        events_.lock(tx, id);
        auto questions = asked(repo::questions_of(tx, id));
        const auto place = [&](const Question& q) { return std::ranges::find(ids, q.id) - ids.begin(); };
        std::ranges::stable_sort(questions, {}, place);
        for (int sort = 0; auto& question : questions) {
            question.sort = sort++;
            repo::update_question(tx, question);
        }
        audit::record(tx, context_.clock.now(), caller,
            {"questions.ordered", "event", id.uuid(), event.organization, ""});
        return questions;
    });
}

void Questions::retire(const auth::Caller& caller, const QuestionId& id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        auto question = lock(tx, caller, id);
        question.retired_at = question.updated_at = now;
        repo::update_question(tx, question);
        events_.set_asks(tx, question.event, !asked(repo::questions_of(tx, question.event)).empty());
        record(tx, caller, question, "question.retired");
    });
}

void Questions::copy(
    db::Tx& tx, const EventId& from, const EventId& to, const std::map<ItemId, ItemId>& items) const
{
    bool asks = false;
    for (auto question : asked(repo::questions_of(tx, from))) {
        question.id = new_id<QuestionId>(context_);
        question.event = to;
        question.created_at = question.updated_at = context_.clock.now();
        std::vector<ItemId> copies;
        for (const auto& item : question.items)
            if (const auto copy = items.find(item); copy != items.end()) copies.push_back(copy->second);
        // Of tickets that are gone it was asked no more; of all it must not be asked now.
        if (copies.empty() && !question.items.empty()) continue;
        question.items = std::move(copies);
        repo::insert_question(tx, question);
        asks = true;
    }
    if (asks) events_.set_asks(tx, to, true);
}

}  // namespace gatehouse::inventory
