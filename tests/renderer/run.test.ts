import { describe, expect, it } from 'vitest';
import type { GroupGiven, PublishRun, StepState, UploadProgress } from '#shared/domain/publish-run';
import { uploadFraction } from '#shared/domain/run-readers';
import type { ErrorCode } from '#shared/error-catalogue';
import { appError } from '#shared/errors';
import { message } from '#shared/words/message';
import {
  helpsToResume,
  needsStoreTab,
  offersResume,
} from '../../src-renderer/features/run/run-offers';
import { receiptLines, receiptTitle } from '../../src-renderer/words/receipt';
import { runChip, runSentence, runTitle, safeWords } from '../../src-renderer/words/run';
import { stoppedWords } from '../../src-renderer/words/stopped';
import { afterPartsWords, partsWords, uploadWords } from '../../src-renderer/words/upload';
import { everyStatus, running, sampleRun, stepsUpTo } from '../helpers/sample-run';

const upload: UploadProgress = {
  total: 480_000_000,
  stored: 212_000_000,
  parts: 92,
  partsStored: 41,
  discarded: 0,
  live: { sent: 212_000_000, bytesPerSecond: 38_000_000 },
};
const ids = { buildUpload: 'u', buildUploadFile: 'f', build: 'b', reviewSubmission: null };
const uploading = sampleRun({ upload, steps: stepsUpTo('upload', running('sending')) });

const qa: GroupGiven = { name: 'QA', isInternal: true, state: 'automatic' };
const circle: GroupGiven = { name: 'Beta circle', isInternal: false, state: 'read-back' };
const done = sampleRun({
  status: { state: 'done', at: '2026-11-22T14:02:00.000Z' },
  ids,
  groups: [qa, circle],
  notes: [{ name: 'en-US', state: 'read-back' }],
  reviewState: 'WAITING_FOR_REVIEW',
  buildStates: {
    processing: 'VALID',
    internal: 'IN_BETA_TESTING',
    external: 'WAITING_FOR_BETA_REVIEW',
  },
});
const approved = {
  ...done,
  reviewState: 'APPROVED',
  buildStates: { processing: 'VALID', internal: 'IN_BETA_TESTING', external: 'IN_BETA_TESTING' },
};

describe('the upload', () => {
  it('the upload shows size, speed and time left', () => {
    expect(uploadWords(upload)).toBe('212 of 480 MB, 38 MB/s, 8 s left');
    expect(partsWords(upload)).toBe('41 of 92 parts confirmed by App Store Connect');
  });

  it('the upload shows no speed that is not known', () => {
    expect(uploadWords({ ...upload, live: null })).toBe('212 of 480 MB');
    expect(uploadWords({ ...upload, live: { sent: 0, bytesPerSecond: null } })).toBe('0 of 480 MB');
  });

  it('an upload whose parts are all stored says what it does next, and no speed', () => {
    const { total, parts } = upload;
    const sent = { ...upload, stored: total, partsStored: parts };
    const live = { sent: total, bytesPerSecond: 27_000_000 };
    expect(uploadWords({ ...sent, live })).toBe('480 of 480 MB');
    expect(afterPartsWords(upload, running('…'))).toBeNull();
    expect(afterPartsWords(sent, running('…'))).toBe('Completing the upload');
    const lost = message('wait.write', { what: 'commit' });
    expect(afterPartsWords(sent, { ...running(''), sentence: lost } as StepState)).toBe(
      'Checking whether App Store Connect received this: commit',
    );
  });

  it('the upload’s progress is between zero and everything', () => {
    expect(uploadFraction({ ...upload, live: { sent: 481_000_000, bytesPerSecond: null } })).toBe(
      1,
    );
    expect(uploadFraction({ ...upload, total: 0 })).toBe(0);
  });
});

