import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

// From our own server: a door must not hang on somebody else's.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) },
});

const options: ReaderOptions = { formats: ['QRCode'], tryHarder: true, tryInvert: true, maxNumberOfSymbols: 1 };

/** Fetches the decoder before the first picture needs it. */
export const warmUp = (): Promise<unknown> => prepareZXingModule({ fireImmediately: true });

/** The text of the QR code in a picture, if there is one. */
export const decode = async (picture: ImageData): Promise<string | undefined> => {
  const [found] = await readBarcodes(picture, options);
  return found?.isValid ? found.text : undefined;
};
