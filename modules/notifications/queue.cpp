// Mails to people who wait in a line: finds out who the news is for, and owes them the mail.

#include "common/obs/log.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/notifications/queue_mails.hpp"
#include "modules/notifications/service.hpp"
#include "modules/queue/service.hpp"

namespace gatehouse::notifications {

namespace {

std::optional<Place> place_of(
    const Context& context, db::Session& session, const std::optional<queue::Entry>& entry)
{
    if (!entry) return {};
    Place place{*entry, events::Service(context).brief(session, entry->event), {}, {}};
    if (const auto item = inventory::Service(context).find(session, entry->item)) place.item = item->name;
    place.link = context.config.text("site.base_url") + "/queue/" + entry->id.str() +
                 "?secret=" + queue::Service(context).secret(entry->id);
    return place;
}

std::optional<Place> place_of(const Context& context, const queue::EntryId& id)
{
    return context.db.read([&](db::Session& session) {
        return place_of(context, session, queue::Service(context).find(session, id));
    });
}

void nobody(const outbox::News& news)
{
    log::info("nobody to mail", {{"topic", news.topic}, {"seq", news.seq}});
}

}  // namespace

void Service::queue_offered(const outbox::News& news) const
{
    const queue::OfferId offer(news.subject);
    const auto place = context_.db.read([&](db::Session& session) {
        return place_of(context_, session, queue::Service(context_).find_by_offer(session, offer));
    });
    // An offer that is over is nobody's good news.
    if (!place || place->entry.status != queue::Status::offered ||
        place->entry.offer_expires_at <= context_.clock.now())
        return nobody(news);
    send_once({"queue_offered", news.subject, place->entry.email, place->entry.user},
        [&] { return queue_offered_mail(context_.config, *place); });
}

void Service::queue_offer_expired(const outbox::News& news) const
{
    const auto place = place_of(context_, queue::EntryId(news.subject));
    if (!place || place->entry.status != queue::Status::expired || !place->entry.offer) return nobody(news);
    send_once({"queue_offer_expired", place->entry.offer->uuid(), place->entry.email, place->entry.user},
        [&] { return queue_offer_expired_mail(context_.config, *place); });
}

void Service::queue_closed(const outbox::News& news) const
{
    const auto place = place_of(context_, queue::EntryId(news.subject));
    if (!place) return nobody(news);
    send_once({"queue_closed", news.subject, place->entry.email, place->entry.user},
        [&] { return queue_closed_mail(context_.config, *place); });
}

void Service::queue_message(const outbox::News& news) const
{
    const auto place = place_of(context_, queue::EntryId(news.subject));
    const auto id = queue::MessageId::parse(news.payload);
    if (!id) throw Error(kInternal, "payload of news " + std::to_string(news.seq));
    const auto message = context_.db.read(
        [&](db::Session& session) { return queue::Service(context_).find_message(session, *id); });
    if (!place || !message || place->entry.status != queue::Status::waiting) return nobody(news);
    send_once({"queue_message", id->uuid(), place->entry.email, place->entry.user},
        [&] { return queue_message_mail(context_.config, *place, *message); });
}

void Service::queue_guest_code(const outbox::News& news) const
{
    const auto guest = context_.db.read([&](db::Session& session) {
        return queue::Service(context_).find_guest(session, queue::GuestId(news.subject));
    });
    if (!guest) return nobody(news);
    send_once({"queue_guest_code", news.subject, guest->email},
        [&] { return queue_guest_code_mail(context_.config, guest->email, guest->code); });
}

}  // namespace gatehouse::notifications
