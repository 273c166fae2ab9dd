import { T } from '@/i18n/t';

import { Button } from './button';

type Props = { hasMore: boolean; loading: boolean; onMore: () => void };

/** Fetches the next page of a cursor list. */
export const LoadMore = ({ hasMore, loading, onMore }: Props) =>
  hasMore && (
    <div className="flex justify-center pt-6">
      <Button look="secondary" busy={loading} onClick={onMore}>
        <T id="action.loadMore" />
      </Button>
    </div>
  );
