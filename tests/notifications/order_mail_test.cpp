// From news to mail: what is in it, to whom, and how often.

#include <algorithm>
#include <atomic>

#include "modules/notifications/jobs.hpp"
#include "modules/notifications/service.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/payments_world.hpp"
#include "tests/support/recorder.hpp"

namespace gatehouse::notifications {

using support::Recorder;
using support::unfolded;

namespace {

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

}  // namespace

class OrderMailTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OrderMailTest);
    CPPUNIT_TEST(a_completed_order_is_mailed_with_codes_pdf_and_calendar);
    CPPUNIT_TEST(the_mail_leads_to_the_order_and_says_day_and_total);
    CPPUNIT_TEST(news_that_come_twice_are_one_mail);
    CPPUNIT_TEST(a_failed_try_is_counted_and_sent_again_under_the_same_id);
    CPPUNIT_TEST(a_hostile_name_changes_no_header_and_no_markup);
    CPPUNIT_TEST(money_that_goes_back_is_explained_once_for_each_payment);
    CPPUNIT_TEST(what_the_organizer_gives_back_is_said_with_the_reason_once_for_each_time);
    CPPUNIT_TEST(that_the_event_is_cancelled_is_said_once_with_what_goes_back_and_what_is_kept);
    CPPUNIT_TEST(who_paid_in_cash_is_not_told_of_a_card);
    CPPUNIT_TEST(what_a_bank_took_back_is_said_to_the_buyer);
    CPPUNIT_TEST(a_dispute_is_mailed_to_each_who_handles_the_money_once);
    CPPUNIT_TEST(tickets_that_are_sent_again_are_one_mail_for_each_time_and_only_the_live_ones);
    CPPUNIT_TEST(another_address_gets_the_tickets_and_the_old_one_a_word);
    CPPUNIT_TEST(mail_of_before_the_change_goes_where_the_order_is_now);
    CPPUNIT_TEST(a_change_and_a_resend_at_once_leave_no_live_link_with_the_old_address);
    CPPUNIT_TEST(the_subscriptions_are_those_the_news_have);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;
    Recorder recorder;
    Service service{world.context, recorder};

    static outbox::News news_of(const orders::Order& order, const std::string& payload = {})
    {
        outbox::News news;
        news.subject = order.id.uuid();
        news.payload = payload;
        return news;
    }
    orders::Order completed(int quantity = 2, const std::string& name = "Bo Buyer")
    {
        orders::PlaceOrder wanted{
            world.event, {{world.type(), quantity}}, {name, world.unique("bo.") + "@example.org", ""}, {}};
        const auto order = world.orders.place({}, wanted, world.random.bytes(32)).order;
        world.paid(world.open(order));
        return world.now(order);
    }
    // The news of that topic about the order, oldest first, as the outbox has them.
    std::vector<outbox::News> published(const orders::Order& order, const std::string& topic)
    {
        return world.context.db.read([&](db::Session& s) {
            return s.all(
                "SELECT payload FROM outbox WHERE topic = ? AND subject = ? ORDER BY seq",
                [&](const db::Row& row) { return news_of(order, row.text(1)); }, topic, order.id);
        });
    }
    std::vector<std::string> sent_to(const std::string& email)
    {
        std::vector<std::string> out;
        for (const auto& [envelope, text] : recorder.sent)
            if (envelope.to == email) out.push_back(unfolded(text));
        return out;
    }

    void tickets_that_are_sent_again_are_one_mail_for_each_time_and_only_the_live_ones()
    {
        const auto order = completed(2);
        const auto tickets = world.tickets.of_order(world.buyer(order), order.id);
        world.orders.resend(world.organizer.caller, order.id);
        world.context.db.transact(
            [&](db::Tx& tx) { world.tickets.cancel(tx, order.id, std::vector{tickets[0].id}); });
        world.orders.resend(world.organizer.caller, order.id);
        for (int twice = 0; twice < 2; ++twice)
            for (const auto& news : published(order, "order.resent")) service.order_resent(news);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, sent_to(order.buyer.email).size());
        for (const auto& mail : sent_to(order.buyer.email)) {
            ASSERT_CONTAINS(tickets[1].number, mail);
            CPPUNIT_ASSERT_EQUAL(std::string::npos, mail.find(tickets[0].number));
        }
    }

    void another_address_gets_the_tickets_and_the_old_one_a_word()
    {
        const auto order = completed(1);
        const auto now = world.orders.change_email(world.organizer.caller, order.id, "new@example.org");
        for (int twice = 0; twice < 2; ++twice)
            for (const auto& news : published(order, "order.email_changed"))
                service.order_email_changed(news);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, recorder.sent.size());
        ASSERT_CONTAINS(world.orders.secret(now), sent_to("new@example.org").at(0));
        const auto told = sent_to(order.buyer.email).at(0);
        ASSERT_CONTAINS("now goes to another address", told);
        for (const auto& secret : {world.orders.secret(now), world.orders.secret(order), now.buyer.email})
            CPPUNIT_ASSERT_EQUAL(std::string::npos, told.find(secret));
    }

    void mail_of_before_the_change_goes_where_the_order_is_now()
    {
        const auto order = completed(1);
        world.orders.resend(world.organizer.caller, order.id);
        world.orders.change_email(world.organizer.caller, order.id, "new@example.org");
        service.order_completed(news_of(order));
        for (const auto& news : published(order, "order.resent")) service.order_resent(news);
        CPPUNIT_ASSERT(sent_to(order.buyer.email).empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, sent_to("new@example.org").size());
    }

    void a_change_and_a_resend_at_once_leave_no_live_link_with_the_old_address()
    {
        const auto order = completed(1);
        std::atomic<bool> done = false;
        support::at_once(3, [&](std::size_t i) {
            if (i == 0) {
                try {
                    world.orders.change_email(world.organizer.caller, order.id, "new@example.org");
                } catch (const Error& e) {
                    done = true;
                    throw std::runtime_error(std::string("change: ") + e.kind().code);
                }
                done = true;
            } else if (i == 1) {
                for (int n = 0; n < 3; ++n) world.orders.resend(world.organizer.caller, order.id);
            } else {
                // Delivers while the others are at it; what cannot be delivered now comes again.
                while (!done) try {
                        service.order_completed(news_of(order));
                        for (const auto& news : published(order, "order.resent")) service.order_resent(news);
                    } catch (const Error& e) {
                        CPPUNIT_ASSERT_EQUAL(std::string("busy"), std::string(e.kind().code));
                    }
            }
        });
        for (const auto& news : published(order, "order.resent")) service.order_resent(news);
        const auto now = world.orders.get(world.organizer.caller, order.id);
        const auto live = world.orders.secret(now);
        const auto codes = world.tickets.sign(
            world.context.db.read([&](db::Session& s) { return world.tickets.of_order(s, order.id); }));
        for (const auto& mail : sent_to(order.buyer.email))
            CPPUNIT_ASSERT_EQUAL(std::string::npos, mail.find(live));
        CPPUNIT_ASSERT(codes.front().ticket.version == 2);
    }

    const std::string& only_mail()
    {
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, recorder.sent.size());
        return recorder.sent[0].second;
    }

    void a_completed_order_is_mailed_with_codes_pdf_and_calendar()
    {
        const auto order = completed(3);
        service.order_completed(news_of(order));
        const auto& mail = only_mail();
        CPPUNIT_ASSERT_EQUAL(order.buyer.email, recorder.sent[0].first.to);
        for (const char* part :
            {"multipart/mixed", "multipart/related", "multipart/alternative", "text/plain; charset=utf-8",
                "text/html; charset=utf-8", "text/calendar; charset=utf-8; method=PUBLISH"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(part, std::size_t{1}, count(mail, part));
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, count(mail, "Content-Type: image/png"));
        ASSERT_CONTAINS("filename=\"tickets-" + order.number + ".pdf\"", mail);
        ASSERT_CONTAINS("JVBERi0", mail);  // %PDF-
        for (const auto& ticket : world.tickets.of_order(world.buyer(order), order.id)) {
            ASSERT_CONTAINS(ticket.number, mail);
            ASSERT_CONTAINS("cid:" + ticket.id.str() + "@tickets", unfolded(mail));
            ASSERT_CONTAINS("Content-ID: <" + ticket.id.str() + "@tickets>", mail);
        }
    }

    void the_mail_leads_to_the_order_and_says_day_and_total()
    {
        const auto order = completed(2);
        service.order_completed(news_of(order));
        const auto mail = unfolded(only_mail());
        ASSERT_CONTAINS(
            "https://tickets.example/orders/" + order.id.str() + "?secret=" + world.orders.secret(order),
            mail);
        ASSERT_CONTAINS("50.00 USD", mail);
        ASSERT_CONTAINS(order.number, mail);
        ASSERT_CONTAINS("America/Chicago", mail);
        ASSERT_CONTAINS(zone::format(world.context.db
                                         .read([&](db::Session& s) {
                                             return events::Service(world.context).brief(s, world.event);
                                         })
                                         .starts_at,
                            "America/Chicago", "%A, "),
            mail);
    }

    void news_that_come_twice_are_one_mail()
    {
        const auto order = completed();
        service.order_completed(news_of(order));
        service.order_completed(news_of(order));
        only_mail();
    }

    void a_failed_try_is_counted_and_sent_again_under_the_same_id()
    {
        const auto order = completed();
        recorder.failing = 1;
        CPPUNIT_ASSERT_THROW(service.order_completed(news_of(order)), std::runtime_error);
        const auto row = [&](db::Sql sql) {
            return world.context.db.read([&](db::Session& s) {
                return s
                    .one(
                        sql, [](const db::Row& r) { return r.text(1); }, order.id)
                    .value_or("");
            });
        };
        CPPUNIT_ASSERT_EQUAL(
            std::string("the mail server is away"), row("SELECT last_error FROM mails WHERE subject_id = ?"));
        const auto id = MailId(world.context.db.read([&](db::Session& s) {
            return *s.one(
                "SELECT id FROM mails WHERE subject_id = ?", [](const db::Row& r) { return r.id<MailId>(1); },
                order.id);
        }));
        service.order_completed(news_of(order));
        CPPUNIT_ASSERT_EQUAL(id.str(), recorder.sent.at(0).first.id);
        ASSERT_CONTAINS("Message-ID: <" + id.str() + "@", only_mail());
        CPPUNIT_ASSERT_EQUAL(std::string("sent"), row("SELECT status FROM mails WHERE subject_id = ?"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("2"), row("SELECT CONCAT(attempts) FROM mails WHERE subject_id = ?"));
    }

    void a_hostile_name_changes_no_header_and_no_markup()
    {
        service.order_completed(news_of(completed(1, "<script>alert(1)</script> \"; Łódź\\")));
        const auto mail = unfolded(only_mail());
        CPPUNIT_ASSERT(mail.find("<script>alert") == mail.rfind("<script>alert"));  // in the plain text only
        ASSERT_CONTAINS("&lt;script&gt;alert(1)", mail);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, count(mail, "\r\nTo: "));
    }

    void money_that_goes_back_is_explained_once_for_each_payment()
    {
        const auto type = world.type(1);
        const auto order = world.order(type);
        const auto session = world.open(order);
        world.clock.at = order.expires_at + std::chrono::minutes(5);
        while (world.orders.expire_holds() > 0) {}  // those of other tests may come first
        world.order(type);
        world.paid(session);
        const auto payload = world.context.db.read([&](db::Session& s) {
            return *s.one(
                "SELECT payload FROM outbox WHERE subject = ? AND topic = 'order.refunded_late'",
                [](const db::Row& r) { return r.text(1); }, order.id);
        });
        service.refunded_late(news_of(order, payload));
        service.refunded_late(news_of(order, payload));
        const auto mail = unfolded(only_mail());
        ASSERT_CONTAINS("25.00 USD", mail);
        ASSERT_CONTAINS("after the time to pay was over", mail);
        CPPUNIT_ASSERT(mail.find("was paid twice") == std::string::npos);
    }

    void what_the_organizer_gives_back_is_said_with_the_reason_once_for_each_time()
    {
        const auto order = completed(2);
        const auto payload =
            R"({"refund_id":")" + new_id<RefundId>(world.context).str() +
            R"(","reason":"The <band> is ill","amount":2500,"currency":"USD","tickets":["ABCD23"]})";
        service.order_refunded(news_of(order, payload));
        service.order_refunded(news_of(order, payload));
        const auto mail = unfolded(only_mail());
        ASSERT_CONTAINS("25.00 USD goes back to you", mail);
        ASSERT_CONTAINS("This ticket is no longer valid:", mail);
        ASSERT_CONTAINS("ABCD23", mail);
        ASSERT_CONTAINS("The &lt;band&gt; is ill", mail);
    }

    std::string cancelled_payload(const char* rest)
    {
        return R"({"refund_id":")" + new_id<RefundId>(world.context).str() +
               R"(","reason":"The <band> is ill","currency":"USD","tickets":["ABCD23"],)" + rest + "}";
    }

    void that_the_event_is_cancelled_is_said_once_with_what_goes_back_and_what_is_kept()
    {
        const auto order = completed(2);
        // The gateway refused the first try; the second is no news.
        for (int tries = 0; tries < 2; ++tries)
            service.order_refunded(news_of(
                order, cancelled_payload(
                           R"("amount":4500,"cash":false,"event_cancelled":{"back":4500,"kept":500})")));
        const auto mail = unfolded(only_mail());
        ASSERT_CONTAINS("is cancelled", mail);
        ASSERT_CONTAINS("45.00 USD goes back to the card you paid with", mail);
        ASSERT_CONTAINS("keeps 5.00 USD", mail);
        ASSERT_CONTAINS("The &lt;band&gt; is ill", mail);
        CPPUNIT_ASSERT(mail.find("in cash") == std::string::npos);
    }

    void who_paid_in_cash_is_not_told_of_a_card()
    {
        service.order_refunded(news_of(completed(2),
            cancelled_payload(R"("amount":0,"cash":true,"event_cancelled":{"back":5000,"kept":0})")));
        const auto first = unfolded(only_mail());
        ASSERT_CONTAINS("You paid in cash. The organizer gives 50.00 USD back to you", first);
        CPPUNIT_ASSERT(first.find("card") == std::string::npos && first.find("keeps") == std::string::npos);
        service.order_refunded(news_of(completed(2), cancelled_payload(R"("amount":5000,"cash":true)")));
        const auto second = unfolded(recorder.sent.at(1).second);
        ASSERT_CONTAINS("They say that you have it in cash", second);
        CPPUNIT_ASSERT(second.find("banks usually") == std::string::npos);
    }

    void what_a_bank_took_back_is_said_to_the_buyer()
    {
        const auto order = completed();
        service.order_refunded(news_of(
            order, R"({"dispute_id":")" + new_id<orders::DisputeId>(world.context).str() +
                       R"(","reason":"dispute","amount":5000,"currency":"USD","tickets":["ABCD23"]})"));
        const auto mail = unfolded(only_mail());
        ASSERT_CONTAINS("Your bank took 50.00 USD back", mail);
        ASSERT_CONTAINS("This ticket is no longer valid:", mail);
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, count(mail, "The reason they gave"));
    }

    void a_dispute_is_mailed_to_each_who_handles_the_money_once()
    {
        const auto order = completed();
        const auto colleague = world.member(order.organization, organizations::Role::admin);
        world.member(order.organization, organizations::Role::member);
        const auto id = new_id<orders::DisputeId>(world.context).str();
        const auto news = [&](const std::string& status) {
            return news_of(
                order, R"({"dispute_id":")" + id + R"(","status":")" + status +
                           R"(","amount":5000,"currency":"USD","taken":true,"reason":"product_not_received",)"
                           R"("respond_by":"2031-05-01T10:00:00Z"})");
        };
        for (int i = 0; i < 2; ++i) service.order_disputed(news("open"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, recorder.sent.size());
        std::string all;
        for (const auto& [_, message] : recorder.sent) all += unfolded(message);
        ASSERT_CONTAINS(world.organizer.user.email, all);
        ASSERT_CONTAINS(colleague.user.email, all);
        ASSERT_CONTAINS("A bank took 50.00 USD back", all);
        ASSERT_CONTAINS("product not received", all);
        ASSERT_CONTAINS("Answer by 1 May 2031", all);
        ASSERT_CONTAINS("/organizer/events/" + order.event.str() + "/orders/" + order.id.str(), all);
        service.order_disputed(news("lost"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, recorder.sent.size());
        ASSERT_CONTAINS("The bank decided for the buyer: 50.00 USD", unfolded(recorder.sent.back().second));
    }

    void the_subscriptions_are_those_the_news_have()
    {
        std::vector<std::string> topics;
        for (const auto& s : subscriptions()) topics.emplace_back(s.topic);
        CPPUNIT_ASSERT(std::ranges::count(topics, "order.completed") == 1 &&
                       std::ranges::count(topics, "order.refunded_late") == 1);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OrderMailTest);

}  // namespace gatehouse::notifications
