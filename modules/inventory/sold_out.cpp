// What Redis remembers for a moment: that the stock of an item has run out. It saves MySQL from a storm after
// the last ticket; the guard on the pools decides.

#include "common/crypto/crypto.hpp"
#include "common/live/marks.hpp"
#include "common/obs/log.hpp"
#include "common/time.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

using namespace std::chrono_literals;

namespace {

// Long enough to take a storm off MySQL, short enough that a lost wake-up does no harm.
constexpr auto kRemember = 1s;
// Longer than any request lasts.
constexpr const char* kKeepMillis = "60000";
// The field beside the items: a token that changes when stock comes back.
constexpr const char* kReturned = "returned";
// Events where stock came back, for who serves those that wait.
constexpr const char* kEvents = "stock:returned";

std::string key(const EventId& event) { return "soldout:" + event.str(); }

std::string line_field(const ItemId& item) { return "line:" + item.str(); }

std::int64_t millis(Time at)
{
    return std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count();
}

// Buyers and organizers are told.
void mark(const Context& context, const EventId& event)
{
    live::Marks().add(live::kEvent, event).add(live::kOrganizer, event).send(context);
}

// MySQL says "nothing left", stock comes back and clears the flag, and only now the flag would be set: it
// would hide what is there. So it is set only if nothing came back since before MySQL was asked.
const redis::Script kNote(R"lua(
    if (redis.call('HGET', KEYS[1], 'returned') or '') ~= ARGV[1] then return 0 end
    for i = 3, #ARGV do redis.call('HSET', KEYS[1], ARGV[i], ARGV[2]) end
    redis.call('PEXPIRE', KEYS[1], 60000)
    return 1
)lua");

}  // namespace

KnownShortage Service::known_shortage(const EventId& event, const std::vector<ItemId>& items) const
{
    std::vector<std::string> words{"HMGET", key(event), kReturned};
    for (const auto& item : items) words.push_back(item.str());
    for (const auto& item : items) words.push_back(line_field(item));
    KnownShortage known;
    try {
        const auto reply = context_.redis.command(words);
        const auto& fields = reply.list();
        const auto now = millis(context_.clock.now());
        const auto is_set = [&](std::size_t i) { return !fields.at(i).nil() && fields.at(i).number() > now; };
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (is_set(i + 1)) known.items.push_back(items[i]);
            if (is_set(i + 1 + items.size())) known.awaited.push_back(items[i]);
        }
        known.returned = fields.at(0).nil() ? std::string() : fields.at(0).text();
    } catch (const Error& e) {
        log::warning("sold out not known", {{"event", event.str()}, {"why", e.what()}});
    }
    return known;
}

void Service::note_sold_out(
    const EventId& event, const std::vector<ItemId>& items, const KnownShortage& before) const
{
    if (items.empty() || !before.returned) return;
    std::vector<std::string> words{
        *before.returned, std::to_string(millis(context_.clock.now() + kRemember))};
    for (const auto& item : items) words.push_back(item.str());
    try {
        context_.redis.eval(kNote, {key(event)}, words);
    } catch (const Error& e) {
        log::warning("sold out not remembered", {{"event", event.str()}, {"why", e.what()}});
    }
}

void Service::note_awaited(const EventId& event, const std::vector<ItemId>& items) const
{
    if (items.empty()) return;
    std::vector<std::string> words{"HSET", key(event)};
    for (const auto& item : items) {
        words.push_back(line_field(item));
        words.push_back(std::to_string(millis(context_.clock.now() + kRemember)));
    }
    try {
        context_.redis.pipeline({words, {"PEXPIRE", key(event), kKeepMillis}});
    } catch (const Error& e) {
        log::warning("line not remembered", {{"event", event.str()}, {"why", e.what()}});
    }
}

void Service::stock_taken(const EventId& event) const { mark(context_, event); }

void Service::stock_returned(const EventId& event) const
{
    const auto token = crypto::base64url(context_.random.bytes(12));
    try {
        context_.redis.pipeline({{"MULTI"}, {"DEL", key(event)}, {"HSET", key(event), kReturned, token},
            {"PEXPIRE", key(event), kKeepMillis}, {"SADD", kEvents, event.str()}, {"EXEC"}});
    } catch (const Error& e) {
        log::warning("sold out not forgotten", {{"event", event.str()}, {"why", e.what()}});
    }
    mark(context_, event);
}

void Service::wake_waiters(const EventId& event) const
{
    try {
        context_.redis.command({"SADD", kEvents, event.str()});
    } catch (const Error& e) {
        log::warning("waiters not woken", {{"event", event.str()}, {"why", e.what()}});
    }
}

std::vector<EventId> Service::take_returned(int most) const
{
    const auto taken = context_.redis.command({"SPOP", kEvents, std::to_string(most)});
    std::vector<EventId> events;
    for (const auto& member : taken.list())
        if (const auto id = EventId::parse(member.text())) events.push_back(*id);
    return events;
}

}  // namespace gatehouse::inventory
