// How shares are shown: to who ordered, to each payer, and live to all of them.

#pragma once

#include "common/json/view.hpp"
#include "modules/payments/shares.hpp"

namespace gatehouse::payments {

struct ShownSplit {
    Split split;
    std::vector<std::string> links;  // of the shares; '' where the caller is not to have it
};
// With names and addresses: for who ordered, and members.
const view::Object<ShownSplit>& split_view();
// Without addresses and family names: for each of the payers, and who listens.
const view::Object<Split>& split_state_view();
const view::Object<OwnShare>& own_share_view();

}  // namespace gatehouse::payments
