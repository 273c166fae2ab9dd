import { Copy, Download, Printer } from 'lucide-react';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import { toast } from '@/lib/toast';

/** Ten codes that are shown once: to be copied, printed or kept as a file. */
export const RecoveryCodes = ({ codes }: { codes: readonly string[] }) => {
  const t = useT();
  const text = codes.join('\n');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('factors.codesCopied'));
    } catch {
      toast(t('factors.codesNotCopied'), { tone: 'danger' });
    }
  };
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${t('factors.codesFile')}\n\n${text}\n`], { type: 'text/plain' }));
    link.download = 'gatehouse-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="grid gap-4">
      <Banner tone="warning" title={<T id="factors.codesOnce" />}>
        <T id="factors.codesOnceLead" />
      </Banner>
      <ol
        data-print
        aria-label={t('factors.codes')}
        className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-surface border border-line bg-sunken p-4 font-mono text-16 tabular-nums"
      >
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" size="small" icon={<Copy aria-hidden size={16} />} onClick={() => void copy()}>
          <T id="factors.copy" />
        </Button>
        <Button look="secondary" size="small" icon={<Download aria-hidden size={16} />} onClick={save}>
          <T id="factors.download" />
        </Button>
        <Button look="secondary" size="small" icon={<Printer aria-hidden size={16} />} onClick={() => print()}>
          <T id="factors.print" />
        </Button>
      </div>
    </div>
  );
};
