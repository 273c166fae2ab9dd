import { MailWarning } from 'lucide-react';

import { EmailText } from '@/components/email-text';
import { T } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

/** A line above every page until the address is confirmed. */
const UnverifiedNotice = ({ email }: { email: string }) => (
  <aside data-print="no" className="bg-warning-soft">
    <p className="page flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 text-14">
      <MailWarning aria-hidden size={18} className="shrink-0 text-warning" />
      <span className="min-w-0 flex-1 basis-60">
        <T
          id="account.notice"
          values={{
            email: (
              <strong>
                <EmailText address={email} />
              </strong>
            ),
          }}
        />
      </span>
      <Link to={paths.verifyEmail()} className="font-semibold text-accent underline underline-offset-2 max-sm:ml-7.5">
        <T id="account.verify" />
      </Link>
    </p>
  </aside>
);

export default UnverifiedNotice;
