import type { Page } from '@playwright/test';
import { accessibilityFaults } from './accessibility';
import { keepScreen } from './fixture';

const themes = ['light', 'dark'] as const;

/** Keeps a screenshot of the window in each theme, `light-NAME` and `dark-NAME`. */
export async function keepBothThemes(page: Page, name: string): Promise<void> {
  await inBothThemes(page, (theme) => keepScreen(page, `${theme}-${name}`));
}

/** The same, with axe's findings in each theme. */
export async function faultsInBothThemes(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  await inBothThemes(page, async (theme) => {
    await keepScreen(page, `${theme}-${name}`);
    const faults = await accessibilityFaults(page);
    found.push(...faults.map((fault) => `${theme}: ${fault}`));
  });
  return found;
}

async function inBothThemes(
  page: Page,
  look: (theme: (typeof themes)[number]) => Promise<void>,
): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    // During the transition the colors belong to neither theme.
    await page.waitForFunction(
      () => !document.getAnimations().some((one) => one instanceof CSSTransition),
    );
    await look(theme);
  }
  await page.emulateMedia({ colorScheme: null });
}
