import { WifiOff } from 'lucide-react';

import { LiveIndicator } from '@/components/live-indicator';
import { T } from '@/i18n/t';
import type { LiveState } from '@/lib/live/use-live';
import { useOnline } from '@/lib/use-online';

/** Whether what is shown is current; without a network, that nothing is lost by it. */
export const ConnectionNote = ({ state }: { state: LiveState }) => {
  const online = useOnline();
  return (
    <p role="status">
      {online ? (
        <LiveIndicator state={state} />
      ) : (
        <span className="inline-flex items-center gap-2 text-14 text-ink-soft">
          <WifiOff aria-hidden size={16} className="shrink-0 text-danger" />
          <T id="queue.cutOff" />
        </span>
      )}
    </p>
  );
};
