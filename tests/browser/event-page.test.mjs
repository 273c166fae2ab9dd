// The event's page and the list: what is offered, what is not, and names that were made to break things.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { baseUrl } from './support/settings.mjs';
import { onSale, order } from './support/shop.mjs';

const HOSTILE = {
  script: '<script>window.broken = true</script><img src=x onerror="window.broken=true">',
  long: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenausstellung',
  chinese: '东京爵士之夜:月光下的四重奏与朋友们的冬季特别音乐会东京爵士之夜月光下的四重奏与朋友们的冬季',
  arabic: 'ليلة الموسيقى العربية تحت ضوء القمر مع الأصدقاء والعائلة في الشتاء',
};

onBothSizes('a sold-out event says so and offers nothing', {}, async ({ page }) => {
  const shop = await onSale({ capacity: 1, price: 0, event: { type: 'free' } });
  await order(shop, 1);
  await page.goto(baseUrl() + shop.path);
  await page.getByText('Sold out', { exact: true }).first().waitFor();
  await page.getByText(/^Everything is taken\./).waitFor();
  const words = await page.getByRole('region', { name: 'Tickets' }).innerText();
  assert.ok(!words.split('\n').includes('0'), `no number stands there by accident: ${words}`);
  assert.equal(await page.getByRole('button', { name: /Continue|Get tickets|More: General/ }).count(), 0);
  await assertAccessible(page);
});

browserTest('held tickets may come back, and the page says so', {}, async ({ page }) => {
  const shop = await onSale({ capacity: 1 });
  await order(shop, 1);
  await page.goto(baseUrl() + shop.path);
  await page.getByText(/Some may come back within minutes/).waitFor();
});

for (const [kind, name] of Object.entries(HOSTILE)) {
  onBothSizes(`a name that is ${kind} is shown as it is`, {}, async ({ page }) => {
    const shop = await onSale({ name, type: { name: name.slice(0, 100), description: name } });
    await page.goto(baseUrl() + shop.path);
    await page.getByRole('button', { name: `More: ${shop.type.name}` }).click();
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), name);
    assert.ok((await page.title()).includes(name));
    assert.equal(await page.evaluate(() => window.broken), undefined);
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Who gets the tickets?' }).waitFor();
    await assertAccessible(page);
  });
}

browserTest('names read as text for crawlers, too', { javaScriptEnabled: false, allow: [/\.js csp$/] }, async ({ page }) => {
  const shop = await onSale({ name: HOSTILE.script });
  await page.goto(baseUrl() + shop.path);
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), HOSTILE.script);
  assert.equal(JSON.parse(await page.locator('script[type="application/ld+json"]').innerText()).name, HOSTILE.script);
});

onBothSizes('a search is an address; what it misses it says', {}, async ({ page }) => {
  const word = `Zither${randomBytes(4).toString('hex')}`;
  const shop = await onSale({ name: `${word} Night` });
  await page.goto(`${baseUrl()}/`);
  await page.getByRole('searchbox', { name: 'What' }).fill(word);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: `${word} Night` }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('q'), word);
  await page.reload();
  assert.equal(await page.getByRole('searchbox', { name: 'What' }).inputValue(), word);
  await page.getByRole('link', { name: shop.event.name }).click();
  await page.getByRole('heading', { name: shop.event.name, level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole('searchbox', { name: 'What' }).fill(`${word}nothing`);
  await page.keyboard.press('Enter');
  await page.getByText('Nothing matches all of that').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByRole('heading', { name: 'Coming up' }).waitFor();
});

browserTest('a browser elsewhere shows the event\'s time and its own', { timezoneId: 'Asia/Tokyo' }, async ({ page }) => {
  const shop = await onSale();
  await page.goto(baseUrl() + shop.path);
  await page.getByText(/your time$/).waitFor();
});
