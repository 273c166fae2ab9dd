#include "modules/accounts/phone_handlers.hpp"

#include "common/http/dispatch.hpp"
#include "modules/accounts/phones.hpp"

namespace gatehouse::accounts::handlers {

http::Empty ask_phone(const http::Request& request, const PhoneRequest& wanted, const Context& context)
{
    Phones(context).ask(request.caller, wanted.number);
    return {};
}

http::Empty ask_phone_again(const http::Request& request, const Context& context)
{
    Phones(context).ask_again(request.caller);
    return {};
}

http::Empty verify_phone(const http::Request& request, const PhoneCode& wanted, const Context& context)
{
    Phones(context).confirm(request.caller, wanted.code);
    return {};
}

http::Empty remove_phone(const http::Request& request, const Context& context)
{
    Phones(context).remove(request.caller);
    return {};
}

}  // namespace gatehouse::accounts::handlers
