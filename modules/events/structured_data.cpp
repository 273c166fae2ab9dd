#include "modules/events/structured_data.hpp"

#include "common/json/json.hpp"
#include "common/money_number.hpp"
#include "common/time.hpp"
#include "modules/events/markdown.hpp"

namespace gatehouse::events {

namespace {

using json::Writer;

void text(Writer& out, std::string_view name, const std::string& value)
{
    if (!value.empty()) out.member(name, std::string_view(value));
}

std::string local(Time at, const std::string& zone)
{
    return zone::to_local(at, zone) + zone::to_offset(at, zone);
}

void write_place(Writer& out, const Venue& v)
{
    out.key("location").object().member("@type", "Place");
    text(out, "name", v.name);
    out.key("address").object().member("@type", "PostalAddress");
    text(out, "streetAddress", v.address);
    text(out, "addressLocality", v.city);
    text(out, "addressRegion", v.region);
    text(out, "postalCode", v.postal_code);
    text(out, "addressCountry", v.country);
    out.end_object();
    if (v.latitude && v.longitude)
        out.key("geo")
            .object()
            .member("@type", "GeoCoordinates")
            .member("latitude", *v.latitude)
            .member("longitude", *v.longitude)
            .end_object();
    out.end_object();
}

const char* availability(SaleState state)
{
    switch (state) {
        case SaleState::sold_out: return "https://schema.org/SoldOut";
        case SaleState::not_started: return "https://schema.org/PreOrder";
        case SaleState::few_left: return "https://schema.org/LimitedAvailability";
        default: return "https://schema.org/InStock";
    }
}

void write_offer(Writer& out, const Event& e, const std::string& page)
{
    if (!e.sale.price_from || e.sale.state == SaleState::ended) return;
    const auto price = money::to_number({*e.sale.price_from, e.currency});
    out.key("offers").object().member("@type", "Offer").member("url", std::string_view(page));
    out.member("price", std::string_view(price));
    out.member("priceCurrency", std::string_view(e.currency))
        .member("availability", availability(e.sale.state))
        .end_object();
}

}  // namespace

std::string structured_data(const Event& e, const std::string& base)
{
    const auto page = base + "/e/" + e.slug;
    Writer out;
    out.object().member("@context", "https://schema.org").member("@type", "Event");
    text(out, "name", e.name);
    text(out, "description", e.summary.empty() ? markdown::to_plain(e.description, 300) : e.summary);
    out.member("startDate", std::string_view(local(e.starts_at, e.zone)));
    out.member("endDate", std::string_view(local(e.ends_at, e.zone)));
    out.member("eventStatus", e.status == Status::cancelled ? "https://schema.org/EventCancelled"
                                                            : "https://schema.org/EventScheduled");
    out.member("eventAttendanceMode", e.venue ? "https://schema.org/OfflineEventAttendanceMode"
                                              : "https://schema.org/OnlineEventAttendanceMode");
    if (e.venue)
        write_place(out, *e.venue);
    else if (e.online_url)
        out.key("location")
            .object()
            .member("@type", "VirtualLocation")
            .member("url", std::string_view(page))
            .end_object();
    if (!e.images.empty()) {
        out.key("image").array();
        for (const auto& image : e.images) out.value(std::string_view(base + image.jpeg_url()));
        out.end_array();
    }
    out.key("organizer").object().member("@type", "Organization");
    text(out, "name", e.organizer.name);
    out.end_object();
    write_offer(out, e, page);
    out.member("url", std::string_view(page));
    return out.end_object().take();
}

}  // namespace gatehouse::events
