// axe on a page, with findings a person can act on.

import { AxeBuilder } from '@axe-core/playwright';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const describe = ({ id, impact, help, nodes }) =>
  `${id} (${impact}): ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}\n      ${node.failureSummary.replaceAll('\n', '\n      ')}`).join('\n')}`;

/** What axe finds wrong with the page as it is now. */
export async function findings(page) {
  // Without a second page to gather answers from frames: ours come from here, and one that may not run scripts never answers.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.map(describe);
}

/** By how much the page is wider than its screen, as a finding; none when it fits. */
export async function overflowOf(page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return overflow > 0 ? [`the page is ${overflow}px wider than the screen`] : [];
}

/** Fails when axe finds anything, or when the page is wider than its screen. */
export async function assertAccessible(page) {
  const found = [...(await findings(page)), ...(await overflowOf(page))];
  if (found.length > 0) throw new Error(`${page.url()} is not accessible:\n${found.join('\n')}`);
}
