// Discount codes: what they take off, whom they refuse, and that a use is counted like stock (INV-7).

#include <barrier>

#include "modules/events/editor.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "modules/orders/box_office.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

class CodesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CodesTest);
    CPPUNIT_TEST(ord_4_a_percentage_is_taken_off_and_the_total_says_so);
    CPPUNIT_TEST(a_fixed_amount_is_spread_over_the_lines_it_is_for);
    CPPUNIT_TEST(ord_3_all_of_it_completes_at_once);
    CPPUNIT_TEST(tax_is_reckoned_after_the_discount);
    CPPUNIT_TEST(every_refusal_is_told_apart);
    CPPUNIT_TEST(a_bad_code_fails_nobody_else);
    CPPUNIT_TEST(inv_7_a_use_comes_back_with_its_hold_once);
    CPPUNIT_TEST(inv_7_late_money_takes_the_use_again_or_is_too_late);
    CPPUNIT_TEST(inv_7_who_gives_everything_back_has_not_used_it);
    CPPUNIT_TEST(inv_11_the_last_use_is_had_once);
    CPPUNIT_TEST(inv_11_without_the_guard_the_last_use_is_had_by_all);
    CPPUNIT_TEST(inv_11_uses_and_returns_in_any_order_leave_true_counters);
    CPPUNIT_TEST(hidden_types_are_sold_to_those_who_have_the_code);
    CPPUNIT_TEST(places_are_kept_for_those_who_have_the_code);
    CPPUNIT_TEST(inv_6_the_price_stands_when_the_code_changes);
    CPPUNIT_TEST(a_used_code_is_neither_deleted_nor_limited_below_its_uses);
    CPPUNIT_TEST(a_draft_in_another_currency_is_published_when_its_codes_follow);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();
    TicketTypeId type = world.type(event, 50);
    inventory::Codes codes{world.context};

    bool buys(const std::string& code, const ItemId& item, int quantity = 1)
    {
        try {
            world.place(world.wish(event, item, quantity, code));
            return true;
        } catch (const Error& e) {
            if (!support::missed_out(e)) throw;
            return false;
        }
    }
    inventory::DiscountCode change(const CodeId& id, const std::function<void(inventory::CodeChange&)>& fill)
    {
        inventory::CodeChange change;
        fill(change);
        return codes.update(world.organizer.caller, id, change);
    }
    inventory::CheckedCode check(const std::string& code) { return codes.check({event, code}); }

    void ord_4_a_percentage_is_taken_off_and_the_total_says_so()
    {
        auto plan = world.code_plan(event);
        plan.code = "Früh-10";
        world.code(plan);
        auto wanted = world.wish(event, type, 3, " früh-10 ");
        wanted.expected_total = Money{7500, "USD"};
        ASSERT_ERROR(kPriceChanged, world.place(wanted));
        wanted.expected_total = Money{6750, "USD"};
        const auto order = world.place(wanted).order;
        CPPUNIT_ASSERT_EQUAL(std::int64_t{750}, order.discount.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{750}, order.lines.at(0).discount.amount);
        CPPUNIT_ASSERT_EQUAL(std::string("Früh-10"), order.discount_code.value());
        CPPUNIT_ASSERT_EQUAL(1, world.uses(event));
        ASSERT_ERROR(inventory::kCodeTaken, world.code(plan));
    }

    void a_fixed_amount_is_spread_over_the_lines_it_is_for()
    {
        const auto other = world.type(event, 50, 1000), third = world.type(event, 50, 999);
        auto plan = world.code_plan(event);
        plan.kind = inventory::CodeKind::fixed;
        plan.amount_off = Money{1001, "USD"};
        plan.types = {type, third};
        const auto code = world.code(plan);
        auto wanted = world.wish(event, type, 1, code.code);
        wanted.lines.push_back({other, 2});
        wanted.lines.push_back({third, 1});
        const auto order = world.place(wanted).order;
        std::int64_t sum = 0;
        for (const auto& line : order.lines) sum += line.discount.amount;
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1001}, sum);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1001}, order.discount.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, order.lines.at(1).discount.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2500 + 2000 + 999 - 1001}, order.total.amount);
    }

    void ord_3_all_of_it_completes_at_once()
    {
        auto plan = world.code_plan(event);
        plan.percent_off = 10'000;
        const auto order = world.place(world.wish(event, type, 2, world.code(plan).code)).order;
        CPPUNIT_ASSERT(order.status == Status::completed && order.method == Method::free);
        CPPUNIT_ASSERT_EQUAL(2, world.tickets_of(order.id));
        CPPUNIT_ASSERT_EQUAL(1, world.uses(event));
    }

    void tax_is_reckoned_after_the_discount()
    {
        auto plan = support::type_plan(event, 10, 1000);
        plan.tax_rate = 1000;
        plan.tax_included = false;
        const auto taxed = world.type(plan);
        const auto order =
            world.place(world.wish(event, taxed, 1, world.code(world.code_plan(event)).code)).order;
        CPPUNIT_ASSERT_EQUAL(std::int64_t{90}, order.tax.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{990}, order.total.amount);
    }

    void every_refusal_is_told_apart()
    {
        const auto other = world.type(event, 5);
        auto plan = world.code_plan(event);
        plan.types = {type};
        plan.min_order = Money{5000, "USD"};
        plan.starts_at = world.clock.at + std::chrono::hours(1);
        plan.ends_at = world.clock.at + std::chrono::hours(2);
        plan.max_uses = 2;
        plan.max_uses_per_person = 1;
        const auto code = world.code(plan);
        const auto order = [&](const std::string& name, const TicketTypeId& of, int quantity) {
            auto wanted = world.wish(event, of, quantity, name);
            wanted.buyer.email = "ada@example.org";
            return world.place(wanted);
        };
        ASSERT_ERROR(inventory::kCodeUnknown, order("NOBODY-HAS-IT", type, 2));
        ASSERT_ERROR(inventory::kNoSuchCode, check("NOBODY-HAS-IT"));
        ASSERT_ERROR(inventory::kCodeNotYet, order(code.code, type, 2));
        world.clock.advance(std::chrono::minutes(61));
        CPPUNIT_ASSERT(check(code.code).code.percent_off == 1000);
        ASSERT_ERROR(inventory::kCodeNotApplicable, order(code.code, other, 2));
        ASSERT_ERROR(inventory::kCodeMinimum, order(code.code, type, 1));
        order(code.code, type, 2);
        ASSERT_ERROR(inventory::kCodeLimit, order(code.code, type, 2));
        CPPUNIT_ASSERT(buys(code.code, type, 2));
        ASSERT_ERROR(inventory::kCodeUsedUp, world.place(world.wish(event, type, 2, code.code)));
        ASSERT_ERROR(inventory::kCodeUsedUp, check(code.code));
        change(code.id, [](auto& c) { c.max_uses = {true, std::nullopt}; });
        world.clock.advance(std::chrono::hours(1));
        ASSERT_ERROR(inventory::kCodeExpired, world.place(world.wish(event, type, 2, code.code)));
        change(code.id, [](auto& c) { c.active = false; });
        ASSERT_ERROR(inventory::kCodeUnknown, world.place(world.wish(event, type, 2, code.code)));
        ASSERT_ERROR(inventory::kNoSuchCode, check(code.code));
    }

    void a_bad_code_fails_nobody_else()
    {
        const auto good = world.code(world.code_plan(event)).code;
        const PlaceOrder wanted[] = {world.wish(event, type, 1, good), world.wish(event, type, 1, "WRONG"),
            world.wish(event, type, 1)};
        std::vector<std::string> keys;
        std::vector<Buying> buyings;
        const auth::Caller guest;
        for (int i = 0; i < 3; ++i) keys.push_back(world.random.bytes(32));
        std::vector<std::unique_ptr<Counter::Member>> members;
        std::vector<Counter::Member*> batch;
        for (std::size_t i = 0; i < 3; ++i) buyings.push_back({world.context, guest, wanted[i], keys[i]});
        for (const auto& buying : buyings) {
            members.push_back(std::make_unique<Counter::Member>(buying));
            batch.push_back(members.back().get());
        }
        serve(world.context, event, batch);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2250}, members[0]->outcome().order.total.amount);
        ASSERT_ERROR(inventory::kCodeUnknown, members[1]->outcome());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2500}, members[2]->outcome().order.total.amount);
    }

    void inv_7_a_use_comes_back_with_its_hold_once()
    {
        auto plan = world.code_plan(event);
        plan.max_uses = 1;
        plan.max_uses_per_person = 1;
        const auto code = world.code(plan).code;
        const auto wanted = world.wish(event, type, 1, code);
        const auto order = world.place(wanted).order;
        CPPUNIT_ASSERT(!buys(code, type));
        CPPUNIT_ASSERT(world.expire(order.id));
        CPPUNIT_ASSERT(!world.expire(order.id));
        CPPUNIT_ASSERT_EQUAL(0, world.uses(event));
        world.place(wanted);
        CPPUNIT_ASSERT_EQUAL(1, world.uses(event));
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void inv_7_late_money_takes_the_use_again_or_is_too_late()
    {
        auto plan = world.code_plan(event);
        plan.max_uses = 1;
        const auto code = world.code(plan).code;
        const auto first = world.place(world.wish(event, type, 1, code)).order;
        world.expire(first.id);
        const auto second = world.place(world.wish(event, type, 1, code)).order;
        CPPUNIT_ASSERT(world.complete(first.id) == Completion::late_no_stock);
        world.expire(second.id);
        CPPUNIT_ASSERT(world.complete(first.id) == Completion::late_retaken);
        CPPUNIT_ASSERT_EQUAL(1, world.uses(event));
        CPPUNIT_ASSERT(world.complete(second.id) == Completion::late_no_stock);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void inv_7_who_gives_everything_back_has_not_used_it()
    {
        auto plan = support::type_plan(event, 10);
        plan.max_per_person = 2;
        const auto limited = world.type(plan);
        const auto order =
            world.place(world.wish(event, limited, 2, world.code(world.code_plan(event)).code)).order;
        world.complete(order.id);
        const auto give = [&](int n) {
            world.context.db.transact([&](db::Tx& tx) {
                world.inventory.give_back(tx, order.hold, {{limited, n}});
            });
        };
        give(1);
        CPPUNIT_ASSERT_EQUAL(1, world.uses(event));
        CPPUNIT_ASSERT(world.counters_hold(event));
        give(1);
        CPPUNIT_ASSERT_EQUAL(0, world.uses(event));
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void inv_11_the_last_use_is_had_once()
    {
        for (int round = 0; round < 5; ++round) {
            event = world.event();
            type = world.type(event, 100);
            auto plan = world.code_plan(event);
            plan.max_uses = 1 + round % 2;
            const auto code = world.code(plan).code;
            std::atomic<int> got{0};
            support::at_once(20, [&](std::size_t) { got += buys(code, type); });
            CPPUNIT_ASSERT_EQUAL(*plan.max_uses, got.load());
            CPPUNIT_ASSERT_EQUAL(*plan.max_uses, world.uses(event));
            CPPUNIT_ASSERT_EQUAL(got.load(), world.stock(event).held);  // who got no use got no ticket
            CPPUNIT_ASSERT(world.counters_hold(event));
        }
    }

    // "Look, then order" with a code that nobody guards: all get its one use, or the test above proves
    // nothing.
    void inv_11_without_the_guard_the_last_use_is_had_by_all()
    {
        const auto code = world.code(world.code_plan(event)).code;
        std::barrier looked(8);
        support::at_once(8, [&](std::size_t) {
            const int before = world.uses(event);
            looked.arrive_and_wait();
            if (before < 1) buys(code, type);
        });
        CPPUNIT_ASSERT_EQUAL(8, world.uses(event));
    }

    void inv_11_uses_and_returns_in_any_order_leave_true_counters()
    {
        auto plan = world.code_plan(event);
        plan.max_uses = 3;
        plan.max_uses_per_person = 2;
        const auto code = world.code(plan).code;
        support::at_once(12, [&](std::size_t i) {
            for (int turn = 0; turn < 4; ++turn) try {
                    auto wanted = world.wish(event, type, 1, code);
                    wanted.buyer.email = "p" + std::to_string(i % 3) + "@example.org";
                    const auto order = world.place(wanted).order;
                    if (turn % 2) world.complete(order.id);
                    world.expire(order.id);
                } catch (const Error& e) {
                    if (!support::missed_out(e)) throw;
                }
        });
        CPPUNIT_ASSERT(world.uses(event) <= 3);
        CPPUNIT_ASSERT_EQUAL(world.uses(event), world.stock(event).sold);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void hidden_types_are_sold_to_those_who_have_the_code()
    {
        auto hidden_plan = support::type_plan(event, 5);
        hidden_plan.visibility = inventory::Visibility::hidden;
        const auto hidden = world.type(hidden_plan);
        auto plan = world.code_plan(event);
        plan.unlocks = {hidden};
        plan.percent_off = 0;
        const auto code = world.code(plan).code;
        ASSERT_ERROR(kNotFound, world.place(world.wish(event, hidden)));
        const auto other = world.code(world.code_plan(event)).code;
        ASSERT_ERROR(kNotFound, world.place(world.wish(event, hidden, 1, other)));
        CPPUNIT_ASSERT_EQUAL(
            std::int64_t{2500}, world.place(world.wish(event, hidden, 1, code)).order.total.amount);
        const auto unlocked = check(code).unlocked;
        CPPUNIT_ASSERT(unlocked.size() == 1 && unlocked[0].id == hidden && unlocked[0].available == 4);
        CPPUNIT_ASSERT(!unlocked[0].capacity && check(other).unlocked.empty());
    }

    void places_are_kept_for_those_who_have_the_code()
    {
        event = world.event();
        type = world.type(event, 10);
        auto plan = world.code_plan(event);
        plan.blocks_stock = 4;
        ASSERT_ERROR(kInvalid, world.code(plan));
        plan.types = {type};
        const auto code = world.code(plan);
        CPPUNIT_ASSERT_EQUAL(4, code.reserved);
        CPPUNIT_ASSERT_EQUAL(6, world.stock(event).available.value());
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event).held + world.stock(event).sold);
        CPPUNIT_ASSERT(buys({}, type, 6));
        CPPUNIT_ASSERT(!buys({}, type, 1));
        const auto order = world.place(world.wish(event, type, 3, code.code)).order;
        CPPUNIT_ASSERT(!buys(code.code, type, 2));
        CPPUNIT_ASSERT(world.counters_hold(event));
        world.expire(order.id);  // back to where they came from
        CPPUNIT_ASSERT(!buys({}, type, 1));
        CPPUNIT_ASSERT_EQUAL(4, codes.list(world.organizer.caller, event).at(0).reserved);
        CPPUNIT_ASSERT(buys(code.code, type, 1));
        change(code.id, [](auto& c) { c.active = false; });
        CPPUNIT_ASSERT_EQUAL(3, world.stock(event).available.value());
        CPPUNIT_ASSERT(world.complete(order.id) == Completion::late_retaken);
        CPPUNIT_ASSERT(!buys({}, type, 1));
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void inv_6_the_price_stands_when_the_code_changes()
    {
        const auto code = world.code(world.code_plan(event));
        const auto order = world.place(world.wish(event, type, 1, code.code)).order;
        change(code.id, [](auto& c) { c.percent_off = {true, 5000}; });
        const auto stands =
            world.context.db.read([&](db::Session& s) { return world.orders.find(s, order.id); });
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2250}, stands->total.amount);
        CPPUNIT_ASSERT_EQUAL(
            std::int64_t{1250}, world.place(world.wish(event, type, 1, code.code)).order.total.amount);
    }

    void a_used_code_is_neither_deleted_nor_limited_below_its_uses()
    {
        const auto code = world.code(world.code_plan(event));
        ASSERT_ERROR(kNotFound, (codes.remove(world.stranger.caller, code.id), 0));
        ASSERT_ERROR(kNotFound, codes.list(world.stranger.caller, event));
        for (int i = 0; i < 2; ++i) world.place(world.wish(event, type, 1, code.code));
        ASSERT_ERROR(inventory::kCapacityInUse, change(code.id, [](auto& c) { c.max_uses = {true, 1}; }));
        ASSERT_ERROR(inventory::kHasSales, (codes.remove(world.organizer.caller, code.id), 0));
        const auto unused = world.code(world.code_plan(event));
        codes.remove(world.organizer.caller, unused.id);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, codes.list(world.organizer.caller, event).size());
    }

    void a_draft_in_another_currency_is_published_when_its_codes_follow()
    {
        event = world.draft().id;
        type = world.type(event, 5);
        auto plan = world.code_plan(event);
        plan.kind = inventory::CodeKind::fixed;
        plan.amount_off = Money{500, "USD"};
        const auto code = world.code(plan);
        events::EventChange yen;
        yen.currency = "JPY";
        yen.version = world.read(event).version;
        events::Editor(world.context).update(world.organizer.caller, event, yen);
        inventory::TypeChange price;
        price.price = Money{2500, "JPY"};
        inventory::Editor(world.context).update(world.organizer.caller, type, price);
        const inventory::Lifecycle lifecycle(world.context);
        ASSERT_ERROR(events::kNotPublishable, (lifecycle.publish(world.organizer.caller, event), 0));
        change(code.id, [](auto& c) { c.amount_off = {true, Money{700, "JPY"}}; });
        lifecycle.publish(world.organizer.caller, event);
        const auto order = world.place(world.wish(event, type, 1, code.code)).order;
        CPPUNIT_ASSERT(order.discount == (Money{700, "JPY"}));
        CPPUNIT_ASSERT(check(code.code).code.amount_off == (Money{700, "JPY"}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CodesTest);

}  // namespace gatehouse::orders
