import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Approver } from '#shared/domain/preset';
import { PublishPlan } from '#shared/domain/publish-plan';
import { toAppError } from '#shared/errors';
import { createEngine } from '../../src-main/engine/create-engine';
import type { Engine } from '../../src-main/engine/engine';
import { type Rehearsal, rehearse, secretsInMemory, uploadWorker } from '../helpers/rehearsal';
import { samplePreset } from '../helpers/sample-preset';

let stage: Rehearsal;
let adaHome: string;
let ada: Engine;
let approver: Approver;

beforeEach(async () => {
  stage = await rehearse();
  adaHome = await mkdtemp(join(tmpdir(), 'slipway-ada-'));
  ada = createEngine({ home: adaHome, secrets: secretsInMemory(), uploadWorker });
  approver = await ada.approvals.makeKey('Ada');
  await stage.engine.approvals.makeKey('Ben');
  await stage.engine.presets.save(
    samplePreset({
      accountId: stage.connection.accountId,
      approvers: [approver],
      checklist: ['Tried on a phone'],
    }),
  );
});
afterEach(async () => {
  await ada.close();
  await rm(adaHome, { recursive: true });
  await stage.end();
});

const planFor = async (path: string, text = 'New search.') =>
  PublishPlan.parse({
    packagePath: path,
    notes: [{ locale: 'en-US', text }],
    groups: ['QA'],
    checklist: ['Tried on a phone'],
  });

/** What Ada gets and sends back: the plan as a file. */
const byMail = (plan: PublishPlan) => PublishPlan.parse(JSON.parse(JSON.stringify(plan)));

async function outcomeOf(plan: PublishPlan) {
  const { status } = await stage.publish(plan);
  return status.state === 'blocked' ? status.findings.map(({ code }) => code) : status.state;
}

test('a plan is published once a second person approved it, and not before', async () => {
  const plan = await planFor(await stage.sample());
  expect(await outcomeOf(plan)).toEqual(['approval-missing']);
  const approved = await ada.approvals.approve(byMail(await stage.engine.approvals.prepare(plan)));
  expect(await outcomeOf({ ...byMail(approved), packagePath: plan.packagePath })).toBe('done');
});

test('one changed character loses the approval', async () => {
  const plan = await planFor(await stage.sample());
  const approved = await ada.approvals.approve(byMail(await stage.engine.approvals.prepare(plan)));
  const changed = { ...approved, notes: [{ locale: 'en-US', text: 'New search!' }] };
  expect(await outcomeOf(changed)).toEqual(['approval-outdated']);
});

test('an approved plan publishes no other file', async () => {
  const plan = await planFor(await stage.sample());
  const approved = await ada.approvals.approve(byMail(await stage.engine.approvals.prepare(plan)));
  const other = await stage.sample({ fileName: 'other.ipa', build: '77' });
  const refused = await stage.publish({ ...approved, packagePath: other }).catch(toAppError);
  expect(refused).toMatchObject({ code: 'package-changed' });
});

test('whoever publishes cannot approve it themselves', async () => {
  const plan = await planFor(await stage.sample());
  const own = stage.engine.approvals.key();
  const preset = stage.engine.presets.list().presets[0];
  if (own === null || preset === undefined) throw new Error('there is none');
  await stage.engine.presets.save({ ...preset, approvers: [approver, own] });
  const prepared = await stage.engine.approvals.prepare(plan);
  expect(await outcomeOf(await stage.engine.approvals.approve(prepared))).toEqual(['approval-own']);
});

test('an open line of the checklist holds the publish, in the dry run as in the run', async () => {
  const plan = await planFor(await stage.sample());
  const approved = await ada.approvals.approve(await stage.engine.approvals.prepare(plan));
  const unticked = { ...approved, checklist: [] };
  const { blockers } = await stage.engine.plans.assess(stage.connection, unticked);
  expect(blockers.map(({ code }) => code)).toEqual(['checklist-unfinished']);
  expect(await outcomeOf(unticked)).toEqual(['checklist-unfinished']);
});

test('notes that were approved are not changed in the run, and can be sent again', async () => {
  const plan = await planFor(await stage.sample());
  const approved = await ada.approvals.approve(await stage.engine.approvals.prepare(plan));
  const run = await stage.publish(approved);
  const note = { locale: 'en-US', text: 'Something else.' };
  const refused = await stage.engine.runs.editNotes(run.id, [note]).catch(toAppError);
  expect(refused).toMatchObject({ code: 'approval-fixed' });
  const again = await stage.engine.runs.editNotes(run.id, plan.notes);
  expect((await stage.engine.runs.settled(again.id)).status.state).toBe('done');
});

test('another preset of the app, or the same key in a file, does not get around the approval', async () => {
  await stage.engine.presets.save(
    samplePreset({ id: 'evil', name: 'Evil', accountId: null, approvers: [], checklist: [] }),
  );
  const plan = await planFor(await stage.sample());
  expect(await outcomeOf({ ...plan, preset: 'evil' })).toEqual(['approval-missing']);
  await stage.engine.accounts.attachPractice(stage.connection);
  const asFile = { ...stage.connection, accountId: `key-${stage.connection.keyId}` };
  const { blockers } = await stage.engine.plans.assess(asFile, plan);
  expect(blockers.map(({ code }) => code)).toEqual(['approval-missing']);
});

test('an approved plan with an override is published as it was approved', async () => {
  const plan = await planFor(await stage.sample({ defects: ['disallowed-files'] }));
  const wished = { ...plan, overrides: [{ code: 'disallowed-files' as const, reason: 'known' }] };
  const approved = await ada.approvals.approve(
    byMail(await stage.engine.approvals.prepare(wished)),
  );
  const { blockers } = await stage.engine.plans.assess(stage.connection, byMail(approved));
  expect(blockers.map(({ code }) => code)).toEqual([]);
});

test('nothing is published with a locked preset that someone edited', async () => {
  const preset = stage.engine.presets.list().presets[0];
  if (preset === undefined) throw new Error('there is none');
  const shared = { ...preset, approvers: [], checklist: [], accountId: null };
  await ada.presets.save(shared);
  const locked = await ada.presets.lock(shared.id);
  stage.engine.presets.remove(preset.id);
  await stage.engine.presets.save({
    ...locked,
    accountId: stage.connection.accountId,
    groups: [{ id: null, name: 'Public' }],
  });
  const plan = await planFor(await stage.sample());
  expect(await outcomeOf(plan)).toEqual(['preset-altered']);
});
