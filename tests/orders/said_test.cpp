// Names and answers at the checkout: ORD-5 (group orders), ORD-6 (custom questions).

#include "modules/inventory/questions.hpp"
#include "modules/orders/personal.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

using inventory::AskedOf;
using inventory::QuestionKind;

class SaidTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SaidTest);
    CPPUNIT_TEST(tickets_are_for_whom_the_buyer_names_and_else_for_the_buyer);
    CPPUNIT_TEST(names_wait_for_the_money_and_survive_a_hold_that_was_over);
    CPPUNIT_TEST(names_follow_their_ticket_when_lines_of_one_type_are_put_together);
    CPPUNIT_TEST(no_more_names_than_tickets);
    CPPUNIT_TEST(a_group_obeys_the_limits_of_the_event_and_of_persons);
    CPPUNIT_TEST(what_is_required_must_be_answered_for_every_ticket_that_it_is_asked_of);
    CPPUNIT_TEST(an_order_without_its_answers_takes_no_ticket);
    CPPUNIT_TEST(answers_stay_as_they_were_when_the_question_changes_or_ends);
    CPPUNIT_TEST(buyers_in_one_batch_keep_their_own_answers);
    CPPUNIT_TEST(attendees_and_both_files_show_answers);
    CPPUNIT_TEST(no_cell_of_the_orders_file_is_a_formula);
    CPPUNIT_TEST(the_orders_file_holds_what_the_list_shows);
    CPPUNIT_TEST(who_is_erased_leaves_no_answer_and_no_name);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();
    inventory::Questions questions{world.context};

    QuestionId ask(const std::string& label, AskedOf of, bool required = true, std::vector<ItemId> items = {},
        QuestionKind kind = QuestionKind::text)
    {
        inventory::NewQuestion wanted;
        wanted.of = of;
        wanted.kind = kind;
        wanted.label = label;
        wanted.required = required;
        wanted.items = std::move(items);
        return questions.create(world.organizer.caller, event, wanted).id;
    }
    std::vector<std::string> holders(const OrderId& id)
    {
        std::vector<std::string> out;
        for (const auto& ticket :
            world.context.db.read([&](db::Session& s) { return world.tickets.of_order(s, id); }))
            out.push_back(ticket.holder.name + " <" + ticket.holder.email + ">");
        return out;
    }
    std::string faults(const PlaceOrder& wanted)
    {
        try {
            world.place(wanted);
        } catch (const Error& e) {
            std::string out;
            for (const auto& fault : e.faults()) out += fault.pointer + " ";
            return out;
        }
        return "";
    }
    Order shown(const OrderId& id) { return world.orders.get(world.organizer.caller, id); }

    void tickets_are_for_whom_the_buyer_names_and_else_for_the_buyer()
    {
        auto wanted = world.wish(event, world.type(event, 5, 0), 3);
        wanted.tickets = {{"Ada", "ada@example.org", {}}, {}, {"Łucja", "", {}}};
        const auto bo = wanted.buyer.email;
        const auto order = world.place(wanted).order;
        CPPUNIT_ASSERT(holders(order.id) == (std::vector<std::string>{"Ada <ada@example.org>",
                                                "Bo Buyer <" + bo + ">", "Łucja <" + bo + ">"}));
    }

    void names_wait_for_the_money_and_survive_a_hold_that_was_over()
    {
        auto wanted = world.wish(event, world.type(event, 5), 2);
        wanted.tickets = {{"Ada", "", {}}, {"Eve", "", {}}};
        const auto paid = world.place(wanted).order, late = world.place(wanted).order;
        CPPUNIT_ASSERT(world.complete(paid.id) == Completion::completed);
        world.expire(late.id);
        CPPUNIT_ASSERT(world.complete(late.id) == Completion::late_retaken);
        for (const auto& id : {paid.id, late.id}) {
            CPPUNIT_ASSERT(holders(id)[0].starts_with("Ada"));
            CPPUNIT_ASSERT(holders(id)[1].starts_with("Eve"));
        }
    }

    void names_follow_their_ticket_when_lines_of_one_type_are_put_together()
    {
        const auto a = world.type(event, 5, 0), b = world.type(event, 5, 0);
        auto wanted = world.wish(event, a, 1);
        wanted.lines = {{a, 1}, {b, 1}, {a, 1}};
        wanted.tickets = {{"First of A", "", {}}, {"Of B", "", {}}, {"Second of A", "", {}}};
        const auto order = world.place(wanted).order;
        const auto tickets =
            world.context.db.read([&](db::Session& s) { return world.tickets.of_order(s, order.id); });
        for (const auto& t : tickets) CPPUNIT_ASSERT_EQUAL(t.type == ItemId(b), t.holder.name == "Of B");
        CPPUNIT_ASSERT(tickets[0].holder.name == "First of A" && tickets[1].holder.name == "Second of A");
    }

    void no_more_names_than_tickets()
    {
        auto wanted = world.wish(event, world.type(event, 5), 1);
        wanted.tickets = {{"Ada", "", {}}, {"Eve", "", {}}};
        CPPUNIT_ASSERT_EQUAL(std::string("/tickets "), faults(wanted));
    }

    void a_group_obeys_the_limits_of_the_event_and_of_persons()
    {
        auto plan = support::type_plan(event, 100, 0);
        plan.max_per_order = 20;
        auto wanted = world.wish(event, world.type(plan), 11);
        wanted.tickets.resize(11, {"Ada", "", {}});
        ASSERT_ERROR(inventory::kLimitExceeded, world.place(wanted));  // the event's limit is 10
        plan.max_per_person = 3;
        wanted.lines = {{world.type(plan), 4}};
        wanted.tickets.resize(4);
        ASSERT_ERROR(inventory::kLimitExceeded, world.place(wanted));
        wanted.lines.front().quantity = 3;
        wanted.tickets.resize(3);
        world.place(wanted);
        ASSERT_ERROR(inventory::kLimitExceeded, world.place(wanted));
    }

    void what_is_required_must_be_answered_for_every_ticket_that_it_is_asked_of()
    {
        const auto a = world.type(event, 5, 0), b = world.type(event, 5, 0);
        const auto diet = ask("Diet", AskedOf::ticket), shirt = ask("Shirt", AskedOf::ticket, true, {b});
        const auto how = ask("How did you hear of us?", AskedOf::order);
        auto wanted = world.wish(event, a, 1);
        wanted.lines = {{a, 1}, {b, 1}};
        CPPUNIT_ASSERT_EQUAL(
            std::string("/answers /tickets/0/answers /tickets/1/answers /tickets/1/answers "),
            faults(wanted));
        wanted.answers = {{how, {"A poster"}}};
        wanted.tickets = {{"", "", {{diet, {"none"}}}}, {"", "", {{diet, {"vegan"}}, {shirt, {" "}}}}};
        CPPUNIT_ASSERT_EQUAL(std::string("/tickets/1/answers/1/value "), faults(wanted));
        wanted.tickets[1].answers[1].value = {"XL"};
        const auto order = shown(world.place(wanted).order.id);
        std::string told;
        for (const auto& answer : order.answers)
            told += std::to_string(answer.serial) + ":" + answer.asked + "=" + answer.text + " ";
        CPPUNIT_ASSERT_EQUAL(
            std::string("0:How did you hear of us?=A poster 1:Diet=none 2:Diet=vegan 2:Shirt=XL "), told);
    }

    void an_order_without_its_answers_takes_no_ticket()
    {
        const auto type = world.type(event, 5);
        ask("Diet", AskedOf::order);
        ASSERT_ERROR(kInvalid, world.place(event, type, 2));
        CPPUNIT_ASSERT(world.stock(event).available == 5);
    }

    void answers_stay_as_they_were_when_the_question_changes_or_ends()
    {
        const auto diet = ask("Diet", AskedOf::order);
        auto wanted = world.wish(event, world.type(event, 5, 0));
        wanted.answers = {{diet, {"vegan"}}};
        const auto order = world.place(wanted).order;
        inventory::QuestionChange change;
        change.label = "What do you eat?";
        questions.update(world.organizer.caller, diet, change);
        questions.retire(world.organizer.caller, diet);
        const auto answers = shown(order.id).answers;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, answers.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Diet"), answers.front().asked);
        CPPUNIT_ASSERT_EQUAL(std::string("vegan"), answers.front().text);
        ASSERT_CONTAINS("vegan", world.orders.orders_csv(world.organizer.caller, event, {}));
        // Who had the form open sends the answer still.
        CPPUNIT_ASSERT(shown(world.place(wanted).order.id).answers.empty());
    }

    void buyers_in_one_batch_keep_their_own_answers()
    {
        const auto type = world.type(event, 100, 0);
        const auto diet = ask("Diet", AskedOf::ticket);
        std::vector<OrderId> ids(20);
        support::at_once(20, [&](std::size_t i) {
            auto wanted = world.wish(event, type);
            const auto name = "Buyer " + std::to_string(i);
            wanted.tickets = {{name, "", {{diet, {"Diet " + std::to_string(i)}}}}};
            for (;;) try {
                    ids[i] = world.place(wanted).order.id;
                    break;
                } catch (const Error& e) {
                    if (&e.kind() != &kBusy) throw;
                }
        });
        for (std::size_t i = 0; i < ids.size(); ++i) {
            CPPUNIT_ASSERT(holders(ids[i])[0].starts_with("Buyer " + std::to_string(i) + " "));
            CPPUNIT_ASSERT_EQUAL("Diet " + std::to_string(i), shown(ids[i]).answers.at(0).text);
        }
    }

    void attendees_and_both_files_show_answers()
    {
        const auto diet = ask("Diet", AskedOf::ticket), how = ask("How?", AskedOf::order);
        auto wanted = world.wish(event, world.type(event, 5, 0), 2);
        wanted.answers = {{how, {"A poster"}}};
        wanted.tickets = {{"Ada", "", {{diet, {"vegan"}}}}, {"Eve", "", {{diet, {"fish, \"raw\""}}}}};
        world.place(wanted);
        const auto list = world.tickets.attendees(world.organizer.caller, event, {}).items;
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, list[0].answers.size());
        CPPUNIT_ASSERT_EQUAL(std::string("A poster"), list[0].answers[0].text);
        CPPUNIT_ASSERT_EQUAL(std::string("vegan"), list[0].answers[1].text);
        CPPUNIT_ASSERT_EQUAL(std::string("fish, \"raw\""), list[1].answers[1].text);
        const auto attendees = world.tickets.attendees_csv(world.organizer.caller, event, {});
        ASSERT_CONTAINS("Issued at (UTC),Diet,How?", attendees);
        ASSERT_CONTAINS("\"fish, \"\"raw\"\"\",A poster", attendees);
        const auto orders = world.orders.orders_csv(world.organizer.caller, event, {});
        ASSERT_CONTAINS(",How?\r\n", orders);
        ASSERT_CONTAINS(",A poster\r\n", orders);
        CPPUNIT_ASSERT_EQUAL(std::string::npos, orders.find("vegan"));
    }

    void no_cell_of_the_orders_file_is_a_formula()
    {
        const auto how = ask("=How?", AskedOf::order);
        auto wanted = world.wish(event, world.type(event, 5, 0));
        wanted.buyer.name = "@SUM(A1)";
        wanted.answers = {{how, {"+1"}}};
        world.place(wanted);
        const auto csv = world.orders.orders_csv(world.organizer.caller, event, {});
        for (const auto* cell : {",'@SUM(A1),", ",'+1\r\n", ",'=How?\r\n"}) ASSERT_CONTAINS(cell, csv);
    }

    void the_orders_file_holds_what_the_list_shows()
    {
        const auto paid = world.place(event, world.type(event, 5), 2);
        world.complete(paid.id);
        world.place(event, world.type(event, 5, 0));
        OrdersQuery query;
        const auto rows = [&] {
            const auto csv = world.orders.orders_csv(world.organizer.caller, event, query);
            const auto listed = world.orders.of_event(world.organizer.caller, event, query).items.size();
            CPPUNIT_ASSERT_EQUAL(static_cast<std::ptrdiff_t>(listed) + 1, std::ranges::count(csv, '\n'));
            return listed;
        };
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, rows());
        query.method = Method::free;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, rows());
        query.method.reset();
        query.origin = Origin::organizer;
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, rows());
        query.origin.reset();
        query.q = paid.number;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, rows());
        ASSERT_CONTAINS("2 × General Admission,50.00,0.00,,0.00,",
            world.orders.orders_csv(world.organizer.caller, event, query));
        ASSERT_ERROR(kNotFound, world.orders.orders_csv(world.stranger.caller, event, {}));
        CPPUNIT_ASSERT_EQUAL(5, world.audited("orders.exported", event.uuid()));
    }

    void who_is_erased_leaves_no_answer_and_no_name()
    {
        const auto diet = ask("Diet", AskedOf::ticket);
        const auto person = world.person("Pia");
        auto wanted = world.wish(event, world.type(event, 5));
        wanted.tickets = {{"Pia's friend", "friend@example.org", {{diet, {"vegan"}}}}};
        const auto order = world.orders.place(person.caller, wanted, world.random.bytes(32)).order;
        const personal::Subject who{person.user.id, person.user.email, "Pia", true};
        const auto copy =
            world.context.db.read([&](db::Session& s) { return personal_data(world.context, s, who); })
                .front()
                .json;
        for (const auto* word : {"vegan", "Pia's friend", "friend@example.org"}) ASSERT_CONTAINS(word, copy);
        world.context.db.transact([&](db::Tx& tx) { erase(tx, who); });
        const auto [holders, answers] = world.context.db.read([&](db::Session& s) {
            return std::pair(
                world.tickets.holders_of(s, {order.id}), world.tickets.answers_of(s, {order.id}));
        });
        CPPUNIT_ASSERT(holders.empty());
        CPPUNIT_ASSERT_EQUAL(std::string(personal::kErasedName), answers.at(order.id).front().text);
        // Money that comes late finds an order of nobody, whose names are gone.
        CPPUNIT_ASSERT(world.complete(order.id) == Completion::completed);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SaidTest);

}  // namespace gatehouse::orders
