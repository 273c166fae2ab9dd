#include "modules/payments/service.hpp"

namespace gatehouse::payments {

PublicConfig public_config(const Config& config)
{
    PublicConfig shown;
    shown.live = config.secret("payments.stripe.secret_key").find("_live_") != std::string::npos;
    // The test card of every Stripe sandbox; the page offers it so that a demo can be tried.
    if (!shown.live) shown.sandbox_card = "4242 4242 4242 4242";
    if (config.flag("payments.element") && config.given("payments.stripe.publishable_key")) {
        shown.element_script = config.text("payments.stripe.script");
        shown.publishable_key = config.text("payments.stripe.publishable_key");
    }
    return shown;
}

}  // namespace gatehouse::payments
