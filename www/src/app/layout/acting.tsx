import { VenetianMask } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { T } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { paths } from '@/lib/paths';
import { toast } from '@/lib/toast';

/** Who one acts as, and the way back. */
const Acting = ({ name }: { name: string }) => {
  const faultText = useFaultText();
  const [busy, setBusy] = useState(false);
  const stop = async () => {
    setBusy(true);
    try {
      await ok(api.DELETE('/auth/impersonation'));
      location.assign(paths.adminUsers());
    } catch (error) {
      setBusy(false);
      toast(faultText(error), { tone: 'danger' });
    }
  };
  return (
    <div
      role="status"
      data-print="no"
      className="sticky top-0 z-20 flex items-center justify-between gap-4 bg-warning-soft px-4 py-2 sm:justify-center"
    >
      <p className="flex items-center gap-2">
        <VenetianMask aria-hidden size={20} className="shrink-0 text-warning" />
        <span>
          <T id="acting.as" values={{ name: <bdi className="font-semibold">{name}</bdi> }} />
        </span>
      </p>
      <Button look="secondary" size="small" busy={busy} onClick={() => void stop()}>
        <T id="acting.stop" />
      </Button>
    </div>
  );
};

export default Acting;
