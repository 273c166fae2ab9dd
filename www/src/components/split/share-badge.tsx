import { Check } from 'lucide-react';

import { Badge, type Tone } from '@/components/ui/badge';
import { T } from '@/i18n/t';
import type { OwnShare } from '@/lib/api/types';

const tones: Record<OwnShare['status'], Tone> = {
  open: 'warning',
  paid: 'success',
  returned: 'info',
  over: 'neutral',
};

/** How a share stands. */
export const ShareBadge = ({ status }: { status: OwnShare['status'] }) => (
  <Badge tone={tones[status]} icon={status === 'paid' && <Check aria-hidden size={14} />}>
    <T id={`split.status.${status}`} />
  </Badge>
);
