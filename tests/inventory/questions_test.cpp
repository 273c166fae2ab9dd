// What organizers ask of who buys (ORD-6): the editing, and what answers must be.

#include "modules/inventory/questions.hpp"

#include "modules/inventory/lifecycle.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/inventory_world.hpp"

namespace gatehouse::inventory {

class QuestionsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(QuestionsTest);
    CPPUNIT_TEST(an_event_asks_from_the_first_question_to_the_last);
    CPPUNIT_TEST(questions_come_in_the_order_that_the_organizer_says);
    CPPUNIT_TEST(a_choice_needs_two_different_options_and_a_text_none);
    CPPUNIT_TEST(a_question_that_is_not_asked_any_more_cannot_be_changed);
    CPPUNIT_TEST(an_event_asks_thirty_questions_at_most);
    CPPUNIT_TEST(a_copy_of_the_event_asks_the_same_of_its_own_tickets);
    CPPUNIT_TEST(a_copy_that_has_no_question_left_asks_none);
    CPPUNIT_TEST(only_members_ask);
    CPPUNIT_TEST(answers_must_fit_their_kind);
    CPPUNIT_TEST(every_fault_is_told_at_its_own_place);
    CPPUNIT_TEST(what_is_not_asked_any_more_is_left_out_and_what_never_was_is_refused);
    CPPUNIT_TEST_SUITE_END();

    support::InventoryWorld world;
    Questions questions{world.context};
    support::InventoryWorld::OnSale on = world.on_sale(10);

    Question ask(const NewQuestion& wanted)
    {
        return questions.create(world.organizer.caller, on.event, wanted);
    }
    NewQuestion plan(const std::string& label, QuestionKind kind = QuestionKind::text)
    {
        NewQuestion wanted;
        wanted.kind = kind;
        wanted.label = label;
        if (kind == QuestionKind::choice) wanted.options = {"S", "M", "L"};
        return wanted;
    }
    std::string labels(const EventId& event)
    {
        std::string out;
        for (const auto& q : questions.list(world.organizer.caller, event)) out += q.label + " ";
        return out;
    }
    bool asks(const EventId& event) { return world.read(event).asks; }

    void an_event_asks_from_the_first_question_to_the_last()
    {
        CPPUNIT_ASSERT(!asks(on.event));
        const auto first = ask(plan("Diet")), second = ask(plan("Shirt", QuestionKind::choice));
        CPPUNIT_ASSERT(asks(on.event));
        questions.retire(world.organizer.caller, first.id);
        CPPUNIT_ASSERT(asks(on.event));
        questions.retire(world.organizer.caller, second.id);
        CPPUNIT_ASSERT(!asks(on.event));
        CPPUNIT_ASSERT_EQUAL(std::string(), labels(on.event));
    }

    void questions_come_in_the_order_that_the_organizer_says()
    {
        const auto a = ask(plan("A")), b = ask(plan("B")), c = ask(plan("C"));
        questions.order(world.organizer.caller, on.event, {c.id, a.id, b.id});
        CPPUNIT_ASSERT_EQUAL(std::string("C A B "), labels(on.event));
        questions.order(world.organizer.caller, on.event, {b.id, new_id<QuestionId>(world.context)});
        CPPUNIT_ASSERT_EQUAL(std::string("B C A "), labels(on.event));
        ask(plan("D"));
        CPPUNIT_ASSERT_EQUAL(std::string("B C A D "), labels(on.event));
    }

    void a_choice_needs_two_different_options_and_a_text_none()
    {
        auto wanted = plan("Shirt", QuestionKind::choice);
        wanted.options = {"S"};
        ASSERT_ERROR(kInvalid, ask(wanted));
        wanted.options = {"S", "S"};
        ASSERT_ERROR(kInvalid, ask(wanted));
        auto text = plan("Name");
        text.options = {"S", "M"};
        ASSERT_ERROR(kInvalid, ask(text));
        text.options.clear();
        text.items = {ItemId(new_id<TicketTypeId>(world.context))};
        ASSERT_ERROR(kInvalid, ask(text));
    }

    void a_question_that_is_not_asked_any_more_cannot_be_changed()
    {
        const auto question = ask(plan("Diet"));
        questions.retire(world.organizer.caller, question.id);
        QuestionChange change;
        change.label = "Food";
        ASSERT_ERROR(kNotFound, questions.update(world.organizer.caller, question.id, change));
        ASSERT_ERROR(kNotFound, questions.retire(world.organizer.caller, question.id));
    }

    void an_event_asks_thirty_questions_at_most()
    {
        for (std::size_t i = 0; i < kMostQuestions; ++i) ask(plan("Q" + std::to_string(i)));
        ASSERT_ERROR(kTooMany, ask(plan("One more")));
    }

