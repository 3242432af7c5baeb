import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { runLink } from '#shared/domain/run-link';
import { keepBothThemes } from './support/both-themes';
import { expect, test } from './support/fixture';
import { keepRun } from './support/kept-runs';
import { practiceIsRunning } from './support/publishing';
import { runStates } from './support/run-states';
import { startAgain } from './support/start-again';

/** Two runs of another session, of which one waits for a person. */
async function keepTwo(home: string): Promise<{ first: string; second: string }> {
  const [one, two] = runStates;
  if (one === undefined || two === undefined) throw new Error('There are no states of runs.');
  return {
    first: await keepRun(home, { ...one.kept, buildNumber: '60', minutesAgo: 90 }),
    second: await keepRun(home, { ...two.kept, buildNumber: '61', minutesAgo: 80 }),
  };
}

const notice = (page: Page) =>
  page.getByRole('region', { name: 'Notifications' }).getByText('This run isn’t on this computer.');
const heading = (page: Page, build: string) =>
  page.getByRole('heading', { level: 1, name: `(${build})` });

test('a link shows its run, at the first start and in a running Slipway', async ({
  launch,
  home,
}) => {
  const { first, second } = await keepTwo(home);
  const { app, page } = await launch({ args: [runLink(first)] });
  await expect(heading(page, '60')).toBeVisible();
  await startAgain(home, [runLink(second)]);
  await expect(heading(page, '61')).toBeVisible();
  expect(app.windows()).toHaveLength(1);
});

test('macOS passes a link on by an event', async ({ launch, home }) => {
  const { second } = await keepTwo(home);
  const { app, page } = await launch();
  await practiceIsRunning(page);
  await app.evaluate(
    ({ app: opened }, link) => void opened.emit('open-url', { preventDefault() {} }, link),
    runLink(second),
  );
  await expect(heading(page, '61')).toBeVisible();
});

test('a link of a run that is elsewhere says so, and any other link does nothing', async ({
  launch,
  home,
}) => {
  const { first } = await keepTwo(home);
  const journal = join(home, 'practice/runs', first, 'journal.jsonl');
  const before = readFileSync(journal, 'utf8');
  const { page } = await launch();
  await practiceIsRunning(page);
  await startAgain(home, [
    `slipway://publish/${first}`,
    `slipway://run/${first}?resume=1`,
    'slipway://run/../../settings',
    `slipway://run/${'a'.repeat(10_000)}`,
  ]);
  await page.waitForTimeout(500);
  await expect(heading(page, '60')).toHaveCount(0);
  await expect(notice(page)).toHaveCount(0);

  await startAgain(home, [runLink('20250101-000000-abcdef')]);
  await expect(notice(page)).toBeVisible();
  await keepBothThemes(page, 'run-link-not-here');
  expect(readFileSync(journal, 'utf8')).toBe(before);
  const log = readFileSync(join(home, 'logs/slipway.log'), 'utf8');
  expect(log.match(/A link was ignored/g)).toHaveLength(4);
});

test('the link of a run is copied from its details and from the palette', async ({
  launch,
  home,
}) => {
  const { first } = await keepTwo(home);
  const { app, page } = await launch({ args: [runLink(first)] });
  await expect(heading(page, '60')).toBeVisible();
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Copy Link' }).click();
  await expect.poll(copied).toBe(runLink(first));
  await keepBothThemes(page, 'run-link-details');
  await app.evaluate(({ clipboard }) => clipboard.writeText('other'));
  await page.keyboard.press('Control+K');
  await page.keyboard.type('copy link');
  await page.keyboard.press('Enter');
  await expect.poll(copied).toBe(runLink(first));
});
