import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { filesWithTrace } from '../helpers/secret-search';
import { isSigned, startWebhookReceiver, type WebhookReceiver } from '../helpers/webhook-receiver';
import { faultsInBothThemes } from './support/both-themes';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';

const card = (page: Page) => page.getByRole('region', { name: 'Team messages' });
const rows = (page: Page) => card(page).getByRole('list', { name: 'Destinations' });
const form = (page: Page) => page.getByRole('dialog', { name: /^(Add a destination|Edit “.*”)$/ });
const said = (page: Page) => page.getByRole('region', { name: 'Notifications' });
const token = 'S3CRETT0KEN';

let receiver: WebhookReceiver;
test.beforeEach(async () => {
  receiver = await startWebhookReceiver();
});
test.afterEach(() => receiver.close());

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await expect(card(page)).toBeVisible();
}

async function resize(app: ElectronApplication, page: Page, width: number): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((opened, wide) => opened.setSize(wide, 780), width);
}

async function fillForm(page: Page, service: string, name: string): Promise<void> {
  await card(page).getByRole('button', { name: 'Add destination…' }).focus();
  await page.keyboard.press('Enter');
  await form(page)
    .locator('label', { hasText: new RegExp(`^${service}$`) })
    .click();
  await form(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await form(page).getByLabel('Webhook URL').fill(`${receiver.url}/hooks/${token}`);
  await form(page)
    .locator('label', { hasText: /^Include rehearsals/ })
    .click();
}

/** By the keyboard alone. */
async function chooseFromMenu(page: Page, name: string, item: string): Promise<void> {
  await rows(page)
    .getByRole('button', { name: `Actions for ${name}` })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: item }).focus();
  await page.keyboard.press('Enter');
}

test('a rehearsal is reported to a webhook that a person confirmed, and its address stays in the keychain', async ({
  app,
  page,
  outside,
  home,
}) => {
  await practiceIsRunning(page);
  await openSettings(page);
  await expect(card(page)).toContainText('No destination yet.');
  await card(page).scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'messages-empty')).toEqual([]);

  await fillForm(page, 'JSON webhook', 'Build board');
  await form(page).getByRole('button', { name: 'Generate secret' }).press('Enter');
  const secret = await form(page).getByRole('textbox', { name: 'Signing secret' }).inputValue();
  await form(page).getByRole('button', { name: 'JSON format and signature' }).press('Enter');
  expect(await faultsInBothThemes(page, 'messages-form')).toEqual([]);

  const declined = await answerQuestions(app, 1);
  await form(page).getByRole('button', { name: 'Add destination…' }).press('Enter');
  await expect(said(page)).toContainText('Nothing was changed.');
  const [question] = await declined();
  expect(question?.message).toBe(`Allow messages to ${new URL(receiver.url).host}?`);
  expect(question?.detail).toContain('Messages leave out the text of What to Test.');
  expect(question?.detail).not.toContain(token);
  await expect(rows(page)).toHaveCount(0);

  await answerQuestions(app, 0);
  await form(page).getByRole('button', { name: 'Add destination…' }).press('Enter');
  await expect(rows(page).getByRole('listitem')).toContainText([/Build board.*Ready/]);
  await expect(rows(page)).toContainText(`${new URL(receiver.url).host} …${token.slice(-4)}`);
  await expect(page.locator('body')).not.toContainText(token);
  await rows(page).getByRole('button', { name: 'Send test message' }).press('Enter');
  await expect(said(page)).toContainText('The test message was accepted by');
  expect(receiver.requests).toHaveLength(1);

  await page.keyboard.press('Control+1');
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await page.locator('label', { hasText: /^QA/ }).first().click();
  await pressPublish(page);
  await expect
    .poll(() => receiver.requests.map(({ body }) => (JSON.parse(body) as { type: string }).type))
    .toEqual(['test', 'run.testers-have-it']);
  expect(await Promise.all(receiver.requests.map((one) => isSigned(one, secret)))).toEqual([
    true,
    true,
  ]);
  await openSettings(page);
  await expect(rows(page)).toContainText('Delivered');
  await chooseFromMenu(page, 'Build board', 'Show messages…');
  const history = page.getByRole('dialog', { name: 'Messages to “Build board”' });
  await expect(history).toContainText('Practice: Orbit Notes 1.4.0 (42): testers have the build');
  expect(await faultsInBothThemes(page, 'messages-history')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await filesWithTrace(home, [token, secret.slice(6)])).toEqual([]);

  await chooseFromMenu(page, 'Build board', 'Pause');
  await expect(rows(page)).toContainText('Paused');
  await chooseFromMenu(page, 'Build board', 'Delete…');
  await page.getByRole('button', { name: 'Delete destination' }).press('Enter');
  await expect(card(page)).toContainText('No destination yet.');
  await expect(card(page).getByRole('button', { name: 'Add destination…' })).toBeFocused();
});

