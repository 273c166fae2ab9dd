// Which addresses belong to the internet, and that requests stay where they may go.

#include "common/net/address.hpp"

#include "common/net/http_client.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/listener.hpp"

namespace gatehouse::net {

class AddressTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AddressTest);
    CPPUNIT_TEST(addresses_of_the_internet_are_public);
    CPPUNIT_TEST(addresses_of_houses_and_machines_are_not);
    CPPUNIT_TEST(a_request_for_the_internet_reaches_no_private_address_in_any_spelling);
    CPPUNIT_TEST(a_request_for_the_internet_is_encrypted);
    CPPUNIT_TEST(a_request_for_this_machine_stays_here);
    CPPUNIT_TEST_SUITE_END();

    void addresses_of_the_internet_are_public()
    {
        for (const char* address :
            {"8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"})
            CPPUNIT_ASSERT_MESSAGE(address, is_public(address));
    }

    void addresses_of_houses_and_machines_are_not()
    {
        for (const char* address :
            {"127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
                "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1",
                "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
                "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "fe80::1%eth0", "nonsense", ""})
            CPPUNIT_ASSERT_MESSAGE(address, !is_public(address));
        CPPUNIT_ASSERT(is_loopback("127.0.0.1") && is_loopback("::1") && !is_loopback("10.0.0.1"));
    }

    void a_request_for_the_internet_reaches_no_private_address_in_any_spelling()
    {
        std::atomic<int> heard = 0;
        support::Listener listener(
            Poco::Net::SocketAddress("127.0.0.1", 0), [&](const auto&, const auto&) { return ++heard, 200; });
        const auto port = std::to_string(listener.address().port());
        for (const char* host : {"127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1",
                 "[::ffff:127.0.0.1]", "0.0.0.0"}) {
            HttpRequest request;
            request.url = "https://" + std::string(host) + ":" + port + "/";
            request.reach = Reach::internet;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(host, 0, send(request).status);
        }
        CPPUNIT_ASSERT_EQUAL(0, heard.load());
    }

    void a_request_for_the_internet_is_encrypted()
    {
        for (const auto reach : {Reach::internet, Reach::secure}) {
            HttpRequest request;
            request.url = "http://127.0.0.1:1/";
            request.reach = reach;
            ASSERT_CONTAINS("rotocol", send(request).failure);
        }
    }

    void a_request_for_this_machine_stays_here()
    {
        support::Listener listener(
            Poco::Net::SocketAddress("127.0.0.1", 0), [](const auto&, const auto&) { return 200; });
        HttpRequest request;
        request.reach = Reach::loopback;
        request.url = "http://127.0.0.1:" + std::to_string(listener.address().port()) + "/";
        CPPUNIT_ASSERT_EQUAL(200, send(request).status);
        request.url = "http://192.0.2.1/";
        CPPUNIT_ASSERT_EQUAL(0, send(request).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AddressTest);

}  // namespace gatehouse::net
