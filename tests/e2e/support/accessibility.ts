import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Violations of WCAG 2.2 AA that axe finds, one line each; nothing else changes the page meanwhile. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Electron opens no second page for axe, which its default mode needs.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
}
