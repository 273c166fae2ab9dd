#include "modules/admin/proofs.hpp"

namespace gatehouse::admin {

namespace {

constexpr Proof kProofs[] = {
    {"I3", "who holds a ticket that was handed on has accepted it, last of all", R"sql(
        SELECT CONCAT('ticket ', t.number), CONCAT('came by 0x', COALESCE(HEX(t.transfer_id), ''), ', accepted last: 0x',
                                                   COALESCE(HEX(i.transfer_id), '')) FROM tickets t
          LEFT JOIN ticket_transfer_tickets i ON i.ticket_id = t.id AND i.status = 'accepted'
               AND NOT EXISTS (SELECT 1 FROM ticket_transfer_tickets l WHERE l.ticket_id = t.id AND l.status = 'accepted'
                                  AND (l.ended_at > i.ended_at OR (l.ended_at = i.ended_at AND l.transfer_id > i.transfer_id)))
         WHERE NOT t.transfer_id <=> i.transfer_id LIMIT 10
    )sql"},
    {"I3", "a ticket is offered to one at a time, and an offer that ended says when", R"sql(
        SELECT CONCAT('transfer 0x', HEX(transfer_id)), status FROM ticket_transfer_tickets
         WHERE NOT open_ticket <=> IF(status = 'offered', ticket_id, NULL) OR (status = 'offered') <> (ended_at IS NULL) LIMIT 10
    )sql"},
    {"I10", "what is handed on belongs to one organization and event", R"sql(
        SELECT CONCAT('transfer 0x', HEX(x.id)), CONCAT('ticket ', t.number) FROM ticket_transfers x
          JOIN ticket_transfer_tickets i ON i.transfer_id = x.id JOIN tickets t ON t.id = i.ticket_id
         WHERE t.organization_id <> x.organization_id OR t.event_id <> x.event_id LIMIT 10
    )sql"},
};

}  // namespace

std::span<const Proof> transfer_proofs() { return kProofs; }

}  // namespace gatehouse::admin
