#include "modules/queue/organizer.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/http/page.hpp"
#include "common/outbox.hpp"
#include "modules/queue/news.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;
using organizations::Permission;

namespace {

constexpr int kMailsAtOnce = 500;
constexpr int kMessagesADay = 3;

Line new_line(const Sale& sale)
{
    Line line;
    line.item = sale.item().id;
    line.event = sale.event.id;
    line.organization = sale.event.organization;
    return line;
}

}  // namespace

// The item's event decides who may; strangers learn nothing of it.
Sale Organizer::require(db::Session& session, const auth::Caller& caller, const ItemId& item) const
{
    auto sale = read_sale(context_, session, item);
    events::Service(context_).require_manageable(session, caller, sale.event.id, Permission::events);
    return sale;
}

OwnLine Organizer::shown(db::Session& session, const Sale& sale, const std::optional<Line>& line) const
{
    auto count = repo::count_by_status(session, sale.item().id);
    OwnLine out;
    out.name = sale.item().name;
    out.admit_per_minute = line ? line->admit_per_minute : std::nullopt;
    out.offered = count[Status::offered];
    out.purchased = count[Status::purchased];
    out.expired = count[Status::expired];
    out.left = count[Status::cancelled];
    return out;
}

std::vector<OwnLine> Organizer::lines(const auth::Caller& caller, const EventId& event) const
{
    struct Read {
        OwnLine own;
        Sale sale;
        std::optional<Line> line;
    };
    const auto read = context_.db.read([&](db::Session& session) {
        events::Service(context_).require_manageable(session, caller, event, Permission::events);
        const auto lines = repo::lines_of(session, event);
        std::vector<Read> out;
        for (const auto& item : inventory::Service(context_).items(session, event)) {
            const auto it = std::ranges::find(lines, item.id, &Line::item);
            const auto line = it == lines.end() ? std::nullopt : std::optional(*it);
            if (!line && item.sale_mode != inventory::SaleMode::waiting_room) continue;
            auto sale = read_sale(context_, session, item.id);
            out.push_back({shown(session, sale, line), std::move(sale), line});
        }
        return out;
    });
    std::vector<OwnLine> out;
    for (const auto& [own, sale, line] : read) {
        out.push_back(own);
        out.back().line = showing_.line(context_, sale, line);
    }
    return out;
}

OwnLine Organizer::change(const auth::Caller& caller, const ItemId& item, const LineChange& change) const
{
    const auto now = context_.clock.now();
    const auto sale = context_.db.read([&](db::Session& session) { return require(session, caller, item); });
    auto [own, line] = context_.db.transact([&](db::Tx& tx) {
        if (!repo::find_line(tx, item)) repo::insert_line(tx, new_line(sale), now);
        auto line = repo::lock_line(tx, item).value();
        schema::update(line.gate, change.state);
        schema::update(line.admit_per_minute, change.admit_per_minute);
        repo::set_control(tx, line, now);
        json::Writer detail;
        detail.object().member("state", std::string_view(to_string(line.gate))).key("admit_per_minute");
        line.admit_per_minute ? detail.value(*line.admit_per_minute) : detail.null();
        audit::record(tx, now, caller,
            {"queue.changed", "item", item.uuid(), line.organization, detail.end_object().take()});
        return std::pair(shown(tx, sale, line), line);
    });
    own.line = showing_.line(context_, sale, line);
    inventory::Service(context_).wake_waiters(sale.event.id);
    mark(context_, item, {});
    return own;
}

Page<Entry> Organizer::entries(
    const auth::Caller& caller, const ItemId& item, const EntriesQuery& query) const
{
    std::optional<repo::Place> after;
    if (!query.cursor.empty()) {
        const auto parts = page::split(query.cursor, 2);
        if (parts[0].size() > 9 || parts[0].find_first_not_of("0123456789") != std::string::npos)
            page::refuse_cursor();
        const int turn = parts[0].empty() ? 0 : std::stoi(parts[0]);
        after = repo::Place{turn ? std::optional(turn) : std::nullopt, page::id<EntryId>(parts[1])};
    }
    auto rows = context_.db.read([&](db::Session& session) {
        require(session, caller, item);
        return repo::of_line(session, item, query.status, after, query.limit + 1);
    });
    return page::cut(std::move(rows), query.limit, [](const Entry& e) {
        return std::vector{std::to_string(e.turn.value_or(0)), e.id.str()};
    });
}

Messaged Organizer::message(const auth::Caller& caller, const ItemId& item, const Message& message) const
{
    const auto now = context_.clock.now();
    const auto id = new_id<MessageId>(context_);
    return context_.db.transact([&](db::Tx& tx) {
        const auto sale = require(tx, caller, item);
        const auto line = repo::lock_line(tx, item);
        if (!line) throw Error(kNoLine, item.str()).saying("Nobody waits for these tickets.");
        if (repo::messages_since(tx, item, now - 1h) > 0 ||
            repo::messages_since(tx, item, now - 24h) >= kMessagesADay)
            throw Error(kTooManyMessages).with("retry_after", 3600);
        repo::insert_message(tx, id, item, caller.require_user(), message, now);
        audit::record(tx, now, caller, {"queue.messaged", "item", item.uuid(), sale.event.organization, ""});
        return Messaged{id, line->waiting};
    });
}

// How far it is stands in the message's row, so whoever takes over goes on where it stopped.
int Organizer::send_some(const Context& context)
{
    const auto now = context.clock.now();
    return context.db.transact([&](db::Tx& tx) {
        const auto sending = repo::lock_message_to_send(tx);
        if (!sending) return 0;
        const auto waiting = repo::waiting_after(tx, sending->item, sending->told, kMailsAtOnce);
        std::vector<Uuid> subjects;
        for (const auto& entry : waiting) subjects.push_back(entry.uuid());
        outbox::publish_all(tx, kMessaged, subjects, now, sending->id.str());
        repo::told(tx, sending->id, waiting.empty() ? std::nullopt : std::optional(waiting.back()),
            static_cast<int>(waiting.size()), now);
        return std::max(1, static_cast<int>(waiting.size()));
    });
}

}  // namespace gatehouse::queue
