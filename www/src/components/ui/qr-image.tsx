import { cx } from '@/lib/cx';

/** A QR code on white with its quiet zone, in the dark theme too: scanners need the contrast. */
export const QrImage = ({ src, alt, className }: { src: string; alt: string; className?: string }) => (
  <div className={cx('aspect-square rounded-surface bg-qr-paper p-3', className)}>
    <img src={src} alt={alt} className="size-full [image-rendering:pixelated]" />
  </div>
);
