// The card gateway of the sale, in the generator itself: opens checkout sessions for the payments worker at
// once, and says by signed webhook that they were paid. A real gateway's latency would be waiting, not work.

#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>

#include "tests/bench/load/loop.hpp"
#include "tests/bench/load/message.hpp"

namespace gatehouse::bench {

class Gateway : public Watcher {
public:
    // Listens on a port of loopback; signs with the secret.
    Gateway(Loop& loop, int port, std::string secret);
    ~Gateway() override;

    // The webhook request that says the session behind the payment page was paid; '' when there is no such
    // session.
    std::string paid(const std::string& url);
    std::size_t sessions() const { return sessions_.size(); }

    void ready(std::uint32_t events) override;

private:
    class Visit;
    struct Session {
        std::string payment, order, currency;
        std::int64_t amount = 0;
        bool is_paid = false;
    };

    std::string answer(const Message& message);
    std::string open_session(const std::string& form);
    std::string show(const std::string& id, const Session& session) const;
    void forget(Visit& visit);

    Loop& loop_;
    int fd_;
    std::string secret_;
    std::unordered_map<std::string, Session> sessions_;
    std::map<Visit*, std::unique_ptr<Visit>> visits_;
};

}  // namespace gatehouse::bench
