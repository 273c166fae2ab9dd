import { useQuery } from '@tanstack/react-query';
import { Download, FileArchive } from 'lucide-react';
import { useState } from 'react';

import { AccountSection } from '@/components/account/section';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Fault, useFaultText } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { Spinner } from '@/components/ui/spinner';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import { isCode } from '@/lib/api/error';
import { queryClient } from '@/lib/api/query-client';
import { formatDayTime, viewerZone } from '@/lib/format/dates';
import { toast } from '@/lib/toast';

import { askExport, exportQuery, fetchExport } from '../api';
import { saveFile } from '../save-file';

const Ready = ({ until, bytes, onAsk }: { until: string; bytes: number; onAsk: () => void }) => {
  const faultText = useFaultText();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      saveFile(await fetchExport(), 'my-data.zip');
    } catch (error) {
      if (!isCode(error, 'step_up_required')) toast(faultText(error), { tone: 'danger' });
      // It may have ended a moment ago.
      await queryClient.invalidateQueries({ queryKey: exportQuery.queryKey });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Banner
      tone="success"
      title={<T id="privacy.ready" />}
      action={
        <div className="flex flex-wrap gap-3">
          <Button busy={busy} icon={<Download aria-hidden size={18} />} onClick={() => void download()}>
            <T id="privacy.download" />
          </Button>
          <Button look="secondary" onClick={onAsk}>
            <T id="privacy.askAgain" />
          </Button>
        </div>
      }
    >
      <T
        id="privacy.readyLead"
        values={{
          kilobytes: Math.max(1, Math.round(bytes / 1024)),
          until: <time dateTime={until}>{formatDayTime(until, viewerZone(), formatLocale)}</time>,
        }}
      />
    </Banner>
  );
};

/** All that is known of a person, as one file. */
export const ExportSection = () => {
  const faultText = useFaultText();
  const query = useQuery(exportQuery);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      await askExport();
    } catch (error) {
      toast(faultText(error), { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  };
  const copy = query.data;
  return (
    <AccountSection title={<T id="privacy.copy" />} lead={<T id="privacy.copyLead" />}>
      {query.isPending && <SkeletonText lines={2} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {copy?.state === 'none' && (
        <Button
          busy={busy}
          icon={<FileArchive aria-hidden size={18} />}
          className="justify-self-start"
          onClick={() => void ask()}
        >
          <T id="privacy.ask" />
        </Button>
      )}
      {/* Read out when it changes, however it did. */}
      <div aria-live="polite" className="empty:hidden">
        {copy?.state === 'preparing' && (
          <Banner title={<T id="privacy.preparing" />}>
            <p className="flex items-center gap-3">
              <span className="shrink-0">
                <Spinner />
              </span>
              <T id="privacy.preparingLead" />
            </p>
          </Banner>
        )}
        {copy?.state === 'ready' && copy.expires_at && (
          <Ready until={copy.expires_at} bytes={copy.bytes ?? 0} onAsk={() => void ask()} />
        )}
      </div>
    </AccountSection>
  );
};
