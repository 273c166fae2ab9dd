import { CalendarDays, MapPin } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';

import { DateBlock } from '@/components/ui/date-block';
import { Photo } from '@/components/ui/photo';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Image } from '@/lib/api/types';
import { formatDayTime, formatSpan, zoneName } from '@/lib/format/dates';
import { momentText } from '@/lib/wall-time';

import type { Values } from '../values';
import { MarkdownText } from './markdown-text';

type Props = { image: Image | undefined; staged: string | undefined };

const Picture = ({ image, staged, className }: Props & { className: string }) =>
  !image && staged ? (
    <img src={staged} alt="" className={`bg-sunken object-cover ${className}`} />
  ) : (
    <Photo image={image} sizes="24rem" className={className} />
  );

/** The event as buyers will see it, in the list and on its page, while it is written. */
export const Preview = ({ image, staged }: Props) => {
  const t = useT();
  const { control } = useFormContext<Values>();
  const values = useWatch({ control }) as Values;
  const starts = momentText(values.starts, values.zone);
  const ends = momentText(values.ends, values.zone);
  const name = values.name.trim() || t('editor.untitled');
  const place =
    values.place === 'online'
      ? t('organizer.online')
      : [values.venue.name, values.venue.city].filter((part) => part.trim()).join(', ') || t('editor.noPlace');
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <p className="text-14 font-medium text-ink-faint">
          <T id="editor.inList" />
        </p>
        <Picture image={image} staged={staged} className="aspect-16/9 w-full rounded-surface" />
        <div className="flex gap-3.5">
          {starts && <DateBlock at={starts} zone={values.zone} className="self-start" />}
          <div className="grid min-w-0 content-start gap-1">
            <p className="title text-18 leading-snug" dir="auto">
              {name}
            </p>
            <p className="text-14 text-ink-soft">
              {starts && formatDayTime(starts, values.zone, formatLocale)}
              <br />
              <span dir="auto">{place}</span>
            </p>
          </div>
        </div>
      </div>
      <div className="grid gap-3 border-t border-line pt-6">
        <p className="text-14 font-medium text-ink-faint">
          <T id="editor.onPage" />
        </p>
        <p className="title text-28" dir="auto">
          {name}
        </p>
        {values.summary.trim() && (
          <p className="text-ink-soft" dir="auto">
            {values.summary}
          </p>
        )}
        <ul className="grid gap-2 text-14">
          {starts && ends && ends > starts && (
            <li className="flex gap-2.5">
              <CalendarDays aria-hidden size={18} className="mt-0.5 shrink-0 text-ink-faint" />
              <span>
                {formatSpan(starts, ends, values.zone, formatLocale)} {zoneName(starts, values.zone, formatLocale)}
              </span>
            </li>
          )}
          <li className="flex gap-2.5">
            <MapPin aria-hidden size={18} className="mt-0.5 shrink-0 text-ink-faint" />
            <span dir="auto">{place}</span>
          </li>
        </ul>
        <MarkdownText source={values.description} />
      </div>
    </div>
  );
};
