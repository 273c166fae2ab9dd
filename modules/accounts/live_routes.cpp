// Who may listen to what happens to a person's own things.

#include "common/live/listeners.hpp"
#include "modules/accounts/handlers.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

namespace {

http::Empty listen(const http::Request& request, const Context& context)
{
    const auto user = request.param<UserId>("id");
    if (user != request.caller.require_user()) throw Error(kNotFound, "not the caller: " + user.str());
    live::hear(context, live::kUser, user);
    return {};
}

}  // namespace

http::Routes live_routes()
{
    using namespace http;
    static constexpr Limit kListen{"live.listen", 600, 60};
    return {
        {"GET", "/api/users/{id}/live", Access::signed_in, kListen, takes_nothing(), gives_nothing(), listen,
            "Whether I may listen to /live/user/{id}; nginx asks when somebody connects"},
    };
}

}  // namespace gatehouse::accounts
