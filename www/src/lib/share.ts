/**
 * Hands an address on: by the device's share sheet where there is one, else into the clipboard.
 * Says which; "closed" when the sheet was put away, "failed" when neither worked.
 */
export const shareLink = async (title: string, url: string): Promise<'shared' | 'copied' | 'closed' | 'failed'> => {
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
