import { buttonClass } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { Link, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { unlock } from '../api';
import { MailedLink } from '../components/mailed-link';
import { Narrow } from '../components/narrow';

/** Lets who was locked out try again at once. */
export const UnlockPage = () => {
  const t = useT();
  useTitle(t('account.unlock'));
  const { token = '' } = useSearchTexts('token');
  return (
    <MailedLink
      title="account.unlock"
      lead="account.unlockLead"
      action="account.unlockAction"
      follow={() => unlock(token)}
      done={
        <Narrow title={<T id="account.unlocked" />} lead={<T id="account.unlockedLead" />}>
          <Link to={paths.signIn()} className={buttonClass('primary', 'large')}>
            <T id="action.signIn" />
          </Link>
        </Narrow>
      }
    />
  );
};
