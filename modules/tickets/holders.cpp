#include "modules/tickets/holders.hpp"

#include "common/auth/one_time.hpp"
#include "common/auth/order_secret.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::tickets::holders {

bool holds(const Context& context, const auth::Caller& caller, const Ticket& ticket)
{
    if (ticket.user && ticket.user == caller.user()) return true;
    // The link was mailed by somebody who may have a copy of it: it opens what no account has.
    if (ticket.transfer)
        return !ticket.user && auth::one_time::id_of(context.config, kTransferPurpose, caller.order_secret) ==
                                   ticket.transfer->uuid();
    return auth::order_secret::matches(
        context.config, ticket.order, ticket.secret_version, caller.order_secret);
}

bool may_see(const Context& context, db::Session& session, const auth::Caller& caller, const Ticket& ticket)
{
    return holds(context, caller, ticket) ||
           (caller.principal && organizations::Service(context).may(
                                    session, caller, ticket.organization, organizations::Permission::events));
}

void require(const Context& context, db::Session& session, const auth::Caller& caller, const Ticket& ticket)
{
    if (holds(context, caller, ticket)) return;
    if (!may_see(context, session, caller, ticket)) throw Error(kNotFound, ticket.id.str());
    throw Error(kForbidden, "does not hold " + ticket.id.str());
}

}  // namespace gatehouse::tickets::holders
