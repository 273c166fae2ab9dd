// What an organizer does for a buyer after the sale (ORD-9): the tickets once more, another address.

#include <algorithm>

#include "common/audit.hpp"
#include "common/audit_log.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "common/text/text.hpp"
#include "modules/orders/changes.hpp"
#include "modules/orders/email_repository.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

namespace {

using namespace std::chrono_literals;

// So often, of one order, mail is caused to somebody who may not be the buyer.
constexpr int kMostMails = 5;
constexpr auto kWithin = 1h;
constexpr int kLatest = 100;

constexpr const char* kResent = "order.resent";
constexpr const char* kReaddressed = "order.email_changed";

}  // namespace

// The order, locked, if it was sold and not mailed about too often.
Order Service::lock_for_desk(db::Tx& tx, const auth::Caller& caller, const OrderId& id) const
{
    const auto found = repo::find(tx, id);
    if (!found) throw Error(kNotFound, id.str());
    events_.require_manageable(tx, caller, found->event, organizations::Permission::events);
    const auto order = repo::lock(tx, id).value();
    const auto is_live = [](const tickets::Ticket& t) { return tickets::is_live(t.status); };
    if (!order.sold() || std::ranges::none_of(tickets_.of_order(tx, id), is_live))
        throw Error(kNoTickets, id.str());
    const auto since = context_.clock.now() - kWithin;
    const auto mails =
        std::ranges::count_if(audit::find_about(tx, {id.uuid()}, kLatest), [&](const audit::Record& row) {
            return row.at > since && (row.action == kResent || row.action == kReaddressed);
        });
    if (mails >= kMostMails) throw Error(kMailedTooOften, id.str());
    return order;
}

Order Service::resend(const auth::Caller& caller, const OrderId& id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto order = lock_for_desk(tx, caller, id);
        const auto which = json::Writer()
                               .object()
                               .member("mail", std::string_view(new_id<MailId>(context_).str()))
                               .end_object()
                               .take();
        audit::record(tx, now, caller, {kResent, "order", id.uuid(), order.organization, which});
        outbox::publish(tx, kResent, id.uuid(), now, which);
    });
    return get(caller, id);
}

Order Service::change_email(const auth::Caller& caller, const OrderId& id, const std::string& email) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        auto order = lock_for_desk(tx, caller, id);
        if (text::fold(order.buyer.email) == text::fold(email))
            throw Error(kInvalid, {}, {{"/email", "same", "is the address that the order has already"}});
        repo::insert_email(tx, order, now);
        repo::set_email(tx, id, email);
        tickets_.readdress(tx, id, order.buyer.email, email);
        const auto which = json::Writer()
                               .object()
                               .member("mail", std::string_view(new_id<MailId>(context_).str()))
                               .member("version", order.secret_version)
                               .end_object()
                               .take();
        audit::record(tx, now, caller, {kReaddressed, "order", id.uuid(), order.organization, which});
        outbox::publish(tx, kReaddressed, id.uuid(), now, which);
        tell(context_, tx, {{caller, order}});
    });
    return get(caller, id);
}

std::optional<std::string> Service::email_before(
    db::Session& session, const OrderId& id, int secret_version) const
{
    return repo::find_email(session, id, secret_version);
}

}  // namespace gatehouse::orders
