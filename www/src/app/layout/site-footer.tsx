import { Wordmark } from '@/components/brand';
import { T, useT } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

import { ThemeSelect } from './theme-choice';

const link = 'inline-flex min-h-11 items-center text-ink-soft hover:text-ink hover:underline';

export const SiteFooter = () => {
  const t = useT();
  return (
    <footer data-print="no" className="mt-16 border-t border-line bg-sunken">
      <div className="page flex flex-wrap items-start justify-between gap-x-12 gap-y-6 py-8">
        <div className="grid gap-2">
          <Wordmark />
          <p className="text-14 text-ink-soft">
            <T id="footer.promise" />
          </p>
        </div>
        <nav aria-label={t('nav.footer')} className="grid text-14">
          <Link to={paths.home()} className={link}>
            <T id="footer.find" />
          </Link>
          <Link to={paths.tickets()} className={link}>
            <T id="layout.myTickets" />
          </Link>
          <a href="/docs/api" className={link}>
            <T id="footer.apiDocs" />
          </a>
        </nav>
        <ThemeSelect />
      </div>
    </footer>
  );
};
