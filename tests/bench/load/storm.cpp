#include "tests/bench/load/storm.hpp"

#include "tests/bench/load/orders.hpp"

namespace gatehouse::bench {

Storm::Storm(Loop& loop, const Plan& plan, Report& report)
    : loop_(loop),
      plan_(plan),
      report_(report),
      arrivals_(loop, plan.rate, plan.count,
          [this](std::int64_t n, Instant due) {
              arrive({n, due});
          }),
      seats_(static_cast<std::size_t>(plan.connections)),
      source_(plan.first_source)
{
    for (std::size_t seat = seats_.size(); seat-- > 0;) free_.push_back(seat);
}

void Storm::begin()
{
    report_.begin();
    if (plan_.rate > 0) return arrivals_.begin();
    while (!free_.empty() && closed_next_ < plan_.count) {
        const auto seat = free_.back();
        free_.pop_back();
        send(seat, {closed_next_++, now()});
    }
}

std::string Storm::words(std::int64_t number) const
{
    if (plan_.kind == "hold") return hold_request(plan_, number);
    if (plan_.kind == "join") return join_request(plan_, number);
    return request("GET", plan_.path, plan_.headers, "");
}

void Storm::arrive(Wish wish)
{
    if (free_.empty()) {
        waiting_.push_back(wish);
        return;
    }
    const auto seat = free_.back();
    free_.pop_back();
    send(seat, wish);
}

void Storm::send(std::size_t seat, Wish wish)
{
    auto& client = seats_[seat];
    if (client && client->asked() >= plan_.per_connection) {
        // The loop may still have news for the old one.
        loop_.afterwards([old = std::shared_ptr<Client>(std::move(client))] {});
    }
    if (!client) client = std::make_unique<Client>(loop_, plan_.port, source_++);
    client->ask(words(wish.number), [this, seat, wish](const Message* message) {
        report_.answer(plan_.kind.c_str(), wish.due, message);
        ++answered_;
        next(seat);
    });
}

void Storm::next(std::size_t seat)
{
    if (answered_ == plan_.count) return loop_.stop();
    if (!waiting_.empty()) {
        const auto wish = waiting_.front();
        waiting_.pop_front();
        send(seat, wish);
    } else if (plan_.rate == 0 && closed_next_ < plan_.count) {
        send(seat, {closed_next_++, now()});
    } else {
        free_.push_back(seat);
    }
}

}  // namespace gatehouse::bench
