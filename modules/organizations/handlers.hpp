#pragma once

#include "common/http/route.hpp"
#include "modules/organizations/render.hpp"
#include "modules/organizations/requests.hpp"

namespace gatehouse::organizations::handlers {

using http::Empty;
using http::Reply;
using http::Request;

Reply<SignedUp> sign_up(const Request& request, const accounts::Registration& wanted, const Context& context);
ShownProfile profile(const Request& request, const Context& context);
ShownProfile update_profile(
    const Request& request, const accounts::ProfileChange& change, const Context& context);

Items<Membership> mine(const Request& request, const Context& context);
Overview create(const Request& request, const NewOrganization& wanted, const Context& context);
Overview show(const Request& request, const Context& context);
Reply<Organization> show_by_slug(const Request& request, const Context& context);
Overview update(const Request& request, const OrganizationChange& change, const Context& context);
Overview set_logo(const Request& request, const Context& context);
Overview remove_logo(const Request& request, const Context& context);

Page<Overview> all(const Request& request, const OrganizationQuery& query, const Context& context);
Overview set_plan(const Request& request, const PlanChange& change, const Context& context);

// --- people_handlers.cpp
Items<Member> members(const Request& request, const Context& context);
Member change_member(const Request& request, const MemberChange& change, const Context& context);
Empty remove_member(const Request& request, const Context& context);
Member hand_over(const Request& request, const Successor& successor, const Context& context);
Items<Invitation> invitations(const Request& request, const Context& context);
Invitation invite(const Request& request, const InvitationRequest& wanted, const Context& context);
Invitation invite_again(const Request& request, const Context& context);
Empty revoke(const Request& request, const Context& context);
Letter read_invitation(const Request& request, const Context& context);
Overview accept(const Request& request, const Context& context);

}  // namespace gatehouse::organizations::handlers
