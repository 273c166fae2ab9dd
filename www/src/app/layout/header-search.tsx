import { Search } from 'lucide-react';
import type { FormEvent } from 'react';

import { Input } from '@/components/ui/input';
import { useT } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { useGo } from '@/lib/router/navigation';
import { textOf } from '@/lib/text';

/** The way from any page back to the list, on screens with room for it. */
export const HeaderSearch = () => {
  const t = useT();
  const go = useGo();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(paths.home({ q: textOf(new FormData(event.currentTarget).get('q')) }));
  };
  return (
    <form role="search" onSubmit={search} className="relative hidden w-72 md:block">
      <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-ink-faint" />
      <Input
        name="q"
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        className="pl-10"
      />
    </form>
  );
};
