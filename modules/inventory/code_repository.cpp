#include "modules/inventory/code_repository.hpp"

#include <map>

#include "modules/inventory/repository.hpp"

namespace gatehouse::inventory::repo {

namespace {

// One row for each item that the code names, at least one.
#define GH_CODE                                                                                              \
    "SELECT c.id, c.organization_id, c.event_id, c.code, c.kind, c.percent_off, c.amount_off, c.starts_at, " \
    "c.ends_at, c.max_uses, c.max_uses_per_person, c.min_order, c.blocks_stock, c.reserve_id, c.active, "    \
    "c.uses, c.created_at, c.updated_at, "                                                                   \
    "(SELECT MIN(l.quantity) FROM hold_lines l WHERE l.hold_id = c.reserve_id), ci.role, ci.item_id, "       \
    "t.is_bundle, c.currency "                                                                               \
    "FROM discount_codes c LEFT JOIN code_items ci ON ci.code_id = c.id LEFT JOIN ticket_types t ON t.id = " \
    "ci.item_id "

DiscountCode to_code(const db::Row& row)
{
    DiscountCode c;
    c.id = row.id<CodeId>(1);
    c.organization = row.id<OrganizationId>(2);
    c.event = row.id<EventId>(3);
    c.code = row.text(4);
    c.kind = row.choice<CodeKind>(5);
    c.percent_off = row.find_integer(6);
    if (!row.null(7)) c.amount_off = Money{row.number(7), row.text(23)};
    c.starts_at = row.find_time(8);
    c.ends_at = row.find_time(9);
    c.max_uses = row.find_integer(10);
    c.max_uses_per_person = row.find_integer(11);
    if (!row.null(12)) c.min_order = Money{row.number(12), row.text(23)};
    c.blocks_stock = row.integer(13);
    c.reserve = row.find_id<HoldId>(14);
    c.active = row.flag(15);
    c.uses = row.integer(16);
    c.created_at = row.time(17);
    c.updated_at = row.time(18);
    c.reserved = row.null(19) ? 0 : row.integer(19);
    return c;
}

struct Collect {
    std::vector<DiscountCode>& out;

    int operator()(const db::Row& row) const
    {
        if (out.empty() || out.back().id != row.id<CodeId>(1)) out.push_back(to_code(row));
        auto& code = out.back();
        if (row.null(21) || row.null(22)) return 0;
        (row.text(20) == "applies" ? code.applies_to : code.unlocks).push_back(row.item(21, 22));
        return 0;
    }
};

void insert_items(db::Tx& tx, const DiscountCode& code)
{
    std::vector<db::Args> rows;
    for (const auto& item : code.applies_to) rows.push_back({code.id, "applies", item});
    for (const auto& item : code.unlocks) rows.push_back({code.id, "unlocks", item});
    if (!rows.empty()) tx.exec_many("INSERT INTO code_items (code_id, role, item_id) VALUES (?, ?, ?)", rows);
}

std::optional<std::int64_t> amount(const std::optional<Money>& money)
{
    return money ? std::optional(money->amount) : std::nullopt;
}

}  // namespace

std::vector<DiscountCode> codes_of(db::Session& session, const EventId& event)
{
    std::vector<DiscountCode> out;
    session.all(GH_CODE "WHERE c.event_id = ? ORDER BY c.created_at, c.id, ci.item_id", Collect{out}, event);
    return out;
}

std::vector<DiscountCode> codes_by_key(
    db::Session& session, const EventId& event, const std::vector<std::string>& keys)
{
    std::vector<DiscountCode> out;
    session.all_in(GH_CODE "WHERE c.code_key IN (?*) AND c.event_id = ? ORDER BY c.id, ci.item_id",
        Collect{out}, keys, event);
    return out;
}

std::optional<DiscountCode> find_code(db::Session& session, const CodeId& id)
{
    std::vector<DiscountCode> out;
    session.all(GH_CODE "WHERE c.id = ? ORDER BY ci.item_id", Collect{out}, id);
    return out.empty() ? std::nullopt : std::optional(std::move(out.front()));
}

std::vector<CodeId> ended_with_reserve(db::Session& session, Time now)
{
    return session.all(
        "SELECT id FROM discount_codes WHERE ends_at <= ? AND reserve_id IS NOT NULL LIMIT 100",
        [](const db::Row& row) { return row.id<CodeId>(1); }, now);
}

void insert_code(db::Tx& tx, const DiscountCode& c, const std::string& currency)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO discount_codes (id, organization_id, event_id, code, code_key, kind, percent_off, amount_off, starts_at,
                                    ends_at, max_uses, max_uses_per_person, min_order, blocks_stock, active, created_at,
                                    updated_at, currency)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    tx.exec(kInsert, c.id, c.organization, c.event, c.code, code_key(c.code), to_string(c.kind),
        c.percent_off, amount(c.amount_off), c.starts_at, c.ends_at, c.max_uses, c.max_uses_per_person,
        amount(c.min_order), c.blocks_stock, c.active, c.created_at, c.updated_at, currency);
    insert_items(tx, c);
}

bool update_code(db::Tx& tx, const DiscountCode& c, const std::string& currency)
{
    constexpr db::Sql kUpdate = R"sql(
        UPDATE discount_codes
           SET code = ?, code_key = ?, kind = ?, percent_off = ?, amount_off = ?, starts_at = ?, ends_at = ?, max_uses = ?,
               max_uses_per_person = ?, min_order = ?, blocks_stock = ?, active = ?, updated_at = ?, currency = ?
         WHERE id = ? AND (? IS NULL OR uses <= ?)
    )sql";
    const auto matched = tx.exec(kUpdate, c.code, code_key(c.code), to_string(c.kind), c.percent_off,
        amount(c.amount_off), c.starts_at, c.ends_at, c.max_uses, c.max_uses_per_person, amount(c.min_order),
        c.blocks_stock, c.active, c.updated_at, currency, c.id, c.max_uses, c.max_uses);
    tx.exec("DELETE FROM code_items WHERE code_id = ?", c.id);
    insert_items(tx, c);
    if (matched == 1) return true;
    // Nothing of the row changed, or it was used too often for that.
    return tx
        .one(
            "SELECT ? IS NULL OR uses <= ? FROM discount_codes WHERE id = ?",
            [](const db::Row& row) { return row.flag(1); }, c.max_uses, c.max_uses, c.id)
        .value_or(false);
}

void set_reserve(db::Tx& tx, const CodeId& code, const std::optional<HoldId>& reserve)
{
    tx.exec("UPDATE discount_codes SET reserve_id = ? WHERE id = ?", reserve, code);
}

bool lock_unused(db::Tx& tx, const CodeId& id)
{
    constexpr db::Sql kUnused = R"sql(
        SELECT uses = 0 AND NOT EXISTS (SELECT 1 FROM hold_claims h WHERE h.subject_id = c.id AND h.kind = 'code')
          FROM discount_codes c WHERE c.id = ? FOR UPDATE
    )sql";
    return tx
        .one(
            kUnused, [](const db::Row& row) { return row.flag(1); }, id)
        .value_or(false);
}

void remove_code(db::Tx& tx, const CodeId& id)
{
    tx.exec("DELETE FROM code_items WHERE code_id = ?", id);
    tx.exec("DELETE FROM discount_codes WHERE id = ?", id);
}

bool names_item(db::Session& session, const ItemId& item)
{
    return session
        .one(
            "SELECT 1 FROM code_items WHERE item_id = ? LIMIT 1", [](const db::Row&) { return true; }, item)
        .has_value();
}

}  // namespace gatehouse::inventory::repo