test('a destination that fails says since when and why, and what to do', async ({ app, page }) => {
  await practiceIsRunning(page);
  await openSettings(page);
  await answerQuestions(app, 0);
  await fillForm(page, 'Slack', '#releases of the northern teams, with a rather long name');
  await form(page).getByRole('button', { name: 'Add destination…' }).press('Enter');
  await expect(rows(page).getByRole('listitem')).toHaveCount(1);
  await fillForm(page, 'Discord', 'Community');
  await form(page).getByLabel('Webhook URL').fill('http://example.com/hook');
  await form(page).getByRole('button', { name: 'Add destination…' }).press('Enter');
  await expect(form(page)).toContainText('It doesn’t start with https://.');
  await expect(form(page).getByLabel('Webhook URL')).toBeFocused();
  expect(await faultsInBothThemes(page, 'messages-form-error')).toEqual([]);
  await page.keyboard.press('Escape');

  receiver.answer((_, response) => {
    response.statusCode = 404;
    response.end('no_service');
  });
  await rows(page).getByRole('button', { name: 'Send test message' }).press('Enter');
  await expect(card(page).getByRole('alert')).toContainText('responded with status 404');
  await card(page).scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'messages-error')).toEqual([]);
  await resize(app, page, 720);
  await card(page).scrollIntoViewIfNeeded();
  await keepScreen(page, 'light-messages-narrow');
});

const shownStates = ['delivered', 'later', 'failed', 'unknown'] as const;

test('each destination shows its delivery status, and a message with unknown delivery can be sent again', async ({
  home,
  launch,
}) => {
  await mkdir(join(home, 'messages'), { recursive: true });
  const destinations = [...shownStates, 'paused'].map((id) => ({
    id,
    name: `#${id}`,
    service: 'teams',
    host: 'prod-12.westus.logic.azure.com',
    ending: 'x7Qk',
    events: ['failed', 'approved'],
    bundleIds: null,
    includesPractice: false,
    includesNotes: false,
    isPaused: id === 'paused',
    since: '2026-01-01T00:00:00.000Z',
  }));
  await writeFile(join(home, 'messages/destinations.json'), JSON.stringify({ destinations }));
  const at = new Date().toISOString();
  const nextAt = new Date(Date.now() + 3_600_000).toISOString();
  const reason = {
    key: 'messages.reason.status',
    params: { host: 'prod-12.westus.logic.azure.com', status: '503' },
  };
  for (const type of shownStates) {
    const fact = {
      id: 'msg_1',
      event: 'approved',
      at,
      runId: 'run-1',
      environment: 'live',
      app: { name: 'Orbit Notes', bundleId: 'com.northwind.orbit' },
      version: '1.4.0',
      buildNumber: '42',
      platform: 'IOS',
      groups: ['QA'],
      link: null,
      reasons: [],
      notes: null,
    };
    const lines = [
      { type: 'queued', at, id: 'msg_1', fact },
      { type: 'sending', at, id: 'msg_1' },
      { type, at, id: 'msg_1', reason, nextAt },
    ];
    await mkdir(join(home, 'messages', type));
    await writeFile(
      join(home, 'messages', type, 'outbox.jsonl'),
      lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    );
  }
  const { page } = await launch();
  await practiceIsRunning(page);
  await openSettings(page);
  const items = rows(page).getByRole('listitem');
  await expect(items).toContainText([
    /#delivered.*Delivered/,
    /#later.*Retrying.*1 message waiting/,
    /#failed.*Failed.*status 503/,
    /#unknown.*Delivery unknown.*may not have arrived/,
    /#paused.*Paused/,
  ]);
  await rows(page).scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'messages')).toEqual([]);
  await chooseFromMenu(page, '#unknown', 'Show messages…');
  const history = page.getByRole('dialog', { name: 'Messages to “#unknown”' });
  await expect(history).toContainText('Delivery unknown');
  await keepScreen(page, 'light-messages-unknown');
  await history.getByRole('button', { name: /^Send again/ }).press('Enter');
  // Its address is not in this keychain.
  await expect(history).toContainText('Its URL isn’t in the keychain of this computer.');
});
