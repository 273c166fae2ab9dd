#include "modules/events/page.hpp"

#include <kainjow/mustache.hpp>

#include "common/time.hpp"
#include "modules/events/frame.hpp"
#include "modules/events/markdown.hpp"
#include "modules/events/page_template.hpp"
#include "modules/events/render.hpp"
#include "modules/events/structured_data.hpp"

namespace gatehouse::events {

namespace {

namespace mustache = kainjow::mustache;

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

std::string price(const Event& e)
{
    if (!e.sale.price_from) return e.type == Type::free ? "Free" : "";
    return *e.sale.price_from == 0 ? "Free"
                                   : "Tickets from " + money::to_text({*e.sale.price_from, e.currency});
}

// For search results and previews, which show nothing without it.
std::string description(const Event& e)
{
    if (!e.summary.empty()) return e.summary;
    const auto text = markdown::to_plain(e.description, 200);
    const auto place = e.venue ? e.venue->line() : "";
    return !text.empty() ? text : when(e.starts_at, e.ends_at, e.zone) + (place.empty() ? "" : " · " + place);
}

void set_picture(mustache::data& values, const Event& e, const std::string& base)
{
    const auto* image = e.images.empty() ? nullptr : &e.images.front();
    set(values, "image", image ? base + image->jpeg_url() : "");
    set(values, "photo", image ? image->url(800) : "");
    values.set("card", image ? "summary_large_image" : "summary");
    if (!image) return;
    values.set("image_alt", image->alt.empty() ? e.name : image->alt);
    values.set(
        "photo_set", image->url(320) + " 320w, " + image->url(800) + " 800w, " + image->url(1920) + " 1920w");
    values.set("photo_width", std::to_string(image->width));
    values.set("photo_height", std::to_string(image->height));
    values.set("photo_alt", image->alt);
}

mustache::data values_of(const Config& config, const Event& e)
{
    const auto base = config.text("site.base_url");
    mustache::data values;
    set(values, "name", e.name);
    set(values, "site", config.text("site.name"));
    set(values, "url", base + "/e/" + e.slug);
    set(values, "calendar", "/api/events/" + e.id.str() + "/calendar.ics");
    set(values, "description", description(e));
    set(values, "summary", e.summary);
    set(values, "language", e.language);
    set(values, "starts_at", to_rfc3339(e.starts_at));
    set(values, "when", when(e.starts_at, e.ends_at, e.zone));
    set(values, "place", e.venue ? e.venue->line() : "");
    set(values, "price", price(e));
    set(values, "organizer", e.organizer.name);
    set(values, "description_html", e.description_html());
    set(values, "accessibility", e.accessibility);
    set(values, "structured", frame::for_script(structured_data(e, base)));
    values.set("draft", mustache::data(e.status == Status::draft));
    values.set("cancelled", mustache::data(e.status == Status::cancelled));
    values.set("online", mustache::data(!e.venue && e.online_url.has_value()));
    values.set("sold_out", mustache::data(e.sale.state == SaleState::sold_out));
    set_picture(values, e, base);
    return values;
}

}  // namespace

std::string event_page(const Config& config, const Event& event)
{
    const auto values = values_of(config, event);
    return frame::fill(
        config, {event.language, event.name + " · " + config.text("site.name"), render(kHeadTemplate, values),
                    render(kBodyTemplate, values), R"({"event":)" + event_view().dump(event) + "}"});
}

std::string missing_page(const Config& config)
{
    return frame::fill(config, {"en", "Not found · " + config.text("site.name"),
                                   "<meta name=\"robots\" content=\"noindex\">\n", kMissingBody, ""});
}

}  // namespace gatehouse::events
