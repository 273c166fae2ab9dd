// The way to another site and back (ACC-11).

#pragma once

#include "common/app/context.hpp"
#include "modules/accounts/service.hpp"
#include "modules/oauth/types.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::oauth {

class Service {
public:
    explicit Service(const Context& context) : context_(context), accounts_(context), organizations_(context)
    {
    }

    // The sites that are set up here.
    std::vector<Offer> offers() const;

    // Sends the browser to the site, to sign in. `browser` is what it kept of an earlier departure, '' when
    // nothing.
    Departure depart(const std::string& provider, const Wish& wish, const std::string& browser) const;

    // The same, to link the identity to the caller's account. Throws step_up_required.
    Departure depart_to_link(const auth::Caller& caller, const std::string& provider, const Wish& wish,
        const std::string& browser) const;

    // Signs in whom the site says they are: who is known; who is new gets an account with a personal
    // organization in one transaction. Or links. `purpose` tells what it was for as soon as that is known,
    // also when this throws.
    Return come_back(const auth::Caller& caller, const Comeback& comeback, Purpose& purpose) const;

private:
    Departure send(const std::string& provider, const Wish& wish, const std::string& browser,
        const std::optional<UserId>& linking) const;
    accounts::SignIn let_in(
        const auth::Caller& caller, const accounts::External& who, const Comeback& comeback) const;

    const Context& context_;
    accounts::Service accounts_;
    organizations::Service organizations_;
};

}  // namespace gatehouse::oauth
