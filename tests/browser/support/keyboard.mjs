// Working without a mouse.

/** Tab until the wanted control has the focus: what cannot be reached this way cannot be used without a mouse. */
export async function tabTo(page, control, key = 'Tab') {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (await hasFocus(control)) return;
  }
  throw new Error(`${key} never comes to ${control}`);
}

/** Whether the focus is on this control. */
export const hasFocus = (control) => control.evaluate((element) => element === document.activeElement);

/** Comes to a control by Tab and presses Enter on it. */
export async function press(page, control) {
  await control.waitFor();
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

/** Comes to a field by Tab and types. */
export async function type(page, control, text) {
  await tabTo(page, control);
  await page.keyboard.type(text);
}

// Runs in the page: what has the focus, and whether anything shows it. A choice may be framed by the label around it.
function focusShown() {
  const { activeElement: focused } = document;
  const framed = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  return { what: focused.outerHTML.slice(0, 120), end: focused === document.body, shown: framed(focused) || framed(focused.closest('label') ?? focused) };
}

/** Tabs through the whole page and answers what had the focus without a ring around it. */
export async function withoutFocusRing(page) {
  const bare = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const { what, end, shown } = await page.evaluate(focusShown);
    if (end) return bare;
    if (!shown) bare.push(what);
  }
  throw new Error('Tab never comes to the end of the page');
}
