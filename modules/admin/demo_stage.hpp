// The demo goes through the same doors as everybody: requests are dispatched to the modules' routes, at a
// time that the stage sets, so that history is made by the product itself. Only the buyer's card page is
// skipped: the sandbox gateway is asked to pay, and the stage signs its webhook with the time of the history.

#pragma once

#include <stdexcept>
#include <string>

#include "common/app/context.hpp"
#include "common/http/route.hpp"
#include "common/json/json.hpp"

namespace gatehouse::admin {

// A request of the demo that was refused.
struct Refused : std::runtime_error {
    Refused(const std::string& what, std::string code_) : std::runtime_error(what), code(std::move(code_)) {}
    std::string code;
};

class DemoStage {
public:
    explicit DemoStage(const Context& real);
    ~DemoStage();

    // From now on it is this time.
    void set_time(Time at) { clock_.at = at; }
    Time now() const { return clock_.at; }
    const Context& context() const { return context_; }
    Random& random() const { return context_.random; }

    struct Who {
        std::optional<UserId> user;  // empty: a guest
        std::string order_secret;
    };

    // Sends a request with a JSON body and returns the answer. Throws Refused with the answer when it failed.
    json::Document send(const http::Routes& routes, const std::string& method, const std::string& path,
        const std::string& body, const Who& who = {}) const;
    json::Document upload(const http::Routes& routes, const std::string& path, const std::string& bytes,
        const std::string& type, const UserId& user) const;

    // Opens the checkout of a pending order, pays it at the sandbox, and delivers the webhook. False when the
    // running scheduler, for whom the order's deadline is long over, was faster: then it expired, as some
    // orders do.
    bool pay(const std::string& order, const std::string& secret);

private:
    struct StageClock : Clock {
        Time now() const override { return at; }
        Time at;
    };

    http::Request request(const std::string& method, const std::string& path, const Who& who) const;
    json::Document answer(const http::Routes& routes, http::Request& request) const;
    json::Document ask_gateway(const std::string& path, const std::string& body) const;

    // Moves the sandbox's clock to the stage's: it refuses deadlines that are in its past.
    void set_gateway_time(Time at);

    const Clock& real_clock_;
    StageClock clock_;
    Context context_;
    std::int64_t gateway_offset_ = 0;  // seconds that the sandbox was moved
};

}  // namespace gatehouse::admin
