import type { Logo } from '@/lib/api/types';
import { cx } from '@/lib/cx';

/** A logo on white, where every logo was drawn to stand; nothing when there is none. Its name stands beside it. */
export const OrganizationLogo = ({ logo, className }: { logo: Logo | null; className?: string }) =>
  logo && (
    <span className={cx('inline-flex shrink-0 items-center rounded-small bg-qr-paper p-1.5', className)}>
      <img src={logo.url} width={logo.width} height={logo.height} alt="" className="h-full w-auto object-contain" />
    </span>
  );
