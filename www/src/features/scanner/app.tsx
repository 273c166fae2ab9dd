import { Wordmark } from '@/components/brand';
import { useSession } from '@/lib/queries/session';
import { T } from '@/i18n/t';

/** The door's screen. */
export const ScannerApp = () => {
  const session = useSession();
  return (
    <main className="page grid gap-6 py-6">
      <Wordmark />
      {!session && (
        <a href="/sign-in?to=/scan" className="font-semibold text-accent underline">
          <T id="action.signIn" />
        </a>
      )}
    </main>
  );
};
