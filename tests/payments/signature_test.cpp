#include <cppunit/extensions/HelperMacros.h>

#include "common/time.hpp"
#include "modules/payments/signature.hpp"

namespace gatehouse::payments {

class SignatureTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SignatureTest);
    CPPUNIT_TEST(the_published_vector_is_accepted);
    CPPUNIT_TEST(another_body_secret_or_proof_is_refused);
    CPPUNIT_TEST(it_is_good_for_300_seconds_either_way);
    CPPUNIT_TEST(one_of_several_proofs_is_enough);
    CPPUNIT_TEST(one_of_several_secrets_is_enough);
    CPPUNIT_TEST(no_secret_accepts_nothing);
    CPPUNIT_TEST(malformed_headers_are_refused);
    CPPUNIT_TEST_SUITE_END();

    const std::string body = R"({"id":"evt_test","object":"event"})";
    const std::string secret = "whsec_test_secret";
    const std::string proof = "8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724";
    const std::string header = "t=1700000000,v1=" + proof;
    const Time at = from_unix(1700000000);

    bool ok(const std::string& h, Time now) const { return is_signed(body, h, {secret}, now); }

    void the_published_vector_is_accepted()
    {
        CPPUNIT_ASSERT(ok(header, at));
        CPPUNIT_ASSERT_EQUAL(header, sign(body, secret, at));
    }

    void another_body_secret_or_proof_is_refused()
    {
        CPPUNIT_ASSERT(!is_signed(body + " ", header, {secret}, at));
        CPPUNIT_ASSERT(!is_signed(body, header, {"whsec_other"}, at));
        auto bent = header;
        bent.back() = bent.back() == '4' ? '5' : '4';
        CPPUNIT_ASSERT(!ok(bent, at));
        CPPUNIT_ASSERT(!ok("t=1700000001,v1=" + proof, at));
    }

    void it_is_good_for_300_seconds_either_way()
    {
        using namespace std::chrono_literals;
        CPPUNIT_ASSERT(ok(header, at + 300s));
        CPPUNIT_ASSERT(!ok(header, at + 301s));
        CPPUNIT_ASSERT(ok(header, at - 300s));
        CPPUNIT_ASSERT(!ok(header, at - 301s));
    }

    void one_of_several_proofs_is_enough()
    {
        CPPUNIT_ASSERT(ok("t=1700000000,v1=" + std::string(64, '0') + ",v0=x,v1=" + proof, at));
    }

    void one_of_several_secrets_is_enough()
    {
        CPPUNIT_ASSERT(is_signed(body, header, {"whsec_new", secret}, at));
        CPPUNIT_ASSERT(is_signed(body, header, {secret, "whsec_new"}, at));
    }

    void no_secret_accepts_nothing() { CPPUNIT_ASSERT(!is_signed(body, header, {}, at)); }

    void malformed_headers_are_refused()
    {
        for (const auto& bad : std::vector<std::string>{"", "t=1700000000", "v1=" + proof, "t=,v1=" + proof,
                 "t=x,v1=" + proof, "t=1700000000,t=1700000000,v1=" + proof,
                 "t=99999999999999999999,v1=" + proof, "t=-1,v1=" + proof,
                 "t=1700000000,v1=", "t=1700000000;v1=" + proof, "====,,,,", std::string(10'000, ',')})
            CPPUNIT_ASSERT_MESSAGE(bad, !ok(bad, at));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SignatureTest);

}  // namespace gatehouse::payments
