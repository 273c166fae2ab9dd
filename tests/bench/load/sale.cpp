#include "tests/bench/load/sale.hpp"

#include "common/json/json.hpp"
#include "tests/bench/load/orders.hpp"

namespace gatehouse::bench {

using namespace std::chrono_literals;

namespace {

constexpr int kMostTries = 8;
constexpr std::size_t kCouriers = 64;
constexpr std::uint32_t kCourierAddresses = 8, kFirstCourierAddress = 60'000;

bool asks_to_wait(const Message* answer)
{
    return !answer || answer->status() == 429 || answer->status() >= 500;
}

}  // namespace

Sale::Sale(Loop& loop, const Plan& plan, Report& report)
    : loop_(loop),
      plan_(plan),
      report_(report),
      gateway_(loop, plan.gateway_port, plan.webhook_secret),
      arrivals_(loop, plan.rate, plan.count, [this](std::int64_t n, Instant due) { arrive(n, due); })
{
    for (std::size_t i = 0; i < kCouriers; ++i) {
        const auto source = kFirstCourierAddress + static_cast<std::uint32_t>(i) % kCourierAddresses;
        couriers_.push_back(std::make_unique<Client>(loop, plan.port, source));
        free_couriers_.push_back(couriers_.back().get());
    }
}

void Sale::begin()
{
    report_.begin();
    arrivals_.begin();
}

void Sale::arrive(std::int64_t number, Instant due)
{
    auto& buyer = *(buyers_[number] = std::make_unique<Buyer>());
    buyer.number = number;
    buyer.came = due;
    buyer.client =
        std::make_unique<Client>(loop_, plan_.port, plan_.first_source + static_cast<std::uint32_t>(number));
    ask(buyer, "read", request("GET", "/api/events/" + plan_.event, "", ""), due, &Sale::on_event);
}

void Sale::ask(Buyer& buyer, const char* step, std::string words, Instant due, Next next)
{
    buyer.client->ask(words, [=, this, &buyer](const Message* answer) {
        report_.answer(step, due, answer);
        if (!asks_to_wait(answer)) return (this->*next)(buyer, *answer);
        if (++buyer.tries > kMostTries) return leave(buyer, "gave_up");
        report_.count("asked_again");
        loop_.at(now() + 500ms * buyer.tries, [=, this, &buyer] { ask(buyer, step, words, now(), next); });
    });
}

void Sale::on_event(Buyer& buyer, const Message& answer)
{
    if (answer.status() != 200) return leave(buyer, "no_event");
    ask(buyer, "hold", hold_request(plan_, buyer.number), now(), &Sale::on_hold);
}

void Sale::on_hold(Buyer& buyer, const Message& answer)
{
    if (answer.status() == 409) return leave(buyer, "sold_out");
    if (answer.status() != 201) return leave(buyer, "no_hold");
    const auto document = json::Document::parse(answer.body);
    buyer.order = document.root().get("order", "id");
    buyer.secret = document.root().get("secret");
    ask(buyer, "checkout", checkout_request(plan_, buyer.number, buyer.order, buyer.secret), now(),
        &Sale::on_checkout);
}

void Sale::on_checkout(Buyer& buyer, const Message& answer)
{
    if (answer.status() != 201) return leave(buyer, "no_checkout");
    auto words = gateway_.paid(json::Document::parse(answer.body).root().get("url"));
    if (words.empty()) return leave(buyer, "no_session");
    notify({&buyer, std::move(words), now()});
}

void Sale::notify(Notice notice)
{
    if (free_couriers_.empty()) {
        notices_.push_back(std::move(notice));
        return;
    }
    auto* courier = free_couriers_.back();
    free_couriers_.pop_back();
    deliver(*courier, std::move(notice));
}

void Sale::deliver(Client& courier, Notice notice)
{
    auto words = notice.words;
    courier.ask(
        std::move(words), [this, &courier, notice = std::move(notice)](const Message* answer) mutable {
            report_.answer("webhook", notice.due, answer);
            if (!asks_to_wait(answer)) {
                if (answer->status() == 200)
                    on_paid(*notice.buyer);
                else
                    leave(*notice.buyer, "webhook_refused");
            } else if (++notice.tries > kMostTries) {
                leave(*notice.buyer, "webhook_lost");
            } else {
                report_.count("asked_again");
                loop_.at(now() + 500ms * notice.tries, [this, again = notice] { notify(again); });
            }
            if (notices_.empty()) {
                free_couriers_.push_back(&courier);
            } else {
                auto next = std::move(notices_.front());
                notices_.pop_front();
                deliver(courier, std::move(next));
            }
        });
}

void Sale::on_paid(Buyer& buyer)
{
    report_.done("journey", buyer.came);
    report_.count("completed");
    // Every n-th, so that a run can be repeated exactly.
    const auto every = plan_.sample > 0 ? static_cast<std::int64_t>(1 / plan_.sample) : 0;
    if (every == 0 || buyer.number % every != 0) return leave(buyer, "left_paid");
    ask(buyer, "tickets", tickets_request(buyer.order, buyer.secret), now(), &Sale::on_tickets);
}

void Sale::on_tickets(Buyer& buyer, const Message& answer)
{
    std::size_t shown = 0;
    if (answer.status() == 200) {
        const auto document = json::Document::parse(answer.body);
        if (const auto items = document.root().find("items")) shown = items->size();
    }
    if (shown != static_cast<std::size_t>(plan_.quantity)) report_.count("wrong_tickets");
    leave(buyer, "left_paid");
}

void Sale::leave(Buyer& buyer, const char* how)
{
    report_.count(how);
    loop_.afterwards([this, number = buyer.number] {
        buyers_.erase(number);
        if (buyers_.empty() && arrivals_.over()) loop_.stop();
    });
}

}  // namespace gatehouse::bench
