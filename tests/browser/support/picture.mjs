// A picture to upload: an evening sky, drawn here so that no file has to be kept.

import { PNG } from 'pngjs';

const TOP = [24, 32, 72];
const BOTTOM = [236, 148, 92];

/** A PNG of this size. */
export function eveningSky(width = 1600, height = 900) {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    const share = y / height;
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) png.data[at + channel] = TOP[channel] + (BOTTOM[channel] - TOP[channel]) * share;
      png.data[at + 3] = 255;
    }
  }
  return PNG.sync.write(png);
}
