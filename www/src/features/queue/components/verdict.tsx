import { useState, type FormEvent } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T } from '@/i18n/t';
import type { Draw } from '@/lib/api/types';
import { textOf } from '@/lib/text';

import type { Checked } from '../use-checked-draw';
import { Check } from './check';

type Props = { draw: Draw; checked: Checked; entry: string | undefined };

const Place = ({ draw, checked, id }: { draw: Draw; checked: Checked; id: string }) => {
  const published = draw.entries.find(({ entry_id: each }) => each === id)?.rank;
  if (published === undefined) {
    return (
      <Check holds={false}>
        <T id="draw.unknown" />
      </Check>
    );
  }
  const here = checked.order.indexOf(id) + 1;
  return (
    <Check holds={here === published}>
      <T
        id={here === published ? 'draw.placeAgrees' : 'draw.placeDiffers'}
        values={{ here, published, of: draw.entries.length }}
      />
    </Check>
  );
};

/** What came out of drawing again, for everybody and for one place. */
export const Verdict = ({ draw, checked, entry }: Props) => {
  const [asked, ask] = useState(entry);
  const all = draw.entries.length;
  const look = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask(textOf(new FormData(event.currentTarget).get('entry')));
  };
  return (
    <section aria-labelledby="verdict-title" className="grid gap-4">
      <h2 id="verdict-title" className="title text-22">
        <T id="draw.checked" />
      </h2>
      <div role="status">
        <ul className="rounded-surface border border-line bg-surface px-4">
          <Check holds={checked.promise}>
            <T id={checked.promise ? 'draw.promiseKept' : 'draw.promiseBroken'} />
          </Check>
          <Check holds={checked.agreeing === all}>
            <T
              id={checked.agreeing === all ? 'draw.allAgree' : 'draw.someDiffer'}
              values={{ all, differ: all - checked.agreeing }}
            />
          </Check>
          {asked && <Place draw={draw} checked={checked} id={asked} />}
        </ul>
      </div>
      <form onSubmit={look}>
        <Field label={<T id="draw.entry" />} hint={<T id="draw.entryHint" />} id="entry">
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                name="entry"
                defaultValue={entry}
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
              />
              <Button look="secondary" type="submit" className="shrink-0">
                <T id="draw.look" />
              </Button>
            </div>
          )}
        </Field>
      </form>
    </section>
  );
};
