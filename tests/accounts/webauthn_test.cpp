// What authenticators send is believed only when every rule holds (WebAuthn §7.1, §7.2).

#include "modules/accounts/webauthn.hpp"

#include "modules/accounts/cbor.hpp"
#include "modules/accounts/cose.hpp"
#include "tests/accounts/soft_passkey.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::accounts {

using webauthn::kBadPasskey;

class WebauthnTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WebauthnTest);
    CPPUNIT_TEST(all_three_algorithms_make_and_use_passkeys);
    CPPUNIT_TEST(a_passkey_for_another_site_is_refused);
    CPPUNIT_TEST(nobody_present_or_not_verified_is_refused);
    CPPUNIT_TEST(a_making_is_no_using_and_the_other_way_round);
    CPPUNIT_TEST(a_signature_of_another_key_or_of_other_bytes_is_refused);
    CPPUNIT_TEST(keys_of_one_kind_that_claim_another_algorithm_are_refused);
    CPPUNIT_TEST(weak_and_impossible_keys_are_refused);
    CPPUNIT_TEST(bytes_behind_the_end_are_refused);
    CPPUNIT_TEST(malformed_cbor_is_no_item);
    CPPUNIT_TEST(whatever_is_broken_in_an_attestation_is_refused_and_nothing_worse);
    CPPUNIT_TEST(the_relying_party_is_the_name_of_the_installation);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const webauthn::RelyingParty party{"localhost", "http://localhost:8080"};

    void all_three_algorithms_make_and_use_passkeys()
    {
        using Kind = SoftPasskey::Kind;
        for (const auto kind : {Kind::es256, Kind::eddsa, Kind::rs256}) {
            SoftPasskey key(kind);
            const auto made = webauthn::check(party, key.make("abc"));
            CPPUNIT_ASSERT_EQUAL(key.credential, made.credential);
            CPPUNIT_ASSERT_EQUAL(key.cose(), made.public_key);
            key.count = 70000;
            CPPUNIT_ASSERT_EQUAL(70000u, webauthn::check(party, made.public_key, key.show("abc").shown));
        }
        CPPUNIT_ASSERT_EQUAL(
            std::string("a_b-c"), webauthn::challenge_of(SoftPasskey().make("a_b-c").client_data));
    }

    // Both ways of asking, with a passkey that lies in one point.
    template <class Lie>
    void refused(Lie lie)
    {
        SoftPasskey key;
        const auto cose = webauthn::check(party, key.make("abc")).public_key;
        lie(key);
        ASSERT_ERROR(kBadPasskey, webauthn::check(party, key.make("abc")));
        ASSERT_ERROR(kBadPasskey, webauthn::check(party, cose, key.show("abc").shown));
    }

    void a_passkey_for_another_site_is_refused()
    {
        refused([](SoftPasskey& key) { key.party = "evil.example"; });
        refused([](SoftPasskey& key) { key.origin = "http://localhost:8081"; });
        refused([](SoftPasskey& key) { key.origin = "https://localhost:8080"; });
        refused([](SoftPasskey& key) { key.origin = "http://localhost:8080.evil.example"; });
        refused([](SoftPasskey& key) { key.cross = true; });
    }

    void nobody_present_or_not_verified_is_refused()
    {
        refused([](SoftPasskey& key) { key.flags = 0x04; });
        refused([](SoftPasskey& key) { key.flags = 0x01; });
        refused([](SoftPasskey& key) { key.flags = 0x00; });
        refused([](SoftPasskey& key) { key.flags = 0x15; });  // backed up, but not eligible for that
    }

    void a_making_is_no_using_and_the_other_way_round()
    {
        const SoftPasskey key;
        auto made = key.make("abc");
        made.client_data = key.client_data("webauthn.get", "abc");
        ASSERT_ERROR(kBadPasskey, webauthn::check(party, made));
        auto shown = key.show("abc").shown;
        shown.client_data = key.client_data("webauthn.create", "abc");
        ASSERT_ERROR(kBadPasskey, webauthn::check(party, key.cose(), shown));
    }

    void a_signature_of_another_key_or_of_other_bytes_is_refused()
    {
        const SoftPasskey key, other;
        ASSERT_ERROR(kBadPasskey, webauthn::check(party, other.cose(), key.show("abc").shown));
        auto shown = key.show("abc").shown;
        shown.authenticator_data[36] = 1;  // the counter
        ASSERT_ERROR(kBadPasskey, webauthn::check(party, key.cose(), shown));
        shown = key.show("abc").shown;
        shown.client_data = key.client_data("webauthn.get", "abd");
        ASSERT_ERROR(kBadPasskey, webauthn::check(party, key.cose(), shown));
        shown = key.show("abc").shown;
        shown.signature.clear();
        ASSERT_ERROR(kBadPasskey, webauthn::check(party, key.cose(), shown));
    }

    static std::string taken(std::string cose)
    {
        std::string_view in = cose;
        return cose::take_key(in);
    }

    void keys_of_one_kind_that_claim_another_algorithm_are_refused()
    {
        using namespace write_cbor;
        auto cose = SoftPasskey().cose();
        CPPUNIT_ASSERT_EQUAL(cose, taken(cose));
        cose.replace(cose.find(number(3) + number(-7)), 2, number(3) + number(-8));
        CPPUNIT_ASSERT_EQUAL(std::string(), taken(cose));
        CPPUNIT_ASSERT(!cose::verify(cose, "message", SoftPasskey().sign("message")));
    }

    void weak_and_impossible_keys_are_refused()
    {
        using namespace write_cbor;
        const auto rsa = [](const std::string& n, const std::string& e) {
            return map(4) + number(1) + number(3) + number(3) + number(-257) + number(-1) + bytes(n) +
                   number(-2) + bytes(e);
        };
        CPPUNIT_ASSERT_EQUAL(std::string(), taken(rsa(std::string(128, '\xff'), "\x01\x00\x01")));
        CPPUNIT_ASSERT_EQUAL(std::string(), taken(rsa(std::string(256, '\xff'), "\x01")));
        CPPUNIT_ASSERT_EQUAL(std::string(), taken(rsa(std::string(256, '\xfe'), "\x03")));
        CPPUNIT_ASSERT_EQUAL(std::string(), taken(rsa(std::string(5000, '\xff'), "\x03")));
        auto off_curve = SoftPasskey().cose();
        off_curve.back() = static_cast<char>(off_curve.back() ^ 1);
        CPPUNIT_ASSERT_EQUAL(std::string(), taken(off_curve));
    }

    void bytes_behind_the_end_are_refused()
    {
        const SoftPasskey key;
        auto made = key.make("abc");
        made.attestation += '\0';
        ASSERT_ERROR(kBadPasskey, webauthn::check(party, made));
        const auto client = key.client_data("webauthn.get", "abc");
        const auto data = key.data(false) + "x";
        ASSERT_ERROR(kBadPasskey,
            webauthn::check(party, key.cose(), {client, data, key.sign(data + crypto::sha256(client))}));
    }

    void malformed_cbor_is_no_item()
    {
        using namespace std::string_literals;
        const std::string kWrong[] = {""s, "\xa1"s, "\xa1\x01"s, "\x58\xff"s,
            "\x5b\xff\xff\xff\xff\xff\xff\xff\xff"s, "\x9b\x00\x00\x00\xff\xff\xff\xff\xff"s,
            "\xbb\xff\xff\xff\xff\xff\xff\xff\xff"s, "\x9f\xff"s, "\xbf\xff"s, "\x5f\x41\x61\xff"s,
            "\xc0\x01"s, "\xff"s, "\x1c"s, "\x1b\xff\xff\xff\xff\xff\xff\xff\xff"s, "\xa2\x01\x01\x01\x02"s,
            std::string(9, '\x81') + "\x01", std::string(100000, '\x81')};
        for (std::string_view in : kWrong) CPPUNIT_ASSERT(!cbor::take(in));
        std::string_view eight = "\x81\x81\x81\x81\x81\x81\x81\x81\x01";
        CPPUNIT_ASSERT(cbor::take(eight) && eight.empty());
        std::string_view largest = "\x3b\x7f\xff\xff\xff\xff\xff\xff\xff";
        CPPUNIT_ASSERT_EQUAL(std::numeric_limits<std::int64_t>::min(), cbor::take(largest)->number);
    }

    // Every byte missing, changed or doubled; and noise. Nothing but the one error may come out.
    void whatever_is_broken_in_an_attestation_is_refused_and_nothing_worse()
    {
        const SoftPasskey key(SoftPasskey::Kind::eddsa);
        const auto good = key.make("abc");
        const auto survives = [&](const std::string& attestation) {
            try {
                webauthn::check(party, {good.client_data, attestation});
            } catch (const Error& e) {
                CPPUNIT_ASSERT(&e.kind() == &kBadPasskey);
            }
        };
        for (std::size_t i = 0; i < good.attestation.size(); ++i) {
            ASSERT_ERROR(
                kBadPasskey, webauthn::check(party, {good.client_data, good.attestation.substr(0, i)}));
            survives(good.attestation.substr(i + 1));
            for (const int bit : {1, 0x80, 0xff}) {
                auto changed = good.attestation;
                changed[i] = static_cast<char>(changed[i] ^ bit);
                survives(changed);
            }
        }
        for (int i = 0; i < 2000; ++i) survives(base.random.bytes(1 + base.random.below(200)));
        for (const char* client : {"", "{", "[]", "null", R"({"type":1})", R"({"type":"webauthn.create"})"})
            ASSERT_ERROR(kBadPasskey, webauthn::check(party, {client, good.attestation}));
    }

    void the_relying_party_is_the_name_of_the_installation()
    {
        const auto of = [](const char* address) {
            const auto party = webauthn::relying_party(
                Config(std::map<std::string, std::string>{{"site.base_url", address}}));
            return party ? party->id + " " + party->origin : std::string("none");
        };
        CPPUNIT_ASSERT_EQUAL(std::string("tickets.example.org https://tickets.example.org"),
            of("https://tickets.example.org"));
        CPPUNIT_ASSERT_EQUAL(std::string("tickets.example.org https://tickets.example.org:8443"),
            of("https://tickets.example.org:8443"));
        CPPUNIT_ASSERT_EQUAL(std::string("localhost http://localhost:8080"), of("http://127.0.0.1:8080"));
        CPPUNIT_ASSERT_EQUAL(std::string("localhost http://localhost:8080"), of("http://localhost:8080"));
        CPPUNIT_ASSERT_EQUAL(std::string("none"), of("http://tickets.example.org"));
        CPPUNIT_ASSERT_EQUAL(std::string("none"), of("https://192.0.2.7"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WebauthnTest);

}  // namespace gatehouse::accounts
