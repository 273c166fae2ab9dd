#include "modules/admin/proofs.hpp"

namespace gatehouse::admin {

namespace {

constexpr Proof kProofs[] = {
    // Of money in another amount than was asked for, only its return says how much it was.
    {"I4",
        "nobody got more back than was paid; what was paid bought tickets, is a share of a whole, or goes "
        "back",
        R"sql(
        SELECT number, CONCAT(status, ', total ', total, ', paid ', paid, ', sent back ', back, ', to go back ', due,
                              ', given back ', given + lost, ', says ', refunded) FROM
               (SELECT o.number, o.status, o.total, o.refunded, o.completed_at, SUM(m.paid) AS paid, SUM(m.back) AS back,
                       SUM(m.due) AS due, SUM(m.given) AS given,
                       (SELECT COALESCE(SUM(d.withdrawn), 0) FROM disputes d WHERE d.order_id = o.id AND d.status = 'lost' AND NOT EXISTS
                               (SELECT 1 FROM refunds r WHERE r.payment_id = d.payment_id AND r.kind = 'automatic')) AS lost,
                       (SELECT COALESCE(SUM(h.amount), 0) FROM splits s JOIN shares h ON h.order_id = s.order_id
                         WHERE s.order_id = o.id AND s.status = 'open' AND h.status = 'paid') AS held
                  FROM orders o JOIN
                       (SELECT p.order_id, COALESCE(SUM(CASE WHEN r.reason = 'mismatch' THEN r.amount END), p.amount) AS paid,
                               COALESCE(SUM(CASE WHEN r.status <> 'failed' THEN r.amount END), 0) AS back,
                               COALESCE(SUM(CASE WHEN r.kind = 'automatic' THEN r.amount END), 0) AS due,
                               COALESCE(SUM(CASE WHEN r.kind <> 'automatic' AND r.status <> 'failed' THEN r.amount END), 0) AS given
                          FROM payments p LEFT JOIN refunds r ON r.payment_id = p.id
                         WHERE p.status = 'succeeded' GROUP BY p.id, p.order_id, p.amount) m ON m.order_id = o.id
                 GROUP BY o.id, o.number, o.status, o.total, o.refunded, o.completed_at) x
         WHERE back > paid OR (completed_at IS NULL AND GREATEST(back, due) + held < paid)
            OR (completed_at IS NOT NULL AND (paid - due <> total OR LEAST(given + lost, total) <> refunded)) LIMIT 10
    )sql"},
    {"I4", "an order's status says how much was given back, and it knows its cancelled tickets", R"sql(
        SELECT number, CONCAT(status, ', refunded ', refunded, ' of ', total, ', ', tickets_cancelled, ' cancelled, tickets say ', dead) FROM
               (SELECT o.number, o.status, o.total, o.refunded, o.tickets_cancelled, COALESCE(SUM(t.status = 'cancelled'), 0) AS dead
                  FROM orders o LEFT JOIN tickets t ON t.order_id = o.id WHERE o.completed_at IS NOT NULL
                 GROUP BY o.id, o.number, o.status, o.total, o.refunded, o.tickets_cancelled) x
         WHERE dead <> tickets_cancelled
            OR (total > 0 AND status <> CASE WHEN refunded = 0 THEN 'completed' WHEN refunded < total THEN 'partially_refunded'
                                             ELSE 'refunded' END) LIMIT 10
    )sql"},
    {"I4", "what a buyer is shown of the money is what the books say", R"sql(
        SELECT CONCAT('payment 0x', HEX(p.id)), CONCAT(p.amount, ' succeeded, shown ', COALESCE(CONCAT(m.amount, ' ', m.status), 'nothing'))
          FROM payments p LEFT JOIN order_money m ON m.id = p.id
         WHERE p.status = 'succeeded' AND (m.id IS NULL OR m.status <> 'succeeded' OR m.amount <> p.amount)
        UNION ALL
        SELECT CONCAT('refund 0x', HEX(r.id)), CONCAT(r.amount, ' ', r.status, ', shown ', COALESCE(CONCAT(m.amount, ' ', m.status), 'nothing'))
          FROM refunds r LEFT JOIN order_money m ON m.id = r.id
         WHERE m.id IS NULL OR CONCAT(m.status) <> CONCAT(r.status) OR m.amount <> r.amount
        UNION ALL
        SELECT CONCAT('dispute 0x', HEX(d.id)), CONCAT(d.amount, ' ', d.status, ', shown ', COALESCE(CONCAT(m.amount, ' ', m.status), 'nothing'))
          FROM disputes d LEFT JOIN order_money m ON m.id = d.id
         WHERE m.id IS NULL OR m.amount <> d.amount
            OR m.status <> CASE WHEN d.status = 'lost' THEN 'succeeded' WHEN d.status IN ('won', 'closed') THEN 'failed' ELSE 'pending' END
         LIMIT 10
    )sql"},
    {"I4", "each posting of the ledger sums to zero", R"sql(
        SELECT CONCAT(cause, ' 0x', HEX(cause_id)), CONCAT('step ', step, ' sums to ', SUM(amount), ' ', currency) FROM ledger_entries
         GROUP BY organization_id, cause_id, cause, step, currency HAVING SUM(amount) <> 0 LIMIT 10
    )sql"},
    {"I4", "the ledger of each order sums to zero, and no more went back than came", R"sql(
        SELECT o.number, CONCAT('sums to ', balance, ' ', x.currency, ', came ', came, ', went back ', back) FROM
               (SELECT order_id, currency, SUM(amount) AS balance,
                       SUM(IF(cause IN ('charge', 'manual') AND account IN ('gateway', 'cash'), amount, 0)) AS came,
                       SUM(IF(cause = 'refund' AND account IN ('gateway', 'cash'), -amount, 0)) AS back
                  FROM ledger_entries WHERE order_id IS NOT NULL GROUP BY order_id, currency) x
          LEFT JOIN orders o ON o.id = x.order_id
         WHERE o.id IS NULL OR balance <> 0 OR back > came LIMIT 10
    )sql"},
    {"I4", "the ledger has the money of each payment, once", R"sql(
        SELECT CONCAT('payment 0x', HEX(p.id)), CONCAT(p.amount, ' ', p.status, ', in the ledger ', COALESCE(l.came, 0))
          FROM payments p
          LEFT JOIN (SELECT cause_id, SUM(amount) AS came FROM ledger_entries
                      WHERE cause = 'charge' AND account = 'gateway' GROUP BY cause_id) l ON l.cause_id = p.id
          LEFT JOIN (SELECT payment_id, SUM(amount) AS came FROM refunds
                      WHERE kind = 'automatic' AND reason = 'mismatch' GROUP BY payment_id) w ON w.payment_id = p.id
         WHERE COALESCE(l.came, 0) <> IF(p.status = 'succeeded', COALESCE(w.came, p.amount), 0)
        UNION ALL
        SELECT CONCAT('payment 0x', HEX(l.cause_id)), CONCAT(l.amount, ' in the ledger, but there is no payment')
          FROM ledger_entries l LEFT JOIN payments p ON p.id = l.cause_id
         WHERE l.cause = 'charge' AND l.account = 'gateway' AND p.id IS NULL LIMIT 10
    )sql"},
    {"I4", "the ledger says of each refund what its row says", R"sql(
        SELECT CONCAT('refund 0x', HEX(r.id)), CONCAT(r.amount, ' ', r.status, ', in the ledger ', COALESCE(l.owed, 0), ' owed, ',
                      COALESCE(l.sent, 0), ' sent')
          FROM refunds r
          LEFT JOIN (SELECT cause_id, SUM(IF(account = 'refunds', -amount, 0)) AS owed,
                            SUM(IF(account IN ('gateway', 'cash'), -amount, 0)) AS sent
                       FROM ledger_entries WHERE cause = 'refund' GROUP BY cause_id) l ON l.cause_id = r.id
         WHERE COALESCE(l.owed, 0) <> IF(r.status = 'pending', r.amount, 0)
            OR COALESCE(l.sent, 0) <> IF(r.status = 'succeeded', r.amount, 0)
        UNION ALL
        SELECT CONCAT('refund 0x', HEX(l.cause_id)), CONCAT(l.amount, ' in the ledger, but there is no refund')
          FROM ledger_entries l LEFT JOIN refunds r ON r.id = l.cause_id
         WHERE l.cause = 'refund' AND r.id IS NULL LIMIT 10
    )sql"},
    {"I4", "the ledger says of each dispute what its row says", R"sql(
        SELECT CONCAT('dispute 0x', HEX(d.id)), CONCAT(d.withdrawn, ' taken, ', d.status, ', in the ledger ', COALESCE(l.taken, 0),
                      ' taken, ', COALESCE(l.open, 0), ' open')
          FROM disputes d
          LEFT JOIN (SELECT cause_id, SUM(IF(account = 'gateway', -amount, 0)) AS taken, SUM(IF(account = 'disputed', amount, 0)) AS open
                       FROM ledger_entries WHERE cause = 'dispute' GROUP BY cause_id) l ON l.cause_id = d.id
         WHERE COALESCE(l.taken, 0) <> d.withdrawn OR COALESCE(l.open, 0) <> IF(d.status = 'lost', 0, d.withdrawn) LIMIT 10
    )sql"},
    // Transfers and payouts move an organizer's money; they sell nothing. What a bank took for good may be
    // more
    // than was left.
    {"I4", "what was sold and not given back is its organizer's and ours, in the ledger", R"sql(
        SELECT number, CONCAT(status, ', total ', total, ', refunded ', refunded, ', lost ', lost, ', in the ledger ', sold) FROM
               (SELECT o.number, o.status, o.total, o.refunded, o.completed_at,
                       SUM(IF(l.account IN ('organizer', 'platform', 'kept'), -l.amount, 0)) AS sold,
                       SUM(IF(l.account = 'organizer' AND l.cause = 'dispute', l.amount, 0)) AS lost,
                       SUM(IF(l.account IN ('organizer', 'platform', 'kept') AND (l.cause IN ('refund', 'dispute') OR (l.cause = 'manual' AND l.step > 0)),
                              l.amount, 0)) AS back
                  FROM ledger_entries l JOIN orders o ON o.id = l.order_id AND o.currency = l.currency
                 WHERE l.cause IN ('charge', 'sale', 'manual', 'refund', 'dispute')
                 GROUP BY o.id, o.number, o.status, o.total, o.refunded, o.completed_at) x
         WHERE sold <> IF(completed_at IS NULL, 0, total - back) OR refunded <> LEAST(total, back) LIMIT 10
    )sql"},
    {"I4", "the ledger refuses to be changed", R"sql(
        SELECT 'ledger_entries', CONCAT('nothing stops ', e.event) FROM
               (SELECT 'UPDATE' AS event UNION ALL SELECT 'DELETE') e
         WHERE NOT EXISTS (SELECT 1 FROM information_schema.triggers t
                            WHERE t.trigger_schema = DATABASE() AND t.event_object_table = 'ledger_entries'
                              AND t.event_manipulation = e.event AND t.action_timing = 'BEFORE')
    )sql"},
    {"I5", "an order paid by card has a payment that succeeded", R"sql(
        SELECT o.number, CONCAT(o.status, ', no payment') FROM orders o
         WHERE o.status IN ('completed', 'partially_refunded', 'refunded') AND o.method = 'card' AND o.total > 0 AND NOT EXISTS
               (SELECT 1 FROM payments p WHERE p.order_id = o.id AND p.status = 'succeeded') LIMIT 10
    )sql"},
    {"I5", "an intent or session of the gateway is for one order", R"sql(
        SELECT intent_id, CONCAT(COUNT(DISTINCT order_id), ' orders') FROM payments WHERE intent_id IS NOT NULL
         GROUP BY intent_id HAVING COUNT(DISTINCT order_id) > 1
        UNION ALL
        SELECT session_id, CONCAT(COUNT(DISTINCT order_id), ' orders') FROM payments WHERE session_id IS NOT NULL
         GROUP BY session_id HAVING COUNT(DISTINCT order_id) > 1 LIMIT 10
    )sql"},
    {"I5", "an event of the gateway was handled once", R"sql(
        SELECT id, CONCAT(COUNT(*), ' times') FROM gateway_events GROUP BY id HAVING COUNT(*) > 1 LIMIT 10
    )sql"},
};

}  // namespace

std::span<const Proof> money_proofs() { return kProofs; }

}  // namespace gatehouse::admin
