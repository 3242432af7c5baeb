import { expect } from 'vitest';
import type { PublishPlanInput } from '../../../shared/domain/publish-plan';
import type { HoldReason, PublishRun } from '../../../shared/domain/publish-run';
import type { Rehearsal } from '../../helpers/rehearsal';

/** What every run of these tests is asked to do: each kind of write once. */
export const wishes = {
  notes: [
    { locale: 'en-US', text: 'Offline search.' },
    { locale: 'pt-BR', text: 'Busca sem rede.' },
  ],
  groups: ['QA', 'Beta circle'],
  submitForBetaReview: true,
} satisfies Partial<PublishPlanInput>;

/** Every kind of write of such a run, as a fault names its place. */
export const writes = [
  'POST /v1/buildUploads',
  'POST /v1/buildUploadFiles',
  'PATCH /v1/buildUploadFiles',
  'POST /v1/betaAppLocalizations',
  'POST /v1/betaBuildLocalizations',
  'POST /v1/builds/*/relationships/betaGroups',
  'POST /v1/betaAppReviewSubmissions',
];

/** What the server holds in the end must be the same whatever happened on the way. */
export async function expectEverythingOnce(stage: Rehearsal, run: PublishRun): Promise<void> {
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  stage.practice.faults.clear();
  const uploads = await stage.ask(
    `/v1/apps/${run.app?.id}/buildUploads?filter[cfBundleVersion]=${run.package.buildNumber}`,
  );
  expect(uploads.rows).toHaveLength(1);
  const notes = await stage.ask(`/v1/betaBuildLocalizations?filter[build]=${run.ids.build}`);
  expect(
    notes.rows.map(({ attributes }) => [attributes.locale, attributes.whatsNew]).sort(),
  ).toEqual(wishes.notes.map(({ locale, text }) => [locale, text]));
  const groups = await stage.ask(`/v1/betaGroups?filter[builds]=${run.ids.build}`);
  expect(groups.rows.map(({ attributes }) => attributes.name)).toContain('Beta circle');
  const review = await stage.ask(`/v1/builds/${run.ids.build}/betaAppReviewSubmission`);
  expect(review.rows).toHaveLength(1);
}

/** Waits until the run says that it is held up for this reason. */
export async function heldUp(stage: Rehearsal, reason: HoldReason): Promise<PublishRun> {
  const found = () => stage.snapshots.findLast(({ hold }) => hold?.reason === reason);
  await expect.poll(found, { timeout: 30_000 }).toBeDefined();
  return found() as PublishRun;
}

/** Waits until something is true of the newest snapshot. */
export async function until(
  stage: Rehearsal,
  is: (run: PublishRun) => boolean,
): Promise<PublishRun> {
  const newest = () => stage.snapshots.at(-1);
  await expect
    .poll(() => (newest() ? is(newest() as PublishRun) : false), { timeout: 30_000, interval: 10 })
    .toBe(true);
  return newest() as PublishRun;
}

export function parts(stage: Rehearsal, status = 200) {
  return stage.practice.requests.filter(
    (request) => request.method === 'PUT' && request.status === status,
  );
}
