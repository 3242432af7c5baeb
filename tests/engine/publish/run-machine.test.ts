import { describe, expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { appError } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { type NewRunEvent, RunEvent } from '../../../src-main/engine/publish/run-event';
import { applyEvent, foldEvents } from '../../../src-main/engine/publish/run-machine';
import type { RunRecord } from '../../../src-main/engine/publish/run-record';
import { found, startOf, uploaded, uploading } from '../../e2e/support/kept-runs';

const begin = Date.parse('2026-11-22T14:00:00.000Z');
const at = (seconds: number) => new Date(begin + seconds * 1000).toISOString();

type Timed = readonly (readonly [number, NewRunEvent])[];

/** The fold of a journal with these events. */
function recordOf(...events: Timed): RunRecord {
  const started = startOf('run-1', { buildNumber: '42', minutesAgo: 0, events: [] });
  const lines = [[0, started] as const, ...events];
  const record = foldEvents(
    lines.map(([seconds, event]) => RunEvent.parse({ at: at(seconds), ...event })),
  );
  if (record === null) throw new Error('The journal has no beginning.');
  return record;
}

const states = ({ steps }: PublishRun) =>
  Object.fromEntries(steps.map(({ id, progress }) => [id, progress.state]));

describe('a run that no process works on', () => {
  it.each<NewRunEvent>([
    { type: 'run-paused' },
    { type: 'run-stopped-waiting', limit: 'processing' },
    { type: 'run-waiting-for-notes' },
    { type: 'run-ready-to-notify', reason: 'asked' },
    { type: 'run-blocked', findings: [] },
    { type: 'run-cancelled', uploadRemoved: true },
  ])('an inactive run shows no running step, and keeps what is done: $type', (ending) => {
    expect(states(recordOf(...uploading).run)).toMatchObject({ upload: 'running' });
    const { run } = recordOf(...uploading, [90, ending]);
    expect(states(run)).toMatchObject({
      'check-package': 'done',
      'find-app': 'done',
      upload: 'pending',
    });
    expect(Object.values(states(run))).not.toContain('running');
    expect(run.updatedAt).toBe(at(90));
  });

  it('a failed run shows the failed step as failed, and starts there again when it is resumed', () => {
    const error = {
      code: 'server-error' as const,
      title: 'Trouble',
      detail: '504',
      whatToDo: 'Wait.',
      retryable: true,
      apple: null,
    };
    const failed: Timed = [
      ...uploading,
      [80, { type: 'step-failed', step: 'upload', error }],
      [80, { type: 'run-failed', error }],
    ];
    expect(states(recordOf(...failed).run)).toMatchObject({ upload: 'failed' });
    const { run } = recordOf(...failed, [95, { type: 'run-resumed' }]);
    expect(run.status).toEqual({ state: 'running' });
    expect(states(run)).toMatchObject({ 'find-app': 'done', upload: 'pending' });
  });
});

describe('an upload', () => {
  it('an upload counts each part once it is stored', () => {
    expect(recordOf(...uploading).run.upload).toMatchObject({
      parts: 40,
      partsStored: 16,
      stored: 16 * 4_600_000,
    });
  });

  it('a complete upload has every part, whatever the journal records of each', () => {
    const { run } = recordOf(...uploading, [70, { type: 'upload-committed' }]);
    expect(run.committed).toBe(true);
    expect(run.upload).toMatchObject({ partsStored: 40, stored: 40 * 4_600_000 });
  });

  it('an upload starts the clock of the waiting limits, which a resume restarts', () => {
    expect(recordOf(...uploading).waitingSince).toBeNull();
    expect(recordOf(...uploaded).waitingSince).toBe(at(60));
    const resumed = recordOf(
      ...uploaded,
      [70, { type: 'run-paused' }],
      [900, { type: 'run-resumed' }],
    );
    expect(resumed.waitingSince).toBe(at(900));
  });
});

describe('a write in the journal', () => {
  const what = 'build upload';

  it('a write is open from its intent to its answer, and is then listed in the receipt', () => {
    const asked = recordOf(...found, [3, { type: 'write-intended', what }]);
    expect(asked.openIntents).toEqual([{ what, at: at(3) }]);
    expect(asked.run.writes).toEqual({ answered: 0, open: 1 });
    const event = { type: 'write-answered', what, requestId: 'r-1', at: at(4) } as const;
    const answered = applyEvent(asked, event);
    expect(answered.run.writes).toEqual({ answered: 1, open: 0 });
    expect(answered.writes).toMatchObject([{ what, at: at(4), requestId: 'r-1' }]);
  });

  it('a refused write is no longer open, and leaves no upload at App Store Connect', () => {
    const refused = recordOf(
      ...found,
      [3, { type: 'write-intended', what }],
      [4, { type: 'write-refused', what, status: 409 }],
    );
    expect(refused.openIntents).toEqual([]);
    expect(refused.place).toBe('none');
    expect(refused.run.writes).toEqual({ answered: 0, open: 0 });
  });

  it('a write of an earlier process is looked up before it is sent again: a resumed run is in doubt', () => {
    const paused: Timed = [
      ...found,
      [3, { type: 'write-intended', what }],
      [4, { type: 'run-paused' }],
    ];
    const resumed = recordOf(...paused, [5, { type: 'run-resumed' }]);
    expect(resumed.isDoubtful).toBe(true);
    expect(resumed.openIntents).toEqual([{ what, at: at(3) }]);
    expect(resumed.place).toBe('asked');
  });
});

it('a start that is written twice counts once', () => {
  const record = recordOf(...found);
  const started = startOf('run-2', { buildNumber: '43', minutesAgo: 0, events: [] });
  expect(applyEvent(record, RunEvent.parse({ at: at(9), ...started }))).toBe(record);
});

it('a journal without its start is not a run', () => {
  expect(foldEvents([RunEvent.parse({ at: at(0), type: 'run-paused' })])).toBeNull();
});

describe('the steps of a run that ended for good', () => {
  const shown = ({ steps }: PublishRun) =>
    Object.fromEntries(steps.map(({ id, intention }) => [id, inWords(intention)]));

  it.each<NewRunEvent>([
    { type: 'run-blocked', findings: [] },
    { type: 'run-cancelled', uploadRemoved: true },
  ])('steps that will never run say only whether they were started: $type', (ending) => {
    const { run } = recordOf(...uploading, [90, ending]);
    expect(shown(run)).toMatchObject({
      upload: 'Not finished',
      appear: 'Not started',
      testers: 'Not started',
    });
  });

  it('a failure that resuming can change keeps the intentions, and one that it cannot drops them', () => {
    const failed = (code: 'server-error' | 'build-expired') =>
      recordOf(...uploading, [90, { type: 'run-failed', error: appError(code, '') }]).run;
    expect(shown(failed('server-error')).testers).toBe('Waits until testers can install the build');
    expect(shown(failed('build-expired')).testers).toBe('Not started');
  });
});

it('a journal with the names of an older version is read with those of today', () => {
  expect(
    RunEvent.parse({
      at: at(1),
      type: 'group-read-back',
      name: 'QA',
      isInternal: true,
      byItself: true,
    }),
  ).toMatchObject({ isAutomatic: true });
  const reported = {
    at: at(1),
    type: 'step-reported',
    step: 'upload',
    sentence: 'x',
    limitAt: null,
  };
  expect(RunEvent.parse(reported).type).toBe('step-reported');
  const { code, title, detail, whatToDo, retryable, apple } = appError('disk-full', 'No space.');
  const trouble = { code, title, detail, whatToDo, retryable, apple };
  expect(RunEvent.parse({ at: at(1), type: 'run-failed', trouble })).toEqual({
    at: at(1),
    type: 'run-failed',
    error: trouble,
  });
});
