#include "modules/tickets/keys.hpp"

#include "common/crypto/crypto.hpp"
#include "common/error.hpp"
#include "modules/tickets/key_repository.hpp"

namespace gatehouse::tickets::keys {

namespace {

std::string sealing_key(const Context& context)
{
    return crypto::derive(context.config.master_key(), "ticket-keys");
}

void make(const Context& context, const std::vector<EventId>& events)
{
    const auto sealing = sealing_key(context);
    std::vector<repo::StoredKey> made;
    for (const auto& event : events) {
        const auto pair = crypto::new_signing_key();
        made.push_back({event, 1, pair.public_key, crypto::seal(sealing, pair.secret_key)});
    }
    const auto now = context.clock.now();
    context.db.transact([&](db::Tx& tx) { repo::insert_missing_keys(tx, made, now); });
}

}  // namespace

std::unordered_map<EventId, Key> for_signing(const Context& context, const std::vector<EventId>& events)
{
    const auto read = [&] {
        return context.db.read([&](db::Session& session) { return repo::signing_keys(session, events); });
    };
    auto stored = read();
    std::vector<EventId> without;
    for (const auto& event : events)
        if (std::ranges::none_of(stored, [&](const auto& key) { return key.event == event; }))
            without.push_back(event);
    if (!without.empty()) {
        make(context, without);
        stored = read();  // perhaps somebody else's: the key in the table is the one that counts
    }

    const auto sealing = sealing_key(context);
    std::unordered_map<EventId, Key> keys;
    for (const auto& key : stored) {
        auto secret = crypto::open(sealing, key.sealed_secret);
        if (!secret)
            throw Error(
                kInternal, "the ticket key of " + key.event.str() + " was sealed with another master key");
        keys[key.event] = {key.number, std::move(*secret)};  // in ascending number: the newest stays
    }
    return keys;
}

}  // namespace gatehouse::tickets::keys
