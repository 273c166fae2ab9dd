import { Bell as BellIcon, BellOff, BellRing } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { T } from '@/i18n/t';

import type { useBell } from '../use-bell';

/** Turns the sound on and off; what was pressed for is heard at once. */
export const Bell = ({ state, toggle }: ReturnType<typeof useBell>) => (
  <div className="grid justify-items-center gap-1.5">
    <Button
      look="secondary"
      icon={state === 'on' ? <BellRing aria-hidden size={18} /> : <BellIcon aria-hidden size={18} />}
      onClick={() => void toggle()}
    >
      <T id={state === 'on' ? 'queue.bellOff' : 'queue.bell'} />
    </Button>
    <p role="status" className="flex items-center gap-1.5 text-14 text-ink-soft empty:hidden">
      {state === 'on' && <T id="queue.bellOn" />}
      {state === 'refused' && (
        <>
          <BellOff aria-hidden size={16} />
          <T id="queue.bellRefused" />
        </>
      )}
    </p>
  </div>
);
