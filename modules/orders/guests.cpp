#include "modules/orders/guests.hpp"

#include "common/audit.hpp"
#include "modules/accounts/service.hpp"
#include "modules/orders/repository.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::orders {

namespace {

constexpr int kAtOnce = 50;

}  // namespace

void adopt_guest_orders(const Context& context, const UserId& user)
{
    const accounts::Service accounts(context);
    const auto adopt_some = [&] {
        return context.db.transact([&](db::Tx& tx) -> std::size_t {
            const auto person = accounts.find_user(tx, user);
            if (!person || !person->email_verified) return 0;
            const auto ids = repo::lock_of_guests(tx, person->email, kAtOnce);
            if (ids.empty()) return 0;
            repo::set_user(tx, ids, user);
            tickets::Service(context).give(tx, ids, user);
            for (const auto& id : ids)
                audit::record(tx, context.clock.now(), {}, {"order.adopted", "order", id.uuid(), {}, ""});
            return ids.size();
        });
    };
    while (adopt_some() > 0) {}
    context.db.transact([&](db::Tx& tx) {
        const auto person = accounts.find_user(tx, user);
        if (person && person->email_verified)
            tickets::Service(context).give_transfers(tx, person->email, user);
    });
}

}  // namespace gatehouse::orders
