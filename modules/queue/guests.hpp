// Guests prove their e-mail address by a mailed code before they join (QUE-2). Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::queue {

class Guests {
public:
    explicit Guests(const Context& context) : context_(context) {}

    // Mails a code, but no more than a few an hour to one address; nobody can tell the difference.
    void request(const std::string& email, const ItemId& item) const;

    // Throws wrong_code.
    GuestToken confirm(const GuestConfirmation& given) const;

    // Forgets requests of yesterday; returns how many.
    int sweep() const;

private:
    const Context& context_;
};

}  // namespace gatehouse::queue
