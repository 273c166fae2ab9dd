import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';

import type account from './en/account.json';
import type apiKeys from './en/api-keys.json';
import type admin from './en/admin.json';
import type checkout from './en/checkout.json';
import type common from './en/common.json';
import type events from './en/events.json';
import type factors from './en/factors.json';
import type identities from './en/identities.json';
import type inventory from './en/inventory.json';
import type orders from './en/orders.json';
import type organization from './en/organization.json';
import type organizerEditor from './en/organizer-editor.json';
import type organizerQueue from './en/organizer-queue.json';
import type organizer from './en/organizer.json';
import type proof from './en/proof.json';
import type queue from './en/queue.json';
import type scanner from './en/scanner.json';
import type tickets from './en/tickets.json';

/** Every message there is; a wrong id does not compile. */
export type MessageId = keyof (typeof account &
  typeof apiKeys &
  typeof admin &
  typeof checkout &
  typeof common &
  typeof events &
  typeof factors &
  typeof identities &
  typeof inventory &
  typeof orders &
  typeof organization &
  typeof organizer &
  typeof organizerEditor &
  typeof organizerQueue &
  typeof proof &
  typeof queue &
  typeof scanner &
  typeof tickets);

type Plain = string | number | boolean | Date | null | undefined;

/** `const t = useT()` … `t('events.title', { count })`. */
export const useT = () => {
  const intl = useIntl();
  return (id: MessageId, values?: Record<string, Plain>): string => intl.formatMessage({ id }, values as never);
};

type Rich = Record<string, Plain | ReactNode | ((chunks: ReactNode[]) => ReactNode)>;

/** A message as an element; values may be elements, and tags (`<b>…</b>`) functions. */
export const T = ({ id, values }: { id: MessageId; values?: Rich }) => (
  <FormattedMessage id={id} {...(values ? { values: values as never } : {})} />
);
