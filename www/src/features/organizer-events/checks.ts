import * as z from 'zod/mini';

import type { useT } from '@/i18n/t';
import { isSkipped, momentOf } from '@/lib/wall-time';

import type { Values } from './values';

const wholeBetween = (text: string, least: number, most: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

const isWebAddress = (text: string): boolean => {
  try {
    return ['https:', 'http:'].includes(new URL(text.trim()).protocol);
  } catch {
    // That is how URL says it is none.
    return false;
  }
};

/** What is wrong with the values, by field. A draft may lack nearly everything; what is there must make sense. */
const faultsOf = (values: Values, t: ReturnType<typeof useT>): [path: string, message: string][] => {
  const faults: [string, string][] = [];
  const must = (holds: boolean, path: string, message: () => string) => {
    if (!holds) faults.push([path, message()]);
  };
  must(values.name.trim() !== '', 'name', () => t('editor.nameMissing'));
  for (const field of ['starts', 'ends'] as const) {
    const moment = momentOf(values[field], values.zone);
    if (isSkipped(moment)) faults.push([field, t('editor.skipped', { instead: moment.instead.slice(11) })]);
    else must(moment !== undefined, field, () => t('editor.timeMissing'));
  }
  const [starts, ends] = [momentOf(values.starts, values.zone), momentOf(values.ends, values.zone)];
  if (starts && ends && !isSkipped(starts) && !isSkipped(ends))
    must(ends.at > starts.at, 'ends', () => t('editor.endsBefore'));
  if (values.place === 'online' && values.online_url.trim()) {
    must(isWebAddress(values.online_url), 'online_url', () => t('editor.addressWrong'));
  }
  if (values.age_limit.trim()) must(wholeBetween(values.age_limit, 0, 99), 'age_limit', () => t('editor.ageWrong'));
  const { min_per_order: least, max_per_order: most } = values.settings;
  must(wholeBetween(least, 1, 100), 'settings.min_per_order', () => t('editor.countWrong'));
  must(wholeBetween(most, 1, 100), 'settings.max_per_order', () => t('editor.countWrong'));
  if (wholeBetween(least, 1, 100) && wholeBetween(most, 1, 100)) {
    must(Number(most) >= Number(least), 'settings.max_per_order', () => t('editor.mostBelowLeast'));
  }
  return faults;
};

/** The checks as a schema for the form; whole values in, every fault at its field. */
export const checked = (t: ReturnType<typeof useT>) =>
  z.custom<Values>().check((context) => {
    for (const [path, message] of faultsOf(context.value, t)) {
      context.issues.push({ code: 'custom', input: context.value, path: path.split('.'), message });
    }
  });
