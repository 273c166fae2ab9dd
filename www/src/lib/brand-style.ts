import type { CSSProperties } from 'react';

import type { Palette } from '@/lib/api/types';

/** An organization's colours in the place of ours, for what is inside the element. The server has seen to contrast. */
export const brandStyle = (palette: Palette | null): CSSProperties | undefined => {
  if (!palette) return undefined;
  const { day, night } = palette;
  return {
    '--accent': `light-dark(${day.accent}, ${night.accent})`,
    '--accent-strong': `light-dark(${day.strong}, ${night.strong})`,
    '--accent-soft': `light-dark(${day.soft}, ${night.soft})`,
    '--on-accent': `light-dark(${day.on}, ${night.on})`,
  } as CSSProperties;
};
