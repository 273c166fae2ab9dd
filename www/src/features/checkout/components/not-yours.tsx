import { Banner } from '@/components/ui/banner';
import { buttonClass } from '@/components/ui/button';
import { T } from '@/i18n/t';
import { isCode } from '@/lib/api/error';
import type { Event } from '@/lib/api/types';
import { paths, type Offered } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

type Props = { event: Event; code: string; offered: Offered | undefined; error: unknown };

/** The tickets go to whoever is first in line, and that is not the one who ordered: where the way to them begins. */
export const NotYours = ({ event, code, offered, error }: Props) => {
  const why = isCode(error, 'offer_expired')
    ? 'offerOver'
    : isCode(error, 'offer_used')
      ? 'offerUsed'
      : 'queueRequired';
  const place = offered?.entry && paths.entry(offered.entry, offered.secret);
  return (
    <div className="page grid max-w-column gap-6 py-10">
      <h1 tabIndex={-1} className="title text-28 md:text-36">
        <T id={`checkout.${why}`} />
      </h1>
      <Banner
        tone="warning"
        live
        action={
          <Link to={place ?? paths.event(event.slug, code)} className={buttonClass()}>
            <T id={place ? 'checkout.toPlace' : 'checkout.joinLine'} />
          </Link>
        }
      >
        <T id={`checkout.${why}Lead`} />
      </Banner>
    </div>
  );
};
