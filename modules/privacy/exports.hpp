// A person's copy of all that is known of them: asked for, made in the background, handed out, gone after a
// week. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/privacy/types.hpp"

namespace gatehouse::privacy {

class Exports {
public:
    explicit Exports(const Context& context) : context_(context) {}

    // A new copy in the place of an earlier one; while one is being made, that one.
    Export ask(const auth::Caller& caller) const;
    Export latest(const auth::Caller& caller) const;

    // The ZIP, for its own person alone. Throws step_up_required, and no_export when there is none (any
    // more).
    std::string content(const auth::Caller& caller) const;

    // Makes the copy and owes the mail. Nothing when it is made, or no longer wanted.
    void make(const ExportId& id) const;

    // Copies whose time is over; returns how many it deleted.
    int sweep() const;

private:
    const Context& context_;
};

}  // namespace gatehouse::privacy
