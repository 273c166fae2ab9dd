// The whole HTTP surface of this module. What needs the stock (publish, cancel, duplicate) is inventory's.

#include "modules/events/routes.hpp"

#include "common/media/pictures.hpp"
#include "modules/events/handlers.hpp"
#include "modules/events/render.hpp"
#include "modules/events/schemas.hpp"

namespace gatehouse::events {

http::Routes routes()
{
    using namespace http;
    namespace h = handlers;
    // nginx keeps public reads for a second and limits them by address.
    constexpr Limit kRead{"events.read", 0, 60}, kEdit{"events.edit", 120, 60},
        kUpload{"events.upload", 60, 3600}, kCreate{"events.create", 60, 3600};
    constexpr auto idempotent = Idempotency::accepted;
    // clang-format off
    return {
        {"POST",   "/api/events",                       Access::signed_in, kCreate, takes(kNewEvent),      gives(event_view(), 201), h::create,       "Create an event as a draft", idempotent},
        {"GET",    "/api/events",                       Access::anyone,    kRead,   takes_query(kSearch),  gives(page::view_of(card_view())), h::search, "Search published events"},
        {"GET",    "/api/events/slug/{slug}",           Access::anyone,    kRead,   takes_nothing(),       gives(event_view()),      h::show_by_slug, "Read an event by its address; an earlier address redirects"},
        {"GET",    "/api/events/{id}",                  Access::anyone,    kRead,   takes_nothing(),       gives(event_view()),      h::show,         "Read an event"},
        {"PUT",    "/api/events/{id}",                  Access::member,    kEdit,   takes(kEventChange),   gives(event_view()),      h::update,       "Change an event"},
        {"DELETE", "/api/events/{id}",                  Access::member,    kEdit,   takes_nothing(),       gives_nothing(),          h::remove,       "Delete a draft"},
        {"GET",    "/api/events/{id}/calendar.ics",     Access::anyone,    kRead,   takes_nothing(),       gives_content("text/calendar"), h::calendar, "The event for calendars"},
        {"POST",   "/api/events/{id}/media",            Access::member,    kUpload, takes_raw(media::pictures::kMostBytes), gives(image_view(), 201), h::add_media, "Add a picture: the file is the body, ?alt= describes it"},
        {"DELETE", "/api/events/{id}/media/{media_id}", Access::member,    kEdit,   takes_nothing(),       gives_nothing(),          h::remove_media, "Remove a picture"},
        {"GET",    "/api/categories",                   Access::anyone,    kRead,   takes_nothing(),       gives(view_of_items(category_view())), h::categories, "The categories of events"},
        {"GET",    "/e/{slug}",                         Access::anyone,    kRead,   takes_nothing(),       gives_content("text/html"),       h::page,    "The event's page"},
        {"GET",    "/o/{slug}",                         Access::anyone,    kRead,   takes_nothing(),       gives_content("text/html"),       h::organizer_page, "An organization's page with its coming events"},
        {"GET",    "/sitemap.xml",                      Access::anyone,    kRead,   takes_nothing(),       gives_content("application/xml"), h::sitemap, "Pages for crawlers"},
        {"GET",    "/robots.txt",                       Access::anyone,    kRead,   takes_nothing(),       gives_content("text/plain"),      h::robots,  "Rules for crawlers"},
    };
    // clang-format on
}

}  // namespace gatehouse::events
