#include "modules/notifications/account_mails.hpp"

#include "common/auth/one_time.hpp"
#include "common/auth/purposes.hpp"
#include "common/json/json.hpp"
#include "common/time.hpp"
#include "modules/notifications/letter.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::notifications {

namespace {

void invitation_sent(const Context& context, const outbox::News& news)
{
    organizations::Service(context).invitation_mailed(organizations::InvitationId(news.subject));
}

// clang-format off
constexpr AccountMail kMails[] = {
    {"user.verify_email",     "verify_email",     To::secret,  "/verify-email?token={token}",   auth::purposes::kVerifyEmail, "One step, and your account is complete."},
    {"user.registered_again", "already_registered", To::user,  "/sign-in",                      "",             "You need not sign up again."},
    {"user.reset_requested",  "reset_password",   To::secret,  "/reset-password?token={token}", auth::purposes::kReset, "The link works once, for 30 minutes."},
    {"user.locked",           "account_locked",   To::secret,  "/unlock?token={token}",         auth::purposes::kUnlock, "Somebody failed to sign in ten times."},
    {"user.email_changed",    "email_changed",    To::secret,  "/verify-email?token={token}",   auth::purposes::kUndoEmail, "If it was not you, undo it."},
    {"user.password_changed", "password_changed", To::user,    "/forgot-password",              "",             "If it was not you, act now."},
    {"user.factor_code",      "factor_code",      To::secret,  "",                              auth::purposes::kMailedFactor, "It works once, for ten minutes."},
    {"user.factor_added",     "security_change",  To::user,    "/account/security",             "",             "If it was not you, act now."},
    {"user.factor_removed",   "security_change",  To::user,    "/account/security",             "",             "If it was not you, act now."},
    {"user.recovery_code_used", "security_change", To::user,   "/account/security",             "",             "If it was not you, act now."},
    {"user.second_step_failed", "security_change", To::user,   "/account/security",             "",             "If it was not you, act now."},
    {"user.passkey_added",    "security_change",  To::user,    "/account/security",             "",             "If it was not you, act now."},
    {"user.passkey_removed",  "security_change",  To::user,    "/account/security",             "",             "If it was not you, act now."},
    {"user.phone_confirmed",  "security_change",  To::user,    "/account/security",             "",             "If it was not you, act now."},
    {"user.phone_removed",    "security_change",  To::user,    "/account/security",             "",             "If it was not you, act now."},
    {"user.new_device",       "new_device",       To::user,    "/account/security",             "",             "If it was not you, act now."},
    {"user.identity_linked",  "identity_linked",  To::user,    "/account/sign-in-methods",      "",             "If it was not you, act now."},
    {"user.identity_unlinked","identity_unlinked",To::user,    "/account/sign-in-methods",      "",             "If it was not you, act now."},
    {"user.api_key_made",     "api_key_made",     To::user,    "/account/api-keys",             "",             "If it was not you, act now."},
    {"user.export_ready",     "export_ready",     To::user,    "/account/privacy",              "",             "It is kept for a week."},
    {"user.erased",           "account_erased",   To::payload, "",                              "",             "This is our last mail to you."},
    {"organization.invited",  "invitation",       To::payload, "/invitation?token={token}",     organizations::kInvitationPurpose, "The link works once, for seven days.", invitation_sent},
};
// clang-format on

std::string replaced(std::string text, std::string_view what, const std::string& by)
{
    if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), by);
    return text;
}

// "30 minutes", "24 hours"
std::string in_words(std::chrono::microseconds span)
{
    const auto minutes = std::chrono::round<std::chrono::minutes>(span).count();
    if (minutes % 60 == 0) return std::to_string(minutes / 60) + (minutes == 60 ? " hour" : " hours");
    return std::to_string(minutes) + " minutes";
}

std::string footer(const Config& config, To to)
{
    const auto site = config.text("site.name");
    if (to == To::user)
        return "You get this mail because it is about the safety of your account at " + site +
               ". Replies are not read.";
    return "You get this mail because this address was given at " + site +
           ". If it was not you, you need not do anything. Replies are not read.";
}

// Every text and number of the payload under its own name.
void add_payload(Values& values, const std::string& payload)
{
    if (payload.empty()) return;
    const auto document = json::Document::parse(payload);
    for (const auto name : document.root().names()) {
        const auto member = *document.root().find(name);
        if (member.is_string()) values.texts[std::string(name)] = member.text();
        if (member.is_integer()) values.texts[std::string(name)] = std::to_string(member.integer());
    }
}

}  // namespace

std::span<const AccountMail> account_mails() { return kMails; }

Draft account_mail(const Config& config, const AccountLetter& letter)
{
    const auto& [mail, news, name, email, to, good_until, user] = letter;
    const std::string purpose = mail.purpose;
    Values values;
    add_payload(values, news.payload);
    values.texts["name"] = name;
    values.texts["email"] = email;
    values.texts["when"] = zone::format(news.created_at, "UTC", "%e %B %Y, %H:%M UTC");
    if (good_until) values.texts["valid"] = in_words(*good_until - news.created_at);
    if (!purpose.empty()) values.texts["code"] = auth::one_time::code(config, purpose, news.subject);
    if (*mail.link)
        values.texts["link"] = replaced(config.text("site.base_url") + mail.link, "{token}",
            purpose.empty() ? "" : auth::one_time::token(config, purpose, news.subject));
    auto draft = write_letter(config, {mail.kind, mail.preview, footer(config, mail.to), std::move(values)});
    draft.to = {name, to};
    return draft;
}

}  // namespace gatehouse::notifications
