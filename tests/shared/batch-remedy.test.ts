import { expect, it } from 'vitest';
import { type BatchRow, type ItemRemedy, remedyFor } from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import type { ErrorCode } from '#shared/error-catalogue';
import { appError } from '#shared/errors';
import { someRun } from '../app/some-run';

/* What an item that was not published needs: never what would only fail again. */

const at = '2026-12-01T10:00:00.000Z';

function failed(code: ErrorCode, { hasSent }: { hasSent: boolean }): PublishRun {
  const run = someRun({ status: { state: 'failed', at, error: appError(code, '') } });
  return hasSent ? { ...run, ids: { ...run.ids, buildUpload: 'upload-1' } } : run;
}

function remedyOf(
  code: ErrorCode,
  { run = null, runId }: { run?: PublishRun | null; runId?: string } = {},
): ItemRemedy | null {
  const error = appError(code, '', runId === undefined ? {} : { runId });
  return remedyFor({ state: 'failed', error }, run);
}

it('a replaced file of which nothing was sent needs a new batch, since resuming publishes the confirmed file alone', () => {
  expect(remedyOf('package-changed')).toBe('new-batch');
  expect(remedyOf('package-changed', { run: failed('package-changed', { hasSent: false }) })).toBe(
    'new-batch',
  );
  expect(remedyOf('override-other-package')).toBe('new-batch');
});

it('a replaced file of which a part was sent has to be restored', () => {
  const run = failed('package-changed', { hasSent: true });
  expect(remedyOf('package-changed', { run })).toBe('restore-file');
});

it.each<ErrorCode>([
  'build-already-used',
  'build-expired',
  'build-gone',
  'delivery-failed',
  'processing-failed',
  'review-rejected',
])('%s needs another build, in a new batch', (code) => {
  expect(remedyOf(code, { run: failed(code, { hasSent: true }) })).toBe('new-batch');
});

it.each<ErrorCode>([
  'network-unreachable',
  'agreement-missing',
  'group-not-found',
  'daily-upload-limit',
  'role-too-small',
  'key-wrong-environment',
])('%s passes or is fixed in the account, so that resuming helps', (code) => {
  expect(remedyOf(code)).toBe('resume');
  expect(remedyOf(code, { run: failed(code, { hasSent: true }) })).toBe('resume');
});

it('a refused text or an unfinished run is decided in the run', () => {
  expect(remedyOf('note-refused', { run: failed('note-refused', { hasSent: true }) })).toBe(
    'open-run',
  );
  expect(remedyOf('run-unfinished', { runId: 'run-1' })).toBe('open-run');
});

it('a run that checks have blocked is checked again', () => {
  expect(remedyFor({ state: 'failed', error: null }, someRun())).toBe('resume');
});

it.each<[BatchRow['state'], ItemRemedy | null]>([
  ['waiting', 'resume'],
  ['stopped', 'resume'],
  ['needs-you', 'open-run'],
  ['left-out', 'new-batch'],
  ['draft', null],
  ['running', null],
  ['canceled', null],
  ['done', null],
])('an item that is %s needs %s', (state, remedy) => {
  expect(remedyFor({ state, error: null }, null)).toBe(remedy);
});
