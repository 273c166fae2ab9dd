// An event: what happens where and when, and how its tickets may be sold. Pure data and rules; no I/O.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/json/schema.hpp"
#include "common/json/view.hpp"
#include "common/money.hpp"
#include "common/page.hpp"
#include "modules/organizations/types.hpp"

namespace gatehouse::events {

inline constexpr ErrorKind kNotPublishable{
    "not_publishable", 409, "This event cannot be published yet. Please complete what is missing."};
inline constexpr ErrorKind kNotDraft{
    "not_draft", 409, "Only a draft can do that. This event was already published."};
inline constexpr ErrorKind kSalesNotOpen{"sales_not_open", 409, "Tickets are not on sale yet."};
inline constexpr ErrorKind kSalesClosed{"sales_closed", 409, "Tickets are no longer on sale."};

enum class Type { save_the_date, free, ticketed };
const char* to_string(Type type);
constexpr std::array<Type, 3> values(Type) { return {Type::save_the_date, Type::free, Type::ticketed}; }

enum class Status { draft, published, cancelled };
const char* to_string(Status status);
constexpr std::array<Status, 3> values(Status)
{
    return {Status::draft, Status::published, Status::cancelled};
}

// How the sale stands as a whole, for lists. `none`: nothing is sold here.
enum class SaleState { none, free, not_started, on_sale, few_left, sold_out, ended };
const char* to_string(SaleState state);
constexpr std::array<SaleState, 7> values(SaleState)
{
    using enum SaleState;
    return {none, SaleState::free, not_started, on_sale, few_left, sold_out, ended};
}

struct Venue {
    std::string name, address, city, region, postal_code, country;
    std::optional<double> latitude, longitude;

    // "Green Mill, 4802 N Broadway, 60640 Chicago, IL"; '' when nothing is known.
    std::string line() const;

    friend bool operator==(const Venue&, const Venue&) = default;
};

// One uploaded picture; its files are named after the content's hash, so they never change.
struct Image {
    MediaId id;
    std::string hash, alt;
    int width = 0, height = 0;  // of the largest size
    std::int64_t bytes = 0;     // of all its files; known where it is stored

    // "/media/<hash>-<width>.webp"; width is 320, 800 or 1920.
    std::string url(int width) const;
    // The JPEG for crawlers that read no WebP.
    std::string jpeg_url() const;
};

// "Friday, 5 June 2026, 19:00 – 23:00 (Europe/Berlin, UTC+02:00)".
std::string when(Time starts_at, Time ends_at, const std::string& zone);

struct Category {
    CategoryId id;
    std::string slug, name;
};

// Who pays the platform's fee: the buyer on top, or the organizer out of the price (ORD-7).
enum class FeesPaidBy { buyer, organizer };
constexpr const char* to_string(FeesPaidBy by) { return by == FeesPaidBy::buyer ? "buyer" : "organizer"; }
constexpr std::array<FeesPaidBy, 2> values(FeesPaidBy) { return {FeesPaidBy::buyer, FeesPaidBy::organizer}; }

struct Settings {
    int min_per_order = 1, max_per_order = 10;
    bool show_remaining = true, waiting_list = false, transfers = true, reentry = false;
    FeesPaidBy fees_paid_by = FeesPaidBy::buyer;
    std::string refund_policy;
};

using Organizer = organizations::Brief;

// The part of an event that rules are decided by: one row, no lists.
struct Facts {
    EventId id;
    OrganizationId organization;
    std::string slug, name, zone, currency;
    Type type = Type::ticketed;
    Status status = Status::draft;
    Time starts_at, ends_at;
    Settings settings;
    bool asks = false;  // buyers are asked questions; what they are is inventory's matter

    bool ended(Time now) const { return ends_at <= now; }
};

// What an order or a ticket shows of its event.
struct Brief {
    EventId id;
    Organizer organizer;
    std::string slug, name, zone;
    Status status = Status::draft;
    Time starts_at, ends_at;
    std::optional<Venue> venue;
    std::optional<std::string> online_url;
    std::optional<Image> image;
    std::string summary;
    int ics_sequence = 0;
    Time updated_at;

    std::string starts_local() const;  // wall time in the event's zone
    // For people: "Friday, 20 November 2026, 19:00 – 23:00 (America/Chicago, UTC-06:00)", its two halves
    // where they stand apart, and the place in one line.
    std::string when() const;
    std::string hours() const;  // "Friday, 20 November 2026, 19:00 – 23:00"
    std::string clock() const;  // "America/Chicago, UTC-06:00"
    std::string where() const;
};

// What lists show: kept current by inventory, since only it knows the stock.
struct SaleSummary {
    std::optional<std::int64_t> price_from;  // minor units of the event's currency
    SaleState state = SaleState::none;

    friend bool operator==(const SaleSummary&, const SaleSummary&) = default;
};

struct Card : Brief {
    std::string currency;
    Type type = Type::ticketed;
    SaleSummary sale;
    std::vector<Category> categories;
    std::optional<Time> published_at;
    std::string score;  // how well it fits a search, as the cursor needs it

    std::optional<Money> price_from() const;
};

struct Event : Facts {
    Organizer organizer;
    std::string summary, description, language, accessibility;
    std::optional<Venue> venue;
    std::optional<std::string> online_url;
    std::optional<int> age_limit;
    SaleSummary sale;
    std::vector<Category> categories;
    std::vector<Image> images;
    int ics_sequence = 0, version = 1;
    std::optional<Time> published_at;
    Time created_at, updated_at;
    Time read_at;  // when it was read: `ended` is as of then

    bool over() const { return ended(read_at); }
    std::string starts_local() const;
    std::string ends_local() const;
    std::string description_html() const;  // safe to show
};

// How much an organization used events in a month.
struct MonthlyUse {
    int published = 0;
    std::int64_t bytes = 0;  // of pictures, at its end
};

// Before or after the end of an event.
enum class When { upcoming, past };
constexpr const char* to_string(When when) { return when == When::upcoming ? "upcoming" : "past"; }
constexpr std::array<When, 2> values(When) { return {When::upcoming, When::past}; }

// What the organizer's list may be narrowed to. The latest come first, but of upcoming ones the next.
struct OrganizerQuery : PageQuery {
    std::optional<OrganizationId> organization;
    std::optional<Status> status;
    std::optional<When> when;
    std::string text;
};

// Views and schemas that modules above use in their own routes.
const view::Object<Brief>& brief_view();  // OrderEvent
const view::Object<Card>& card_view();    // EventCard
const view::Object<Event>& event_view();
const schema::Object<OrganizerQuery>& organizer_query();

}  // namespace gatehouse::events
