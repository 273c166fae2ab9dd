import { useNavigating } from '@/lib/router/navigation';

/** A thin line at the top while the next page is on its way; it waits a moment, so that quick ones show none. */
export const Progress = () =>
  useNavigating() && (
    <div aria-hidden className="fixed inset-x-0 top-0 z-50 h-0.5 animate-[arrive_3s_ease-out_0.2s_both] bg-accent" />
  );
