import { useEffect } from 'react';

const product = 'Gatehouse';

/** Names the browser tab. */
export const useTitle = (title: string | undefined): void => {
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title]);
};
