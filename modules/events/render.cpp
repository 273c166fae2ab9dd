#include "modules/events/render.hpp"

namespace gatehouse::events {

namespace {

// clang-format off
const view::Object<Organizer>& organizer_view()
{
    static const auto view = view::object<Organizer>("EventOrganizer")
        .field("id",   &Organizer::id)
        .field("name", &Organizer::name)
        .field("slug", &Organizer::slug);
    return view;
}

const view::Object<Venue>& venue_view()
{
    static const auto view = view::object<Venue>("Venue")
        .field("name",        &Venue::name)
        .field("address",     &Venue::address)
        .field("city",        &Venue::city)
        .field("region",      &Venue::region)
        .field("postal_code", &Venue::postal_code)
        .field("country",     &Venue::country)
        .field("latitude",    &Venue::latitude)
        .field("longitude",   &Venue::longitude);
    return view;
}

const view::Object<Venue>& venue_brief_view()
{
    static const auto view = view::object<Venue>("VenueBrief")
        .field("name",    &Venue::name)
        .field("city",    &Venue::city)
        .field("country", &Venue::country);
    return view;
}

}  // namespace

const view::Object<Image>& image_view()
{
    static const auto view = view::object<Image>("Image")
        .field("id",         &Image::id)
        .field("alt",        &Image::alt)
        .field("width",      &Image::width)
        .field("height",     &Image::height)
        .field("url_small",  [](const Image& i) { return i.url(320); })
        .field("url_medium", [](const Image& i) { return i.url(800); })
        .field("url_large",  [](const Image& i) { return i.url(1920); });
    return view;
}

const view::Object<Category>& category_view()
{
    static const auto view = view::object<Category>("Category")
        .field("id",   &Category::id)
        .field("slug", &Category::slug)
        .field("name", &Category::name);
    return view;
}

const view::Object<Settings>& settings_view()
{
    static const auto view = view::object<Settings>("EventSettings")
        .field("min_per_order",  &Settings::min_per_order)
        .field("max_per_order",  &Settings::max_per_order)
        .field("show_remaining", &Settings::show_remaining)
        .field("waiting_list",   &Settings::waiting_list)
        .field("transfers",      &Settings::transfers)
        .field("reentry",        &Settings::reentry)
        .field("fees_paid_by",   &Settings::fees_paid_by)
        .field("refund_policy",  &Settings::refund_policy);
    return view;
}

const view::Object<Brief>& brief_view()
{
    static const auto view = view::object<Brief>("OrderEvent")
        .field("id",           &Brief::id)
        .field("slug",         &Brief::slug)
        .field("name",         &Brief::name)
        .field("starts_at",    &Brief::starts_at)
        .field("ends_at",      &Brief::ends_at)
        .field("zone",         &Brief::zone)
        .field("starts_local", &Brief::starts_local)
        .field("venue",        &Brief::venue, venue_brief_view())
        .field("image",        &Brief::image, image_view());
    return view;
}

const view::Object<Card>& card_view()
{
    static const auto view = view::object<Card>("EventCard")
        .field("id",           &Card::id)
        .field("slug",         &Card::slug)
        .field("name",         &Card::name)
        .field("summary",      &Card::summary)
        .field("type",         &Card::type)
        .field("status",       &Card::status)
        .field("starts_at",    &Card::starts_at)
        .field("ends_at",      &Card::ends_at)
        .field("zone",         &Card::zone)
        .field("starts_local", &Card::starts_local)
        .field("venue",        &Card::venue, venue_brief_view())
        .field("image",        &Card::image, image_view())
        .field("categories",   &Card::categories, category_view())
        .field("organization", &Card::organizer, organizer_view())
        .field("price_from",   &Card::price_from)
        .field("sale_state",   [](const Card& c) { return c.sale.state; });
    return view;
}

const view::Object<Event>& event_view()
{
    static const auto view = view::object<Event>("Event")
        .field("id",               &Event::id)
        .field("organization",     &Event::organizer, organizations::branded_view())
        .field("slug",             &Event::slug)
        .field("name",             &Event::name)
        .field("summary",          &Event::summary)
        .field("description",      &Event::description)
        .field("description_html", &Event::description_html)
        .field("type",             &Event::type)
        .field("status",           &Event::status)
        .field("ended",            &Event::over)
        .field("starts_at",        &Event::starts_at)
        .field("ends_at",          &Event::ends_at)
        .field("zone",             &Event::zone)
        .field("starts_local",     &Event::starts_local)
        .field("ends_local",       &Event::ends_local)
        .field("venue",            &Event::venue, venue_view())
        .field("online_url",       &Event::online_url)
        .field("currency",         &Event::currency)
        .field("language",         &Event::language)
        .field("age_limit",        &Event::age_limit)
        .field("accessibility",    &Event::accessibility)
        .field("categories",       &Event::categories, category_view())
        .field("images",           &Event::images, image_view())
        .field("settings",         &Event::settings, settings_view())
        .field("asks_questions",   &Event::asks)
        .field("published_at",     &Event::published_at)
        .field("created_at",       &Event::created_at)
        .field("updated_at",       &Event::updated_at)
        .field("version",          &Event::version);
    return view;
}
// clang-format on

}  // namespace gatehouse::events
