#include "modules/events/types.hpp"

#include "common/time.hpp"
#include "modules/events/markdown.hpp"

namespace gatehouse::events {

const char* to_string(Type type)
{
    switch (type) {
        case Type::save_the_date: return "save_the_date";
        case Type::free: return "free";
        case Type::ticketed: return "ticketed";
    }
    return "";
}

const char* to_string(Status status)
{
    switch (status) {
        case Status::draft: return "draft";
        case Status::published: return "published";
        case Status::cancelled: return "cancelled";
    }
    return "";
}

const char* to_string(SaleState state)
{
    switch (state) {
        case SaleState::none: return "none";
        case SaleState::free: return "free";
        case SaleState::not_started: return "not_started";
        case SaleState::on_sale: return "on_sale";
        case SaleState::few_left: return "few_left";
        case SaleState::sold_out: return "sold_out";
        case SaleState::ended: return "ended";
    }
    return "";
}

std::string Image::url(int size) const { return "/media/" + hash + "-" + std::to_string(size) + ".webp"; }
std::string Image::jpeg_url() const { return "/media/" + hash + "-1200.jpg"; }

std::string Brief::starts_local() const { return zone::to_local(starts_at, zone); }

std::optional<Money> Card::price_from() const
{
    return sale.price_from ? std::optional(Money{*sale.price_from, currency}) : std::nullopt;
}

std::string Event::starts_local() const { return zone::to_local(starts_at, zone); }
std::string Event::ends_local() const { return zone::to_local(ends_at, zone); }
std::string Event::description_html() const { return markdown::to_html(description); }

}  // namespace gatehouse::events
