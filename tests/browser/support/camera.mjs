// A film for Chromium's fake camera, made of still pictures: uncompressed YUV 4:2:0 in a .y4m file, played in a loop.

import { closeSync, openSync, writeSync } from 'node:fs';

import { PNG } from 'pngjs';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 5;
const WALL = 128; // what the camera sees around the ticket
const SHARE = 0.8; // of the height that the ticket takes

// Grey is enough for a camera that looks at black and white.
function greyOf(png) {
  const { width, height, data } = PNG.sync.read(png);
  const grey = Buffer.alloc(width * height);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const [red, green, blue, alpha] = data.subarray(pixel * 4, pixel * 4 + 4);
    const light = 0.299 * red + 0.587 * green + 0.114 * blue;
    grey[pixel] = Math.round((light * alpha + 255 * (255 - alpha)) / 255);
  }
  return { width, height, grey };
}

// Luma runs from 16 to 235 in video.
const luma = (grey) => 16 + Math.round((grey * 219) / 255);

function frame(png) {
  const picture = Buffer.alloc(WIDTH * HEIGHT, luma(WALL));
  if (png) {
    const { width, height, grey } = greyOf(png);
    const side = Math.round(HEIGHT * SHARE);
    const scale = Math.min(side / width, side / height);
    const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
    const [left, top] = [(WIDTH - wide) >> 1, (HEIGHT - high) >> 1];
    for (let y = 0; y < high; y += 1) {
      const row = Math.floor(y / scale) * width;
      for (let x = 0; x < wide; x += 1) picture[(top + y) * WIDTH + left + x] = luma(grey[row + Math.floor(x / scale)]);
    }
  }
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  return Buffer.concat([Buffer.from('FRAME\n'), picture, colourless]);
}

/**
 * Writes the film.
 * @param {string} file ending in .y4m
 * @param {{png?: Buffer, seconds: number}[]} scenes a scene without a picture shows the empty wall
 * @returns {string} the file
 */
export function writeFilm(file, scenes) {
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420mpeg2\n`);
    for (const { png, seconds } of scenes) {
      const still = frame(png);
      for (let count = 0; count < seconds * FRAMES_PER_SECOND; count += 1) writeSync(handle, still);
    }
  } finally {
    closeSync(handle);
  }
  return file;
}
