#include "modules/notifications/queue_mails.hpp"

#include "common/time.hpp"
#include "modules/notifications/letter.hpp"

namespace gatehouse::notifications {

namespace {

// The page asks once, then the place is given up.
std::string leave_link(const Place& place) { return place.link + "&leave=1"; }

Draft write(const Config& config, const char* kind, const char* preview, const Place& place, Values values)
{
    const auto& entry = place.entry;
    const auto site = config.text("site.name");
    values.texts["name"] = entry.name;
    values.texts["event"] = place.event.name;
    values.texts["when"] = place.event.hours();
    values.texts["item"] = place.item;
    values.texts["link"] = place.link;
    values.texts["leave"] = leave_link(place);
    const auto footer = "You get this mail because you joined the line for " + place.event.name + " at " +
                        site + ". To leave it: " + leave_link(place) + " – replies are not read.";
    auto draft = write_letter(config, {kind, preview, footer, std::move(values)});
    draft.to = {entry.name, entry.email};
    return draft;
}

// "14:05 (America/Chicago)"
std::string until(const Place& place)
{
    const auto at = place.entry.offer_expires_at.value_or(Time());
    return zone::format(std::chrono::floor<std::chrono::seconds>(at), place.event.zone, "%H:%M:%S") + " (" +
           place.event.zone + ")";
}

std::string tickets(int n) { return n == 1 ? "1 ticket" : std::to_string(n) + " tickets"; }

}  // namespace

Draft queue_offered_mail(const Config& config, const Place& place)
{
    Values values;
    values.texts["tickets"] = tickets(place.entry.offer_quantity);
    values.texts["until"] = until(place);
    if (place.entry.offer_quantity < place.entry.quantity)
        values.texts["fewer"] =
            "You asked for " + std::to_string(place.entry.quantity) + "; so many are free at the moment.";
    return write(
        config, "queue_offered", "Your tickets are kept for five minutes.", place, std::move(values));
}

Draft queue_offer_expired_mail(const Config& config, const Place& place)
{
    return write(config, "queue_offer_expired", "You can join the line again.", place, {});
}

Draft queue_closed_mail(const Config& config, const Place& place)
{
    Values values;
    values.texts["why"] = place.entry.reason == "event_cancelled" ? "The event was cancelled."
                                                                  : "These tickets are no longer on sale.";
    return write(config, "queue_closed", "You need not wait any longer.", place, std::move(values));
}

Draft queue_message_mail(const Config& config, const Place& place, const queue::Message& message)
{
    Values values;
    values.texts["subject"] = message.subject;
    values.texts["text"] = message.text;
    values.texts["organizer"] = place.event.organizer.name;
    return write(config, "queue_message", "A message to everybody who waits.", place, std::move(values));
}

Draft queue_guest_code_mail(const Config& config, const std::string& email, const std::string& code)
{
    Values values;
    values.texts["code"] = code;
    values.texts["email"] = email;
    auto draft = write_letter(config,
        {"queue_guest_code", "One step, and you are in line.",
            "You get this mail because somebody wants to join a line at " + config.text("site.name") +
                " with this address. If it was not you, you need not do anything. Replies are not read.",
            std::move(values)});
    draft.to = {"", email};
    return draft;
}

}  // namespace gatehouse::notifications
