import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { Wordmark } from '@/components/brand';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import type { DoorEvent } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { sessionQuery } from '@/lib/queries/session';

import { ChooseGate } from './components/choose-gate';
import { Door } from './components/door';
import { SignIn } from './components/sign-in';
import type { Gate } from './gate';

const Plain = ({ who, children }: { who?: string; children: ReactNode }) => {
  const t = useT();
  return (
    <div className="mx-auto grid min-h-dvh w-full max-w-md content-start gap-8 px-4 py-6">
      <header className="flex items-center justify-between gap-4">
        <a href={paths.home()} aria-label={t('nav.home')} className="inline-flex min-h-11 items-center">
          <Wordmark />
        </a>
        <span className="min-w-0 truncate text-14 text-ink-soft" dir="auto">
          {who}
        </span>
      </header>
      <main>{children}</main>
    </div>
  );
};

/** The door's screen: sign in once, say where you stand, then scan. */
export const ScannerApp = () => {
  const session = useQuery(sessionQuery);
  const [at, setAt] = useState<{ event: DoorEvent; gate: Gate }>();
  if (session.isPending) {
    return (
      <Plain>
        <SkeletonText lines={5} />
      </Plain>
    );
  }
  if (session.isError && session.data === undefined) {
    return (
      <Plain>
        <h1 className="sr-only">
          <T id="layout.scanner" />
        </h1>
        <Fault error={session.error} onRetry={() => void session.refetch()} />
      </Plain>
    );
  }
  if (!session.data) {
    return (
      <Plain>
        <SignIn />
      </Plain>
    );
  }
  if (at)
    return (
      <Door
        event={at.event}
        gate={at.gate}
        onLeave={() => setAt(undefined)}
        onGate={(gate) => setAt({ ...at, gate })}
      />
    );
  return (
    <Plain who={session.data.name}>
      <ChooseGate onStart={(event, gate) => setAt({ event, gate })} />
    </Plain>
  );
};
