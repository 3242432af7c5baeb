import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { Preset } from '#shared/domain/preset';
import {
  planFileText,
  readPlanText,
  withApprovals,
} from '../../src-main/engine/approval/plan-file';
import { createEngine } from '../../src-main/engine/create-engine';
import { secretsInMemory, uploadWorker } from '../helpers/rehearsal';
import { groupsNamed } from '../helpers/sample-plan';
import { samplePreset } from '../helpers/sample-preset';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions, answerSaveDialog } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn, writeNote } from './support/publishing';

/** A colleague on another computer. */
async function colleague() {
  const home = await mkdtemp(join(tmpdir(), 'slipway-ada-'));
  const engine = createEngine({ home, secrets: secretsInMemory(), uploadWorker });
  const approver = await engine.approvals.makeKey('Ada');
  return {
    engine,
    approver,
    async approve(path: string): Promise<void> {
      const text = readFileSync(path, 'utf8');
      const { approvals } = await engine.approvals.approve(readPlanText(text, basename(path)));
      writeFileSync(path, withApprovals(text, approvals));
    },
    async end(): Promise<void> {
      await engine.close();
      await rm(home, { recursive: true });
    },
  };
}

async function savePreset(page: Page, change: Partial<Preset>): Promise<void> {
  const [account] = await get(page, 'accounts:list', {});
  const preset = Preset.parse(samplePreset({ accountId: account?.id ?? null, ...change }));
  await get(page, 'presets:save', { preset });
}

test('a plan is published once a colleague approved it, and a change loses the approval', async ({
  app,
  page,
  outside,
}) => {
  const ada = await colleague();
  await practiceIsRunning(page);
  await savePreset(page, {
    approvers: [ada.approver],
    checklist: ['Tried on a phone', 'Told support about the new search and its limits'],
    notes: [{ locale: 'en-US', text: 'Build {build}: new search.' }],
  });
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  const demands = page.getByRole('region', { name: 'Before you publish' });
  await expect(demands).toContainText('Needs the approval of Ada.');
  await expect(demands).toContainText('2 lines open');
  await demands.scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'demands')).toEqual([]);
  for (const line of ['Tried on a phone', 'Told support about the new search and its limits'])
    await demands.locator('label', { hasText: line }).click();
  await expect(demands).toContainText('All done');

  const file = join(outside, 'orbit.plan.json');
  await answerSaveDialog(app, file);
  await demands.getByRole('button', { name: 'Save for approval…' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'Saved orbit.plan.json. Send it to Ada.',
  );
  await ada.approve(file);
  await dropFiles(page, [file]);
  const sheet = page.getByRole('dialog', { name: 'Plan to publish' });
  await expect(sheet).toContainText('Ada approved this');
  await expect(sheet).toContainText('Build 42: new search.');
  expect(await faultsInBothThemes(page, 'plan-file')).toEqual([]);
  await sheet.getByRole('button', { name: 'Use this plan' }).click();
  await expect(demands).toContainText('Approved by Ada.');
  await expect(page.getByRole('button', { name: 'Rehearse', exact: true }).last()).toBeEnabled();

  await writeNote(page, 'English (US)', 'Build 42: new search!');
  await expect(demands).toContainText('Ada approved another version.');
  await expect(page.locator('.plan-footer')).toContainText('Fix 1 blocker');
  await writeNote(page, 'English (US)', 'Build 42: new search.');
  await expect(demands).toContainText('Approved by Ada.');
  await page.getByRole('button', { name: 'Rehearse', exact: true }).last().click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await ada.end();
});

test('an approver makes a key, reads the plan, and signs it after the system’s question', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const engine = createEngine({
    home: join(outside, 'ben'),
    secrets: secretsInMemory(),
    uploadWorker,
  });
  const file = join(outside, 'orbit.plan.json');
  const plan = await engine.approvals.prepare({
    ...readPlanText('{}', 'orbit.ipa'),
    packagePath: await sampleIn(outside),
    notes: [{ locale: 'ar-SA', text: 'بحث جديد' }],
    groups: groupsNamed('QA'),
  });
  writeFileSync(file, planFileText(plan, file));
  await engine.close();

  await dropFiles(page, [file]);
  const sheet = page.getByRole('dialog', { name: 'Plan to publish' });
  await sheet.getByLabel('Your name').fill('Ada');
  expect(await faultsInBothThemes(page, 'plan-approve')).toEqual([]);
  await sheet.getByRole('button', { name: 'Make approval key' }).click();
  const asked = await answerQuestions(app, 0);
  await sheet.getByRole('button', { name: 'Approve as Ada…' }).click();
  await expect(sheet).toContainText('Ada approved this');
  expect((await asked()).map(({ message }) => message)).toEqual([
    'Approve com.northwind.orbit 1.4.0 (42) as Ada?',
  ]);
  expect(readFileSync(file, 'utf8')).toContain('"signature"');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Approval key' })).toContainText(
    'Your approval key is named Ada.',
  );
  await keepScreen(page, 'approval-key');
});

test('presets of a colleague are shown, taken for an account, and only its owner changes them', async ({
  page,
  outside,
}) => {
  const ada = await colleague();
  await practiceIsRunning(page);
  await ada.engine.presets.save(samplePreset({ groups: [{ id: null, name: 'QA' }] }));
  await ada.engine.presets.lock('preset-1');
  const { presetFileText } = await import('../../src-main/engine/presets/preset-file');
  const file = join(outside, 'team.presets.json');
  writeFileSync(file, presetFileText(ada.engine.presets.list().presets));
  await ada.end();

  await dropFiles(page, [file]);
  const sheet = page.getByRole('dialog', { name: 'Presets from a colleague' });
  await expect(sheet).toContainText('Locked by Ada');
  await sheet.getByRole('button', { name: /^Choose later/ }).click();
  await page.getByRole('option', { name: 'Rehearsal team' }).click();
  expect(await faultsInBothThemes(page, 'presets-file')).toEqual([]);
  await sheet.getByRole('button', { name: 'Import preset' }).click();
  await expect(sheet).toBeHidden();
  const { presets, locks } = await get(page, 'presets:list', {});
  expect(locks).toEqual({ 'preset-1': 'locked' });
  expect(presets[0]?.accountId).not.toBeNull();
});

test('a file that is no plan is refused in words', async ({ page, outside }) => {
  await practiceIsRunning(page);
  const file = join(outside, 'package.json');
  writeFileSync(file, '{"name": "something"}');
  await dropFiles(page, [file]);
  const sheet = page.getByRole('dialog', { name: 'Plan to publish' });
  await expect(sheet).toContainText('package.json isn’t a Slipway plan.');
  await keepScreen(page, 'plan-refused');
});
