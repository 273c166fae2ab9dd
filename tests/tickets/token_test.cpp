// What a door believes (TKT-1).

#include "modules/tickets/token.hpp"

#include <rapidcheck.h>

#include "common/crypto/crypto.hpp"
#include "modules/tickets/base32.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/tickets_world.hpp"

namespace gatehouse::tickets {

class TokenTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TokenTest);
    CPPUNIT_TEST(every_token_reads_back_as_it_was_written);
    CPPUNIT_TEST(base32_has_one_spelling_for_every_sequence_of_bytes);
    CPPUNIT_TEST(a_token_is_167_letters_of_the_alphanumeric_set);
    CPPUNIT_TEST(a_genuine_token_is_believed);
    CPPUNIT_TEST(the_same_ticket_has_the_same_token_every_time);
    CPPUNIT_TEST(whichever_byte_is_changed_the_token_is_refused);
    CPPUNIT_TEST(whichever_letter_is_changed_the_token_is_refused);
    CPPUNIT_TEST(other_spellings_of_a_genuine_token_are_refused);
    CPPUNIT_TEST(any_text_at_all_is_answered_with_a_refusal);
    CPPUNIT_TEST(a_token_signed_with_another_events_key_is_refused);
    CPPUNIT_TEST(a_retired_key_signs_no_more_but_is_still_believed);
    CPPUNIT_TEST(keys_are_made_once_when_twenty_ask_at_once);
    CPPUNIT_TEST(the_table_of_keys_holds_no_readable_secret);
    CPPUNIT_TEST_SUITE_END();

    support::TicketsWorld world;

    static Uuid any_uuid()
    {
        Uuid uuid;
        for (auto& byte : uuid) byte = static_cast<unsigned char>(*rc::gen::inRange(0, 256));
        return uuid;
    }

    std::string bytes_of(const std::string& token) { return *base32::decode(token, 104); }

    void every_token_reads_back_as_it_was_written()
    {
        const auto key = crypto::new_signing_key();
        CPPUNIT_ASSERT(rc::check([&] {
            const Token written{static_cast<std::uint8_t>(*rc::gen::inRange(0, 256)), EventId(any_uuid()),
                TicketId(any_uuid()), *rc::gen::inRange(0, 65536), *rc::gen::arbitrary<std::uint32_t>()};
            const auto read = token::parse(token::seal(written, key.secret_key));
            RC_ASSERT(read.has_value());
            RC_ASSERT(read->token == written);
            RC_ASSERT(token::proven(*read, key.public_key));
        }));
    }

    void base32_has_one_spelling_for_every_sequence_of_bytes()
    {
        CPPUNIT_ASSERT(rc::check([](const std::string& bytes) {
            const auto text = base32::encode(bytes);
            RC_ASSERT(base32::decode(text, bytes.size()) == bytes);
            RC_PRE(!text.empty());
            auto other = text;
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            other[at] = *rc::gen::arbitrary<char>();
            RC_PRE(other != text);
            RC_ASSERT(base32::decode(other, bytes.size()) != bytes);
        }));
    }

    void a_token_is_167_letters_of_the_alphanumeric_set()
    {
        const auto token = world.token();
        CPPUNIT_ASSERT_EQUAL(std::size_t{167}, token.size());
        CPPUNIT_ASSERT_EQUAL(std::string::npos, token.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"));
    }

    void a_genuine_token_is_believed()
    {
        const auto event = world.event();
        const auto ticket = world.tickets.sign(world.issue(world.order(event))).front();
        const auto verified = world.verify(ticket.token);
        CPPUNIT_ASSERT(verified);
        CPPUNIT_ASSERT(verified.token == (Token{1, event, ticket.ticket.id, 1, kAllDays}));
    }

    void the_same_ticket_has_the_same_token_every_time()
    {
        const auto tickets = world.issue(world.order(world.event()));
        CPPUNIT_ASSERT_EQUAL(
            world.tickets.sign(tickets).front().token, world.tickets.sign(tickets).front().token);
    }

    void whichever_byte_is_changed_the_token_is_refused()
    {
        const auto bytes = bytes_of(world.token());
        for (std::size_t i = 0; i < bytes.size(); ++i)
            for (const unsigned flip : {0x01u, 0x80u, 0xffu}) {
                auto forged = bytes;
                forged[i] = static_cast<char>(static_cast<unsigned char>(forged[i]) ^ flip);
                CPPUNIT_ASSERT_MESSAGE("byte " + std::to_string(i), !world.verify(base32::encode(forged)));
            }
    }

    void whichever_letter_is_changed_the_token_is_refused()
    {
        const auto genuine = world.token();
        for (std::size_t i = 0; i < genuine.size(); ++i) {
            auto forged = genuine;
            forged[i] = forged[i] == 'A' ? 'B' : 'A';
            CPPUNIT_ASSERT_MESSAGE("letter " + std::to_string(i), !world.verify(forged));
        }
    }

    void other_spellings_of_a_genuine_token_are_refused()
    {
        const auto genuine = world.token();
        auto small = genuine;
        for (auto& c : small) c = static_cast<char>(std::tolower(c));
        auto padded = genuine;  // the last three bits are padding
        constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        padded.back() = kLetters[kLetters.find(padded.back()) | 1];
        CPPUNIT_ASSERT(padded != genuine);
        for (const auto& other :
            {small, padded, genuine + "0", genuine.substr(1), " " + genuine, genuine + "\n"}) {
            const auto verified = world.verify(other);
            CPPUNIT_ASSERT_MESSAGE(other, verified.verdict == Verdict::malformed);
        }
    }

    void any_text_at_all_is_answered_with_a_refusal()
    {
        CPPUNIT_ASSERT(rc::check([&](const std::string& text) { RC_ASSERT(!world.verify(text)); }));
        CPPUNIT_ASSERT(!world.verify(std::string(1'000'000, 'A')));
    }

    void a_token_signed_with_another_events_key_is_refused()
    {
        const auto here = world.event(), there = world.event();
        const auto ticket = world.issue(world.order(here)).front();
        const auto foreign = world.tickets.sign(world.issue(world.order(there))).front();
        auto key_of_there = foreign.token;
        // The ticket's own data under the signature of another event's ticket.
        const auto mixed = bytes_of(world.tickets.sign({ticket}).front().token).substr(0, 40) +
                           bytes_of(key_of_there).substr(40);
        CPPUNIT_ASSERT(world.verify(base32::encode(mixed)).verdict == Verdict::forged);

        const auto stranger = crypto::new_signing_key();
        const auto own = token::seal({1, here, ticket.id, 1, 1}, stranger.secret_key);
        CPPUNIT_ASSERT(world.verify(own).verdict == Verdict::forged);
        const auto unknown = token::seal({9, here, ticket.id, 1, 1}, stranger.secret_key);
        CPPUNIT_ASSERT(world.verify(unknown).verdict == Verdict::unknown_key);
    }

    void a_retired_key_signs_no_more_but_is_still_believed()
    {
        const auto event = world.event();
        const auto tickets = world.issue(world.order(event));
        const auto old = world.tickets.sign(tickets).front().token;
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec(
                "INSERT INTO ticket_keys SELECT event_id, 2, public_key, sealed_secret, created_at, NULL "
                "FROM ticket_keys "
                "WHERE event_id = ?",
                event);
            tx.exec("UPDATE ticket_keys SET retired_at = ? WHERE event_id = ? AND key_number = 1",
                world.clock.now(), event);
        });
        const auto renewed = world.verify(world.tickets.sign(tickets).front().token);
        CPPUNIT_ASSERT(renewed);
        CPPUNIT_ASSERT_EQUAL(2, int{renewed.token.key_number});
        CPPUNIT_ASSERT(world.verify(old));
    }

    void keys_are_made_once_when_twenty_ask_at_once()
    {
        const auto event = world.event();
        const auto tickets = world.issue(world.order(event));
        std::vector<std::string> tokens(20);
        support::at_once(
            tokens.size(), [&](std::size_t i) { tokens[i] = world.tickets.sign(tickets).front().token; });
        for (const auto& token : tokens) CPPUNIT_ASSERT_EQUAL(tokens.front(), token);
        CPPUNIT_ASSERT(world.verify(tokens.front()));
    }

    void the_table_of_keys_holds_no_readable_secret()
    {
        const auto event = world.event();
        world.tickets.sign(world.issue(world.order(event)));
        const auto stored = world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT public_key, sealed_secret FROM ticket_keys WHERE event_id = ?",
                [](const db::Row& row) { return std::pair(row.text(1), row.text(2)); }, event);
        });
        // An Ed25519 secret key ends with its public key: it would show.
        CPPUNIT_ASSERT(stored->second.find(stored->first) == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::size_t{24 + 16 + 64}, stored->second.size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TokenTest);

}  // namespace gatehouse::tickets
