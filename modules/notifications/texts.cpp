#include "modules/notifications/texts.hpp"

#include <algorithm>

#include "common/auth/one_time.hpp"
#include "common/auth/purposes.hpp"
#include "common/obs/log.hpp"
#include "modules/accounts/service.hpp"
#include "modules/notifications/debts.hpp"

namespace gatehouse::notifications {

namespace {

struct Text {
    const char *topic, *kind, *purpose;  // of the one-time code, derived from the news' subject
    const char* says;                    // "{code}" and "{site}" are filled in
};

constexpr Text kTexts[] = {
    {"user.verify_phone", "text_verify", auth::purposes::kVerifyPhone,
        "{code} confirms this number at {site}."},
    {"user.factor_text", "text_factor", auth::purposes::kTextedFactor,
        "{code} is your code to sign in at {site}. Tell it nobody."},
};

// The number itself is kept with the secret alone, which goes in a day.
constexpr const char* kRecipient = "telephone";

const Text& row_of(const std::string& topic)
{
    const auto* row = std::ranges::find(kTexts, topic, &Text::topic);
    if (row == std::end(kTexts)) throw Error(kInternal, "no text for " + topic);
    return *row;
}

void fill(std::string& text, std::string_view what, const std::string& by)
{
    if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), by);
}

// "tickets.example.org" of "https://tickets.example.org:8443"
std::string host_of(const std::string& url)
{
    const auto from = url.find("://") == std::string::npos ? 0 : url.find("://") + 3;
    return url.substr(from, url.find_first_of(":/", from) - from);
}

}  // namespace

std::vector<const char*> text_topics()
{
    std::vector<const char*> topics;
    for (const auto& row : kTexts) topics.push_back(row.topic);
    return topics;
}

std::string text_of(const Config& config, const std::string& topic, const Uuid& subject)
{
    const auto& row = row_of(topic);
    const auto code = auth::one_time::code(config, row.purpose, subject);
    std::string text = row.says;
    fill(text, "{code}", code);
    fill(text, "{site}", config.text("site.name"));
    // By this line browsers offer the code on our page, and on no other.
    return text + "\n\n@" + host_of(config.text("site.base_url")) + " #" + code;
}

void Texts::code(const outbox::News& news) const
{
    const auto secret = context_.db.read([&](db::Session& session) {
        return accounts::Service(context_).find_secret(session, accounts::OneTimeId(news.subject));
    });
    if (!secret || secret->used || secret->expires_at <= context_.clock.now()) {
        log::info("no code to text", {{"topic", news.topic}, {"seq", news.seq}});
        return;
    }
    pay_at_most_once(
        context_, {row_of(news.topic).kind, news.subject, kRecipient}, "texts", [&](const repo::Mail& text) {
            transport_.send(
                {secret->target, text_of(context_.config, news.topic, news.subject), text.id.str()});
        });
}

}  // namespace gatehouse::notifications
