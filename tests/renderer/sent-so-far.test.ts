import { expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import {
  isUnfinished,
  type SentSoFar,
  sentSoFar,
  unfinishedRunOf,
} from '#shared/domain/run-readers';
import { sentWords } from '#shared/words/sent';
import { noticeFor } from '../../src-main/app/notice';
import { paintFor } from '../../src-main/command/words/format';
import { runEndLines } from '../../src-main/command/words/run-lines';
import { runSentence } from '../../src-renderer/words/run';
import { everyStatus, sampleRun, stepsUpTo } from '../helpers/sample-run';

const none = sampleRun().ids;
const begun = { ...none, buildUpload: 'upload-1' };
const some = { total: 100, stored: 40, parts: 10, partsStored: 4, discarded: 0, live: null };
const every = { ...some, stored: 100, partsStored: 10 };
const existing = { ...sampleRun().plan, scope: 'skip-upload' } as const;

const cases: [what: string, SentSoFar, Partial<PublishRun>][] = [
  ['has only read', 'nothing', {}],
  [
    'has asked for a build upload without an answer',
    'uncertain',
    { writes: { answered: 0, open: 1 } },
  ],
  ['has a build upload', 'upload-created', { ids: begun }],
  ['lost the id of its build upload', 'upload-created', { writes: { answered: 1, open: 0 } }],
  [
    'has sent no part',
    'upload-created',
    { ids: begun, upload: { ...some, stored: 0, partsStored: 0 } },
  ],
  ['has sent some parts', 'some-parts', { ids: begun, upload: some }],
  ['has sent every part', 'every-part', { ids: begun, upload: every }],
  ['has committed the file', 'package', { ids: begun, upload: every, committed: true }],
  ['is done with the upload', 'package', { steps: stepsUpTo('appear', { state: 'pending' }) }],
  ['has a build', 'build', { ids: { ...begun, build: 'build-1' }, committed: true }],
  ['uses an existing build', 'nothing', { plan: existing, ids: { ...none, build: 'build-1' } }],
  [
    'has changed an existing build',
    'changes',
    { plan: existing, writes: { answered: 2, open: 0 } },
  ],
];

it.each(cases)('a run that %s has sent: %s', (_, sent, change) => {
  expect(sentSoFar(sampleRun(change))).toBe(sent);
});

it.each(cases)(
  'a blocked run that %s is reported as sent or not sent correctly (%s)',
  (_, sent, change) => {
    const blocked = sampleRun({ ...change, status: { state: 'blocked', at: '', findings: [] } });
    const said = [
      runEndLines(blocked, paintFor(false)).join(' '),
      runSentence(blocked),
      noticeFor(blocked, sampleRun(change))?.body ?? '',
      sentWords(blocked),
    ];
    for (const words of said) {
      expect(words).not.toBe('');
      if (sent !== 'nothing') expect(words).not.toMatch(/Nothing (was|is) (sent|uploaded)/);
    }
    expect(said[0]).toContain(sentWords(blocked));
  },
);

it('only a stopped run that has started a build, or one that waits for a person, is offered again', () => {
  const resting = [
    'paused',
    'interrupted',
    'stopped-waiting',
    'waiting-for-notes',
    'review-busy',
    'failed',
  ];
  for (const status of everyStatus) {
    const run = sampleRun({ ids: begun, upload: some, status });
    expect(isUnfinished(run)).toBe(resting.includes(status.state));
    expect(isUnfinished(sampleRun({ status }))).toBe(false);
  }
});

it('a run that Apple has refused for good is not offered again', () => {
  const failed = everyStatus.find(({ state }) => state === 'failed');
  if (failed?.state !== 'failed') throw new Error('no failed status');
  const status = { ...failed, error: { ...failed.error, code: 'delivery-failed' } } as const;
  expect(isUnfinished(sampleRun({ ids: begun, committed: true, status }))).toBe(false);
});

it('an unfinished run is found by its build and its environment', () => {
  const run = sampleRun({ ids: begun, status: { state: 'paused', at: '' } });
  expect(unfinishedRunOf([run], 'practice', run.package)?.id).toBe(run.id);
  expect(unfinishedRunOf([run], 'live', run.package)).toBeNull();
  expect(unfinishedRunOf([run], 'practice', { ...run.package, buildNumber: '43' })).toBeNull();
});
