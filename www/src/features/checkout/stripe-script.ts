// The gateway's own script, and as much of it as we use. It is fetched by the page with the card form and by no other (PAY-2).

type Elements = { create: (kind: 'payment') => Element };
type Element = {
  mount: (at: HTMLElement) => void;
  on: (event: 'ready', tell: () => void) => void;
  destroy: () => void;
};
type Failure = { type: string; message?: string };
export type Stripe = {
  elements: (options: { clientSecret: string; appearance?: { theme: 'stripe' | 'night' } }) => Elements;
  confirmPayment: (options: { elements: Elements; confirmParams: { return_url: string } }) => Promise<{
    error?: Failure;
  }>;
};
export type { Elements };

const globals = window as { Stripe?: (publishableKey: string) => Stripe };

let loading: Promise<void> | undefined;

const load = (source: string): Promise<void> =>
  new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = source;
    script.async = true;
    script.onload = () => done();
    script.onerror = () => {
      script.remove();
      loading = undefined; // Who asks again gets another try.
      fail(new Error('The card form could not be loaded.'));
    };
    document.head.append(script);
  });

/** The script's object for our key. */
export const stripeFrom = async (source: string, publishableKey: string): Promise<Stripe> => {
  loading ??= load(source);
  await loading;
  if (!globals.Stripe) throw new Error('The card form could not be loaded.');
  return globals.Stripe(publishableKey);
};
