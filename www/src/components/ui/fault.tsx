import { RotateCcw } from 'lucide-react';

import { T, useT, type MessageId } from '@/i18n/t';
import { ApiError } from '@/lib/api/error';

import { Banner } from './banner';
import { Button } from './button';

const worded: Partial<Record<number, MessageId>> = {
  0: 'fault.unreachable',
  401: 'fault.signIn',
  403: 'fault.forbidden',
  404: 'fault.gone',
  429: 'fault.tooMany',
  502: 'fault.restarting',
  503: 'fault.restarting',
  504: 'fault.restarting',
};

/** What went wrong in words a person can use; the server's own words where it has better ones. */
export const useFaultText = () => {
  const t = useT();
  return (error: unknown): string => {
    if (!(error instanceof ApiError)) return t('fault.unknown');
    const known = worded[error.status];
    if (known && (error.status !== 403 || !error.message)) return t(known);
    return error.message || t('fault.unknown');
  };
};

/** A part of the page that could not be loaded, with another try and the request's number as small print. */
export const Fault = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const words = useFaultText();
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <Banner
      tone="danger"
      live
      title={words(error)}
      action={
        onRetry && (
          <Button look="secondary" size="small" icon={<RotateCcw aria-hidden size={16} />} onClick={onRetry}>
            <T id="action.retry" />
          </Button>
        )
      }
    >
      {requestId && (
        <p className="text-12">
          <T id="fault.request" values={{ id: <code className="font-mono select-all">{requestId}</code> }} />
        </p>
      )}
    </Banner>
  );
};
