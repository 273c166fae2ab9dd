#include "common/auth/step_up.hpp"
#include "modules/organizations/handlers.hpp"
#include "modules/organizations/invitations.hpp"
#include "modules/organizations/members.hpp"

namespace gatehouse::organizations::handlers {

namespace {

OrganizationId id_of(const Request& request) { return request.param<OrganizationId>("id"); }
UserId member_of(const Request& request) { return request.param<UserId>("user_id"); }
InvitationId invitation_of(const Request& request) { return request.param<InvitationId>("invitation_id"); }
std::string token_of(const Request& request) { return std::string(request.param_text("token")); }

}  // namespace

Items<Member> members(const Request& request, const Context& context)
{
    return {Members(context).list(request.caller, id_of(request))};
}

Member change_member(const Request& request, const MemberChange& change, const Context& context)
{
    if (change.role == Role::owner) auth::require_recent(request.caller, context);
    return Members(context).change(request.caller, id_of(request), member_of(request), change);
}

Empty remove_member(const Request& request, const Context& context)
{
    Members(context).remove(request.caller, id_of(request), member_of(request));
    return {};
}

Member hand_over(const Request& request, const Successor& successor, const Context& context)
{
    auth::require_recent(request.caller, context);
    return Members(context).hand_over(request.caller, id_of(request), successor.user);
}

Items<Invitation> invitations(const Request& request, const Context& context)
{
    return {Invitations(context).list(request.caller, id_of(request))};
}

Invitation invite(const Request& request, const InvitationRequest& wanted, const Context& context)
{
    if (wanted.role == Role::owner) auth::require_recent(request.caller, context);
    return Invitations(context).send(request.caller, id_of(request), wanted);
}

Invitation invite_again(const Request& request, const Context& context)
{
    return Invitations(context).send_again(request.caller, id_of(request), invitation_of(request));
}

Empty revoke(const Request& request, const Context& context)
{
    Invitations(context).revoke(request.caller, id_of(request), invitation_of(request));
    return {};
}

Letter read_invitation(const Request& request, const Context& context)
{
    return Invitations(context).read(token_of(request));
}

Overview accept(const Request& request, const Context& context)
{
    return Invitations(context).accept(request.caller, token_of(request));
}

}  // namespace gatehouse::organizations::handlers
