import { WifiOff } from 'lucide-react';

import { T } from '@/i18n/t';
import { useOnline } from '@/lib/use-online';

export const OfflineNotice = () => {
  const online = useOnline();
  return (
    <div role="status" className="sticky bottom-0 z-30">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-ink px-4 py-2.5 text-14 text-paper">
          <WifiOff aria-hidden size={16} />
          <T id="offline.notice" />
        </p>
      )}
    </div>
  );
};
