import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { showPasskey } from '@/lib/passkey';

/** How one's own account is secured. */
export const factorsQuery = queryOptions({
  queryKey: ['factors'],
  queryFn: () => ok(api.GET('/auth/factors')),
});

/** A passkey, shown to a fresh challenge. */
export const askPasskey = async () => showPasskey(await ok(api.POST('/auth/passkeys/challenge')));
