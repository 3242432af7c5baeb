import { afterEach, describe, expect, it } from 'vitest';
import { allInWords } from '#shared/words/say';
import type { PublishPlanInput } from '../../../shared/domain/publish-plan';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, fullPlan, writes } from './full-publish';

/* A good publish succeeds whatever App Store Connect is reported to do, and a write that is not stored is noticed. */

let stage: Rehearsal;
afterEach(() => stage.end());

async function publish(
  faults: string[],
  plan: Partial<PublishPlanInput> = {},
  sample: Parameters<Rehearsal['sample']>[0] = {},
): Promise<PublishRun> {
  stage = await rehearse({
    practice: { faults },
    engine: { clock: hurriedClock(60) },
    checksSchemas: false,
  });
  return stage.publish({ packagePath: await stage.sample(sample), ...fullPlan, ...plan });
}

describe('everything is done once', () => {
  it.each([
    'other-tools',
    'false-missing-apps',
    'group-filter-refused',
    'empty-created',
    'empty-list:/v1/betaBuildLocalizations',
    'empty-list:/v1/betaGroups',
    'next-loops:itself',
    'next-loops:relative',
    'odd-errors',
    'numbers-normalised',
    'new-value:buildAudienceType',
    'new-value:platform',
    'sparse-rows other-tools read-lag:2',
    'new-missing new-conflict odd-errors',
  ])('a publish does everything once in spite of %s', async (faults) => {
    const run = await publish(faults.split(' '));
    await expectEverythingOnce(stage, run);
  });
});

describe('a write that is confirmed and not stored', () => {
  it.each(writes.filter((write) => !/buildUpload/.test(write)))(
    '%s is never reported as done when App Store Connect does not store it',
    async (write) => {
      const run = await publish([`not-kept:${write}`]);
      if (run.status.state === 'done') {
        // It was written again, and exists.
        await expectEverythingOnce(stage, run);
        return;
      }
      expect(run.status).toMatchObject({ state: 'failed', error: { code: expect.any(String) } });
      expect(run.status.state === 'failed' && run.status.error.code).not.toBe('unexpected');
    },
  );

  it('a group that never shows the build is reported as a difference, and gets it when the run is resumed', async () => {
    const run = await publish(['not-kept:POST /v1/builds/*/relationships/betaGroups']);
    expect(allInWords(run.status)).toMatchObject({
      state: 'failed',
      error: {
        code: 'read-back-differs',
        detail: expect.stringMatching(/^The build was added to Beta circle, but /),
      },
    });
    expect(run.groups.find(({ name }) => name === 'Beta circle')?.state).toBe('waiting');
    expect(run.receipt).toBeNull();
    await stage.engine.runs.resume(run.id);
    const resumed = await stage.engine.runs.settled(run.id);
    expect(resumed.status.state).toBe('done');
    const { rows } = await stage.ask(`/v1/betaGroups?filter[builds]=${run.ids.build}`);
    expect(rows.map(({ attributes }) => attributes.name)).toContain('Beta circle');
  });
});

/** A package that leaves export compliance open. */
const open = { defects: ['compliance-open' as const] };

interface Unkept {
  what: string;
  /** As a fault names it. */
  place: string;
  plan?: Partial<PublishPlanInput>;
  sample?: Parameters<Rehearsal['sample']>[0];
  /** The message to the user. */
  says: RegExp;
}

const note: Unkept = {
  what: 'a note',
  place: '/v1/betaBuildLocalizations',
  says: /English \(US\).*Portuguese/,
};
const answer: Unkept = {
  what: 'the answer on export compliance',
  place: 'PATCH /v1/builds',
  plan: { usesNonExemptEncryption: false },
  sample: open,
  says: /answer (was sent, but App Store Connect shows none|“no” was sent, but App Store Connect shows “yes”)\.$/,
};
const emails: Unkept = {
  what: 'the switch for automatic emails',
  place: 'PATCH /v1/buildBetaDetails',
  plan: { notify: 'after-confirm' },
  says: /^Automatic emails were turned off, but App Store Connect shows them on\./,
};
const links: Unkept[] = [
  {
    what: 'a group',
    place: 'POST /v1/builds/*/relationships/betaGroups',
    says: /^The build was added to Beta circle, but App Store Connect does not show it there\./,
  },
  {
    what: 'a submission for beta review',
    place: 'POST /v1/betaAppReviewSubmissions',
    says: /^The build was submitted for beta review, but App Store Connect does not show it\./,
  },
  {
    what: 'an export compliance declaration',
    place: 'POST /v1/appEncryptionDeclarations/*/relationships/builds',
    plan: { usesNonExemptEncryption: true },
    sample: open,
    says: /^The declaration was attached, but App Store Connect does not show it\./,
  },
];

async function expectDiffers(fault: string, { place, plan, sample, says }: Unkept) {
  const run = await publish([`${fault}:${place}*99`], plan, sample);
  expect(allInWords(run.status)).toMatchObject({
    state: 'failed',
    error: { code: 'read-back-differs', detail: expect.stringMatching(says) },
  });
  return run;
}

describe('a publish fails and reports what differs', () => {
  it.each([note, answer, emails, ...links])(
    'a publish fails when App Store Connect confirms $what and never stores it',
    async (unkept) => {
      const run = await expectDiffers('not-kept', unkept);
      if (unkept === note) expect(run.notes.map(({ state }) => state)).not.toContain('read-back');
      if (unkept.what === 'a group')
        expect(run.groups.find(({ name }) => name === 'Beta circle')?.state).toBe('waiting');
      if (unkept.what === 'a submission for beta review') expect(run.reviewState).toBeNull();
    },
  );

  it.each([answer, emails])(
    'a publish fails when App Store Connect stores $what differently from what was sent',
    async (unkept) => {
      await expectDiffers('kept-otherwise', unkept);
    },
  );

  it('a publish fails when App Store Connect stores a different note, and reports its text', async () => {
    const run = await publish([`kept-otherwise:${note.place}*99`]);
    expect(allInWords(run.status)).toMatchObject({
      state: 'failed',
      error: {
        code: 'note-changed',
        detail:
          'The notes in English (US) and Portuguese (Brazil) were changed. In English (US) they are now: Offline',
      },
    });
    expect(run.notes.map(({ state }) => state)).not.toContain('read-back');
    expect(run.groups.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });
});

it('a package whose commit App Store Connect does not store is waited for to the limit, and is never reported as published', async () => {
  const limits = { findBuildMinutes: 1, processingMinutes: 1 };
  const run = await publish(['not-kept:PATCH /v1/buildUploadFiles*99'], { limits });
  expect(run.status).toMatchObject({ state: 'stopped-waiting', limit: 'find-build' });
  expect(run.ids.build).toBeNull();
});
