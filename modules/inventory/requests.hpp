// What callers send us. Private to this module.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/json/schema.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

struct NewItem : Terms {
    EventId event;
    std::optional<int> capacity;
};
struct NewTicketType : NewItem {
    std::optional<DayId> day;  // empty: the whole event
};
// With a price, or a discount on the sum of its days.
struct NewBundle : NewItem {
    std::vector<DayId> day_ids;
    std::optional<Money> own_price;
};

// A change of what is given; null clears what may be empty (no capacity: unlimited).
struct ItemChange {
    std::optional<std::string> name, description;
    std::optional<Money> price;
    schema::Patch<int> capacity;
    schema::Patch<Time> sales_start, sales_end;
    std::optional<int> min_per_order, max_per_order, tax_rate, sort;
    schema::Patch<int> max_per_person;
    std::optional<bool> tax_included, active;
    std::optional<Visibility> visibility;
    std::optional<SaleMode> sale_mode;
};
struct TypeChange : ItemChange {
    schema::Patch<DayId> day;
};
struct BundleChange : ItemChange {
    std::optional<std::vector<DayId>> day_ids;
    std::optional<int> discount_percent;
};

// Which event's list is wanted.
struct ListQuery {
    EventId event;
};

// Times are RFC 3339, or wall time in the event's zone.
struct NewDay {
    std::string name, description, starts_at, ends_at;
    std::optional<std::string> place;
    std::optional<int> capacity;
};
struct DayChange {
    std::optional<std::string> name, description, starts_at, ends_at;
    schema::Patch<std::string> place;
    schema::Patch<int> capacity;
};
struct NewCapacity {
    std::optional<int> capacity;
};

struct NewCode : CodeTerms {
    EventId event;
    std::vector<TicketTypeId> types;
    std::vector<BundleId> bundles;
};
struct CodeChange {
    std::optional<std::string> code;
    std::optional<CodeKind> kind;
    schema::Patch<int> percent_off, max_uses, max_uses_per_person;
    schema::Patch<Money> amount_off, min_order;
    schema::Patch<Time> starts_at, ends_at;
    std::optional<int> blocks_stock;
    std::optional<bool> active;
    std::optional<std::vector<TicketTypeId>> types;
    std::optional<std::vector<BundleId>> bundles;
    std::optional<std::vector<ItemId>> unlocks;
};
struct CodeCheck {
    EventId event;
    std::string code;
};

struct NewQuestion {
    AskedOf of = AskedOf::order;
    QuestionKind kind = QuestionKind::text;
    std::string label, help;
    bool required = false;
    std::vector<std::string> options;
    std::vector<ItemId> items;
};
// Of whom and how it is asked stays.
struct QuestionChange {
    std::optional<std::string> label, help;
    std::optional<bool> required;
    std::optional<std::vector<std::string>> options;
    std::optional<std::vector<ItemId>> items;
};
struct QuestionOrder {
    std::vector<QuestionId> ids;
};

struct Cancel {
    std::string reason;
};

using Duplicate = events::Service::Copy;

}  // namespace gatehouse::inventory
