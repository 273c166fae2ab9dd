import { useQuery } from '@tanstack/react-query';

import { ShareLine } from '@/components/split/share-line';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { splitOf } from '@/lib/queries/split';

import { Part } from './part';

/** Who pays which share of an order that friends pay together. */
export const OrderShares = ({ orderId }: { orderId: string }) => {
  const query = useQuery(splitOf(orderId));
  return (
    <Part title="split.who">
      {query.isPending && <SkeletonText lines={3} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      <ul>
        {query.data?.shares.map((share) => (
          <ShareLine key={share.id} share={share} />
        ))}
      </ul>
    </Part>
  );
};
