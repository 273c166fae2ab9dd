// Mails about tickets that are handed on (TKT-3): who hears what, and that nobody's mailbox is in another's
// way.

#include <set>

#include "modules/notifications/service.hpp"
#include "modules/payments/refunds.hpp"
#include "modules/tickets/transfers.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/offers.hpp"
#include "tests/support/payments_world.hpp"
#include "tests/support/recorder.hpp"

namespace gatehouse::notifications {

namespace {

// Some mailboxes take nothing.
struct Choosy : support::Recorder {
    std::set<std::string> closed;
    void send(const Envelope& envelope, const std::string& message) override
    {
        if (closed.contains(envelope.to)) throw std::runtime_error("550 no such mailbox");
        Recorder::send(envelope, message);
    }
};

}  // namespace

class TransferMailTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TransferMailTest);
    CPPUNIT_TEST(who_is_offered_tickets_gets_the_link_and_who_accepts_gets_the_codes);
    CPPUNIT_TEST(a_ticket_of_an_account_is_mailed_without_a_link_that_opens_it);
    CPPUNIT_TEST(the_end_of_an_offer_is_told_to_who_heard_of_it);
    CPPUNIT_TEST(a_refund_is_told_to_the_buyer_though_the_receivers_mailbox_is_closed);
    CPPUNIT_TEST(two_offers_to_one_address_are_one_mail_about_their_end);
    CPPUNIT_TEST(a_bank_and_a_cancelled_event_are_told_in_their_own_words);
    CPPUNIT_TEST(tickets_sent_again_go_to_who_holds_them);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;
    Choosy post;
    Service service{world.context, post};
    tickets::Transfers transfers{world.context};

    struct Sale {
        orders::Order order;
        std::vector<tickets::Ticket> tickets;
    };
    Sale sold(int quantity = 2)
    {
        orders::PlaceOrder wanted{world.event, {{world.type(), quantity}},
            {"Bo Buyer", world.unique("bo.") + "@example.org", ""}, {}};
        const auto order = world.orders.place({}, wanted, world.random.bytes(32)).order;
        world.paid(world.open(order));
        return {world.now(order), world.tickets.of_order(world.buyer(order), order.id)};
    }
    std::string offer(const Sale& sale, std::size_t which, const std::string& email)
    {
        const auto& ticket = sale.tickets.at(which);
        transfers.offer(world.buyer(sale.order), ticket.id, {email, {}});
        return support::link_of(world.context, ticket.id);
    }
    std::string handed(const Sale& sale, std::size_t which, const std::string& email)
    {
        const auto token = offer(sale, which, email);
        transfers.accept({}, token, "Rita Receiver");
        return token;
    }
    // Delivers the outbox's news of that topic about the subject, twice.
    template <void (Service::*Say)(const outbox::News&) const>
    void deliver(const char* topic, const Uuid& subject)
    {
        const auto all = world.context.db.read([&](db::Session& session) {
            return session.all(
                "SELECT payload FROM outbox WHERE topic = ? AND subject = ?",
                [&](const db::Row& row) {
                    outbox::News news;
                    news.subject = subject;
                    news.payload = row.text(1);
                    return news;
                },
                topic, OrderId(subject));
        });
        CPPUNIT_ASSERT(!all.empty());
        for (int twice = 0; twice < 2; ++twice)
            for (const auto& news : all) (service.*Say)(news);
    }
    Uuid id_of(const std::string& token) { return transfers.look(token).id.uuid(); }
    std::vector<std::string> mails_to(const std::string& email)
    {
        std::vector<std::string> out;
        for (const auto& [envelope, text] : post.sent)
            if (envelope.to == email) out.push_back(support::unfolded(text));
        return out;
    }
    std::string address() { return world.unique("rita.") + "@example.org"; }
    void give_back(const Sale& sale, const std::vector<std::size_t>& which)
    {
        payments::GiveBack wanted{{}, {}, "The band is ill"};
        for (const auto i : which) wanted.tickets.push_back(sale.tickets.at(i).id);
        payments::Refunds(world.context)
            .give(world.organizer.caller, sale.order.id, wanted, world.random.bytes(32));
    }

    void who_is_offered_tickets_gets_the_link_and_who_accepts_gets_the_codes()
    {
        const auto sale = sold();
        const auto rita = address();
        const auto token = offer(sale, 0, rita);
        deliver<&Service::transfer_offered>(tickets::kTransferOffered, id_of(token));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, mails_to(rita).size());
        ASSERT_CONTAINS("Bo Buyer passes a ticket on to you", mails_to(rita)[0]);
        ASSERT_CONTAINS("/transfer?token=" + token, mails_to(rita)[0]);
        CPPUNIT_ASSERT_EQUAL(std::string::npos, mails_to(rita)[0].find("application/pdf"));
        transfers.accept({}, token, "Rita Receiver");
        deliver<&Service::transfer_accepted>(tickets::kTransferAccepted, id_of(token));
        const auto tickets = mails_to(rita).at(1);
        ASSERT_CONTAINS(sale.tickets[0].number, tickets);
        ASSERT_CONTAINS("Bo Buyer has passed them on to you", tickets);
        ASSERT_CONTAINS("application/pdf", tickets);
        ASSERT_CONTAINS("image/png", tickets);
        CPPUNIT_ASSERT_EQUAL(std::string::npos, tickets.find(world.orders.secret(sale.order)));
        CPPUNIT_ASSERT_EQUAL(std::string::npos, tickets.find(sale.tickets[1].number));
        CPPUNIT_ASSERT_EQUAL(std::string::npos, tickets.find("Total"));
        ASSERT_CONTAINS("Rita Receiver (" + rita + ") has taken over a ticket from you",
            mails_to(sale.order.buyer.email).at(0));
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, post.sent.size());
    }

    void a_ticket_of_an_account_is_mailed_without_a_link_that_opens_it()
    {
        const auto sale = sold();
        const auto rita = address();
        const auto token = offer(sale, 0, rita);
        transfers.accept(world.stranger.caller, token, "Rita Receiver");
        deliver<&Service::transfer_accepted>(tickets::kTransferAccepted, id_of(token));
        ASSERT_CONTAINS("https://tickets.example/tickets", mails_to(rita).at(0));
        CPPUNIT_ASSERT_EQUAL(std::string::npos, mails_to(rita)[0].find(token));
    }

    void the_end_of_an_offer_is_told_to_who_heard_of_it()
    {
        const auto sale = sold();
        const auto heard = address(), never = address();
        const auto first = offer(sale, 0, heard), second = offer(sale, 1, never);
        deliver<&Service::transfer_offered>(tickets::kTransferOffered, id_of(first));
        for (const auto& ticket : sale.tickets) transfers.withdraw(world.buyer(sale.order), ticket.id);
        for (const auto& token : {first, second})
            deliver<&Service::transfer_withdrawn>(tickets::kTransferWithdrawn, id_of(token));
        ASSERT_CONTAINS("does not pass a ticket on to you after all", mails_to(heard).at(1));
        CPPUNIT_ASSERT(mails_to(never).empty());
    }

    void a_refund_is_told_to_the_buyer_though_the_receivers_mailbox_is_closed()
    {
        const auto sale = sold();
        const auto rita = address(), sam = address();
        handed(sale, 0, rita);
        handed(sale, 1, sam);
        give_back(sale, {0, 1});
        post.closed = {std::min(rita, sam)};
        deliver<&Service::order_refunded>("order.refunded", sale.order.id.uuid());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, mails_to(sale.order.buyer.email).size());
        CPPUNIT_ASSERT_THROW(deliver<&Service::received_cancelled>("order.refunded", sale.order.id.uuid()),
            std::runtime_error);
        const auto told = mails_to(std::max(rita, sam)).at(0);
        ASSERT_CONTAINS("The organizer has cancelled a ticket that Bo Buyer passed on to you", told);
        ASSERT_CONTAINS("The band is ill", told);
    }

    void two_offers_to_one_address_are_one_mail_about_their_end()
    {
        const auto sale = sold();
        const auto rita = address();
        handed(sale, 0, rita);
        handed(sale, 1, rita);
        give_back(sale, {0, 1});
        deliver<&Service::received_cancelled>("order.refunded", sale.order.id.uuid());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, mails_to(rita).size());
        ASSERT_CONTAINS("has cancelled tickets that Bo Buyer passed on", mails_to(rita)[0]);
    }

    void a_bank_and_a_cancelled_event_are_told_in_their_own_words()
    {
        const auto sale = sold();
        const auto rita = address();
        handed(sale, 0, rita);
        outbox::News news;
        news.subject = sale.order.id.uuid();
        const auto about = [&](const std::string& which) {
            news.payload = R"({"reason":"dispute","amount":5000,"currency":"USD",)" + which +
                           R"(,"tickets":[")" + sale.tickets[0].number + R"("]})";
            service.received_cancelled(news);
            return mails_to(rita).back();
        };
        const auto bank =
            about(R"("dispute_id":")" + new_id<orders::DisputeId>(world.context).str() + R"(")");
        ASSERT_CONTAINS("A bank has taken back what was paid for a ticket", bank);
        CPPUNIT_ASSERT_EQUAL(std::string::npos, bank.find("The reason they gave"));
        const auto event = about(R"("refund_id":")" + new_id<RefundId>(world.context).str() +
                                 R"(","event_cancelled":{"back":0,"kept":5000})");
        ASSERT_CONTAINS("The event was cancelled", event);
    }

    void tickets_sent_again_go_to_who_holds_them()
    {
        const auto sale = sold();
        const auto rita = address();
        const auto token = handed(sale, 0, rita);
        world.orders.resend(world.organizer.caller, sale.order.id);
        deliver<&Service::order_resent>("order.resent", sale.order.id.uuid());
        const auto buyers = mails_to(sale.order.buyer.email).at(0), ritas = mails_to(rita).at(0);
        ASSERT_CONTAINS(sale.tickets[1].number, buyers);
        CPPUNIT_ASSERT_EQUAL(std::string::npos, buyers.find(sale.tickets[0].number));
        ASSERT_CONTAINS(sale.tickets[0].number, ritas);
        ASSERT_CONTAINS(token, ritas);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, post.sent.size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TransferMailTest);

}  // namespace gatehouse::notifications
