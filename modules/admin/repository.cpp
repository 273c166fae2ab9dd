#include "modules/admin/invariants.hpp"

namespace gatehouse::admin {

namespace {

// Each statement selects what is broken: an id as text, and a few words.
struct Proof {
    const char* id;
    const char* holds;
    db::Sql sql;
};

constexpr Proof kProofs[] = {
    {"I1", "no pool is oversold or below zero", R"sql(
        SELECT HEX(id), CONCAT('taken ', taken, ' of ', COALESCE(size, 'unlimited')) FROM pools
         WHERE taken < 0 OR (size IS NOT NULL AND taken > size) LIMIT 10
    )sql"},
    {"I2", "each pool's counter is the sum of its holds", R"sql(
        SELECT HEX(p.id), CONCAT('taken ', p.taken, ', holds ', COALESCE(s.sum, 0)) FROM pools p LEFT JOIN
               (SELECT l.pool_id, SUM(l.quantity) AS sum FROM hold_lines l JOIN holds h ON h.id = l.hold_id
                 WHERE h.status <> 'released' GROUP BY l.pool_id) s ON s.pool_id = p.id
         WHERE p.taken <> COALESCE(s.sum, 0) LIMIT 10
    )sql"},
    {"I3", "a completed order has one ticket per place, an open one has none", R"sql(
        SELECT number, CONCAT(status, ', ', quantity, ' places, ', issued, ' tickets') FROM
               (SELECT o.number, o.status, o.quantity, COUNT(t.id) AS issued FROM orders o LEFT JOIN tickets t ON t.order_id = o.id
                 GROUP BY o.id, o.number, o.status, o.quantity) x
         WHERE issued <> IF(status IN ('completed', 'partially_refunded', 'refunded'), quantity, 0) LIMIT 10
    )sql"},
    {"I3h", "a completed order's hold is converted, an ended one's released", R"sql(
        SELECT o.number, CONCAT(o.status, ' but its hold is ', h.status) FROM orders o JOIN holds h ON h.id = o.hold_id
         WHERE (o.status = 'completed' AND h.status <> 'converted') OR (o.status = 'expired' AND h.status <> 'released')
            OR (o.status = 'pending' AND h.status <> 'active') LIMIT 10
    )sql"},
    {"I4", "no order got more back than was paid, and paid money has a ticket or a refund", R"sql(
        SELECT number, CONCAT('paid ', paid, ', refunds ', back, ', ', status) FROM
               (SELECT o.number, o.status, o.total, SUM(p.amount) AS paid,
                       COALESCE((SELECT SUM(r.amount) FROM refunds r WHERE r.order_id = o.id), 0) AS back
                  FROM orders o JOIN payments p ON p.order_id = o.id AND p.status = 'succeeded'
                 GROUP BY o.id, o.number, o.status, o.total) x
         WHERE back > paid OR (status IN ('pending', 'expired', 'cancelled') AND back < paid)
            OR (status = 'completed' AND paid - back <> total) LIMIT 10
    )sql"},
    {"I5", "a paid order has a payment that succeeded", R"sql(
        SELECT o.number, o.status FROM orders o WHERE o.status = 'completed' AND o.method = 'card' AND NOT EXISTS
               (SELECT 1 FROM payments p WHERE p.order_id = o.id AND p.status = 'succeeded') LIMIT 10
    )sql"},
    {"I6", "every used ticket was admitted, and nobody was admitted on a ticket that is still unused", R"sql(
        SELECT DISTINCT t.number, t.status FROM tickets t LEFT JOIN admissions a ON a.ticket_id = t.id
         WHERE (t.status = 'used' AND a.ticket_id IS NULL) OR (t.status = 'valid' AND a.ticket_id IS NOT NULL) LIMIT 10
    )sql"},
    {"I9", "a completed order has exactly one piece of news about it", R"sql(
        SELECT number, CONCAT(pieces, ' rows') FROM
               (SELECT o.number, COUNT(n.seq) AS pieces FROM orders o
                  LEFT JOIN outbox n ON n.subject = o.id AND n.topic = 'order.completed'
                 WHERE o.completed_at > UTC_TIMESTAMP(6) - INTERVAL 7 DAY GROUP BY o.id, o.number) x
         WHERE pieces <> 1 LIMIT 10
    )sql"},
};

}  // namespace

std::vector<Invariant> check_invariants(db::Session& session)
{
    std::vector<Invariant> out;
    for (const auto& proof : kProofs)
        out.push_back({proof.id, proof.holds,
            session.all(proof.sql, [](const db::Row& row) { return row.text(1) + ": " + row.text(2); })});
    return out;
}

}  // namespace gatehouse::admin
