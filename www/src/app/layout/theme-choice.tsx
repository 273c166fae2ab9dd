import { Moon, Sun } from 'lucide-react';

import { IconButton } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import { setTheme, useTheme, type Theme } from '@/lib/theme';

const deviceIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

/** One press to the other theme. */
export const ThemeToggle = () => {
  const t = useT();
  const theme = useTheme();
  const dark = theme === 'system' ? deviceIsDark() : theme === 'dark';
  return (
    <IconButton label={t(dark ? 'theme.toLight' : 'theme.toDark')} onClick={() => setTheme(dark ? 'light' : 'dark')}>
      {dark ? <Sun aria-hidden size={20} /> : <Moon aria-hidden size={20} />}
    </IconButton>
  );
};

/** The full choice, with the way back to what the device says. */
export const ThemeSelect = () => {
  const t = useT();
  const theme = useTheme();
  return (
    <label className="inline-flex items-center gap-2 text-14 text-ink-soft">
      <T id="theme.label" />
      <select
        value={theme}
        onChange={(event) => setTheme(event.target.value as Theme)}
        className="min-h-11 rounded-control border border-line-strong bg-surface px-2 text-ink"
      >
        {(['system', 'light', 'dark'] as const).map((each) => (
          <option key={each} value={each}>
            {t(`theme.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
};
