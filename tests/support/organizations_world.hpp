// People with accounts and personal organizations, made through the services that own them.

#pragma once

#include "common/auth/one_time.hpp"
#include "modules/organizations/invitations.hpp"
#include "modules/organizations/repository.hpp"
#include "modules/organizations/service.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::support {

struct OrganizationsWorld : Base {
    struct Person {
        accounts::User user;
        organizations::Organization organization;  // the personal one
        auth::Caller caller;
    };

    // An account that has no password: tests that sign in register instead.
    Person person(const std::string& name = "Ada Lovelace")
    {
        const auto email = unique("ada.") + "@example.org";
        return context.db.transact([&](db::Tx& tx) {
            Person out;
            out.user = accounts::Service(context).create(tx, {}, {email, "", name}, "");
            out.organization = organizations::Service(context).personal_organization(tx, out.user.id);
            out.caller = signed_in(out.user.id);
            return out;
        });
    }

    // Their address is theirs, as far as we know.
    Person verified(const std::string& name = "Grace Hopper")
    {
        auto made = person(name);
        context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE users SET email_verified_at = ? WHERE id = ?", clock.at, made.user.id);
        });
        made.user.email_verified = true;
        return made;
    }

    // Somebody who belongs to it, however they came in.
    Person member(const OrganizationId& of, organizations::Role role,
        std::optional<organizations::Permissions> chosen = {})
    {
        const auto made = person("Margaret Hamilton");
        context.db.transact([&](db::Tx& tx) {
            organizations::repo::add_member(tx, of, made.user.id, {role, chosen}, clock.at);
        });
        return made;
    }

    // Without the free plan's limits, for who makes hundreds of events.
    void set_unlimited(const OrganizationId& of)
    {
        context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE organizations SET plan = 'enterprise' WHERE id = ?", of); });
    }

    // An organization that is nobody's personal one.
    organizations::Organization organization(const Person& owner, const std::string& name = "Harbour Nights")
    {
        return organizations::Service(context)
            .create(owner.caller, {unique(name + " "), {}, {}, {}})
            .organization;
    }

    void set_plan(const OrganizationId& of, organizations::Plan plan)
    {
        context.db.transact([&](db::Tx& tx) { organizations::repo::set_plan(tx, of, plan, clock.at); });
    }

    // The secret of an invitation's link, as the letter has it.
    std::string token_of(const organizations::Invitation& invitation)
    {
        return auth::one_time::token(context.config, organizations::kInvitationPurpose, invitation.id.uuid());
    }
};

}  // namespace gatehouse::support
