// Editing what an event asks of its buyers (ORD-6). Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/inventory/requests.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

class Questions {
public:
    explicit Questions(const Context& context) : context_(context), events_(context) {}

    // What is asked now, in order, for who may see the event.
    std::vector<Question> list(const auth::Caller& caller, const EventId& event) const;

    // At the end of the list. Throws too_many beyond 30.
    Question create(const auth::Caller& caller, const EventId& event, const NewQuestion& wanted) const;

    // Answers that were given stay, with the question as it was.
    Question update(const auth::Caller& caller, const QuestionId& id, const QuestionChange& change) const;

    // Those that are named come first, in that order.
    std::vector<Question> order(
        const auth::Caller& caller, const EventId& event, const std::vector<QuestionId>& ids) const;

    // Not asked any more; what was answered stays.
    void retire(const auth::Caller& caller, const QuestionId& id) const;

    // Gives a copy of the event its questions.
    void copy(
        db::Tx& tx, const EventId& from, const EventId& to, const std::map<ItemId, ItemId>& items) const;

private:
    // The question, which is asked still, with its event locked.
    Question lock(db::Tx& tx, const auth::Caller& caller, const QuestionId& id) const;
    void check(db::Session& session, const Question& question) const;
    void record(db::Tx& tx, const auth::Caller& caller, const Question& question, const char* action) const;

    const Context& context_;
    events::Service events_;
};

}  // namespace gatehouse::inventory
