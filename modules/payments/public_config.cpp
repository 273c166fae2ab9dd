#include "modules/payments/service.hpp"

namespace gatehouse::payments {

PublicConfig public_config(const Config& config)
{
    PublicConfig shown;
    shown.live = config.secret("payments.stripe.secret_key").find("_live_") != std::string::npos;
    // The test card of every Stripe sandbox; the page offers it so that a demo can be tried.
    if (!shown.live) shown.sandbox_card = "4242 4242 4242 4242";
    return shown;
}

}  // namespace gatehouse::payments
