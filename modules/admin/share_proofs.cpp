#include "modules/admin/proofs.hpp"

namespace gatehouse::admin {

namespace {

constexpr Proof kProofs[] = {
    {"I4", "the shares of an order sum to its total, and it is complete when all are paid", R"sql(
        SELECT number, CONCAT(method, ', ', state, ', total ', total, ', shares ', COALESCE(shared, 'none'), ', paid ',
                              COALESCE(paid, 0), ', split ', COALESCE(split, 'none')) FROM
               (SELECT o.number, o.method, o.status AS state, o.total, o.completed_at, s.status AS split, SUM(h.amount) AS shared,
                       SUM(CASE WHEN h.status = 'paid' THEN h.amount ELSE 0 END) AS paid
                  FROM orders o LEFT JOIN splits s ON s.order_id = o.id LEFT JOIN shares h ON h.order_id = o.id
                 WHERE o.method = 'split' OR s.order_id IS NOT NULL
                 GROUP BY o.id, o.number, o.method, state, o.total, o.completed_at, split) x
         WHERE method <> 'split' OR split IS NULL OR COALESCE(shared, 0) <> total
            OR (completed_at IS NOT NULL) <> (split = 'completed') OR (completed_at IS NOT NULL AND paid <> total)
            OR (split = 'over' AND (paid <> 0 OR state NOT IN ('expired', 'cancelled')))
            OR (split = 'open' AND paid = total AND state = 'pending') LIMIT 10
    )sql"},
    {"I4", "a share is paid by one payment of its amount, and what was returned went back", R"sql(
        SELECT CONCAT('share 0x', HEX(h.id)), CONCAT(h.status, ' ', h.amount, ', payment ',
                      COALESCE(CONCAT(p.amount, ' ', p.status), 'none'), ', back ', COALESCE(r.back, 0))
          FROM shares h LEFT JOIN payments p ON p.id = h.payment_id
          LEFT JOIN (SELECT payment_id, SUM(amount) AS back FROM refunds WHERE kind = 'automatic' OR status <> 'failed'
                      GROUP BY payment_id) r ON r.payment_id = p.id
         WHERE (h.status IN ('paid', 'returned')) <> (h.payment_id IS NOT NULL)
            OR (h.payment_id IS NOT NULL AND (p.id IS NULL OR p.status <> 'succeeded' OR p.amount <> h.amount
                OR p.share_id IS NULL OR p.share_id <> h.id OR p.order_id <> h.order_id))
            OR (h.status = 'returned' AND COALESCE(r.back, 0) < h.amount) LIMIT 10
    )sql"},
};

}  // namespace

std::span<const Proof> share_proofs() { return kProofs; }

}  // namespace gatehouse::admin
