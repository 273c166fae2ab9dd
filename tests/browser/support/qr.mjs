// Reading QR codes out of pictures, and writing them for the tests of these helpers.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { PNG } from 'pngjs';
import { prepareZXingModule as prepareReader, readBarcodes } from 'zxing-wasm/reader';
import { prepareZXingModule as prepareWriter, writeBarcode } from 'zxing-wasm/writer';

// Left alone the library would fetch these from elsewhere.
const wasm = (name) => ({ wasmBinary: readFileSync(fileURLToPath(import.meta.resolve(name))) });
prepareReader({ overrides: wasm('zxing-wasm/reader/zxing_reader.wasm') });
prepareWriter({ overrides: wasm('zxing-wasm/writer/zxing_writer.wasm') });

/**
 * The text of the one QR code in a picture, or null.
 * @param {Buffer} png
 */
export async function readQr(png) {
  const { width, height, data } = PNG.sync.read(png);
  const found = await readBarcodes({ width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' }, { formats: ['QRCode'] });
  return found.length === 1 && found[0].isValid ? found[0].text : null;
}

/**
 * A QR code as PNG.
 * @param {string} text
 */
export async function writeQr(text) {
  const { image, error } = await writeBarcode(text, { format: 'QRCode', scale: 4 });
  if (!image) throw new Error(`no QR code for ${JSON.stringify(text)}: ${error}`);
  return Buffer.from(await image.arrayBuffer());
}