    void a_copy_of_the_event_asks_the_same_of_its_own_tickets()
    {
        auto wanted = plan("Shirt", QuestionKind::choice);
        wanted.of = AskedOf::ticket;
        wanted.items = {on.type};
        ask(wanted);
        questions.retire(world.organizer.caller, ask(plan("Gone")).id);
        const auto copy = Lifecycle(world.context).duplicate(world.organizer.caller, on.event, {});
        const auto copied = questions.list(world.organizer.caller, copy);
        CPPUNIT_ASSERT(asks(copy));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, copied.size());
        const auto types =
            world.context.db.read([&](db::Session& s) { return world.inventory.items(s, copy); });
        CPPUNIT_ASSERT(copied.front().items == std::vector{types.front().id});
        CPPUNIT_ASSERT(copied.front().options == wanted.options);
    }

    void a_copy_that_has_no_question_left_asks_none()
    {
        const auto& organizer = world.organizer.caller;
        auto wanted = plan("Shirt");
        wanted.of = AskedOf::ticket;
        wanted.items = {world.add_type(on.event, 10).id};
        ask(wanted);
        Editor(world.context).remove(organizer, wanted.items.front());
        const auto copy = Lifecycle(world.context).duplicate(organizer, on.event, {});
        CPPUNIT_ASSERT(asks(on.event));
        CPPUNIT_ASSERT(questions.list(organizer, copy).empty());
        CPPUNIT_ASSERT(!asks(copy));
    }

    void only_members_ask()
    {
        const auto question = ask(plan("Diet"));
        const auto& stranger = world.stranger.caller;
        ASSERT_ERROR(kNotFound, questions.create(stranger, world.draft().id, plan("Mine")));
        ASSERT_ERROR(kNotFound, questions.create(stranger, on.event, plan("Mine")));
        ASSERT_ERROR(kNotFound, questions.update(stranger, question.id, {}));
        ASSERT_ERROR(kNotFound, questions.retire(stranger, question.id));
        ASSERT_ERROR(kNotFound, questions.order(stranger, on.event, {question.id}));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, questions.list(stranger, on.event).size());
    }

    // What is wrong with an answer to such a question: "ok" when nothing is.
    std::string judge(QuestionKind kind, const std::vector<std::string>& value, bool required = true,
        std::vector<std::string> options = {})
    {
        Question question;
        question.id = new_id<QuestionId>(world.context);
        question.kind = kind;
        question.label = "Q";
        question.required = required;
        question.options = std::move(options);
        schema::Faults faults;
        const auto read = read_answers({question}, {question}, {{question.id, value}}, "/answers", faults);
        if (!faults.empty()) return faults.front().code;
        return read.empty() ? "none" : read.front().text;
    }

    void answers_must_fit_their_kind()
    {
        using enum QuestionKind;
        CPPUNIT_ASSERT_EQUAL(std::string("Bo"), judge(text, {"  Bo "}));
        CPPUNIT_ASSERT_EQUAL(std::string("answer"), judge(text, {"two\nlines"}));
        CPPUNIT_ASSERT_EQUAL(std::string("answer"), judge(text, {std::string(301, 'x')}));
        CPPUNIT_ASSERT_EQUAL(std::string("answer"), judge(text, {"a", "b"}));
        CPPUNIT_ASSERT_EQUAL(std::string("two\nlines"), judge(long_text, {"two\nlines"}));
        CPPUNIT_ASSERT_EQUAL(std::string("required"), judge(text, {"  "}));
        CPPUNIT_ASSERT_EQUAL(std::string("none"), judge(text, {}, false));
        CPPUNIT_ASSERT_EQUAL(std::string("M"), judge(choice, {"M"}, true, {"S", "M"}));
        CPPUNIT_ASSERT_EQUAL(std::string("answer"), judge(choice, {"XL"}, true, {"S", "M"}));
        CPPUNIT_ASSERT_EQUAL(std::string("answer"), judge(choice, {"S", "M"}, true, {"S", "M"}));
        CPPUNIT_ASSERT_EQUAL(std::string("M\nS"), judge(checkbox, {"M", "S"}, true, {"S", "M"}));
        CPPUNIT_ASSERT_EQUAL(std::string("answer"), judge(checkbox, {"S", "S"}, true, {"S", "M"}));
        CPPUNIT_ASSERT_EQUAL(std::string("yes"), judge(checkbox, {"yes"}));
        CPPUNIT_ASSERT_EQUAL(std::string("answer"), judge(checkbox, {"no"}));
        CPPUNIT_ASSERT_EQUAL(std::string("required"), judge(checkbox, {}));
        CPPUNIT_ASSERT_EQUAL(std::string("1951-02-28"), judge(date, {"1951-02-28"}));
        CPPUNIT_ASSERT_EQUAL(std::string("answer"), judge(date, {"2023-02-29"}));
        CPPUNIT_ASSERT_EQUAL(std::string("answer"), judge(date, {"28.02.1951"}));
    }

    void every_fault_is_told_at_its_own_place()
    {
        auto wanted = plan("Diet");
        wanted.required = true;
        const auto diet = ask(wanted), shirt = ask(plan("Shirt", QuestionKind::choice));
        wanted.label = "Phone";
        const auto phone = ask(wanted);
        const auto all = std::vector{diet, shirt, phone};
        schema::Faults faults;
        read_answers(all, all, {{shirt.id, {"XXL"}}, {diet.id, {""}}}, "/tickets/1/answers", faults);
        std::string told;
        for (const auto& fault : faults) told += fault.pointer + " ";
        CPPUNIT_ASSERT_EQUAL(
            std::string("/tickets/1/answers/1/value /tickets/1/answers/0/value /tickets/1/answers "), told);
    }

    void what_is_not_asked_any_more_is_left_out_and_what_never_was_is_refused()
    {
        const auto diet = ask(plan("Diet")), gone = ask(plan("Gone"));
        schema::Faults faults;
        const auto read =
            read_answers({diet}, {diet, gone}, {{gone.id, {"x"}}, {diet.id, {"none"}}}, "/answers", faults);
        CPPUNIT_ASSERT(faults.empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, read.size());
        read_answers({diet}, {diet, gone},
            {{new_id<QuestionId>(world.context), {"x"}}, {diet.id, {"a"}}, {diet.id, {"b"}}}, "/answers",
            faults);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, faults.size());
        CPPUNIT_ASSERT_EQUAL(std::string("/answers/0/question_id"), faults.front().pointer);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(QuestionsTest);

}  // namespace gatehouse::inventory
