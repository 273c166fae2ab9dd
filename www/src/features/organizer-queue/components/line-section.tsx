import { Gauge, Mail, Pause, Play, UsersRound } from 'lucide-react';
import { useState } from 'react';

import { Badge, type Tone } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Event, LineFigures } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

import { useControl } from '../api';
import { Figures } from './figures';
import { MessageDialog } from './message-dialog';
import { RateDialog } from './rate-dialog';

const tones: Record<LineFigures['state'], Tone> = {
  pre_queue: 'info',
  open: 'success',
  paused: 'warning',
  closed: 'neutral',
};

type Props = { event: Event; line: LineFigures };

/** Holding the line is no harm done: it can be taken back at once. */
const Hold = ({ event, line }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const control = useControl(event.id, line.item_id);
  const paused = line.state === 'paused';
  const turn = (state: 'open' | 'paused') =>
    control.mutate(
      { state },
      {
        onSuccess: () =>
          toast(state === 'paused' ? t('lines.paused', { waiting: line.waiting }) : t('lines.gone'), {
            undo: () => turn(state === 'paused' ? 'open' : 'paused'),
          }),
        onError: (error) => toast(faultText(error), { tone: 'danger' }),
      },
    );
  return (
    <Button
      look={paused ? 'primary' : 'secondary'}
      size="small"
      busy={control.isPending}
      icon={paused ? <Play aria-hidden size={16} /> : <Pause aria-hidden size={16} />}
      onClick={() => turn(paused ? 'open' : 'paused')}
    >
      <T id={paused ? 'lines.goOn' : 'lines.pause'} />
    </Button>
  );
};

/** A line: how many are where in it, and what can be done with it. */
export const LineSection = ({ event, line }: Props) => {
  const [asked, ask] = useState<'rate' | 'message'>();
  const close = () => ask(undefined);
  return (
    <section className="grid gap-4 border-t border-line pt-7 first:border-0 first:pt-0">
      <div className="grid gap-1.5">
        <h2 className="title text-22" dir="auto">
          {line.item_name}
        </h2>
        <p className="flex flex-wrap items-center gap-2 text-14 text-ink-soft">
          <Badge tone={tones[line.state]}>
            <T id={`lines.state.${line.state}`} />
          </Badge>
          <Badge>
            <T id={`lines.mode.${line.mode}`} />
          </Badge>
          {line.state === 'pre_queue' && line.opens_at && (
            <T id="lines.opens" values={{ at: formatDayTime(line.opens_at, event.zone, formatLocale) }} />
          )}
          {line.admit_per_minute === null ? (
            <T id="lines.admitAny" />
          ) : (
            <T id="lines.admitAtMost" values={{ rate: line.admit_per_minute }} />
          )}
        </p>
      </div>
      <Figures line={line} />
      <div className="flex flex-wrap gap-2">
        <Link to={paths.eventLine(event.id, line.item_id)} className={buttonClass('secondary', 'small')}>
          <UsersRound aria-hidden size={16} />
          <T id="lines.see" />
        </Link>
        {line.state !== 'closed' && (
          <>
            <Hold event={event} line={line} />
            <Button look="secondary" size="small" icon={<Gauge aria-hidden size={16} />} onClick={() => ask('rate')}>
              <T id="lines.rateChange" />
            </Button>
          </>
        )}
        {line.waiting > 0 && (
          <Button look="secondary" size="small" icon={<Mail aria-hidden size={16} />} onClick={() => ask('message')}>
            <T id="lines.message" />
          </Button>
        )}
      </div>
      {asked === 'rate' && <RateDialog event={event} line={line} onClose={close} />}
      {asked === 'message' && <MessageDialog line={line} onClose={close} />}
    </section>
  );
};
