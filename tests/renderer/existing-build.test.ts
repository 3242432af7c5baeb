import { expect, it } from 'vitest';
import type { FindingCode } from '#shared/domain/finding';
import type { catalogue } from '#shared/error-catalogue';
import { appError } from '#shared/errors';
import { canUseExistingBuild } from '../../src-renderer/words/unfinished-run';
import { sampleRun } from '../helpers/sample-run';

const at = '2026-11-22T14:02:00.000Z';
const finding = (code: FindingCode) =>
  ({ code, severity: 'blocker', where: 'Orbit Notes', title: 'x', whatToDo: 'y' }) as const;
const blockedBy = (...codes: FindingCode[]) =>
  sampleRun({ status: { state: 'blocked', at, findings: codes.map(finding) } });
const failedWith = (code: keyof typeof catalogue) =>
  sampleRun({ status: { state: 'failed', at, error: appError(code, 'Apple said no.') } });

it('an existing build can be used when it is the only blocker', () => {
  expect(canUseExistingBuild(blockedBy('build-already-used'))).toBe(true);
  expect(canUseExistingBuild(failedWith('build-already-used'))).toBe(true);
});

it('an existing build cannot be used past other blockers', () => {
  expect(canUseExistingBuild(blockedBy('build-already-used', 'group-not-found'))).toBe(false);
  expect(canUseExistingBuild(blockedBy())).toBe(false);
  expect(canUseExistingBuild(failedWith('delivery-failed'))).toBe(false);
});

it('an existing build cannot be used by a run that only uploads or is read-only', () => {
  const blocked = blockedBy('build-already-used');
  const uploadOnly = { ...blocked, plan: { ...blocked.plan, scope: 'upload-only' as const } };
  expect(canUseExistingBuild(uploadOnly)).toBe(false);
  expect(canUseExistingBuild({ ...blocked, readOnly: appError('journal-newer', 'x') })).toBe(false);
});
