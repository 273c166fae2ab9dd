// The door: camera, search, both verdicts. Admits somebody of the demo by hand.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { writeFilm } from '../support/camera.mjs';
import { baseUrl } from '../support/settings.mjs';

/** A film of an empty wall, and how to be rid of it. */
export function wall() {
  const directory = mkdtempSync(join(tmpdir(), 'wall-'));
  return { film: writeFilm(join(directory, 'wall.y4m'), [{ seconds: 1 }]), remove: () => rmSync(directory, { recursive: true }) };
}

async function signingIn({ page, shot }) {
  await page.goto(`${baseUrl()}/scan`);
  await shot('scan-sign-in');
}

async function start(page) {
  await page.goto(`${baseUrl()}/scan`);
  await page.getByRole('textbox', { name: /^Gate/ }).fill('North gate');
  await page.getByRole('button', { name: 'Start scanning' }).click();
  await page.getByText("Hold the ticket's code in the frame").waitFor();
}

async function admit(page, which) {
  await page.getByRole('button', { name: 'Find by name' }).click();
  await page.getByRole('searchbox').fill('or');
  await which.first().click();
  await page.getByRole('radio', { name: 'Phone empty or broken' }).check();
}

async function atTheDoor({ page, shot }) {
  await start(page);
  await shot('door');
  await page.getByRole('button', { name: 'Find by name' }).click();
  await page.getByRole('searchbox').fill('or');
  await page.getByRole('button', { name: /^Admit / }).first().waitFor();
  await shot('door-found');
  await page.getByRole('button', { name: 'Close' }).click();
  const outside = page.getByRole('listitem').filter({ hasNotText: 'In since' }).getByRole('button', { name: /^Admit / });
  await admit(page, outside);
  await shot('door-why');
  await page.getByRole('button', { name: 'Admit by hand' }).click();
  await page.locator('[data-result=good]').waitFor();
  await shot('door-admitted');
  await page.goto(`${baseUrl()}/scan`);
  await start(page);
  await admit(page, page.getByRole('listitem').filter({ hasText: 'In since' }).getByRole('button', { name: /^Admit / }));
  await page.getByRole('button', { name: 'Admit by hand' }).click();
  await page.locator('[data-result=bad]').waitFor();
  await shot('door-refused');
  await page.goto(`${baseUrl()}/scan`);
  await start(page);
  await page.getByRole('button', { name: /inside/ }).click();
  await shot('door-numbers');
}

async function offline({ page, context, shot }) {
  await start(page);
  await context.setOffline(true);
  await shot('door-offline');
  await context.setOffline(false);
}

async function withoutCamera({ page, shot }) {
  await page.goto(`${baseUrl()}/scan`);
  await page.getByRole('button', { name: 'Start scanning' }).click();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await shot('door-no-camera');
}

export const door = [
  { role: 'guest', story: signingIn },
  { role: 'scanner', camera: true, story: atTheDoor },
  { role: 'scanner', camera: true, story: offline },
  { role: 'scanner', story: withoutCamera },
];
