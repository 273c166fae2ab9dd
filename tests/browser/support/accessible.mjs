// axe on a page, with findings a person can act on.

import { AxeBuilder } from '@axe-core/playwright';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const describe = ({ id, impact, help, nodes }) =>
  `${id} (${impact}): ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}\n      ${node.failureSummary.replaceAll('\n', '\n      ')}`).join('\n')}`;

// In a frame that may not run scripts axe would wait for ever for its own answer.
const MUTE_FRAME = 'iframe[sandbox]:not([sandbox~="allow-scripts"])';

/** What axe finds wrong with the page as it is now. */
export async function findings(page) {
  const hasMuteFrame = (await page.locator(MUTE_FRAME).count()) > 0;
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(hasMuteFrame).analyze();
  return violations.map(describe);
}

/** Fails when axe finds anything, or when the page is wider than its screen. */
export async function assertAccessible(page) {
  const found = await findings(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) found.push(`the page is ${overflow}px wider than the screen`);
  if (found.length > 0) throw new Error(`${page.url()} is not accessible:\n${found.join('\n')}`);
}
