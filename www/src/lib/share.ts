import { toast } from '@/lib/toast';

/**
 * Hands an address on: by the device's share sheet where there is one, else into the clipboard.
 * Says which; "closed" when the sheet was put away, "failed" when neither worked.
 */
const shareLink = async (title: string, url: string): Promise<'shared' | 'copied' | 'closed' | 'failed'> => {
  try {
    if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
      await navigator.share({ title, url });
      return 'shared';
    }
    await (navigator as Navigator).clipboard.writeText(url);
    return 'copied';
  } catch (fault) {
    return (fault as DOMException).name === 'AbortError' ? 'closed' : 'failed';
  }
};

/** Hands an address on and says `copied` when it is in the clipboard; where nothing worked it is shown, to be written down. */
export const handOn = async (title: string, url: string, copied: string): Promise<void> => {
  const how = await shareLink(title, url);
  if (how === 'copied') toast(copied);
  if (how === 'failed') toast(url);
};
