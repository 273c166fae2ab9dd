#include "modules/notifications/transfer_mails.hpp"

#include "common/time.hpp"
#include "modules/notifications/letter.hpp"

namespace gatehouse::notifications {

namespace {

struct Words {
    std::string title, lead, note, button;
};

Draft write(const Config& config, const TransferMail& mail, const tickets::Holder& to, Words words)
{
    Values values;
    values.texts = {{"title", words.title}, {"lead", words.lead}, {"note", words.note},
        {"button", words.button}, {"name", to.name}, {"event", mail.event.name}, {"when", mail.event.when()},
        {"link", mail.link}};
    for (const auto& ticket : mail.tickets) values.lists["tickets"].push_back({{{"ticket", ticket}}, {}});
    const auto footer = "You get this mail because tickets for " + mail.event.name +
                        " are passed on from or to this address at " + config.text("site.name") +
                        ". It is not advertising, and replies are not read.";
    const auto preview = words.lead;
    auto draft =
        write_letter(config, {"transfer", preview, footer, std::move(values), &mail.event.organizer});
    draft.to = {to.name, to.email};
    return draft;
}

std::string these(const TransferMail& mail) { return mail.tickets.size() == 1 ? "a ticket" : "tickets"; }

}  // namespace

Draft transfer_offered_mail(const Config& config, const TransferMail& mail)
{
    const auto at = std::chrono::floor<std::chrono::minutes>(mail.transfer.expires_at);
    const auto until = zone::format(at, mail.event.zone, "%A, %e %B, %H:%M") + " (" + mail.event.zone + ")";
    return write(config, mail, mail.transfer.to,
        {mail.transfer.from.name + " passes " + these(mail) + " on to you",
            mail.transfer.from.name + " (" + mail.transfer.from.email + ") offers you " + these(mail) +
                ". It costs you nothing.",
            "Take it over until " + until + ". If you do not know this person, you need not do anything.",
            "Take a look"});
}

Draft transfer_accepted_mail(const Config& config, const TransferMail& mail)
{
    return write(config, mail, mail.transfer.from,
        {"Your offer was accepted",
            mail.transfer.to.name + " (" + mail.transfer.to.email + ") has taken over " + these(mail) +
                " from you. The codes that you had are not valid any more.",
            "", ""});
}

Draft transfer_withdrawn_mail(const Config& config, const TransferMail& mail)
{
    return write(config, mail, mail.transfer.to,
        {"An offer was withdrawn",
            mail.transfer.from.name + " does not pass " + these(mail) + " on to you after all.", "", ""});
}

Draft transfer_expired_mail(const Config& config, const TransferMail& mail)
{
    return write(config, mail, mail.transfer.from,
        {"Nobody took your offer",
            "Nobody has accepted " + these(mail) + " that you offered to " + mail.transfer.to.email +
                ". They are still yours, and your codes are as they were.",
            "", ""});
}

Draft received_cancelled_mail(const Config& config, const TransferMail& mail, const std::string& reason)
{
    return write(config, mail, mail.transfer.to,
        {"Tickets that you had are no longer valid",
            "The organizer has cancelled " + these(mail) + " that " + mail.transfer.from.name +
                " passed on to you. What was paid goes back to who bought them.",
            reason.empty() ? "" : "The reason they gave: " + reason, ""});
}

}  // namespace gatehouse::notifications
