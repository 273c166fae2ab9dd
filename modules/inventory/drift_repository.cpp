#include "modules/inventory/drift_repository.hpp"

namespace gatehouse::inventory::repo {

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

}  // namespace gatehouse::inventory::repo
