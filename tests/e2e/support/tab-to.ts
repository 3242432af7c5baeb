import type { Page } from '@playwright/test';

/** Presses Tab until the focus is on the named element; a person without a pointer has no other way. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const words = await focused.evaluate((element) => {
      const labels = (element as HTMLInputElement).labels ?? [];
      return [
        element.getAttribute('aria-label'),
        // A button's key is not a part of its name.
        [...element.childNodes]
          .map((node) => (node.nodeName === 'KBD' ? '' : node.textContent))
          .join(''),
        ...[...labels].map((one) => one.textContent),
      ]
        .filter(Boolean)
        .join(' ')
        .trim();
    });
    if (typeof name === 'string' ? words === name : name.test(words)) return;
  }
  throw new Error(`Tab never reaches “${String(name)}”.`);
}
