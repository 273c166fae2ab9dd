import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useFaultText } from '@/components/ui/fault';
import { T } from '@/i18n/t';
import { toast } from '@/lib/toast';

import { useLeave } from '../api';

type Props = {
  id: string;
  secret: string | undefined;
  /** Tickets are kept for this place, and go with it. */
  offered?: boolean;
  /** The link in a mail asks at once. */
  asked?: boolean;
};

/** The way out: one press and one answer. */
export const Leave = ({ id, secret, offered = false, asked = false }: Props) => {
  const faultText = useFaultText();
  const leave = useLeave(id, secret);
  const [asking, ask] = useState(asked);
  return (
    <>
      <Button look="quiet" className="text-ink-soft" onClick={() => ask(true)}>
        <T id={offered ? 'queue.letGo' : 'queue.leave'} />
      </Button>
      <Dialog
        open={asking}
        onOpenChange={ask}
        title={<T id={offered ? 'queue.letGoTitle' : 'queue.leaveTitle'} />}
        description={<T id={offered ? 'queue.letGoLead' : 'queue.leaveLead'} />}
        actions={
          <>
            <Button look="secondary" onClick={() => ask(false)}>
              <T id={offered ? 'queue.keepOffer' : 'queue.keep'} />
            </Button>
            <Button
              look="danger"
              busy={leave.isPending}
              onClick={() =>
                leave.mutate(undefined, { onError: (error) => toast(faultText(error), { tone: 'danger' }) })
              }
            >
              <T id={offered ? 'queue.letGo' : 'queue.leave'} />
            </Button>
          </>
        }
      />
    </>
  );
};
