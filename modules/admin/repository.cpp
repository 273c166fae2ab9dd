#include <algorithm>

#include "modules/admin/proofs.hpp"

namespace gatehouse::admin {

namespace {

constexpr Proof kProofs[] = {
    {"I1", "no pool is oversold or below zero", R"sql(
        SELECT CONCAT('pool 0x', HEX(id)), CONCAT('taken ', taken, ' of ', COALESCE(size, 'unlimited')) FROM pools
         WHERE taken < 0 OR (size IS NOT NULL AND taken > size) LIMIT 10
    )sql"},
    {"I2", "each pool's counter is the sum of its holds", R"sql(
        SELECT CONCAT('pool 0x', HEX(p.id)), CONCAT('taken ', p.taken, ', holds ', COALESCE(s.quantity, 0))
          FROM pools p LEFT JOIN
               (SELECT l.pool_id, SUM(l.quantity) AS quantity FROM hold_lines l JOIN holds h ON h.id = l.hold_id
                 WHERE h.status <> 'released' GROUP BY l.pool_id) s ON s.pool_id = p.id
         WHERE p.taken <> COALESCE(s.quantity, 0) LIMIT 10
    )sql"},
    {"I2", "a sold order's hold takes what its tickets take that were not cancelled", R"sql(
        SELECT number, CONCAT('pool 0x', HEX(pool_id), ': the hold takes ', quantity, ', its tickets ', live) FROM
               (SELECT o.number, l.pool_id, l.quantity, COUNT(i.item_id) AS live
                  FROM holds h
                  JOIN orders o ON o.id = h.order_id AND o.hold_id = h.id
                  JOIN hold_lines l ON l.hold_id = h.id
                  LEFT JOIN tickets t ON t.order_id = o.id AND t.status <> 'cancelled'
                  LEFT JOIN item_pools i ON i.item_id = t.ticket_type_id AND i.pool_id = l.pool_id
                 WHERE h.status = 'converted' GROUP BY o.number, l.hold_id, l.pool_id, l.quantity) x
         WHERE quantity <> live LIMIT 10
    )sql"},
    {"I3", "an order that was sold has one ticket per place, another has none", R"sql(
        SELECT number, CONCAT(status, ', ', quantity, ' places, ', issued, ' tickets') FROM
               (SELECT o.number, o.status, o.quantity, o.completed_at, COUNT(t.id) AS issued
                  FROM orders o LEFT JOIN tickets t ON t.order_id = o.id
                 GROUP BY o.id, o.number, o.status, o.quantity, o.completed_at) x
         WHERE issued <> IF(completed_at IS NULL, 0, quantity) LIMIT 10
    )sql"},
    {"I3", "an order's places are the sum of its lines", R"sql(
        SELECT number, CONCAT(quantity, ' places, lines with ', lines_sum) FROM
               (SELECT o.number, o.quantity, COALESCE(SUM(l.quantity), 0) AS lines_sum
                  FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id GROUP BY o.id, o.number, o.quantity) x
         WHERE quantity <> lines_sum LIMIT 10
    )sql"},
    {"I3", "an order is complete when it says when, and a cancelled one has no valid ticket", R"sql(
        SELECT number, CONCAT(status, IF(completed_at IS NULL, ', never completed', ', completed ')) FROM orders
         WHERE (status IN ('completed', 'partially_refunded', 'refunded') AND completed_at IS NULL)
            OR (status IN ('pending', 'expired') AND completed_at IS NOT NULL)
        UNION ALL
        SELECT o.number, CONCAT(o.status, ', but ticket ', t.number, ' is ', t.status)
          FROM orders o JOIN tickets t ON t.order_id = o.id
         WHERE o.status = 'cancelled' AND t.status <> 'cancelled' LIMIT 10
    )sql"},
    {"I3", "an open order's hold is active, a sold one's converted, an ended one's released", R"sql(
        SELECT o.number, CONCAT(o.status, ', but its hold is ', COALESCE(h.status, 'missing'))
          FROM orders o LEFT JOIN holds h ON h.id = o.hold_id
         WHERE COALESCE(h.status, '') <> CASE WHEN o.completed_at IS NOT NULL THEN 'converted'
                                              WHEN o.status = 'pending' THEN 'active' ELSE 'released' END
        UNION ALL
        SELECT CONCAT('hold 0x', HEX(h.id)), CONCAT(h.status, ' for an order that does not exist')
          FROM holds h LEFT JOIN orders o ON o.id = h.order_id
         WHERE h.order_id IS NOT NULL AND o.id IS NULL AND h.status <> 'released' LIMIT 10
    )sql"},
    {"I6", "a used ticket was admitted, an unused one was not", R"sql(
        SELECT DISTINCT t.number, CONCAT(t.status, IF(a.ticket_id IS NULL, ', never admitted', ', but admitted'))
          FROM tickets t LEFT JOIN admissions a ON a.ticket_id = t.id
         WHERE (t.status = 'used' AND a.ticket_id IS NULL) OR (t.status = 'valid' AND a.ticket_id IS NOT NULL) LIMIT 10
    )sql"},
    {"I6", "an admission is of a ticket, on one of its days, once", R"sql(
        SELECT COALESCE(t.number, CONCAT('ticket 0x', HEX(a.ticket_id))), CONCAT('admitted ', COUNT(*), ' times on day ', a.day)
          FROM admissions a LEFT JOIN tickets t ON t.id = a.ticket_id
         GROUP BY a.ticket_id, a.day, t.id, t.number, t.days_mask
        HAVING COUNT(*) > 1 OR t.id IS NULL OR a.day < 1 OR (t.days_mask >> (a.day - 1)) & 1 = 0 LIMIT 10
    )sql"},
    {"I7", "no code is used more often than it may be", R"sql(
        SELECT CONCAT('code 0x', HEX(id)), CONCAT('used ', uses, ' of ', COALESCE(max_uses, 'unlimited')) FROM discount_codes
         WHERE uses < 0 OR (max_uses IS NOT NULL AND uses > max_uses) LIMIT 10
    )sql"},
    {"I7", "each code's uses are the sum of what holds claim of it", R"sql(
        SELECT CONCAT('code 0x', HEX(d.id)), CONCAT('used ', d.uses, ', claims ', COALESCE(s.quantity, 0))
          FROM discount_codes d LEFT JOIN
               (SELECT c.subject_id, SUM(c.quantity) AS quantity FROM hold_claims c JOIN holds h ON h.id = c.hold_id
                 WHERE c.kind = 'code' AND h.status <> 'released' GROUP BY c.subject_id) s ON s.subject_id = d.id
         WHERE d.uses <> COALESCE(s.quantity, 0) LIMIT 10
    )sql"},
    {"I7", "what each person has is the sum of what holds claim for the person", R"sql(
        SELECT CONCAT('person 0x', HEX(person), ' of 0x', HEX(subject_id)), CONCAT('counted ', SUM(taken), ', claims ', SUM(claimed))
          FROM (SELECT subject_id, person, taken, 0 AS claimed FROM person_counts
                UNION ALL
                SELECT c.subject_id, c.person, 0, c.quantity FROM hold_claims c JOIN holds h ON h.id = c.hold_id
                 WHERE c.kind = 'person' AND h.status <> 'released') both_sides
         GROUP BY subject_id, person HAVING SUM(taken) <> SUM(claimed) LIMIT 10
    )sql"},
    // Who had more when the limit was lowered keeps it, and an order under way may still be under the old
    // one.
    {"I7", "no person got more than the limit per person", R"sql(
        SELECT CONCAT('person 0x', HEX(person), ' of 0x', HEX(subject_id)), CONCAT('has ', has, ' of ', most) FROM
               (SELECT c.subject_id, c.person, SUM(c.quantity) AS has, MAX(h.created_at) AS latest,
                       MAX(COALESCE(t.max_per_person, d.max_uses_per_person)) AS most,
                       MAX(COALESCE(t.updated_at, d.updated_at)) AS changed
                  FROM hold_claims c JOIN holds h ON h.id = c.hold_id
                  LEFT JOIN ticket_types t ON t.id = c.subject_id
                  LEFT JOIN discount_codes d ON d.id = c.subject_id
                 WHERE c.kind = 'person' AND c.quantity > 0 AND h.status <> 'released'
                 GROUP BY c.subject_id, c.person) x
         WHERE has > most AND latest > changed + INTERVAL 1 MINUTE LIMIT 10
    )sql"},
    {"I8", "a line counts who waits in it", R"sql(
        SELECT CONCAT('line 0x', HEX(l.item_id)), CONCAT('counts ', l.waiting, ', waiting ', COALESCE(e.waiting, 0))
          FROM queue_lines l LEFT JOIN
               (SELECT item_id, COUNT(*) AS waiting FROM queue_entries WHERE status = 'waiting' GROUP BY item_id) e
               ON e.item_id = l.item_id
         WHERE l.waiting <> COALESCE(e.waiting, 0) LIMIT 10
    )sql"},
    {"I8", "the turns of a line were given from 1 on without gaps", R"sql(
        SELECT CONCAT('line 0x', HEX(l.item_id)), CONCAT('next is ', l.next_turn, ', given ', COALESCE(t.given, 0), ' up to ', COALESCE(t.latest, 0))
          FROM queue_lines l LEFT JOIN
               (SELECT item_id, COUNT(*) AS given, MAX(turn) AS latest FROM queue_turns GROUP BY item_id) t ON t.item_id = l.item_id
         WHERE l.next_turn - 1 <> COALESCE(t.given, 0) OR l.next_turn - 1 <> COALESCE(t.latest, 0) LIMIT 10
    )sql"},
    {"I8", "a place in line is the latest that was given to its person", R"sql(
        SELECT CONCAT('entry 0x', HEX(e.id)), CONCAT('has turn ', e.turn, ', was given ', COALESCE(t.latest, 'none'))
          FROM queue_entries e LEFT JOIN (SELECT entry_id, MAX(turn) AS latest FROM queue_turns GROUP BY entry_id) t ON t.entry_id = e.id
         WHERE e.turn IS NOT NULL AND e.turn <> COALESCE(t.latest, 0) LIMIT 10
    )sql"},
    {"I8", "a person has one live place in a line, and who waits or has an offer is live", R"sql(
        SELECT CONCAT('entry 0x', HEX(id)), CONCAT(status, IF(live IS NULL, ', not live', ', live')) FROM queue_entries
         WHERE (status IN ('waiting', 'offered')) <> (live IS NOT NULL) LIMIT 10
    )sql"},
    {"I8", "an entry has at most one open offer, that of its latest turn", R"sql(
        SELECT CONCAT('entry 0x', HEX(o.entry_id)), CONCAT(COUNT(*), ' open offers, status ', e.status)
          FROM queue_offers o JOIN queue_entries e ON e.id = o.entry_id
         WHERE o.outcome = 'open' GROUP BY o.entry_id, e.status HAVING COUNT(*) > 1 OR e.status <> 'offered' LIMIT 10
    )sql"},
    // Between an order's end and the news of it an entry is offered still.
    {"I8", "an offer is a hold, and each hold of an offer is somebody's in line", R"sql(
        SELECT CONCAT('entry 0x', HEX(e.id)), CONCAT('offered, but the hold is ', COALESCE(h.status, 'missing'))
          FROM queue_entries e LEFT JOIN holds h ON h.id = e.offer_id
         WHERE e.status = 'offered' AND (h.id IS NULL OR (h.status = 'released' AND h.kind = 'offer'))
        UNION ALL
        SELECT CONCAT('hold 0x', HEX(h.id)), 'an offer to nobody in line'
          FROM holds h LEFT JOIN queue_entries e ON e.offer_id = h.id AND e.status = 'offered'
         WHERE h.kind = 'offer' AND h.status = 'active' AND e.id IS NULL LIMIT 10
    )sql"},
    {"I9", "a completed order has exactly one piece of news about it", R"sql(
        SELECT number, CONCAT(pieces, ' pieces of news') FROM
               (SELECT o.number, COUNT(n.seq) AS pieces FROM orders o
                  LEFT JOIN outbox n ON n.subject = o.id AND n.topic = 'order.completed'
                 WHERE o.completed_at > UTC_TIMESTAMP(6) - INTERVAL 7 DAY GROUP BY o.id, o.number) x
         WHERE pieces <> 1 LIMIT 10
    )sql"},
    {"I10", "no row refers to another tenant's", R"sql(
        SELECT CONCAT('ticket type 0x', HEX(t.id)), 'another organization than its event' FROM ticket_types t
          JOIN events e ON e.id = t.event_id WHERE e.organization_id <> t.organization_id
        UNION ALL
        SELECT CONCAT('pool 0x', HEX(p.id)), 'another event than an item that draws from it' FROM item_pools i
          JOIN pools p ON p.id = i.pool_id JOIN ticket_types t ON t.id = i.item_id WHERE t.event_id <> p.event_id
        UNION ALL
        SELECT CONCAT('order ', o.number), 'another organization than its event' FROM orders o
          JOIN events e ON e.id = o.event_id WHERE e.organization_id <> o.organization_id
        UNION ALL
        SELECT CONCAT('order ', o.number), 'a ticket type of another event' FROM orders o
          JOIN order_lines l ON l.order_id = o.id JOIN ticket_types t ON t.id = l.ticket_type_id WHERE t.event_id <> o.event_id
        UNION ALL
        SELECT CONCAT('order ', o.number), 'a hold of another event' FROM orders o
          JOIN holds h ON h.id = o.hold_id WHERE h.event_id <> o.event_id OR h.order_id <> o.id
        UNION ALL
        SELECT CONCAT('hold 0x', HEX(h.id)), 'a pool of another event' FROM holds h
          JOIN hold_lines l ON l.hold_id = h.id JOIN pools p ON p.id = l.pool_id WHERE p.event_id <> h.event_id
        UNION ALL
        SELECT CONCAT('ticket ', t.number), 'another tenant than its order' FROM tickets t
          JOIN orders o ON o.id = t.order_id WHERE o.organization_id <> t.organization_id OR o.event_id <> t.event_id
        UNION ALL
        SELECT CONCAT('payment 0x', HEX(p.id)), 'another tenant than its order' FROM payments p
          JOIN orders o ON o.id = p.order_id WHERE o.organization_id <> p.organization_id OR o.event_id <> p.event_id
        UNION ALL
        SELECT CONCAT('split of ', o.number), 'another tenant than its order' FROM splits s
          JOIN orders o ON o.id = s.order_id WHERE o.organization_id <> s.organization_id OR o.event_id <> s.event_id
        UNION ALL
        SELECT CONCAT('refund 0x', HEX(r.id)), 'another tenant or order than its payment' FROM refunds r
          JOIN payments p ON p.id = r.payment_id WHERE p.organization_id <> r.organization_id OR p.order_id <> r.order_id
        UNION ALL
        SELECT CONCAT('document 0x', HEX(d.id)), 'another tenant than its order' FROM documents d
          JOIN orders o ON o.id = d.order_id WHERE o.organization_id <> d.organization_id OR o.event_id <> d.event_id
        UNION ALL
        SELECT CONCAT('queue entry 0x', HEX(q.id)), 'another organization than its event, or an item of another event' FROM queue_entries q
          JOIN events e ON e.id = q.event_id LEFT JOIN ticket_types t ON t.id = q.item_id
         WHERE e.organization_id <> q.organization_id OR t.event_id <> q.event_id
        UNION ALL
        SELECT CONCAT('dispute 0x', HEX(d.id)), 'another tenant or order than its payment' FROM disputes d
          JOIN payments p ON p.id = d.payment_id WHERE p.organization_id <> d.organization_id OR p.order_id <> d.order_id
        UNION ALL
        SELECT CONCAT('ledger of ', o.number), 'another organization than its order' FROM ledger_entries l
          JOIN orders o ON o.id = l.order_id WHERE o.organization_id <> l.organization_id
        UNION ALL
        SELECT CONCAT('scan 0x', HEX(s.id)), 'another organization than its event' FROM scans s
          JOIN events e ON e.id = s.event_id WHERE e.organization_id <> s.organization_id
        UNION ALL
        SELECT CONCAT('admission of ', t.number), 'another event than its ticket' FROM admissions a
          JOIN tickets t ON t.id = a.ticket_id WHERE t.event_id <> a.event_id
        UNION ALL
        SELECT CONCAT('day 0x', HEX(d.id)), 'another organization than its event, or a pool of another event' FROM event_days d
          JOIN events e ON e.id = d.event_id LEFT JOIN pools p ON p.id = d.pool_id
         WHERE e.organization_id <> d.organization_id OR p.event_id <> d.event_id
        UNION ALL
        SELECT CONCAT('code 0x', HEX(c.id)), 'another organization than its event, or a reserve of another event'
          FROM discount_codes c JOIN events e ON e.id = c.event_id LEFT JOIN holds h ON h.id = c.reserve_id
         WHERE e.organization_id <> c.organization_id OR h.event_id <> c.event_id
        UNION ALL
        SELECT CONCAT('code 0x', HEX(c.id)), 'an item of another event' FROM code_items i
          JOIN discount_codes c ON c.id = i.code_id JOIN ticket_types t ON t.id = i.item_id WHERE t.event_id <> c.event_id
        UNION ALL
        SELECT CONCAT('hold 0x', HEX(h.id)), 'a claim on a code or item of another event' FROM hold_claims c
          JOIN holds h ON h.id = c.hold_id
          LEFT JOIN discount_codes d ON d.id = c.subject_id LEFT JOIN ticket_types t ON t.id = c.subject_id
         WHERE d.event_id <> h.event_id OR t.event_id <> h.event_id LIMIT 10
    )sql"},
    {"I11", "what became of an order is in the audit log, once", R"sql(
        SELECT number, CONCAT(status, ', ', acts, ' audit rows ', action) FROM
               (SELECT o.number, o.status, e.action, COUNT(a.seq) AS acts
                  FROM orders o
                  JOIN (SELECT 'completed' AS status, 'order.completed' AS action UNION ALL SELECT 'partially_refunded', 'order.completed'
                        UNION ALL SELECT 'refunded', 'order.completed' UNION ALL SELECT 'expired', 'order.expired'
                        UNION ALL SELECT 'cancelled', 'order.cancelled') e ON e.status = o.status
                  LEFT JOIN audit_log a ON a.subject_id = o.id AND a.action = e.action
                 WHERE o.created_at > UTC_TIMESTAMP(6) - INTERVAL 400 DAY
                 GROUP BY o.id, o.number, o.status, e.action) x
         WHERE acts <> 1 LIMIT 10
    )sql"},
    {"I11", "the audit log and documents refuse to be changed", R"sql(
        SELECT f.frozen, CONCAT('nothing stops ', e.event) FROM
               (SELECT 'UPDATE' AS event UNION ALL SELECT 'DELETE') e
               CROSS JOIN (SELECT 'audit_log' AS frozen UNION ALL SELECT 'documents') f
         WHERE NOT EXISTS (SELECT 1 FROM information_schema.triggers t
                            WHERE t.trigger_schema = DATABASE() AND CONCAT(t.event_object_table) = CONCAT(f.frozen)
                              AND t.event_manipulation = e.event AND t.action_timing = 'BEFORE')
    )sql"},
};

}  // namespace

std::vector<Invariant> check_invariants(db::Session& session)
{
    std::vector<Proof> proofs(std::begin(kProofs), std::end(kProofs));
    std::ranges::copy(money_proofs(), std::back_inserter(proofs));
    std::ranges::copy(document_proofs(), std::back_inserter(proofs));
    std::ranges::copy(share_proofs(), std::back_inserter(proofs));
    std::ranges::copy(transfer_proofs(), std::back_inserter(proofs));
    std::ranges::stable_sort(proofs, {}, [](const Proof& p) { return std::stoi(p.id + 1); });
    std::vector<Invariant> out;
    for (const auto& proof : proofs)
        out.push_back({proof.id, proof.holds,
            session.all(proof.sql, [](const db::Row& row) { return row.text(1) + ": " + row.text(2); })});
    return out;
}

}  // namespace gatehouse::admin
