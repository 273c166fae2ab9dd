// All SQL for the tables text_messages and text_counting.

#include "modules/accounts/texting.hpp"

#include <sstream>

#include "common/crypto/crypto.hpp"
#include "common/net/address.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

namespace {

constexpr auto kCounted = 24h, kKept = 48h;

struct Counts {
    int all, number, person, address;
};

// sms.prefixes are those of the countries that messages go to, "+1 +44"; none: all of them.
bool is_served(const Config& config, std::string_view number)
{
    std::istringstream prefixes(config.text("sms.prefixes"));
    bool any = false;
    for (std::string prefix; prefixes >> prefix; any = true)
        if (number.starts_with(prefix)) return true;
    return !any;
}

}  // namespace

bool Texting::is_set_up(const Config& config) { return config.text("sms.transport") != "none"; }

std::string Texting::hash(std::string_view what) const
{
    const auto key = crypto::derive(context_.config.master_key(), "text messages");
    return crypto::hmac_sha256(key, what).substr(0, 16);
}

void Texting::count(
    db::Tx& tx, const UserId& user, const std::string& number, const std::string& address) const
{
    const auto& config = context_.config;
    if (!is_set_up(config)) throw Error(kNoTexts);
    if (!is_served(config, number)) throw Error(kNotServed, number.substr(0, 4));
    const auto now = context_.clock.now();
    const auto to_hash = hash(number), from_hash = hash(net::network_of(address));
    const db::Bytes to{to_hash}, from{from_hash};
    // One after the other until COMMIT: who does not see the others' messages yet would count too few.
    tx.one("SELECT id FROM text_counting WHERE id = 1 FOR UPDATE", [](const db::Row&) { return true; });
    tx.exec("INSERT INTO text_messages (number, user_id, address, sent_at) VALUES (?, ?, ?, ?)", to, user,
        from, now);
    const auto counts = tx.one(R"sql(
        SELECT COUNT(*), COUNT(CASE WHEN number = ? THEN 1 END), COUNT(CASE WHEN user_id = ? THEN 1 END),
               COUNT(CASE WHEN address = ? THEN 1 END)
          FROM text_messages WHERE sent_at > ?
    )sql",
        [](const db::Row& row) {
            return Counts{row.integer(1), row.integer(2), row.integer(3), row.integer(4)};
        },
        to, user, from, now - kCounted);
    const auto require = [&](int sent, const char* limit) {
        if (sent <= config.number(limit)) return;
        context_.metrics.count("texts_refused", limit);
        throw Error(kTooManyTexts, limit).with("retry_after", std::int64_t{3600});
    };
    require(counts->number, "sms.per_number");
    require(counts->person, "sms.per_account");
    require(counts->address, "sms.per_address");
    require(counts->all, "sms.per_day");
}

int Texting::sweep() const
{
    return static_cast<int>(context_.db.transact([&](db::Tx& tx) {
        return tx.exec(
            "DELETE FROM text_messages WHERE sent_at < ? LIMIT 1000", context_.clock.now() - kKept);
    }));
}

}  // namespace gatehouse::accounts
