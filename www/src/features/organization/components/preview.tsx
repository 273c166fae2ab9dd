import { buttonClass } from '@/components/ui/button';
import { T } from '@/i18n/t';
import type { Palette } from '@/lib/api/types';

type Theme = 'day' | 'night';

// Coloured by what the server made of the choice alone, so that each theme is seen in either.
const Sample = ({ name, shades, theme }: { name: string; shades: Palette[Theme]; theme: Theme }) => (
  <figure className="grid content-start gap-2">
    <div
      style={{ backgroundColor: shades.soft, color: shades.accent }}
      className="grid gap-3 rounded-surface border border-line p-5"
    >
      <bdi className="font-medium underline underline-offset-2">{name}</bdi>
      <span
        aria-hidden
        style={{ backgroundColor: shades.accent, color: shades.on }}
        className={buttonClass('quiet') + ' pointer-events-none'}
      >
        <T id="organization.sampleButton" />
      </span>
    </div>
    <figcaption className="text-14 text-ink-soft">
      <T id={theme === 'day' ? 'organization.byDay' : 'organization.byNight'} />
    </figcaption>
  </figure>
);

/** The chosen colour as it is used on light and on dark pages. */
export const Preview = ({ name, palette }: { name: string; palette: Palette }) => (
  <div className="grid gap-5 sm:grid-cols-2 lg:max-w-3xl">
    <Sample name={name} shades={palette.day} theme="day" />
    <Sample name={name} shades={palette.night} theme="night" />
  </div>
);
