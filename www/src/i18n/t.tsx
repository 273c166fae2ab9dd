import { IntlMessageFormat } from 'intl-messageformat';
import { Children, createElement, Fragment, type ReactNode } from 'react';

import { formatLocale, useMessages } from './store';

import type account from './en/account.json';
import type apiKeys from './en/api-keys.json';
import type admin from './en/admin.json';
import type checkout from './en/checkout.json';
import type common from './en/common.json';
import type documents from './en/documents.json';
import type events from './en/events.json';
import type factors from './en/factors.json';
import type identities from './en/identities.json';
import type inventory from './en/inventory.json';
import type join from './en/join.json';
import type orders from './en/orders.json';
import type organization from './en/organization.json';
import type organizerCancellation from './en/organizer-cancellation.json';
import type organizerEditor from './en/organizer-editor.json';
import type organizerDesk from './en/organizer-desk.json';
import type organizerPayments from './en/organizer-payments.json';
import type organizerQuestions from './en/organizer-questions.json';
import type organizerQueue from './en/organizer-queue.json';
import type organizer from './en/organizer.json';
import type privacy from './en/privacy.json';
import type proof from './en/proof.json';
import type queue from './en/queue.json';
import type scanner from './en/scanner.json';
import type split from './en/split.json';
import type tickets from './en/tickets.json';

/** Every message there is; a wrong id does not compile. */
export type MessageId = keyof (typeof account &
  typeof apiKeys &
  typeof admin &
  typeof checkout &
  typeof common &
  typeof documents &
  typeof events &
  typeof factors &
  typeof identities &
  typeof inventory &
  typeof join &
  typeof orders &
  typeof organization &
  typeof organizer &
  typeof organizerCancellation &
  typeof organizerEditor &
  typeof organizerDesk &
  typeof organizerPayments &
  typeof organizerQuestions &
  typeof organizerQueue &
  typeof privacy &
  typeof proof &
  typeof queue &
  typeof scanner &
  typeof split &
  typeof tickets);

type Plain = string | number | boolean | Date | null | undefined;

type Rich = Record<string, Plain | ReactNode | ((chunks: ReactNode[]) => ReactNode)>;

type Message = ConstructorParameters<typeof IntlMessageFormat>[0];

const formats = new WeakMap<object, IntlMessageFormat>();

const formatOf = (message: Message & object): IntlMessageFormat => {
  let format = formats.get(message);
  if (!format) formats.set(message, (format = new IntlMessageFormat(message, formatLocale)));
  return format;
};

/** Parts of a message as one node; none of them needs a key. */
const together = (parts: unknown): ReactNode =>
  Array.isArray(parts) ? createElement(Fragment, null, ...(parts as ReactNode[])) : (parts as ReactNode);

/** What stands for a tag (`<b>…</b>`) gets what is inside with keys. */
const withKeys = (values: Rich): Rich =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'function' ? (chunks: ReactNode[]) => value(Children.toArray(chunks)) : value,
    ]),
  );

/** A message in full; its id when its words are not there or a value is missing: never the end of the page. */
const formatted = (messages: ReturnType<typeof useMessages>, id: MessageId, values: Rich = {}): unknown => {
  const message = messages[id];
  if (!message) return id;
  try {
    return formatOf(message).format(withKeys(values) as never);
  } catch (fault) {
    console.error(id, fault);
    return id;
  }
};

/** `const t = useT()` … `t('events.title', { count })`. */
export const useT = () => {
  const messages = useMessages();
  return (id: MessageId, values?: Record<string, Plain>): string => formatted(messages, id, values) as string;
};

const numbers = new Intl.NumberFormat(formatLocale);

/** A number as the viewer's region writes it. */
export const formatNumber = (value: number): string => numbers.format(value);

/** A message as an element; values may be elements, and tags (`<b>…</b>`) functions. */
export const T = ({ id, values }: { id: MessageId; values?: Rich }) => together(formatted(useMessages(), id, values));
