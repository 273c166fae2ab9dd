#include "modules/inventory/claim_repository.hpp"

#include "modules/inventory/repository.hpp"

namespace gatehouse::inventory::repo {

namespace {

const std::string kNobody(32, '\0');

std::string person_of(const db::Row& row, int column)
{
    auto person = row.text(column);
    return person == kNobody ? std::string() : person;
}

db::Arg bytes(const ClaimKey& key) { return CodeId(key.subject); }

}  // namespace

std::map<ClaimKey, int> counts_of(db::Session& session, const std::vector<std::string>& persons)
{
    std::map<ClaimKey, int> out;
    session.all_in(
        "SELECT subject_id, person, taken FROM person_counts WHERE person IN (?*)",
        [&](const db::Row& row) {
            return out[{ClaimKind::person, row.id<CodeId>(1).uuid(), row.text(2)}] = row.integer(3);
        },
        persons);
    return out;
}

void insert_claims(db::Tx& tx, const HoldId& hold, const std::vector<Claim>& claims)
{
    std::vector<db::Args> rows;
    for (const auto& claim : claims) {
        const auto& person = claim.key.person.empty() ? kNobody : claim.key.person;
        rows.push_back({hold, to_string(claim.key.kind), bytes(claim.key), person, claim.quantity});
    }
    tx.exec_many(
        "INSERT INTO hold_claims (hold_id, kind, subject_id, person, quantity) VALUES (?, ?, ?, ?, ?)", rows);
}

Claims claims_of(db::Session& session, std::span<const HoldId> holds)
{
    constexpr db::Sql kClaims = R"sql(
        SELECT c.kind, c.subject_id, c.person, SUM(c.quantity), MAX(COALESCE(t.max_per_person, d.max_uses_per_person, k.max_uses))
          FROM hold_claims c
          LEFT JOIN ticket_types t ON c.kind = 'person' AND t.id = c.subject_id
          LEFT JOIN discount_codes d ON c.kind = 'person' AND d.id = c.subject_id
          LEFT JOIN discount_codes k ON c.kind = 'code' AND k.id = c.subject_id
         WHERE c.hold_id IN (?*) AND c.quantity > 0 GROUP BY c.kind, c.subject_id, c.person
    )sql";
    Claims out;
    session.all_in(
        kClaims,
        [&](const db::Row& row) {
            const auto kind = row.text(1);
            Claim claim;
            claim.key = {kind == "code"     ? ClaimKind::code
                         : kind == "person" ? ClaimKind::person
                                            : ClaimKind::reserve,
                row.id<CodeId>(2).uuid(), person_of(row, 3)};
            claim.quantity = row.integer(4);
            claim.most = row.find_integer(5);
            out[claim.key] = claim;
            return 0;
        },
        holds);
    return out;
}

void forget_reserve(db::Tx& tx, const HoldId& hold)
{
    tx.exec("DELETE FROM hold_claims WHERE hold_id = ? AND kind = 'reserve'", hold);
}

void forget_claims(db::Tx& tx, const HoldId& hold)
{
    tx.exec("UPDATE hold_claims SET quantity = 0 WHERE hold_id = ?", hold);
}

void reduce_claims(db::Tx& tx, const HoldId& hold, const ItemId& item, int by)
{
    tx.exec(R"sql(
        UPDATE person_counts p JOIN hold_claims c ON c.subject_id = p.subject_id AND c.person = p.person
           SET p.taken = p.taken - LEAST(?, c.quantity)
         WHERE c.hold_id = ? AND c.kind = 'person' AND c.subject_id = ?
    )sql",
        by, hold, item);
    tx.exec(R"sql(
        UPDATE hold_claims SET quantity = GREATEST(quantity - ?, 0)
         WHERE hold_id = ? AND kind = 'person' AND subject_id = ?
    )sql",
        by, hold, item);
}

bool count(db::Tx& tx, const Claim& claim)
{
    const auto& [key, n, most, already, item] = claim;
    if (key.kind == ClaimKind::code)
        return tx.exec(R"sql(
            UPDATE discount_codes SET uses = uses + ? WHERE id = ? AND (max_uses IS NULL OR uses + ? <= max_uses)
        )sql",
                   n, bytes(key), n) == 1;
    if (most && n > *most) return false;
    // One row changed: it is new. Two: it was there. None: it was there, and is full.
    return tx.exec(R"sql(
        INSERT INTO person_counts (subject_id, person, taken) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE taken = IF(? IS NULL OR taken + ? <= ?, taken + ?, taken)
    )sql",
               bytes(key), key.person, n, most, n, most, n) > 0;
}

void uncount(db::Tx& tx, const Claim& claim)
{
    const auto& key = claim.key;
    if (key.kind == ClaimKind::code)
        tx.exec("UPDATE discount_codes SET uses = uses - ? WHERE id = ?", claim.quantity, bytes(key));
    else
        tx.exec("UPDATE person_counts SET taken = taken - ? WHERE subject_id = ? AND person = ?",
            claim.quantity, bytes(key), key.person);
}

int counted(db::Session& session, const ClaimKey& key)
{
    const auto integer = [](const db::Row& row) { return row.integer(1); };
    if (key.kind == ClaimKind::code)
        return session.one("SELECT uses FROM discount_codes WHERE id = ?", integer, bytes(key)).value_or(0);
    return session
        .one("SELECT taken FROM person_counts WHERE subject_id = ? AND person = ?", integer, bytes(key),
            key.person)
        .value_or(0);
}

bool take_reserved(db::Tx& tx, const HoldId& reserve, int quantity, int pools)
{
    constexpr db::Sql kTake =
        "UPDATE hold_lines SET quantity = quantity - ? WHERE hold_id = ? AND quantity >= ?";
    return tx.exec(kTake, quantity, reserve, quantity) == static_cast<std::uint64_t>(pools);
}

void put_reserved(db::Tx& tx, const HoldId& reserve, int quantity)
{
    tx.exec(
        "UPDATE pools p JOIN hold_lines l ON l.pool_id = p.id SET p.taken = p.taken + ? WHERE l.hold_id = ?",
        quantity, reserve);
    tx.exec("UPDATE hold_lines SET quantity = quantity + ? WHERE hold_id = ?", quantity, reserve);
}

void set_reserved(db::Tx& tx, const HoldId& reserve, int quantity)
{
    tx.exec("UPDATE hold_lines SET quantity = ? WHERE hold_id = ?", quantity, reserve);
}

void end_reserve(db::Tx& tx, const HoldId& reserve)
{
    const auto used = tx.one(
        "SELECT 1 FROM hold_claims WHERE subject_id = ? AND kind = 'reserve' LIMIT 1",
        [](const db::Row&) { return true; }, reserve);
    if (used) {
        tx.exec("UPDATE holds SET status = 'released' WHERE id = ?", reserve);
        return;
    }
    tx.exec("DELETE FROM hold_lines WHERE hold_id = ?", reserve);
    tx.exec("DELETE FROM holds WHERE id = ?", reserve);
}

bool lock_reserve(db::Tx& tx, const HoldId& reserve)
{
    return tx
        .one(
            "SELECT status = 'active' FROM holds WHERE id = ? FOR UPDATE",
            [](const db::Row& row) { return row.flag(1); }, reserve)
        .value_or(false);
}

}  // namespace gatehouse::inventory::repo
