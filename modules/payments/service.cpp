#include "modules/payments/service.hpp"

#include "modules/payments/till.hpp"

namespace gatehouse::payments {

Service::Service(const Context& context, Gateway& gateway)
    : Service(context, gateway, std::make_shared<Till>())
{
}

Service::Service(const Context& context, Gateway& gateway, std::shared_ptr<Till> till)
    : context_(context), gateway_(gateway), orders_(context), till_(std::move(till))
{
}

}  // namespace gatehouse::payments
