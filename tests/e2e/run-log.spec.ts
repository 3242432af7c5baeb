import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { RunEvent } from '../../src-main/engine/publish/run-event';
import { toLine } from '../../src-main/engine/publish/run-journal';
import { accessibilityFaults } from './support/accessibility';
import { openEveryRun, runRows } from './support/activity';
import { expect, keepScreen, test } from './support/fixture';
import { keepRun } from './support/kept-runs';
import { practiceIsRunning } from './support/publishing';

const log = (page: Page) => page.getByRole('region', { name: 'Log' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the log' });
const count = 10_000;

/** A paused run with this many lines in its log; every thousandth is an answer with a request ID. */
async function keepLongRun(home: string): Promise<void> {
  const runId = await keepRun(home, {
    buildNumber: '42',
    minutesAgo: 200,
    events: [[1, { type: 'run-paused' }]],
  });
  const begin = Date.now() - 190 * 60_000;
  const lines = Array.from({ length: count }, (_, place) => {
    const at = new Date(begin + place * 1000).toISOString();
    const event =
      place % 1000 === 500
        ? { type: 'write-answered', what: 'beta review', requestId: `REQ-${place}` }
        : { type: 'step-reported', step: 'process', sentence: `Line ${place}`, limitAt: null };
    return `${toLine(RunEvent.parse({ at, ...event }), place + 3)}\n`;
  });
  await appendFile(join(home, 'practice/runs', runId, 'journal.jsonl'), lines.join(''));
}

async function openLog(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await openEveryRun(page);
  await runRows(page).first().click();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await expect(log(page)).toContainText(`Line ${count - 1}`);
}

test('a log of ten thousand lines has only those near in the page, and every line is found', async ({
  launch,
  home,
}) => {
  await keepLongRun(home);
  const { page } = await launch();
  await openLog(page);
  const rendered = () => log(page).locator('.log-line').count();
  expect(await rendered()).toBeLessThan(400);
  await expect(log(page).getByText(`Line ${count - 1}`)).toBeInViewport();

  await search(page).fill('Line 4321');
  await expect(log(page).locator('[data-current]')).toContainText('Line 4321');
  await expect(log(page).locator('[data-current]')).toBeInViewport();
  expect(await rendered()).toBeLessThan(400);

  await search(page).fill('req-7500');
  await expect(log(page).locator('[data-current]')).toContainText('Apple request ID: REQ-7500');
  await expect(log(page).locator('[data-current]')).toContainText('after the start');
  await keepScreen(page, 'light-run-log');
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a log is filtered, walked with the arrow keys, copied by line, and exported', async ({
  launch,
  home,
}) => {
  await keepLongRun(home);
  const { app, page } = await launch();
  await openLog(page);
  await page.getByRole('button', { name: /Lines to show/ }).click();
  await page.getByRole('option', { name: 'With a request ID (10)' }).click();
  await expect(log(page).locator('.log-line')).toHaveCount(10);

  await log(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(log(page).locator('[data-current]')).toContainText('REQ-9500');
  await page.keyboard.press('ArrowUp');
  await expect(log(page).locator('[data-current]')).toContainText('REQ-8500');
  await page.keyboard.press('Control+c');
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/Z {2}\+\d+\.\d s {2}.*\[REQ-8500\]$/);
  await keepScreen(page, 'light-run-log-filtered');

  const file = join(home, 'log.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export as JSON…' }).click();
  await expect(page.getByText('log.json saved').first()).toBeVisible();
  const entries = JSON.parse(await readFile(file, 'utf8'));
  expect(entries).toHaveLength(count + 2);
  expect(entries.at(-1)).toMatchObject({ kind: 'wait', text: `Line ${count - 1}` });
});
