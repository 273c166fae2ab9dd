let ahead = 0;

/** Notes the server's clock from an answer's Date, so that a wrong clock in the device shortens nobody's hold. */
export const noteServerTime = (date: string | null, now = Date.now()): void => {
  const server = date ? Date.parse(date) : NaN;
  // Date counts whole seconds: differences below that are none.
  if (!Number.isNaN(server)) ahead = Math.abs(server - now) < 2_000 ? 0 : server - now;
};

/** The server's time as far as this device knows it. */
export const serverNow = (): number => Date.now() + ahead;
