#include "modules/queue/guests.hpp"

#include "common/outbox.hpp"
#include "modules/queue/news.hpp"
#include "modules/queue/repository.hpp"
#include "modules/queue/secrets.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {

constexpr int kCodesAnHour = 5;
constexpr int kAttempts = 5;
constexpr auto kCodeFor = 15min;
constexpr auto kTokenFor = 24h * 30;

}  // namespace

void Guests::request(const std::string& email, const ItemId& item) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        if (repo::guests_since(tx, email, now - 1h) >= kCodesAnHour) return;
        const repo::Guest guest{new_id<GuestId>(context_), email, item, 0};
        repo::insert_guest(tx, guest, now, now + kCodeFor);
        outbox::publish(tx, kGuestCode, guest.id.uuid(), now);
    });
}

GuestToken Guests::confirm(const GuestConfirmation& given) const
{
    const auto now = context_.clock.now();
    const auto confirmed = context_.db.transact([&](db::Tx& tx) {
        bool right = false;
        for (const auto& guest : repo::lock_guests(tx, given.email, now)) {
            if (guest.attempts >= kAttempts) continue;
            repo::count_attempt(tx, guest.id);
            if (!secrets::is_code(context_.config, guest.id, given.code)) continue;
            repo::confirm_guest(tx, guest.id, now);
            right = true;
            break;
        }
        return right;  // a wrong attempt is counted, so nothing is thrown here
    });
    context_.metrics.count("queue_guests", confirmed ? "confirmed" : "wrong_code");
    if (!confirmed) throw Error(kWrongCode);
    return secrets::guest_token(context_.config, given.email, now + kTokenFor);
}

int Guests::sweep() const
{
    return context_.db.transact([&](db::Tx& tx) {
        const auto before = context_.clock.now() - 24h;
        return repo::sweep_guests(tx, before) + repo::sweep_joiners(tx, before);
    });
}

}  // namespace gatehouse::queue
