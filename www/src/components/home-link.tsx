import { buttonClass } from '@/components/ui/button';
import { T } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

/** The way on from where there is nothing. */
export const HomeLink = () => (
  <Link to={paths.home()} className={buttonClass()}>
    <T id="action.home" />
  </Link>
);
