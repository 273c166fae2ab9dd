// A certificate of the sink's own, so that STARTTLS can be tried against it and verified with its file.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const YEARS = 10;

/**
 * The key and certificate kept in `directory`, made on first use.
 * @returns {{key: Buffer, cert: Buffer}}
 */
export function certificateIn(directory) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(directory, name));
  if (!existsSync(cert)) {
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-days', String(365 * YEARS),
      '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', cert,
    ], { stdio: ['ignore', 'ignore', 'pipe'] });
  }
  return { key: readFileSync(key), cert: readFileSync(cert) };
}
