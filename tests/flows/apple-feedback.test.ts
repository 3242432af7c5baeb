import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FindingCode } from '#shared/domain/finding';
import { allInWords } from '#shared/words/say';
import type { DefectCode } from '../../src-main/sample-package/defects';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(() => stage.end());

const reason = 'To see what Apple says';

/** Publishes a package with a defect that the checks know, and that is sent anyway. */
async function publish(defect: DefectCode & FindingCode, plan = {}) {
  const packagePath = await stage.sample({ defects: [defect] });
  return stage.publish({ packagePath, overrides: [{ code: defect, reason }], ...plan });
}

it('an error that Apple finds in the code ends the run with Apple’s message', async () => {
  const run = await publish('web-view-old');
  expect(run.status).toMatchObject({
    state: 'failed',
    error: {
      code: 'delivery-failed',
      detail: expect.stringMatching(/^90809 .*OrbitKit\.framework.* uses UIWebView\.$/),
    },
  });
  expect(run.steps.find(({ progress }) => progress.state === 'failed')?.id).toBe('appear');
  expect(run.delivery?.errors).toEqual([
    { code: '90809', description: expect.stringContaining('UIWebView') },
  ]);
});

it('a warning that Apple only emails is shown in the run, which continues', async () => {
  const packagePath = await stage.sample({ defects: ['required-reason-missing'] });
  const run = await stage.publish({ packagePath, scope: 'upload-only' });
  expect(run.status.state).toBe('done');
  expect(run.delivery).toMatchObject({
    state: 'COMPLETE',
    errors: [],
    warnings: [{ code: '91053', description: expect.stringContaining('FileTimestamp') }],
  });
  expect(allInWords(run.steps.find(({ id }) => id === 'appear')?.progress)).toMatchObject({
    sentence: expect.stringMatching(/, with 1 warning$/),
  });
});

it('a build that is refused before review ends the wait for testers', async () => {
  const run = await publish('tracking-domains', {
    groups: ['Beta circle'],
    submitForBetaReview: true,
    waitForTesters: true,
  });
  expect(run.delivery?.warnings.map(({ code }) => code)).toEqual(['91064']);
  expect(run.status).toMatchObject({ state: 'failed', error: { code: 'review-rejected' } });
  expect(run.steps.find(({ progress }) => progress.state === 'failed')?.id).toBe('testers');
});
