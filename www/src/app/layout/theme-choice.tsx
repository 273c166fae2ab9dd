import { Moon, Sun } from 'lucide-react';

import { IconButton } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { setTheme, useDark, useTheme, type Theme } from '@/lib/theme';

/** One press to the other theme. */
export const ThemeToggle = () => {
  const t = useT();
  const dark = useDark();
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
      <Select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
        {(['system', 'light', 'dark'] as const).map((each) => (
          <option key={each} value={each}>
            {t(`theme.${each}`)}
          </option>
        ))}
      </Select>
    </label>
  );
};
