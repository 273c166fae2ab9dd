import { FileLock2, KeyRound, ShieldCheck, UserRound, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';

import type { MessageId } from '@/i18n/t';
import { paths } from '@/lib/paths';

type Place = { to: string; label: MessageId; icon: ReactNode };

/** The pages of the account, in the order they are shown. */
export const accountPlaces: readonly Place[] = [
  { to: paths.profile(), label: 'layout.profile', icon: <UserRound aria-hidden size={20} /> },
  { to: paths.security(), label: 'account.security', icon: <ShieldCheck aria-hidden size={20} /> },
  { to: paths.signInMethods(), label: 'account.signInMethods', icon: <KeyRound aria-hidden size={20} /> },
  { to: paths.apiKeys(), label: 'account.apiKeys', icon: <Waypoints aria-hidden size={20} /> },
  { to: paths.yourData(), label: 'account.yourData', icon: <FileLock2 aria-hidden size={20} /> },
];
