import { expect, it } from 'vitest';
import type { catalogue } from '#shared/error-catalogue';
import { trouble } from '#shared/errors';
import { canTakeUp } from '../../src-renderer/words/take-up';
import { sampleRun } from '../helpers/sample-run';

const at = '2026-11-22T14:02:00.000Z';
const finding = (code: keyof typeof catalogue) =>
  ({ code, severity: 'blocker', where: 'Orbit Notes', title: 'x', whatToDo: 'y' }) as const;
const blockedBy = (...codes: (keyof typeof catalogue)[]) =>
  sampleRun({ status: { state: 'blocked', at, findings: codes.map(finding) } });
const failedWith = (code: keyof typeof catalogue) =>
  sampleRun({ status: { state: 'failed', at, trouble: trouble(code, 'Apple said no.') } });

it('a build at Apple can be followed when it is all that is in the way', () => {
  expect(canTakeUp(blockedBy('build-already-used'))).toBe(true);
  expect(canTakeUp(failedWith('build-already-used'))).toBe(true);
});

it('a build is not followed past anything else', () => {
  expect(canTakeUp(blockedBy('build-already-used', 'group-not-found'))).toBe(false);
  expect(canTakeUp(blockedBy())).toBe(false);
  expect(canTakeUp(failedWith('delivery-failed'))).toBe(false);
});

it('a build is not followed by a run that was only to upload it, or that can only be looked at', () => {
  const blocked = blockedBy('build-already-used');
  const uploadOnly = { ...blocked, plan: { ...blocked.plan, scope: 'upload-only' as const } };
  expect(canTakeUp(uploadOnly)).toBe(false);
  expect(canTakeUp({ ...blocked, readOnly: trouble('journal-newer', 'x') })).toBe(false);
});
