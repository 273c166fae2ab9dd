// Chromium's virtual authenticator, and the address at which passkeys work.

import { baseUrl } from './settings.mjs';

/** The demo by its name: browsers make passkeys for names only. */
export function namedUrl() {
  const url = new URL(baseUrl());
  url.hostname = 'localhost';
  return url.origin;
}

/** A device with a fingerprint sensor that always says yes. */
export async function addAuthenticator(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