describe('a run', () => {
  it('a run says what it is doing', () => {
    expect(runSentence(uploading)).toBe('Uploading. 8 s left, then Apple processes the build.');
    const waiting = sampleRun({ steps: stepsUpTo('process', running('Apple says: processing')) });
    expect(runSentence(waiting)).toBe('Apple says: processing.');
  });

  it('every run status has its own text', () => {
    const sentences = everyStatus.map((status) => runSentence({ ...uploading, status }));
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it('the window’s title names a run with its state', () => {
    expect(runTitle(uploading)).toBe('Uploading 44%: Orbit Notes 1.4.0 (42)');
  });

  it('a run says what is safe before what is wrong', () => {
    expect(safeWords(sampleRun())).toBe('Nothing has been uploaded yet.');
    expect(safeWords(sampleRun({ status: { state: 'interrupted' } }))).toBe(
      'Nothing was uploaded.',
    );
    expect(safeWords(uploading)).toBe('App Store Connect has 41 of 92 parts so far.');
    const paused = { ...uploading, status: { state: 'paused', at: '' } } as const;
    expect(safeWords(paused)).toBe(
      'App Store Connect has 41 of 92 parts. Resuming uploads only the rest.',
    );
    const whole = { ...upload, partsStored: 92 };
    expect(safeWords({ ...paused, upload: whole })).toBe(
      'App Store Connect has every part of the package.',
    );
    expect(safeWords({ ...uploading, steps: stepsUpTo('appear', running('')) })).toBe(
      'The package is in App Store Connect and doesn’t have to be uploaded again.',
    );
    expect(safeWords({ ...uploading, ids })).toBe('The build is in App Store Connect.');
  });

  it('a run calls nothing safe that Apple has refused', () => {
    const failed = everyStatus.find((status) => status.state === 'failed');
    if (failed?.state !== 'failed') throw new Error('no failed status');
    const status = { ...failed, error: { ...failed.error, code: 'delivery-failed' } } as const;
    expect(safeWords({ ...uploading, ids, status })).toBe('Testers can’t install this build.');
  });

  it('a resumable or canceled run says in its row what is safe and what comes next', () => {
    const resting = ['interrupted', 'paused', 'stopped-waiting', 'cancelled'];
    for (const status of everyStatus.filter((one) => resting.includes(one.state))) {
      const { word, sentence } = stoppedWords({ ...uploading, status });
      expect(word).not.toBe('');
      expect(sentence).toMatch(/^[A-Z].*\. .*\.$/);
    }
  });
});

describe('the end', () => {
  it('the end distinguishes who has the build from who waits for it', () => {
    expect(runSentence(done)).toBe(
      'QA has the build. Beta circle gets it after Apple approves it.',
    );
    expect(runChip(done)).toEqual({ tone: 'busy', word: 'In beta review' });
    expect(receiptTitle(done)).toBe('Orbit Notes 1.4.0 (42) is in beta review');
  });

  it('the end names the notes that were refused', () => {
    const notes = [...done.notes, { name: 'fr-FR', state: 'refused' as const, detail: 'No.' }];
    expect(receiptLines({ ...done, notes }).find(({ label }) => label === 'Refused notes')).toEqual(
      {
        label: 'Refused notes',
        text: 'App Store Connect refused the notes in French (France). Edit them and send them again.',
      },
    );
  });

  it('the end says that testers have the build only when Apple confirms it', () => {
    expect(runChip(approved).word).toBe('Testers have it');
    expect(receiptTitle(approved)).toBe('Testers have Orbit Notes 1.4.0 (42)');
    expect(runChip({ ...approved, buildStates: null }).word).not.toBe('Testers have it');
  });

  it('a run that waits for another build’s review says so, until its own build is submitted', () => {
    const other = {
      buildId: 'other',
      version: '1.4.0',
      buildNumber: '41',
      state: 'IN_REVIEW',
      since: null,
    };
    const waits = sampleRun({
      ids,
      reviewBusy: other,
      reviewChoice: 'wait',
      steps: stepsUpTo('review', running('waiting')),
    });
    expect(runChip(waits)).toEqual({ tone: 'busy', word: 'Waiting for another review' });
    expect(runChip({ ...waits, reviewChoice: { replace: 'other' } }).word).toBe('Running');
    const submitted = { ...waits, ids: { ...ids, reviewSubmission: 'ours' } };
    expect(runChip(submitted).word).toBe('Running');
  });

  it('a rejected run offers no resuming, which could change nothing', () => {
    const at = '2026-11-22T14:02:00.000Z';
    const failedWith = (code: 'review-rejected' | 'request-refused') =>
      sampleRun({ ids, status: { state: 'failed', at, error: appError(code, '') } });
    expect(offersResume(failedWith('request-refused'))).toBe(true);
    expect(offersResume(failedWith('review-rejected'))).toBe(false);
  });

  it('what a run keeps of its plan is changed on the App Store tab, and anything else is resumed', () => {
    const at = '2026-11-22T14:02:00.000Z';
    const store: PublishRun['store'] = {
      versionId: 'version',
      versionString: '1.4.0',
      versionState: 'PREPARE_FOR_SUBMISSION',
      isCreated: false,
      submissionId: null,
      submissionState: null,
      phasedState: null,
      texts: [],
      obstacle: null,
      decided: [],
    };
    const failedWith = (code: ErrorCode) =>
      sampleRun({ ids, store, status: { state: 'failed', at, error: appError(code, '') } });
    for (const code of ['store-texts-refused', 'store-release-date-past'] as const) {
      expect(needsStoreTab(failedWith(code))).toBe(true);
      expect(helpsToResume(failedWith(code))).toBe(false);
    }
    expect(needsStoreTab(failedWith('store-not-ready'))).toBe(false);
    expect(helpsToResume(failedWith('store-not-ready'))).toBe(true);
    expect(needsStoreTab(failedWith('request-refused'))).toBe(false);
  });

  it('the end shows what Apple decided later', () => {
    const released = { ...approved, buildStates: done.buildStates };
    const { emails } = done;
    expect(runChip(released)).toEqual({ tone: 'busy', word: 'Releasing to testers' });
    const keptBack = { ...released, emails: { ...emails, automatic: false } };
    expect(runChip(keptBack)).toEqual({ tone: 'ok', word: 'Approved' });
    expect(receiptTitle(keptBack)).toBe('Orbit Notes 1.4.0 (42) is approved for external testers');

    const rejected = { ...done, reviewState: 'REJECTED' };
    expect(runChip(rejected)).toEqual({ tone: 'block', word: 'Rejected' });
    expect(runSentence(rejected)).toMatch(/Apple rejected the build in beta review/);
    expect(receiptTitle(rejected)).toBe('Orbit Notes 1.4.0 (42) was rejected in beta review');
    expect(receiptLines(rejected).map(({ label }) => label)).not.toContain('Available later');
  });

  it('a run that waits for testers is in review only while Apple reviews it', () => {
    const waiting = {
      ...done,
      status: { state: 'running' },
      steps: stepsUpTo('testers', running('waiting')),
    } as const;
    expect(runChip(waiting).word).toBe('In beta review');
    expect(runChip({ ...waiting, reviewState: 'APPROVED' }).word).toBe('Releasing to testers');
  });

  it('the end is a receipt of what was read back', () => {
    expect(receiptLines(done).map((line) => line.label)).toEqual([
      'What to Test',
      'Available now',
      'Available later',
      'Beta review',
    ]);
    const emails = { automatic: false, confirmedAt: null, sent: 'yes' } as const;
    expect(receiptLines({ ...done, emails })).toContainEqual({
      label: 'Emails',
      text: 'Testers were emailed.',
    });
    const bare = { ...done, notes: [], groups: [], reviewState: null };
    expect(receiptLines(bare)).toEqual([
      { label: 'Available now', text: 'No group has the build yet.' },
    ]);
  });
});

it('a canceled run says what is left of its upload at Apple', () => {
  const at = '2026-11-22T14:02:00.000Z';
  const cancelled = (uploadRemoved: boolean, buildUpload: string | null) =>
    runSentence(
      sampleRun({
        status: { state: 'cancelled', at, uploadRemoved },
        ids: { buildUpload, buildUploadFile: null, build: null, reviewSubmission: null },
      }),
    );
  expect(cancelled(true, 'upload-1')).toBe(
    'Canceled. The upload was removed from App Store Connect.',
  );
  expect(cancelled(false, 'upload-1')).toMatch(/stays in App Store Connect\.$/);
  expect(cancelled(false, null)).toBe('Canceled. Nothing was uploaded.');
});
