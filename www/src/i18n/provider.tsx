import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';

import { formatLocale, useMessages } from './store';

/** Gives the words loaded so far to everything inside. */
export const Words = ({ children }: { children: ReactNode }) => (
  <IntlProvider locale={formatLocale} messages={useMessages()}>
    {children}
  </IntlProvider>
);
