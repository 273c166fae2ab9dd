import { Copy, Mail, Pencil } from 'lucide-react';
import { useState } from 'react';

import { EmailText } from '@/components/email-text';
import { ShareBadge } from '@/components/split/share-badge';
import { IconButton } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { T, useT } from '@/i18n/t';
import type { Split } from '@/lib/api/types';
import { handOn } from '@/lib/share';
import { toast } from '@/lib/toast';

import { useResend } from '../split-api';
import { CorrectShare } from './correct-share';

type Share = Split['shares'][number];

/** One payer: how their share stands, and, while it is open, the ways to bring the link to them. */
export const ShareRow = ({ share, open, secret }: { share: Share; open: boolean; secret: string | undefined }) => {
  const t = useT();
  const faultText = useFaultText();
  const resend = useResend(secret);
  const [correcting, setCorrecting] = useState(false);
  const { name } = share;
  const link = open ? share.link : null;
  const send = () =>
    resend.mutate(share.id, {
      onSuccess: () => toast(t('split.sent', { name })),
      onError: (error) => toast(faultText(error), { tone: 'danger' }),
    });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-44">
        <p className="font-semibold" dir="auto">
          {name}
        </p>
        <p className="text-14 text-ink-soft">
          <EmailText address={share.email} />
        </p>
        {share.refunded.amount > 0 && (
          <p className="text-14 text-ink-soft">
            <T id="split.refunded" values={{ amount: <Money value={share.refunded} /> }} />
          </p>
        )}
      </div>
      <div className="flex items-center gap-3">
        <Money value={share.amount} />
        <ShareBadge status={share.status} />
      </div>
      {link && (
        <div className="-mr-3 flex">
          <IconButton
            label={t('split.copy', { name })}
            onClick={() => void handOn(t('split.linkTitle'), link, t('split.copied'))}
          >
            <Copy aria-hidden size={18} />
          </IconButton>
          <IconButton
            label={t('split.resend', { name })}
            disabled={share.letters_left === 0 || resend.isPending}
            onClick={send}
          >
            <Mail aria-hidden size={18} />
          </IconButton>
          <IconButton label={t('split.correct', { name })} onClick={() => setCorrecting(true)}>
            <Pencil aria-hidden size={18} />
          </IconButton>
        </div>
      )}
      {correcting && <CorrectShare share={share} secret={secret} onClose={() => setCorrecting(false)} />}
    </li>
  );
};
