// Invitations by mail (ORG-4): seven days, good once, only for the address they were sent to. Private to this
// module.
//
// The link's token is derived from the invitation's id. Sending again makes a new invitation in the place of
// the old one, whose link is dead from then on.

#pragma once

#include "modules/organizations/service.hpp"

namespace gatehouse::organizations {

class Invitations {
public:
    explicit Invitations(const Context& context)
        : context_(context), organizations_(context), accounts_(context)
    {
    }

    // Latest first, also what became of earlier ones.
    std::vector<Invitation> list(const auth::Caller& caller, const OrganizationId& id) const;

    // Throws already_member, plan_limit when no seat is left, not_yours_to_give. An open invitation to the
    // same address is replaced.
    Invitation send(
        const auth::Caller& caller, const OrganizationId& id, const InvitationRequest& wanted) const;

    // A new letter with another seven days, also in the place of one that expired or was revoked.
    Invitation send_again(
        const auth::Caller& caller, const OrganizationId& id, const InvitationId& invitation) const;

    void revoke(const auth::Caller& caller, const OrganizationId& id, const InvitationId& invitation) const;

    // What the page behind the link shows, to whoever has the link. not_found for tokens that are not ours.
    Letter read(const std::string& token) const;

    // Makes the caller a member. Throws invitation_over, not_the_invited, email_unverified, plan_limit.
    Overview accept(const auth::Caller& caller, const std::string& token) const;

private:
    Invitation write(db::Tx& tx, const auth::Caller& caller, const Organization& organization,
        const std::string& email, const Standing& standing) const;
    Invitation of(db::Session& session, const OrganizationId& id, const InvitationId& invitation) const;
    Invitation by_token(db::Session& session, const std::string& token) const;
    void show(db::Session& session, Invitation& invitation) const;

    const Context& context_;
    Service organizations_;
    accounts::Service accounts_;
};

}  // namespace gatehouse::organizations
