#include "modules/privacy/gather.hpp"

#include "common/time.hpp"
#include "modules/accounts/personal.hpp"
#include "modules/documents/personal.hpp"
#include "modules/notifications/personal.hpp"
#include "modules/orders/personal.hpp"
#include "modules/organizations/personal.hpp"
#include "modules/payments/personal.hpp"
#include "modules/queue/personal.hpp"
#include "modules/scanning/personal.hpp"
#include "modules/tickets/personal.hpp"

namespace gatehouse::privacy {

namespace {

personal::File about(const Context& context, const personal::Subject& who)
{
    return {"about.json",
        json::Writer()
            .object()
            .member(
                "what", "All that " + context.config.text("site.name") +
                            " stores about the person below: a file for each kind of thing. Times are UTC.")
            .member("not_in_it",
                "Passwords, keys and codes, which are stored only as hashes; the network addresses and names "
                "of "
                "others; what your browser keeps itself.")
            .member("person", who.user.str())
            .member("made_at", to_rfc3339(context.clock.now()))
            .end_object()
            .take()};
}

}  // namespace

personal::Files gather(const Context& context, db::Session& session, const personal::Subject& who)
{
    personal::Files all{about(context, who)};
    const auto add = [&](personal::Files files) {
        all.insert(all.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
    };
    add(accounts::personal_data(context, session, who));
    add(organizations::personal_data(session, who));
    add(orders::personal_data(context, session, who));
    add(payments::personal_data(session, who));
    add(tickets::personal_data(context, session, who));
    add(documents::personal_data(session, orders::orders_of(session, who.user)));
    add(queue::personal_data(context, session, who));
    add(scanning::personal_data(context, session, who));
    add(notifications::personal_data(session, who));
    return all;
}

}  // namespace gatehouse::privacy
