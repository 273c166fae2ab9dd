#include "modules/inventory/drift_repository.hpp"

namespace gatehouse::inventory::repo {

namespace {

const std::string kNobody(32, '\0');

// What has a limit per person: an item or a code.
constexpr const char* kCode = "code";
constexpr const char* kBundle = "bundle";

std::string name_of(const std::string& subject_type, const Uuid& subject)
{
    return subject_type == kCode ? CodeId(subject).str() : ItemId(subject, subject_type == kBundle).str();
}

std::int64_t claimed(db::Tx& tx, const ClaimKey& key)
{
    constexpr db::Sql kSum = R"sql(
        SELECT COALESCE(SUM(c.quantity), 0) FROM hold_claims c JOIN holds h ON h.id = c.hold_id
         WHERE c.subject_id = ? AND c.kind = ? AND c.person = ? AND h.status <> 'released'
    )sql";
    return tx
        .one(
            kSum, [](const db::Row& row) { return row.number(1); }, CodeId(key.subject), to_string(key.kind),
            key.person.empty() ? kNobody : key.person)
        .value_or(0);
}

}  // namespace

std::optional<Mismatch> mismatch(db::Tx& tx, const PoolId& id)
{
    constexpr db::Sql kMismatch = R"sql(
        SELECT id, event_id, taken, expected FROM
               (SELECT p.id, p.event_id, p.taken,
                       (SELECT COALESCE(SUM(l.quantity), 0) FROM hold_lines l JOIN holds h ON h.id = l.hold_id
                         WHERE l.pool_id = p.id AND h.status <> 'released') AS expected
                  FROM pools p WHERE p.id = ?) x
         WHERE taken <> expected
    )sql";
    return tx.one(
        kMismatch,
        [](const db::Row& row) {
            return Mismatch{row.id<PoolId>(1), row.id<EventId>(2), row.number(3), row.number(4)};
        },
        id);
}

void set_taken(db::Tx& tx, const PoolId& id, std::int64_t taken)
{
    tx.exec("UPDATE pools SET taken = ? WHERE id = ?", taken, id);
}

std::vector<ClaimMismatch> claim_mismatches(db::Session& session)
{
    constexpr db::Sql kCodes = R"sql(
        SELECT d.id, d.uses, COALESCE(s.quantity, 0) FROM discount_codes d
          LEFT JOIN (SELECT c.subject_id, SUM(c.quantity) AS quantity
                       FROM hold_claims c JOIN holds h ON h.id = c.hold_id
                      WHERE c.kind = 'code' AND h.status <> 'released' GROUP BY c.subject_id) s ON s.subject_id = d.id
         WHERE d.uses <> COALESCE(s.quantity, 0) ORDER BY d.id
    )sql";
    // From both sides: a counter may be missing altogether.
    constexpr db::Sql kPersons = R"sql(
        SELECT x.subject_id, x.taken, x.claimed, x.person, IF(t.id IS NULL, 'code', IF(t.is_bundle, 'bundle', 'tickettype'))
          FROM (SELECT subject_id, person, SUM(taken) AS taken, SUM(claimed) AS claimed
                  FROM (SELECT subject_id, person, taken, 0 AS claimed FROM person_counts
                        UNION ALL
                        SELECT c.subject_id, c.person, 0, c.quantity FROM hold_claims c JOIN holds h ON h.id = c.hold_id
                         WHERE c.kind = 'person' AND h.status <> 'released') both_sides
                 GROUP BY subject_id, person HAVING SUM(taken) <> SUM(claimed)) x
          LEFT JOIN ticket_types t ON t.id = x.subject_id ORDER BY x.subject_id, x.person
    )sql";
    auto out = session.all(kCodes, [](const db::Row& row) {
        const auto id = row.id<CodeId>(1);
        return ClaimMismatch{{ClaimKind::code, id.uuid(), {}}, id.str(), row.number(2), row.number(3)};
    });
    for (auto& wrong : session.all(kPersons, [](const db::Row& row) {
             const auto subject = row.id<CodeId>(1).uuid();
             return ClaimMismatch{{ClaimKind::person, subject, row.text(4)}, name_of(row.text(5), subject),
                 row.number(2), row.number(3)};
         }))
        out.push_back(std::move(wrong));
    return out;
}

std::optional<Counter> lock_counter(db::Tx& tx, const ClaimKey& key)
{
    constexpr db::Sql kLockCode =
        "SELECT uses, max_uses, organization_id, 'code' FROM discount_codes WHERE id = ? FOR UPDATE";
    constexpr db::Sql kLockPerson =
        "INSERT INTO person_counts (subject_id, person, taken) VALUES (?, ?, 0)"
        " ON DUPLICATE KEY UPDATE taken = taken";
    constexpr db::Sql kPerson = R"sql(
        SELECT p.taken, NULL, COALESCE(t.organization_id, d.organization_id),
               IF(t.id IS NULL, 'code', IF(t.is_bundle, 'bundle', 'tickettype'))
          FROM person_counts p
          LEFT JOIN ticket_types t ON t.id = p.subject_id LEFT JOIN discount_codes d ON d.id = p.subject_id
         WHERE p.subject_id = ? AND p.person = ?
    )sql";
    const auto to_counter = [](const db::Row& row) {
        return Counter{row.number(1), 0, row.find_integer(2), row.find_id<OrganizationId>(3), row.text(4)};
    };
    std::optional<Counter> counter;
    if (key.kind == ClaimKind::code) {
        counter = tx.one(kLockCode, to_counter, CodeId(key.subject));
    } else {
        tx.exec(kLockPerson, CodeId(key.subject), key.person);
        counter = tx.one(kPerson, to_counter, CodeId(key.subject), key.person);
    }
    if (counter) counter->claimed = claimed(tx, key);
    return counter;
}

void set_counted(db::Tx& tx, const ClaimKey& key, std::int64_t value)
{
    if (key.kind == ClaimKind::code)
        tx.exec("UPDATE discount_codes SET uses = ? WHERE id = ?", value, CodeId(key.subject));
    else
        tx.exec("UPDATE person_counts SET taken = ? WHERE subject_id = ? AND person = ?", value,
            CodeId(key.subject), key.person);
}

}  // namespace gatehouse::inventory::repo
