#include "modules/accounts/jobs.hpp"

#include "modules/accounts/challenges.hpp"
#include "modules/accounts/passkeys.hpp"
#include "modules/accounts/secrets.hpp"
#include "modules/accounts/strength.hpp"
#include "modules/accounts/texting.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

namespace {

int sweep(const Context& context)
{
    return Secrets(context).sweep() + Challenges(context).sweep() + Passkeys(context).sweep() +
           Texting(context).sweep();
}

}  // namespace

std::vector<sched::Job> jobs()
{
    return {{"accounts.sweep", 10min, sweep},
        {"accounts.hold_administrators", 60s, strength::hold_administrators}};
}

}  // namespace gatehouse::accounts
