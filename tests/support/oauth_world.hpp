// Gatehouse beside a real OpenID provider (npm's oidc-provider), and browsers that go there and back.

#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "modules/oauth/service.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"
#include "tests/support/peer.hpp"

namespace gatehouse::support {

struct OauthWorld : Base {
    static constexpr const char* kSite = "http://shop.test";

    // One for all tests of the process; each begins with reset().
    static const Peer& peer()
    {
        static const Peer one({"tests/peers/oidc/main.mjs", "--port", "0", "--client-id", "gatehouse",
            "--client-secret-file", secret_file(), "--redirect-uri",
            kSite + std::string("/api/auth/oauth/oidc/callback"), "--public-base", "self"});
        return one;
    }

    static void reset() { peer().control("/reset"); }

    static std::string secret_file()
    {
        static const auto path = [] {
            const auto file =
                std::filesystem::temp_directory_path() / ("gatehouse-oidc-" + std::to_string(::getpid()));
            std::ofstream(file) << "secret of the test";
            return file.string();
        }();
        return path;
    }

    std::map<std::string, std::string> values() const
    {
        return {{"site.base_url", kSite},
            {"site.master_key_file", test_config().text("site.master_key_file")},
            {"oauth.oidc.issuer", peer().base()}, {"oauth.oidc.name", "Demo ID"},
            {"oauth.oidc.client_id", "gatehouse"}, {"oauth.oidc.client_secret_file", secret_file()}};
    }

    // A browser on its way: what it keeps, and what it comes back with.
    struct Trip {
        std::string browser, state, code, error;
    };

    // To the provider and back, as that person.
    Trip travel(const oauth::Departure& departure, const std::string& person)
    {
        const auto answer = peer().control(
            "/walk", R"({"url":")" + departure.location + "\"" + (person.empty() ? "" : "," + person) + "}");
        http::Request at;
        const auto location = answer.root().get("location");
        CPPUNIT_ASSERT_MESSAGE(answer.root().dump(), !location.empty());
        at.query = location.substr(location.find('?') + 1);
        Trip trip{departure.browser, "", "", ""};
        for (const auto& [name, value] : at.query_params()) {
            if (name == "state") trip.state = value;
            if (name == "code") trip.code = value;
            if (name == "error") trip.error = value;
        }
        return trip;
    }
    Trip go(const std::string& person) { return travel(service.depart("oidc", {"/tickets"}, ""), person); }

    oauth::Comeback comeback(const Trip& trip) const
    {
        return {
            "oidc", trip.state, trip.code, trip.error, "", "", trip.browser, "", {"Test/1.0", "127.0.0.9"}};
    }
    oauth::Return come_back(const Trip& trip, const auth::Caller& caller = {})
    {
        oauth::Purpose purpose;
        return service.come_back(caller, comeback(trip), purpose);
    }

    std::string address() { return unique("grace.") + "@example.org"; }
    static std::string person(const std::string& email, const std::string& name = "Grace Hopper")
    {
        return R"("email":")" + email + R"(","name":")" + name + "\"";
    }

    const Config config{values()};
    Context context{config, test_db(), test_redis(), clock, random, metrics};
    const oauth::Service service{context};
};

}  // namespace gatehouse::support
