import { Copy, Mail, Pencil } from 'lucide-react';
import { useState } from 'react';

import { ShareLine } from '@/components/split/share-line';
import { IconButton } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { useT } from '@/i18n/t';
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
    <ShareLine share={share}>
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
    </ShareLine>
  );
};
