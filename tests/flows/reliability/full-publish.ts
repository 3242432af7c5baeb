import { expect } from 'vitest';
import type { PublishPlanInput } from '../../../shared/domain/publish-plan';
import type { PublishRun, WaitReason } from '../../../shared/domain/publish-run';
import type { Rehearsal } from '../../helpers/rehearsal';

/** The plan of every run in these tests: each kind of write once. */
export const fullPlan = {
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

/** The server's final state must be the same whatever happened, and nothing was applied twice. */
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
  ).toEqual(fullPlan.notes.map(({ locale, text }) => [locale, text]));
  const groups = await stage.ask(`/v1/betaGroups?filter[builds]=${run.ids.build}`);
  expect(groups.rows.map(({ attributes }) => attributes.name)).toContain('Beta circle');
  for (const [method, path] of [
    ['PATCH', `/v1/buildUploadFiles/${run.ids.buildUploadFile}`],
    ['POST', `/v1/builds/${run.ids.build}/relationships/betaGroups`],
  ])
    expect(taken(stage, method, path), `${method} ${path}`).toBeLessThanOrEqual(1);
  const review = await stage.ask(`/v1/builds/${run.ids.build}/betaAppReviewSubmission`);
  expect(review.rows).toHaveLength(1);
}

/** How often the current server applied a write. */
function taken({ practice }: Rehearsal, method: string | undefined, path: string | undefined) {
  return practice.requests.filter(
    (one) => one.method === method && one.path === path && one.status < 300 && one.status > 0,
  ).length;
}

/** Waits until the run reports that it waits for this reason. */
export async function heldUp(stage: Rehearsal, reason: WaitReason): Promise<PublishRun> {
  const found = () => stage.snapshots.findLast(({ wait }) => wait?.reason === reason);
  await expect.poll(found, { timeout: 30_000 }).toBeDefined();
  return found() as PublishRun;
}

/** Waits until the newest snapshot meets a condition. */
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
