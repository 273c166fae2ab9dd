// What Redis remembers for a moment: that the stock of a type has run out. It saves MySQL from a storm after
// the last ticket; the guard on the pools decides.

#include "common/live.hpp"
#include "common/obs/log.hpp"
#include "common/time.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

using namespace std::chrono_literals;

namespace {

// Long enough to take a storm off MySQL, short enough that a lost wake-up does no harm.
constexpr auto kRemember = 1s;

std::string key(const EventId& event) { return "soldout:" + event.str(); }

std::int64_t millis(Time at)
{
    return std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count();
}

}  // namespace

void Service::refuse_known_sold_out(const EventId& event, const std::vector<Wish>& wishes) const
{
    std::vector<std::string> words{"HMGET", key(event)};
    for (const auto& wish : wishes) words.push_back(wish.type.str());
    redis::Reply known;
    try {
        known = context_.redis.command(words);
    } catch (const Error&) {
        return;  // MySQL decides
    }
    const auto now = millis(context_.clock.now());
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const auto& until = known.list().at(i);
        if (!until.nil() && until.number() > now)
            throw Error(kSoldOut, "remembered")
                .with("available", 0)
                .with("ticket_type_id", wishes[i].type.str());
    }
}

void Service::note_shortage(const EventId& event, const Error& error) const
{
    if (&error.kind() != &kSoldOut) return;
    for (const auto& [name, value] : error.extras()) {
        const auto* type = name == "ticket_type_id" ? std::get_if<std::string>(&value) : nullptr;
        if (!type || type->empty()) continue;
        const auto until = std::to_string(millis(context_.clock.now() + kRemember));
        try {
            context_.redis.pipeline({{"HSET", key(event), *type, until}, {"PEXPIRE", key(event), "60000"}});
        } catch (const Error& e) {
            log::warning("sold out not remembered", {{"event", event.str()}, {"why", e.what()}});
        }
    }
}

void Service::stock_taken(const EventId& event) const { live::mark_event(context_, event); }

void Service::stock_returned(const EventId& event) const
{
    try {
        context_.redis.del(key(event));
    } catch (const Error& e) {
        log::warning("sold out not forgotten", {{"event", event.str()}, {"why", e.what()}});
    }
    live::mark_event(context_, event);
}

}  // namespace gatehouse::inventory
