import { describe, expect, it } from 'vitest';
import { appError } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { type NewRunEvent, RunEvent } from '../../../src-main/engine/publish/run-event';
import { logOf } from '../../../src-main/engine/publish/run-log';
import { samplePackage } from '../../helpers/sample-run';

const started: NewRunEvent = {
  type: 'run-started',
  runId: 'run-1',
  environment: 'practice',
  connection: {
    accountId: 'practice',
    name: 'Rehearsal team',
    keyId: 'PRACAB12CD',
    issuerId: null,
    apiUrl: 'http://127.0.0.1:1',
    privateKeyFile: '/home/someone/AuthKey_PRACAB12CD.p8',
  },
  plan: {
    packagePath: '/builds/orbit.ipa',
    notes: [{ locale: 'en-US', text: 'Unreleased plans' }],
  },
  package: samplePackage,
};

function logged(events: readonly NewRunEvent[]) {
  const timed = [started, ...events].map((event, second) =>
    RunEvent.parse({ at: new Date(Date.UTC(2026, 10, 22, 14, 2, second)).toISOString(), ...event }),
  );
  return logOf(timed);
}

const texts = (events: readonly NewRunEvent[]): string[] =>
  logged(events).lines.map(({ text }) => inWords(text));

const part: NewRunEvent = { type: 'part-stored', offset: 0, length: 10 };

function known(parts: number): NewRunEvent {
  return { type: 'parts-known', parts, partsStored: 0, total: parts * 10, stored: 0 };
}

describe('the log of a run', () => {
  it('the log lists what happened, with its time, and the start once', () => {
    const log = logged([
      started,
      { type: 'step-started', step: 'upload', sentence: '' },
      { type: 'step-finished', step: 'upload', sentence: 'Sent in 40 parts' },
      { type: 'run-paused' },
    ]);
    expect(log.lines.map(({ text }) => inWords(text))).toEqual([
      'Run started: Orbit Notes 1.4.0 (42)',
      'Uploading',
      'Uploaded: Sent in 40 parts',
      'Run paused',
    ]);
    expect(log.lines[1]?.at).toBe('2026-11-22T14:02:02.000Z');
  });

  it('the log has a line for each tenth of the upload, and the part count when something else happened', () => {
    const lines = texts([
      known(200),
      ...Array.from({ length: 45 }, () => part),
      { type: 'run-paused' },
    ]);
    expect(lines).toEqual([
      'Run started: Orbit Notes 1.4.0 (42)',
      '19 of 200 parts confirmed',
      '39 of 200 parts confirmed',
      '45 of 200 parts confirmed',
      'Run paused',
    ]);
  });

  it('the log has one line with all languages for the edits that were saved while notes were typed', () => {
    const edited = (...locales: string[]): NewRunEvent => ({
      type: 'notes-edited',
      notes: locales.map((locale) => ({ locale, text: 'New' })),
      removed: [],
    });
    const events: NewRunEvent[] = [
      edited('de-DE'),
      edited('de-DE'),
      { type: 'notes-edited', notes: [], removed: ['ja'] },
      { type: 'notes-ready', isReady: true },
      edited('ko'),
    ];
    expect(texts(events).slice(1)).toEqual([
      'Notes edited: German and Japanese',
      'Notes marked as ready',
      'Notes edited: Korean',
    ]);
    expect(logged(events).lines[1]?.at).toBe('2026-11-22T14:02:03.000Z');
  });

  it('the log names a failure with its reason and code', () => {
    const error = {
      code: 'request-refused',
      title: 'App Store Connect refused the request',
      detail: 'POST /v1/betaGroups was refused.',
      whatToDo: 'Fix it.',
      retryable: false,
      apple: null,
    } as const;
    expect(texts([{ type: 'step-failed', step: 'groups', error }])).toEqual([
      'Run started: Orbit Notes 1.4.0 (42)',
      'Add to groups failed: App Store Connect refused the request (request-refused)',
      'POST /v1/betaGroups was refused.',
    ]);
  });

  it('the log keeps the checksum of the package', () => {
    const sha256 = 'ab'.repeat(32);
    expect(logged([{ type: 'package-hashed', sha256 }]).sha256).toBe(sha256);
    expect(logged([]).sha256).toBeNull();
  });

  it('the log contains no text of the notes and no path of the key', () => {
    const all = texts([
      { type: 'note-changed-elsewhere', locale: 'en-US', text: 'Text of someone else' },
      { type: 'note-read-back', locale: 'en-US' },
    ]).join('\n');
    expect(all).not.toMatch(/Unreleased|someone/);
  });

  it('the log keeps the newest 20,000 lines and counts the older ones', () => {
    const at = '2026-11-22T14:02:00.000Z';
    const first = RunEvent.parse({ at, ...started });
    const reports = Array.from({ length: 20_500 }, (_, place) => {
      return { at, type: 'step-reported', step: 'process', sentence: `${place}`, limitAt: null };
    });
    const log = logOf([first, ...(reports as RunEvent[])]);
    expect(log.lines).toHaveLength(20_000);
    expect(log.leftOut).toBe(501);
    expect(log.lines.at(-1)?.text).toBe('20499');
  });

  it('each line of the log has its kind, and the ID of Apple’s request where it is known', () => {
    const error = appError('request-refused', '', {
      apple: { status: 409, errors: [], requestId: 'REQ-2' },
    });
    const { lines } = logged([
      { type: 'write-intended', what: 'beta review' },
      { type: 'write-answered', what: 'beta review', requestId: 'REQ-1' },
      { type: 'step-reported', step: 'process', sentence: 'Waiting', limitAt: null },
      { type: 'step-failed', step: 'groups', error },
      { type: 'run-paused' },
    ]);
    expect(lines.map(({ kind, requestId }) => [kind, requestId])).toEqual([
      ['other', null],
      ['write', null],
      ['write', 'REQ-1'],
      ['wait', null],
      ['error', 'REQ-2'],
      ['other', null],
    ]);
  });

  it('the log of a journal without its start is empty', () => {
    const paused = { at: '2026-11-22T14:00:00.000Z', type: 'run-paused' } as const;
    expect(logOf([paused])).toEqual({ lines: [], leftOut: 0, sha256: null });
  });
});
