import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { knownLocales } from '#shared/asc/locales';
import { emptyDraft } from '../../../src-renderer/store/plan';
import { get } from '../../e2e/support/bridge';
import { dropFiles } from '../../e2e/support/drop';
import { watchKeys } from '../../e2e/support/key-delays';
import { launchApp, type RunningApp } from '../../e2e/support/launch';
import { quantile } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import { sample, scratch } from '../samples';
import { practiceIsThere } from '../window/upload-run';

const presses = 200;
/** Between two keys of a fast typist, in milliseconds. */
const betweenKeys = 40;
const noteLength = 3900;
const sentence = 'Search works without a network now, also in the widgets. ';

interface Felt {
  idle: number[];
  publish: number[];
  editor: number[];
}

/** How fast a key is painted in a long note with notes in every language: in Publish and in the notes editor. */
export async function measureTyping(): Promise<void> {
  const felt = await feel();
  const row = (name: string, keys: number[]) => [
    name,
    ...[0.5, 0.98, 1].map((share) => quantile(keys, share).toFixed(1)),
  ];
  printTable(
    'Typing, from key to painted frame, in milliseconds',
    ['', 'p50', 'p98', 'longest'],
    [
      row('an empty text area in the same window', felt.idle),
      row('What to Test in Publish', felt.publish),
      row('the notes editor', felt.editor),
    ],
  );
  print(
    `${presses} keys, one every ${betweenKeys} ms; notes of ${noteLength} characters in ${knownLocales.length} languages.`,
  );
}

async function feel(): Promise<Felt> {
  const running = await launchApp({ home: mkdtempSync(join(scratch, 'typing-')) });
  try {
    const { page } = running;
    await openLongNotes(running);
    const field = page.getByRole('textbox', { name: /^What to Test, English \(US\)/ });
    await field.waitFor();
    const idle = await typeIn(page, await emptyArea(page));
    await page.evaluate(() => document.getElementById('bench-area')?.remove());
    const publish = await typeIn(page, field);
    await page.getByRole('button', { name: /^Open editor/ }).click();
    await page.getByRole('button', { name: /^Done/ }).waitFor();
    return { idle, publish, editor: await typeIn(page, field) };
  } finally {
    await running.app.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
    await running.app.close().catch(() => undefined);
  }
}

async function openLongNotes({ page }: RunningApp): Promise<void> {
  await practiceIsThere(page);
  await get(page, 'drafts:save', {
    accountId: 'practice',
    bundleId: 'com.northwind.orbit',
    version: '1.4.0',
    buildNumber: '42',
    draft: {
      ...emptyDraft,
      notes: knownLocales.map((locale) => ({
        locale,
        text: `${locale} ${sentence.repeat(noteLength)}`.slice(0, noteLength - presses),
      })),
    },
  });
  await dropFiles(page, [await sample(1)]);
}

/** Outside the app's own tree, so that nothing of it listens. */
async function emptyArea(page: Page): Promise<Locator> {
  await page.evaluate(() => {
    const area = document.createElement('textarea');
    area.id = 'bench-area';
    Object.assign(area.style, { position: 'fixed', insetBlockEnd: '0', zIndex: '99' });
    document.body.append(area);
  });
  return page.locator('#bench-area');
}

async function typeIn(page: Page, field: Locator): Promise<number[]> {
  await field.focus();
  await page.keyboard.press('Control+End');
  const keys = sentence.replaceAll(' ', '').toLowerCase();
  return watchKeys(page, async () => {
    for (let pressed = 0; pressed < presses; pressed += 1) {
      await page.keyboard.press(keys[pressed % keys.length] ?? 'a');
      await page.waitForTimeout(betweenKeys);
    }
  });
}
