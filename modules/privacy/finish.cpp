// The second half of an erasure: what requests that were under way at that moment still wrote, and the last
// letter.

#include "common/obs/log.hpp"
#include "common/outbox.hpp"
#include "modules/notifications/personal.hpp"
#include "modules/privacy/erasure.hpp"
#include "modules/privacy/repository.hpp"

namespace gatehouse::privacy {

using namespace std::chrono_literals;

namespace {

constexpr int kAtOnce = 50;
// No request runs for so long.
constexpr auto kUnderWay = 2min;

// Under the pseudonym: whoever has the address now is somebody else.
personal::Subject nobody(const UserId& user)
{
    return {user, personal::erased_email(user), personal::kErasedName, false};
}

}  // namespace

int Erasure::finish() const
{
    const auto now = context_.clock.now();
    int finished = 0;
    for (const auto& [user, erased_at] :
        context_.db.read([](db::Session& session) { return repo::unfinished(session, kAtOnce); })) {
        try {
            finished += finish(user, now - erased_at > kUnderWay, now);
        } catch (const std::exception& e) {  // keeps nobody else from it
            log::warning("erasure not finished", {{"user", user.str()}, {"why", e.what()}});
        }
    }
    return finished;
}

bool Erasure::finish(const UserId& user, bool quiet, Time now) const
{
    take_out(user);
    return context_.db.transact([&](db::Tx& tx) {
        const auto told = outbox::find_over(tx, kErased, user.uuid());
        if (told && !told->payload.empty()) {
            const auto letter = json::Document::parse(told->payload);
            auto who = nobody(user);
            who.email = letter.root().get("email");
            notifications::erase_farewell(tx, who);
        }
        if (!told || !quiet) return false;
        forget(tx, {}, nobody(user));  // its news, too
        repo::finish(tx, user, now);
        return true;
    });
}

}  // namespace gatehouse::privacy
