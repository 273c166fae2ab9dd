import { Badge, type Tone } from '@/components/ui/badge';
import { T } from '@/i18n/t';
import type { Ticket } from '@/lib/api/types';

const tones: Record<Ticket['status'], Tone> = {
  valid: 'success',
  used: 'neutral',
  transferred: 'info',
  cancelled: 'danger',
};

export const TicketStatus = ({ status }: { status: Ticket['status'] }) => (
  <Badge tone={tones[status]}>
    <T id={`ticket.status.${status}`} />
  </Badge>
);
