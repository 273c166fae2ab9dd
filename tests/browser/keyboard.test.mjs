// Organizers without a mouse: every control shows its focus; dialogs and menus open, work, close and give the focus back.

import assert from 'node:assert/strict';

import { openEvent, signUp } from '../api/client.mjs';
import { browserTest } from './support/browser-test.mjs';
import { hasFocus, press, tabTo, type, withoutFocusRing } from './support/keyboard.mjs';
import { baseUrl } from './support/settings.mjs';
import { signIn } from './support/sign-in.mjs';

const LOOK = { size: 'desktop', reducedMotion: 'reduce' };

/** An organizer who is signed in; answers the address of an event of theirs. */
async function organizing(context) {
  const owner = await signUp('Kim Keys');
  await context.addCookies(await signIn(owner));
  const { event } = await openEvent(owner.token, { name: 'Quiet Night' });
  return `${baseUrl()}/organizer/events/${event.id}`;
}

browserTest('a ticket type is added with Tab, Enter and letters', LOOK, async ({ page, context }) => {
  await page.goto(`${await organizing(context)}/tickets`);
  const add = page.getByRole('button', { name: 'Add ticket type' });
  const dialog = page.getByRole('dialog');
  await press(page, add);
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.ok(await hasFocus(add), 'the button that opened it has the focus again');

  await page.keyboard.press('Enter');
  await type(page, dialog.getByLabel('Name'), 'Balcony');
  await page.keyboard.press('Enter');
  const sum = dialog.getByRole('alert').filter({ hasText: 'One thing needs your attention' });
  await sum.waitFor();
  assert.ok(await hasFocus(sum), 'the sum of mistakes has the focus');
  await type(page, dialog.getByLabel('Price (USD)'), '40');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: 'Balcony' }).waitFor();
});

browserTest('the actions of an event are a menu for arrows and Escape', LOOK, async ({ page, context }) => {
  await page.goto(await organizing(context));
  const more = page.getByRole('button', { name: 'More actions' });
  await press(page, more);
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  assert.ok(await hasFocus(more), 'the focus is back');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('menuitem', { name: 'Cancel event' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Cancel this event?' });
  await question.waitFor();
  await type(page, question.getByLabel('To confirm, type'), 'Another name');
  await page.keyboard.press('Enter');
  await question.getByText("That is not the event's name.").first().waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
});

for (const section of ['', '/edit', '/tickets', '/orders', '/attendees', '/staff']) {
  browserTest(`the focus is always seen on ${section || 'the overview'}`, LOOK, async ({ page, context }) => {
    await page.goto((await organizing(context)) + section);
    await page.getByRole('heading', { name: 'Quiet Night', level: 1 }).waitFor();
    assert.deepEqual(await withoutFocusRing(page), []);
  });
}
