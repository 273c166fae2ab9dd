#pragma once

#include "common/http/page.hpp"
#include "common/http/route.hpp"
#include "modules/events/requests.hpp"

namespace gatehouse::events::handlers {

using http::Content;
using http::Empty;
using http::Reply;
using http::Request;

Event create(const Request& request, const NewEvent& wanted, const Context& context);
Event update(const Request& request, const EventChange& change, const Context& context);
Empty remove(const Request& request, const Context& context);

Reply<Page<Card>> search(const Request& request, const Search& search, const Context& context);
Reply<Event> show(const Request& request, const Context& context);
Reply<Event> show_by_slug(const Request& request, const Context& context);
Reply<Items<Category>> categories(const Request& request, const Context& context);
Reply<Content> calendar(const Request& request, const Context& context);

Image add_media(const Request& request, const Context& context);
Empty remove_media(const Request& request, const Context& context);

Reply<Content> page(const Request& request, const Context& context);
Reply<Content> organizer_page(const Request& request, const Context& context);
Reply<Content> sitemap(const Request& request, const Context& context);
Reply<Content> robots(const Request& request, const Context& context);

}  // namespace gatehouse::events::handlers
