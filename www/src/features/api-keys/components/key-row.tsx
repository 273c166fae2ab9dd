import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { DeleteDialog } from '@/components/organizer/delete-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ListRow } from '@/components/ui/list-row';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { ApiKey } from '@/lib/api/types';
import { formatDay, formatDayTime, viewerZone } from '@/lib/format/dates';
import { toast } from '@/lib/toast';

import { keysChanged, revokeKey } from '../api';

const day = (at: string) => formatDay(at, viewerZone(), formatLocale);

const Revoke = ({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) => {
  const t = useT();
  const removal = useMutation({
    mutationFn: () => revokeKey(apiKey.id),
    onSuccess: async () => {
      await keysChanged();
      toast(t('apiKeys.revoked'));
      onClose();
    },
  });
  return (
    <DeleteDialog
      title={<T id="apiKeys.revokeTitle" values={{ name: apiKey.name }} />}
      description={<T id="apiKeys.revokeLead" />}
      keep={<T id="apiKeys.keep" />}
      remove={<T id="apiKeys.revoke" />}
      removal={removal}
      onClose={onClose}
    />
  );
};

/** One key: how it begins, what it may do, when it was last used. */
export const KeyRow = ({ apiKey }: { apiKey: ApiKey }) => {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [now] = useState(Date.now);
  const { name, start, scopes, created_at: made, expires_at: ends, last_used_at: used } = apiKey;
  const over = ends !== null && Date.parse(ends) < now;
  return (
    <ListRow
      title={
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span dir="auto" className="wrap-anywhere">
            {name}
          </span>
          <code className="font-mono text-14 font-normal text-ink-soft">{start}…</code>
        </span>
      }
      trailing={
        <Button
          look="secondary"
          size="small"
          aria-label={t('apiKeys.revokeLabel', { name })}
          onClick={() => setAsking(true)}
        >
          <T id="apiKeys.revoke" />
        </Button>
      }
    >
      <ul className="my-1.5 flex flex-wrap gap-1.5">
        {scopes.map((scope) => (
          <li key={scope}>
            <Badge>{scope}</Badge>
          </li>
        ))}
      </ul>
      <p>
        {used ? (
          <T
            id="apiKeys.lastUsed"
            values={{ at: formatDayTime(used, viewerZone(), formatLocale), address: apiKey.last_used_address }}
          />
        ) : (
          <T id="apiKeys.neverUsed" />
        )}
      </p>
      <p>
        <T id="apiKeys.created" values={{ at: day(made) }} />
        {ends && ' · '}
        {ends && (
          <span className="whitespace-nowrap">
            <T id={over ? 'apiKeys.ended' : 'apiKeys.ends'} values={{ at: day(ends) }} />
          </span>
        )}
      </p>
      {asking && <Revoke apiKey={apiKey} onClose={() => setAsking(false)} />}
    </ListRow>
  );
};
