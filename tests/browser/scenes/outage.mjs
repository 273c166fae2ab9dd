// What nginx says by itself, and the app without an answer.

import { readFileSync } from 'node:fs';

import { baseUrl } from '../support/settings.mjs';

async function tooLong({ page, shot }) {
  await page.goto(`${baseUrl()}/${'x'.repeat(40_000)}`);
  await shot('error-4xx');
}

const part = (name) => readFileSync(new URL(`../../../nginx/errors/${name}`, import.meta.url), 'utf8');

// The page of a server that is down cannot be asked from one that is up: it is put together here as nginx does.
async function serverDown({ page, shot }) {
  const words = Object.fromEntries([...part('50x.html').matchAll(/set var="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  await page.setContent(part('page.html').replaceAll(/<!--# echo var="(\w+)".*? -->/g, (_, name) => words[name]));
  await shot('error-50x');
}

async function apiDown({ page, shot }) {
  await page.route('**/api/events*', (route) => route.fulfill({ status: 502, contentType: 'application/problem+json', body: '{"status":502,"code":"unavailable"}' }));
  await page.goto(`${baseUrl()}/`);
  await page.getByRole('button', { name: 'Try again' }).waitFor({ timeout: 30_000 });
  await shot('home-down');
}

async function offline({ page, context, shot }) {
  await page.goto(`${baseUrl()}/`);
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  await context.setOffline(true);
  await shot('home-offline');
  await context.setOffline(false);
}

export const outage = [tooLong, serverDown, apiDown, offline].map((story) => ({ role: 'guest', story }));
