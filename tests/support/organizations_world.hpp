// People with accounts and personal organizations, made through the services that own them.

#pragma once

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
};

}  // namespace gatehouse::support
