#include "modules/events/organizer_page.hpp"

#include <kainjow/mustache.hpp>

#include "common/json/json.hpp"
#include "common/time.hpp"
#include "modules/events/frame.hpp"

namespace gatehouse::events {

namespace {

namespace mustache = kainjow::mustache;

constexpr const char* kHead = R"html(
    <meta name="description" content="{{description}}">
    <link rel="canonical" href="{{url}}">
    <meta property="og:type" content="profile">
    <meta property="og:site_name" content="{{site}}">
    <meta property="og:title" content="{{name}}">
    <meta property="og:description" content="{{description}}">
    <meta property="og:url" content="{{url}}">
    {{#logo}}<meta property="og:image" content="{{base}}{{logo}}">{{/logo}}
    <script type="application/ld+json">{{{structured}}}</script>
)html";

constexpr const char* kBody = R"html(
<main id="content" data-prerendered>
    {{#logo}}<img src="{{logo}}" width="{{logo_width}}" height="{{logo_height}}" alt="">{{/logo}}
    <h1 dir="auto">{{name}}</h1>
    {{#website}}<p><a href="{{website}}" rel="nofollow">{{website}}</a></p>{{/website}}
    {{#some}}<h2>Coming events</h2>
    <ul>
      {{#events}}<li><a href="/e/{{slug}}" dir="auto">{{name}}</a><br><time datetime="{{starts_at}}">{{when}}</time>{{#place}}, {{place}}{{/place}}</li>
      {{/events}}
    </ul>{{/some}}
    {{^some}}<p>Nothing is planned at the moment.</p>{{/some}}
    {{#legal_name}}<p>{{legal_name}}</p>{{/legal_name}}
    {{#address}}<address>{{address}}</address>{{/address}}
</main>
)html";

constexpr const char* kMissing = R"html(
<main id="content" data-prerendered>
  <h1>We could not find that organizer</h1>
  <p>The address may have a typing error. <a href="/">See all events</a></p>
</main>
)html";

std::string render(const char* text, const mustache::data& values)
{
    mustache::mustache made(text);
    if (!made.is_valid()) throw Error(kInternal, "template: " + made.error_message());
    return made.render(values);
}

// An empty value leaves its {{#section}} out.
void set(mustache::data& values, const char* name, const std::string& value)
{
    if (value.empty())
        values.set(name, mustache::data(false));
    else
        values.set(name, value);
}

std::string structured(const organizations::Organization& o, const std::string& base)
{
    json::Writer w;
    w.object().member("@context", "https://schema.org").member("@type", "Organization");
    w.member("name", std::string_view(o.name)).member("url", std::string_view(base + "/o/" + o.slug));
    if (o.brand.logo) w.member("logo", std::string_view(base + o.brand.logo->url()));
    if (!o.details.legal_name.empty()) w.member("legalName", std::string_view(o.details.legal_name));
    if (!o.details.website.empty())
        w.key("sameAs").array().value(std::string_view(o.details.website)).end_array();
    return w.end_object().take();
}

mustache::data list_of(const std::vector<Card>& coming)
{
    mustache::data list(mustache::data::type::list);
    for (const auto& card : coming) {
        mustache::data item;
        item.set("slug", card.slug);
        item.set("name", card.name);
        item.set("starts_at", to_rfc3339(card.starts_at));
        item.set("when", card.hours());
        set(item, "place", card.venue ? card.venue->city : "");
        list.push_back(item);
    }
    return list;
}

}  // namespace

std::string organizer_page(
    const Config& config, const organizations::Organization& o, const std::vector<Card>& coming)
{
    const auto base = config.text("site.base_url"), site = config.text("site.name");
    mustache::data values;
    values.set("name", o.name);
    values.set("site", site);
    values.set("base", base);
    values.set("url", base + "/o/" + o.slug);
    values.set("description", "Coming events of " + o.name + ", with tickets.");
    set(values, "logo", o.brand.logo ? o.brand.logo->url() : "");
    values.set("logo_width", std::to_string(o.brand.logo ? o.brand.logo->width : 0));
    values.set("logo_height", std::to_string(o.brand.logo ? o.brand.logo->height : 0));
    set(values, "website", o.details.website);
    set(values, "legal_name", o.details.legal_name);
    set(values, "address", o.details.address);
    values.set("structured", frame::for_script(structured(o, base)));
    values.set("some", mustache::data(!coming.empty()));
    values.set("events", list_of(coming));
    return frame::fill(
        config, {"en", o.name + " · " + site, render(kHead, values), render(kBody, values), ""});
}

std::string missing_organizer_page(const Config& config)
{
    return frame::fill(config, {"en", "Not found · " + config.text("site.name"),
                                   "<meta name=\"robots\" content=\"noindex\">\n", kMissing, ""});
}

}  // namespace gatehouse::events
