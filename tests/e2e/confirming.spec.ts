import { ask, get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { chooseFromKeyMenu, keyRow } from './support/key-menu';
import { addLiveAccount } from './support/live-account';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  turnOn,
} from './support/publishing';

test('a page alone cannot publish to anybody outside the team', async ({ app, page, outside }) => {
  await practiceIsRunning(page);
  const packagePath = await sampleIn(outside);
  const asked = await answerQuestions(app, 1);
  const plan = { packagePath, groups: ['Beta circle'] };
  const start = { accountId: 'practice', plan, asks: false };
  expect(await get(page, 'runs:start', start)).toBeNull();
  expect(await get(page, 'runs:start', { ...start, plan: { ...plan, groups: ['QA'] } })).not.toBe(
    null,
  );
  const questions = await asked();
  expect(questions).toHaveLength(1);
  expect(questions[0]).toMatchObject({
    message: 'Rehearse Orbit Notes 1.4.0 (42)?',
    buttons: ['Rehearse 1.4.0 (42)', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  expect(questions[0]?.detail).toContain('nothing reaches Apple or any testers');
  expect(questions[0]?.detail).toContain('“Beta circle” (external');
  expect(await get(page, 'runs:list', {})).toHaveLength(1);
});

test('a declined publish leaves the plan as it was, and a second try asks again', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await turnOn(page, 'checkbox', 'Beta circle');
  const declined = await answerQuestions(app, 1);
  await pressPublish(page);
  await expect.poll(async () => (await declined()).length).toBe(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'Beta circle' })).toBeChecked();
  expect(await get(page, 'runs:list', {})).toEqual([]);

  const confirmed = await answerQuestions(app, 0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  expect(await confirmed()).toHaveLength(1);
});

test('a key is deleted only after a confirmation in the system’s dialog', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const accountId = await addLiveAccount(app, page, { name: 'Northwind', folder: outside });
  const declined = await answerQuestions(app, 1);
  expect(await get(page, 'accounts:delete', { accountId })).toEqual({ deleted: false });
  expect((await declined())[0]).toMatchObject({
    message: 'Delete the key Northwind (LIVE23456Z)?',
    buttons: ['Delete key', 'Cancel'],
    defaultId: 1,
  });
  await expect(keyRow(page, 'Northwind')).toBeVisible();
  await answerQuestions(app, 0);
  await chooseFromKeyMenu(page, 'Northwind', 'Delete key…');
  await expect(keyRow(page, 'Northwind')).toBeHidden();
  const again = await ask(page, 'accounts:delete', { accountId });
  expect(again).toMatchObject({ ok: false, error: { code: 'account-not-found' } });
});
