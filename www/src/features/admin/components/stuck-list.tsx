import { useMutation, useQuery } from '@tanstack/react-query';
import { MailCheck, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault, useFaultText } from '@/components/ui/fault';
import { ListRow } from '@/components/ui/list-row';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import { formatDayTime, viewerZone } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

import { stuckQuery, type Stuck } from '../api';

const moment = (at: string) => formatDayTime(at, viewerZone(), formatLocale);

const Kind = ({ title, advice, children }: { title: MessageId; advice: MessageId; children: ReactNode }) => (
  <div className="grid gap-1">
    <h3 className="font-semibold">
      <T id={title} />
    </h3>
    <p className="max-w-measure text-14 text-ink-soft">
      <T id={advice} />
    </p>
    <ul>{children}</ul>
  </div>
);

const About = ({ id }: { id: string }) => (
  <Link to={paths.audit({ subject: id })} className="font-mono text-14 break-all underline underline-offset-2">
    {id}
  </Link>
);

const Resend = () => {
  const t = useT();
  const faultText = useFaultText();
  const again = useMutation({
    mutationFn: () => ok(api.POST('/admin/news/resend')),
    onSuccess: ({ count }) => {
      toast(t('stuck.resent', { count }));
      for (const what of ['stuck', 'health']) void queryClient.invalidateQueries({ queryKey: ['admin', what] });
    },
    onError: (error) => toast(faultText(error), { tone: 'danger' }),
  });
  return (
    <Button
      look="secondary"
      icon={<RotateCcw aria-hidden size={18} />}
      busy={again.isPending}
      className="justify-self-start"
      onClick={() => again.mutate()}
    >
      <T id="stuck.resend" />
    </Button>
  );
};

const Lists = ({ stuck: { payments, refunds, differences, news } }: { stuck: Stuck }) => (
  <div className="grid gap-8">
    {payments.length > 0 && (
      <Kind title="stuck.payments" advice="stuck.paymentsAdvice">
        {payments.map((payment) => (
          <ListRow key={payment.id} title={<About id={payment.order_id} />} trailing={<Money value={payment.amount} />}>
            {moment(payment.created_at)} <span className="font-mono break-all">{payment.session}</span>
          </ListRow>
        ))}
      </Kind>
    )}
    {refunds.length > 0 && (
      <Kind title="stuck.refunds" advice="stuck.refundsAdvice">
        {refunds.map((refund) => (
          <ListRow key={refund.id} title={<About id={refund.order_id} />} trailing={<Money value={refund.amount} />}>
            {refund.reason} <T id="stuck.tries" values={{ count: refund.attempts }} />{' '}
            <span className="font-mono break-all">{refund.gateway_id}</span>
          </ListRow>
        ))}
      </Kind>
    )}
    {differences.length > 0 && (
      <Kind title="stuck.differences" advice="stuck.differencesAdvice">
        {differences.map((one) => (
          <ListRow
            key={`${one.kind} ${one.object}`}
            title={<T id={`stuck.difference.${one.kind}`} />}
            trailing={
              <T
                id="stuck.oursAndTheirs"
                values={{ ours: <Money value={one.ours} />, theirs: <Money value={one.theirs} /> }}
              />
            }
          >
            {one.order_id && <About id={one.order_id} />} {moment(one.found_at)}{' '}
            <span className="font-mono break-all">{one.object}</span>
          </ListRow>
        ))}
      </Kind>
    )}
    {news.length > 0 && (
      <Kind title="stuck.news" advice="stuck.newsAdvice">
        {news.map((one) => (
          <ListRow key={`${one.topic} ${one.subject} ${one.created_at}`} title={<About id={one.subject} />}>
            <span className="font-mono">{one.topic}</span> · {moment(one.created_at)} ·{' '}
            <T id="stuck.tries" values={{ count: one.attempts }} />
            <span className="block break-words">{one.why}</span>
          </ListRow>
        ))}
        <Resend />
      </Kind>
    )}
  </div>
);

/** Payments, refunds and mail that need a person, and what to do about each. */
export const StuckList = () => {
  const query = useQuery(stuckQuery);
  const nothing =
    query.data && Object.values(query.data).every((list: readonly unknown[] | undefined) => !list || list.length === 0);
  return (
    <section className="grid grid-cols-1 gap-4">
      <h2 className="title text-22">
        <T id="stuck.title" />
      </h2>
      {query.isPending && <SkeletonText lines={3} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {nothing && (
        <EmptyState icon={<MailCheck aria-hidden />} title={<T id="stuck.none" />}>
          <T id="stuck.noneLead" />
        </EmptyState>
      )}
      {query.data && !nothing && <Lists stuck={query.data} />}
    </section>
  );
};
