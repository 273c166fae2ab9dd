// Mails about accounts: finds out who the news is for, and owes them the mail of its row.

#include <algorithm>

#include "common/json/json.hpp"
#include "common/obs/log.hpp"
#include "modules/accounts/service.hpp"
#include "modules/notifications/account_mails.hpp"
#include "modules/notifications/debts.hpp"
#include "modules/notifications/service.hpp"

namespace gatehouse::notifications {

namespace {

const AccountMail& row_of(const outbox::News& news)
{
    const auto rows = account_mails();
    const auto row = std::ranges::find(rows, news.topic, &AccountMail::topic);
    if (row == rows.end()) throw Error(kInternal, "no mail for " + news.topic);
    return *row;
}

std::optional<accounts::User> user_of(
    const accounts::Service& accounts, db::Session& session, const std::optional<UserId>& id)
{
    return id ? accounts.find_user(session, *id) : std::nullopt;
}

// The letter of the news, empty when nobody is to get it any more.
std::optional<AccountLetter> letter_of(
    const Context& context, const AccountMail& mail, const outbox::News& news)
{
    AccountLetter letter{mail, news, {}, {}, {}, {}};
    if (mail.to == To::payload) {
        if (news.payload.empty()) return {};  // who it was about is gone
        const auto payload = json::Document::parse(news.payload);
        letter.name = payload.root().get("name");
        letter.email = letter.to = payload.root().get("email");
        return letter;
    }
    const accounts::Service accounts(context);
    return context.db.read([&](db::Session& session) -> std::optional<AccountLetter> {
        std::optional<UserId> id(news.subject);
        if (mail.to == To::secret) {
            const auto secret = accounts.find_secret(session, accounts::OneTimeId(news.subject));
            if (!secret || secret->used || secret->expires_at <= context.clock.now()) return {};
            id = secret->user;
            letter.to = secret->target;
            letter.good_until = secret->expires_at;
        }
        const auto user = user_of(accounts, session, id);
        if (!user) return {};
        letter.user = user->id;
        letter.name = user->name;
        letter.email = user->email;
        if (letter.to.empty()) letter.to = user->email;
        return letter;
    });
}

}  // namespace

void Service::account(const outbox::News& news) const
{
    const auto& mail = row_of(news);
    const auto letter = letter_of(context_, mail, news);
    if (!letter) {
        log::info("nobody to mail", {{"topic", news.topic}, {"seq", news.seq}});
        return;
    }
    send_once({mail.kind, numbered(news), letter->to, letter->user},
        [&] { return account_mail(context_.config, *letter); });
    if (mail.sent) mail.sent(context_, news);
}

}  // namespace gatehouse::notifications
