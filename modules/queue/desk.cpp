#include "modules/queue/desk.hpp"

#include "common/http/page.hpp"
#include "common/live/listeners.hpp"
#include "common/time.hpp"
#include "modules/accounts/service.hpp"
#include "modules/queue/draw.hpp"
#include "modules/queue/ends.hpp"
#include "modules/queue/news.hpp"
#include "modules/queue/places.hpp"
#include "modules/queue/secrets.hpp"
#include "modules/queue/service.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

Joiner Desk::joiner(const auth::Caller& caller, const Join& wanted) const
{
    if (const auto id = caller.user()) {
        const auto user = context_.db.read(
            [&](db::Session& session) { return accounts::Service(context_).find_user(session, *id); });
        if (!user) throw Error(kUnauthenticated);
        return {user->id, user->email, user->name, user->email_verified};
    }
    const auto email = secrets::find_email(context_.config, wanted.guest_token, context_.clock.now());
    if (!email) throw Error(kGuestUnknown);
    return {{}, *email, wanted.name, true};
}

Shown Desk::with_secret(Shown shown) const
{
    shown.secret = secrets::of_entry(context_.config, shown.entry.id);
    return shown;
}

Desk::Came Desk::join(const auth::Caller& caller, const Join& wanted) const
{
    const auto who = joiner(caller, wanted);
    const auto sale = hall_.entrance.sales().get(context_, wanted.item);
    const auto joined = hall_.entrance.join(context_, sale, who, wanted);
    if (joined.created) mark(context_, wanted.item, {});
    return {
        with_secret(hall_.showing.joined(context_, joined.entry, joined.line, joined.ahead)), joined.created};
}

Entry Desk::require_own(const auth::Caller& caller, const EntryId& id) const
{
    const auto entry = context_.db.read([&](db::Session& session) { return repo::find(session, id); });
    if (!entry || !Service(context_).may_see(caller, *entry)) throw Error(kNotFound, id.str());
    return *entry;
}

Shown Desk::get(const auth::Caller& caller, const EntryId& id) const
{
    return with_secret(hall_.showing.entry(context_, require_own(caller, id)));
}

void Desk::listen(const auth::Caller& caller, const EntryId& id) const
{
    require_own(caller, id);
    live::hear(context_, live::kEntry, id);
}

Shown Desk::leave(const auth::Caller& caller, const EntryId& id) const
{
    const auto entry = require_own(caller, id);
    if (entry.live()) Ends(context_).leave(entry);
    return get(caller, id);
}

Shown Desk::join_again(const auth::Caller& caller, const EntryId& id) const
{
    const auto entry = require_own(caller, id);
    if (entry.live()) return get(caller, id);
    if (entry.status != Status::expired) throw Error(kNotExpired, id.str());
    const auto now = context_.clock.now();
    const auto sale = hall_.entrance.sales().get(context_, entry.item);
    sale.require_joinable(entry.quantity, entry.accept_fewer, now);
    std::optional<Line> line;
    std::optional<repo::Place> place;
    std::optional<EntryId> other;
    context_.db.transact([&](db::Tx& tx) {
        place.reset(), other.reset();
        line = repo::lock_line(tx, entry.item);
        repo::lock_joiners(tx, {entry.person}, now);
        const auto locked = repo::lock(tx, id);
        if (locked->live()) return;
        // The person may have joined anew meanwhile.
        auto there = repo::find_live(tx, entry.item, entry.person);
        if (!there && entry.user)
            if (const auto own = repo::live_of_accounts(tx, entry.item, {*entry.user}); !own.empty())
                there = own.front();
        if (there) {
            if (!may_see(*there, caller.user(), entry.email)) throw Error(kTakenByOther, there->id.str());
            other = there->id;
            return;
        }
        const int joined = repo::joins_since(tx, {entry.person}, now - 1h)[entry.person];
        const int turns = repo::turns_since(tx, id, now - 1h) - (entry.created_at > now - 1h ? 1 : 0);
        if (joined + turns >= kJoinsAnHour) throw Error(kTooManyJoins).with("retry_after", 3600);
        const bool empty = line->waiting++ == 0;
        std::optional<int> turn;
        if (!line->before_draw()) turn = line->next_turn++;
        if (!repo::stand_again(tx, id, turn, now)) throw Error(kNotExpired, id.str());
        if (turn) repo::insert_turns(tx, {{entry.item, *turn, id}}, now, false);
        repo::save(tx, *line, now);
        place = {turn, id};
        if (empty) inventory::Service(context_).await(tx, entry.event, {{sale.offer.own, 1}});
    });
    if (place) {
        Places(context_).changed(*line, {*place}, {});
        inventory::Service(context_).wake_waiters(entry.event);
        mark(context_, entry.item, {id});
        context_.metrics.count("queue_joins", "again_after_offer");
    }
    if (!other) return get(caller, id);
    const auto there = context_.db.read([&](db::Session& session) { return repo::find(session, *other); });
    return with_secret(hall_.showing.entry(context_, there.value()));
}

Page<Shown> Desk::mine(const auth::Caller& caller, const PageQuery& query) const
{
    const auto user = caller.require_user();
    std::optional<std::pair<Time, EntryId>> after;
    if (!query.cursor.empty()) {
        const auto parts = page::split(query.cursor, 2);
        after = {page::time(parts[0]), page::id<EntryId>(parts[1])};
    }
    const auto entries = page::cut(context_.db.read([&](db::Session& session) {
        return repo::of_user(session, user, after, query.limit + 1);
    }),
        query.limit, [](const Entry& e) {
            return std::vector{to_rfc3339(e.created_at), e.id.str()};
        });
    Page<Shown> out{{}, entries.next_cursor};
    for (const auto& entry : entries.items)
        out.items.push_back(with_secret(hall_.showing.entry(context_, entry)));
    return out;
}

}  // namespace gatehouse::queue
