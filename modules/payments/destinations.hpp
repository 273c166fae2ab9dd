// Whose account the money of an order goes to, each organization asked for once. Private to this module.

#pragma once

#include <map>
#include <optional>
#include <string>

#include "common/app/context.hpp"
#include "common/db/session.hpp"

namespace gatehouse::payments {

bool is_connect(const Config& config);

class Destinations {
public:
    Destinations(const Context& context, db::Session& session) : context_(context), session_(session) {}

    // The connected account; empty where the installation takes the money itself. Throws card_sales_stopped
    // when the account cannot take any (PAY-1).
    std::optional<std::string> operator()(const OrganizationId& organization);

private:
    const Context& context_;
    db::Session& session_;
    std::map<OrganizationId, std::string> known_;  // '': cannot take any
};

}  // namespace gatehouse::payments
