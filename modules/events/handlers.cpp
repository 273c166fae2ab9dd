#include "modules/events/handlers.hpp"

#include "common/http/conditional.hpp"
#include "common/http/file.hpp"
#include "modules/events/catalogue.hpp"
#include "modules/events/editor.hpp"
#include "modules/events/gallery.hpp"
#include "modules/events/organizer_page.hpp"
#include "modules/events/page.hpp"
#include "modules/events/schemas.hpp"

namespace gatehouse::events::handlers {

namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";

// A draft is nobody else's business; the rest may be kept by every cache on the way.
http::Headers cache_headers(Status status)
{
    return status == Status::draft ? http::Headers{} : http::Headers{http::kPublicForASecond};
}

Reply<Event> shown(Event event)
{
    auto headers = cache_headers(event.status);
    return {std::move(event), std::move(headers), {}};
}

Reply<Content> everybody(std::string bytes, const char* type)
{
    return {{std::move(bytes), type, {http::kPublicForASecond}}, {}, {}};
}

}  // namespace

Event create(const Request& request, const NewEvent& wanted, const Context& context)
{
    return Editor(context).create(request.caller, wanted);
}

Event update(const Request& request, const EventChange& change, const Context& context)
{
    return Editor(context).update(request.caller, request.param<EventId>("id"), change);
}

Empty remove(const Request& request, const Context& context)
{
    Editor(context).remove(request.caller, request.param<EventId>("id"));
    return {};
}

Reply<Page<Card>> search(const Request&, const Search& search, const Context& context)
{
    return {Catalogue(context).search(search), {http::kPublicForASecond}, {}};
}

Reply<Event> show(const Request& request, const Context& context)
{
    return shown(Catalogue(context).get(request.caller, request.param<EventId>("id")));
}

Reply<Event> show_by_slug(const Request& request, const Context& context)
{
    return shown(Catalogue(context).get_by_slug(request.caller, std::string(request.param_text("slug"))));
}

Reply<Items<Category>> categories(const Request&, const Context& context)
{
    return {{Catalogue(context).categories()}, {http::kPublicForASecond}, {}};
}

Reply<Content> calendar(const Request& request, const Context& context)
{
    auto ics = Catalogue(context).calendar(request.caller, request.param<EventId>("id"));
    return {http::file(std::move(ics), "text/calendar; charset=utf-8", "event.ics", "attachment"), {}, {}};
}

Image add_media(const Request& request, const Context& context)
{
    const auto wanted = schema::read(kNewMedia, json::Document::of(request.query_params()).root());
    return Gallery(context).add(request.caller, request.param<EventId>("id"), request.body, wanted);
}

Empty remove_media(const Request& request, const Context& context)
{
    Gallery(context).remove(request.caller, request.param<EventId>("id"), request.param<MediaId>("media_id"));
    return {};
}

Reply<Content> page(const Request& request, const Context& context)
{
    try {
        const auto event =
            Catalogue(context).get_by_slug(request.caller, std::string(request.param_text("slug")));
        return {{event_page(context.config, event), kHtml, cache_headers(event.status)}, {}, {}};
    } catch (const Error& e) {
        if (&e.kind() == &kMoved)
            return {{"", kHtml, {}}, {{"Location", "/e/" + std::get<std::string>(e.extras().front().second)}},
                301};
        if (&e.kind() == &kNotFound) return {{missing_page(context.config), kHtml, {}}, {}, 404};
        throw;
    }
}

Reply<Content> organizer_page(const Request& request, const Context& context)
{
    try {
        const auto [organizer, coming] =
            Catalogue(context).of_organizer(std::string(request.param_text("slug")));
        return everybody(events::organizer_page(context.config, organizer, coming), kHtml);
    } catch (const Error& e) {
        if (&e.kind() == &organizations::kOrganizationMoved)
            return {{"", kHtml, {}}, {{"Location", "/o/" + std::get<std::string>(e.extras().front().second)}},
                301};
        if (&e.kind() == &kNotFound) return {{missing_organizer_page(context.config), kHtml, {}}, {}, 404};
        throw;
    }
}

Reply<Content> sitemap(const Request&, const Context& context)
{
    return everybody(Catalogue(context).sitemap(), "application/xml; charset=utf-8");
}

Reply<Content> robots(const Request&, const Context& context)
{
    return everybody(Catalogue(context).robots(), "text/plain; charset=utf-8");
}

}  // namespace gatehouse::events::handlers
