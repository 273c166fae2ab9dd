#include "modules/notifications/transfer_mails.hpp"

#include "common/text/text.hpp"
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

// As much of a name as a subject line can bear: somebody typed it.
std::string giver(const TransferMail& mail) { return text::excerpt(mail.transfer.from.name, 40); }

std::string these(const TransferMail& mail) { return mail.tickets.size() == 1 ? "a ticket" : "tickets"; }

}  // namespace

Draft transfer_offered_mail(const Config& config, const TransferMail& mail)
{
    const auto at = std::chrono::floor<std::chrono::minutes>(mail.transfer.expires_at);
    const auto until = zone::format(at, mail.event.zone, "%A, %e %B, %H:%M") + " (" + mail.event.zone + ")";
    return write(config, mail, mail.transfer.to,
        {giver(mail) + " passes " + these(mail) + " on to you",
            giver(mail) + " (" + mail.transfer.from.email + ") offers you " + these(mail) +
                ". It costs you nothing.",
            "Take it over until " + until +
                ". This link is as good as the tickets: do not pass it on. If you do not know this person, "
                "you need not "
                "do anything.",
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
        {"An offer was withdrawn", giver(mail) + " does not pass " + these(mail) + " on to you after all.",
            "", ""});
}

Draft transfer_expired_mail(const Config& config, const TransferMail& mail)
{
    return write(config, mail, mail.transfer.from,
        {"Nobody took your offer",
            "Nobody has accepted " + these(mail) + " that you offered to " + mail.transfer.to.email +
                ". They are still yours, and your codes are as they were.",
            "", ""});
}

Draft received_cancelled_mail(
    const Config& config, const TransferMail& mail, Why why, const std::string& reason)
{
    const auto from = giver(mail);
    const auto what = these(mail) + " that " + from + " passed on to you";
    const std::string money = " Money, if any goes back, goes to who paid for them.";
    const auto said = reason.empty() ? "" : "The reason they gave: " + reason;
    switch (why) {
        case Why::event:
            return write(config, mail, mail.transfer.to,
                {"The event was cancelled",
                    "The organizer has cancelled this event, and with it " + what + "." + money, said, ""});
        case Why::bank:
            return write(config, mail, mail.transfer.to,
                {"Tickets that you had are no longer valid",
                    "A bank has taken back what was paid for " + what +
                        ", so that they are not valid any more.",
                    "Please ask " + from + " about it.", ""});
        case Why::organizer: break;
    }
    return write(config, mail, mail.transfer.to,
        {"Tickets that you had are no longer valid", "The organizer has cancelled " + what + "." + money,
            said, ""});
}

}  // namespace gatehouse::notifications
