#include "modules/privacy/erasure.hpp"

#include "common/audit.hpp"
#include "common/auth/session_list.hpp"
#include "common/auth/sessions.hpp"
#include "common/auth/step_up.hpp"
#include "common/obs/log.hpp"
#include "common/outbox.hpp"
#include "common/text/email.hpp"
#include "modules/accounts/personal.hpp"
#include "modules/accounts/service.hpp"
#include "modules/documents/personal.hpp"
#include "modules/events/personal.hpp"
#include "modules/notifications/personal.hpp"
#include "modules/orders/personal.hpp"
#include "modules/organizations/personal.hpp"
#include "modules/payments/personal.hpp"
#include "modules/privacy/repository.hpp"
#include "modules/queue/personal.hpp"
#include "modules/scanning/personal.hpp"
#include "modules/tickets/personal.hpp"

namespace gatehouse::privacy {

namespace {

personal::Subject subject_of(const accounts::User& user)
{
    return {user.id, user.email, user.name, user.email_verified};
}

// What keeps an organization that nobody else is in from ending with its person.
personal::Obstacles obstacles_of_endings(const Context& context, db::Session& session, const UserId& user)
{
    std::vector<std::string> coming, owed;
    for (const auto& [id, name] : organizations::ending_with(session, user)) {
        for (auto& event : events::still_to_come(session, id, context.clock.now()))
            coming.push_back(std::move(event));
        if (payments::has_open_money(session, id)) owed.push_back(name);
    }
    personal::Obstacles out;
    if (!coming.empty())
        out.push_back({"open_events", "These events are still to come: " + personal::listed(coming) +
                                          ". Cancel them, or wait until they are over."});
    if (!owed.empty())
        out.push_back({"open_money", "Buyers' payments or refunds are still under way at " +
                                         personal::listed(owed) + ". Wait until they are through."});
    return out;
}

std::string letter(const accounts::User& user, bool own)
{
    return json::Writer()
        .object()
        .member("email", user.email)
        .member("name", user.name)
        .member("how", own ? "as you asked" : "by an administrator")
        .end_object()
        .take();
}

Error refusal(const UserId& user, const personal::Obstacles& obstacles)
{
    std::vector<Fault> faults;
    for (const auto& [code, detail] : obstacles) faults.push_back({"", code, detail});
    return Error(kCannotErase, user.str(), std::move(faults));
}

}  // namespace

personal::Obstacles Erasure::find(db::Session& session, const accounts::User& user) const
{
    personal::Obstacles all;
    const auto add = [&](const personal::Obstacles& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    add(accounts::obstacles(user));
    add(tickets::obstacles(context_, session, user.id));
    add(orders::obstacles(session, user.id));
    add(payments::obstacles(session, orders::orders_of(session, user.id)));
    add(organizations::obstacles(session, user.id));
    add(obstacles_of_endings(context_, session, user.id));
    return all;
}

Obstacles Erasure::obstacles(const auth::Caller& caller) const
{
    orders::adopt(context_, caller.require_user());
    return context_.db.read([&](db::Session& session) {
        const auto user = accounts::Service(context_).find_user(session, caller.require_user());
        if (!user) throw Error(kUnauthenticated, "no such account");
        return Obstacles{find(session, *user)};
    });
}

void Erasure::erase_own(const auth::Caller& caller, const std::string& email) const
{
    auth::require_recent(caller, context_);
    erase(caller, caller.require_user(), "", [&](db::Tx& tx, const accounts::User& user) {
        if (!auth::is_open(tx, caller.principal->session, context_.clock.now()))
            throw Error(kUnauthenticated, "ended meanwhile");
        if (text::email_key(email) != text::email_key(user.email))
            throw Error(kInvalid, {}, {{"/email", "wrong", "is not the address of your account"}});
    });
}

void Erasure::erase_other(const auth::Caller& caller, const UserId& user, const std::string& reason) const
{
    auth::require_recent(caller, context_);
    if (caller.require_user() == user) throw Error(kOwnAccount, user.str());
    erase(caller, user,
        json::Writer().object().member("reason", std::string_view(reason)).end_object().take(), {});
}

// Everybody who signs in, verifies, erases or orders for the account takes its row, too: whoever comes first
// is seen by the other.
void Erasure::erase(const auth::Caller& caller, const UserId& id, const std::string& detail,
    const std::function<void(db::Tx&, const accounts::User&)>& check) const
{
    orders::adopt(context_, id);
    if (const auto user = context_.db.read(
            [&](db::Session& session) { return accounts::Service(context_).find_user(session, id); }))
        queue::keep_one_place(context_, subject_of(*user));
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto user = accounts::lock_to_erase(tx, id);
        if (!user) throw Error(caller.user() == id ? kUnauthenticated : kNotFound, id.str());
        if (check) check(tx, *user);
        organizations::lock_all(tx, id);
        if (const auto obstacles = find(tx, *user); !obstacles.empty()) throw refusal(id, obstacles);
        forget(tx, caller, subject_of(*user));
        repo::insert_erasure(tx, id, now);
        audit::record(tx, now, caller, {"user.erased", "user", id.uuid(), {}, detail});
        outbox::publish(tx, kErased, id.uuid(), now, letter(*user, caller.user() == id));
    });
    context_.metrics.count("accounts_erased", caller.user() == id ? "own" : "by_administrator");
    try {
        take_out(id);
    } catch (const std::exception& e) {  // it is done, and the scheduler comes back to this
        log::warning("an erased person is still in a line, or in", {{"user", id.str()}, {"why", e.what()}});
    }
}

void Erasure::forget(db::Tx& tx, const auth::Caller& caller, const personal::Subject& who) const
{
    const auto now = context_.clock.now();
    const auto endings = organizations::ending_with(tx, who.user);
    auto told = organizations::erase(tx, who, now);
    for (const auto& [id, name] : endings) {
        events::erase_drafts(context_, tx, caller, id);
        organizations::erase_organization(context_, tx, id, who.user, orders::has_sold(context_, tx, id));
    }
    const notifications::Bought bought{orders::addresses_of(tx, who.user), orders::orders_of(tx, who.user)};
    documents::erase(tx, bought.orders);
    orders::erase(tx, who);
    payments::erase(tx, who);
    tickets::erase(tx, who, bought.orders);
    queue::erase(tx, who);
    scanning::erase(tx, who.user);
    notifications::erase(tx, who, bought);
    repo::remove_exports(tx, who.user);
    accounts::erase(context_, tx, who.user);
    told.push_back(who.user.uuid());
    outbox::forget(tx, told);
}

void Erasure::take_out(const UserId& user) const
{
    auth::Sessions(context_).close_all(user);
    queue::leave_all(context_, user);
}

}  // namespace gatehouse::privacy
