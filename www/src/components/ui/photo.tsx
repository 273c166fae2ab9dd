import { useState } from 'react';

import { GateMark } from '@/components/brand';
import { cx } from '@/lib/cx';
import type { Image } from '@/lib/api/types';

type Props = {
  image: Image | null | undefined;
  /** The `sizes` of an img: how wide it is shown. */
  sizes: string;
  className?: string;
  /** For the picture that makes the first impression. */
  eager?: boolean;
};

/** An event's picture in the size the screen needs; without one, or when it cannot be had, a quiet plate with our mark. */
export const Photo = ({ image, sizes, className, eager = false }: Props) => {
  const [missing, setMissing] = useState<string>();
  return image && image.url_medium !== missing ? (
    <img
      src={image.url_medium}
      srcSet={`${image.url_small} 320w, ${image.url_medium} 800w, ${image.url_large} 1920w`}
      sizes={sizes}
      width={image.width}
      height={image.height}
      alt={image.alt}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : 'auto'}
      decoding="async"
      onError={() => setMissing(image.url_medium)}
      className={cx('bg-sunken object-cover', className)}
    />
  ) : (
    <div aria-hidden className={cx('flex items-center justify-center bg-accent-soft text-accent/40', className)}>
      <GateMark className="size-1/4 max-h-20" />
    </div>
  );
};
