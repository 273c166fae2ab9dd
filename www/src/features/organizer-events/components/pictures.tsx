import { ImagePlus, Trash2 } from 'lucide-react';
import { useId, useRef, useState, type ChangeEvent } from 'react';

import { Button, IconButton } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Photo } from '@/components/ui/photo';
import { T, useT } from '@/i18n/t';
import { toast } from '@/lib/toast';
import type { Image } from '@/lib/api/types';

import { acceptedTypes, refusal } from '../pictures';
import type { Pending, PictureActions } from '../use-pictures';
import { Section } from './section';

const Progress = ({ share }: { share: number }) => {
  const t = useT();
  const percent = Math.round(share * 100);
  return (
    <div className="grid gap-1">
      <div
        role="progressbar"
        aria-label={t('editor.uploading')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 overflow-hidden rounded-pill bg-sunken"
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
      </div>
      <p className="tabular text-14 text-ink-soft">
        <T id={share >= 1 ? 'editor.working' : 'editor.uploadedPart'} values={{ percent }} />
      </p>
    </div>
  );
};

const Waiting = ({ pending, actions, saved }: { pending: Pending; actions: PictureActions; saved: boolean }) => {
  const t = useT();
  const words = useFaultText();
  const [alt, setAlt] = useState(pending.alt);
  const busy = pending.progress !== undefined;
  return (
    <li className="grid gap-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <img src={pending.url} alt="" className="aspect-16/9 w-full rounded-control bg-sunken object-cover" />
      <div className="grid content-start gap-3">
        <Field
          label={<T id="editor.pictureAlt" />}
          hint={<T id="editor.pictureAltHint" />}
          error={pending.error === undefined ? undefined : words(pending.error)}
        >
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={300}
              value={alt}
              disabled={busy}
              onChange={({ target }) => {
                setAlt(target.value);
                actions.describe(pending.key, target.value);
              }}
            />
          )}
        </Field>
        {busy ? (
          <Progress share={pending.progress ?? 0} />
        ) : (
          <div className="flex flex-wrap gap-2">
            {saved && (
              <Button size="small" onClick={() => void actions.send(pending.key)}>
                <T id={pending.error === undefined ? 'editor.pictureAdd' : 'action.retry'} />
              </Button>
            )}
            <Button size="small" look="secondary" onClick={() => actions.drop(pending.key)}>
              <T id="editor.pictureDrop" />
            </Button>
            {!saved && (
              <p className="self-center text-14 text-ink-soft">
                <T id="editor.pictureWithDraft" />
              </p>
            )}
          </div>
        )}
        <span className="sr-only" role="status">
          {busy ? t('editor.uploading') : ''}
        </span>
      </div>
    </li>
  );
};

type Props = { images: readonly Image[]; actions: PictureActions; saved: boolean };

/** The event's pictures; the first one stands for it in lists. They are kept at once, not with the form. */
export const Pictures = ({ images, actions, saved }: Props) => {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    for (const file of target.files ?? []) {
      const why = refusal(file);
      if (why) toast(t(`editor.picture.${why}`, { name: file.name }), { tone: 'danger' });
      else actions.take(file);
    }
    target.value = '';
  };
  return (
    <Section id="pictures" title="editor.pictures">
      {images.length > 0 && (
        <ul className="grid gap-3 sm:grid-cols-3">
          {images.map((image, index) => (
            <li key={image.id} className="relative">
              <Photo image={image} sizes="16rem" className="aspect-16/9 w-full rounded-control" />
              {index === 0 && (
                <span className="absolute bottom-2 left-2 rounded-pill bg-ink px-2.5 py-0.5 text-12 font-medium text-paper">
                  <T id="editor.cover" />
                </span>
              )}
              <IconButton
                label={t('editor.pictureRemove', { number: index + 1 })}
                onClick={() => void actions.remove(image.id)}
                className="absolute top-1.5 right-1.5 bg-surface shadow-float"
              >
                <Trash2 aria-hidden size={18} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {actions.pending.length > 0 && (
        <ul className="grid gap-6">
          {actions.pending.map((pending) => (
            <Waiting key={pending.key} pending={pending} actions={actions} saved={saved} />
          ))}
        </ul>
      )}
      <div className="grid gap-1.5">
        <input ref={input} type="file" accept={acceptedTypes.join(',')} multiple hidden onChange={choose} />
        <Button
          look="secondary"
          icon={<ImagePlus aria-hidden size={18} />}
          aria-describedby={hint}
          onClick={() => input.current?.click()}
          className="justify-self-start"
        >
          <T id="editor.pictureChoose" />
        </Button>
        <p id={hint} className="text-14 text-ink-faint">
          <T id="editor.pictureHint" />
        </p>
      </div>
    </Section>
  );
};
