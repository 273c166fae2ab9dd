import { useState } from 'react';

import { Banner } from '@/components/ui/banner';
import { buttonClass } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { QueueEntry, QueueOffer } from '@/lib/api/types';
import { basketText } from '@/lib/basket';
import { cx } from '@/lib/cx';
import { formatTime, viewerZone } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { rememberedOrder } from '@/lib/queue-memory';
import { Link } from '@/lib/router/navigation';
import { itemOf } from '@/lib/use-entry';
import { useTitle } from '@/lib/use-title';

import { Ring, useUrgent } from './ring';

const whole = 5 * 60_000;

type Props = { entry: QueueEntry; offer: QueueOffer; secret: string | undefined; onOver: () => void };

/** It is one's turn: the tickets are kept, the time runs, and there is one thing to do. */
export const Offer = ({ entry, offer, secret, onOver }: Props) => {
  const t = useT();
  const [over, setOver] = useState(false);
  const urgent = useUrgent(offer.expires_at);
  const time = formatTime(offer.expires_at, viewerZone(), formatLocale);
  useTitle(over ? t('queue.over') : t('queue.tab.offered', { time }));
  if (over) {
    return (
      <p role="alert" className="flex items-center gap-2 py-8 text-18">
        <Spinner />
        <T id="queue.overLead" />
      </p>
    );
  }
  const to = offer.order_id
    ? paths.checkout(offer.order_id, rememberedOrder(offer.order_id))
    : paths.newCheckout(entry.event_id, basketText({ [itemOf(entry)]: offer.quantity }), undefined, {
        offer: offer.id,
        entry: entry.id,
        secret,
      });
  return (
    <>
      <p role="alert" className="sr-only">
        {t('queue.turnAnnounce', { time })}
      </p>
      <Ring
        until={offer.expires_at}
        whole={whole}
        onOver={() => {
          setOver(true);
          onOver();
        }}
      />
      <div className="grid gap-1">
        <p className="text-18">
          <T
            id={offer.order_id ? 'queue.payLead' : 'queue.kept'}
            values={{ count: offer.quantity, time: <b key="time">{time}</b> }}
          />
        </p>
        <p role="status" className={cx('font-semibold text-danger', !urgent && 'sr-only')}>
          {urgent && <T id="queue.lastMinute" />}
        </p>
      </div>
      {offer.quantity < entry.quantity && (
        <div className="w-full text-left">
          <Banner title={<T id="queue.partial" values={{ wanted: entry.quantity, got: offer.quantity }} />}>
            <T id="queue.partialLead" values={{ got: offer.quantity }} />
          </Banner>
        </div>
      )}
      <Link to={to} className={`${buttonClass('primary', 'large')} w-full max-w-sm`}>
        <T id={offer.order_id ? 'queue.pay' : 'queue.buy'} />
      </Link>
    </>
  );
};
