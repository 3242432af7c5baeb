import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import keytar from 'keytar';
import type { ErrorCode } from '#shared/error-catalogue';
import { say } from '#shared/words/say';
import { filesWithTrace, findTrace, tracesOf } from '../helpers/secret-search';
import { openAddKey } from './support/add-key';
import { get } from './support/bridge';
import { answerOpenDialog, answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { freshKey, keyFile, wrongKeys } from './support/key-files';
import { addLiveAccount } from './support/live-account';
import { practiceIsRunning } from './support/publishing';
import { recordSent } from './support/recorder';

const owner = 'app.slipway.desktop';
const issuerId = '57246542-96fe-1a63-e053-0824d011072a';

test('each wrong key has its own message, and what was typed stays', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const sheet = await openAddKey(page);
  await sheet.getByLabel('Name').fill('Northwind');
  await sheet.getByLabel('Issuer ID').fill(issuerId);
  for (const [name, make, code] of wrongKeys) {
    await test.step(name, async () => {
      await answerOpenDialog(app, keyFile(outside, make()));
      await sheet.getByRole('button', { name: 'Choose file…' }).click();
      await expect(sheet).toContainText(say(`error.${code as ErrorCode}.title`));
      await expect(sheet).toContainText(say(`error.${code as ErrorCode}.fix`));
      await expect(sheet.getByLabel('Name')).toHaveValue('Northwind');
    });
  }
  const certificate = join(outside, 'distribution.cer');
  writeFileSync(certificate, wrongKeys.at(-1)?.[1]() ?? '');
  await dropFiles(page, [certificate]);
  await expect(sheet).toContainText('That is a certificate, not a private key');
  await keepScreen(page, 'light-6-wrong-key');
});

test('a live key is saved without a network, and only in the keychain', async ({
  app,
  page,
  home,
  outside,
}) => {
  const pem = freshKey();
  const traces = tracesOf(pem);
  await practiceIsRunning(page);
  const sentSoFar = await recordSent(app);
  const accountId = await addLiveAccount(app, page, { name: 'Northwind', folder: outside, pem });

  const account = (await get(page, 'accounts:list', {})).find(({ id }) => id === accountId);
  expect(account).toMatchObject({
    environment: 'live',
    keyId: 'LIVE23456Z',
    check: { state: 'not-tested' },
  });
  await get(page, 'accounts:use', { accountId });
  await keepScreen(page, 'light-7-accounts');

  const stored = await keytar.findCredentials(owner);
  expect(stored.filter(({ password }) => password.trim() === pem.trim())).toHaveLength(1);
  expect(await filesWithTrace(home, traces)).toEqual([]);
  const sent = await sentSoFar();
  expect(sent).toContain('LIVE23456Z');
  expect(findTrace(sent, traces)).toBeNull();
  const html = await page.evaluate(
    () => document.documentElement.outerHTML + JSON.stringify({ ...localStorage }),
  );
  expect(findTrace(html, traces)).toBeNull();

  await answerQuestions(app, 0);
  await get(page, 'accounts:delete', { accountId });
  const left = await keytar.findCredentials(owner);
  expect(left.filter(({ password }) => password.trim() === pem.trim())).toEqual([]);
});
