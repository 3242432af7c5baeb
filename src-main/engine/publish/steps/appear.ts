import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { type BuildUpload, readBuildUpload } from '../../asc/build-uploads';
import { findBuild, readBuild } from '../../asc/builds';
import { identityFor } from '../own-upload';
import { limitOf, waitUntil } from '../poll';
import { done, type RunStep, type StepContext } from '../step';

/** Waits until Apple has accepted the upload and shows the resulting build. */
export const appear: RunStep = {
  id: 'appear',
  skipped: () => null,
  isKnown: ({ run }) => run.ids.build !== null,
  async run(context) {
    const { run } = context.record;
    const limit = limitOf(context, run.plan.limits.findBuildMinutes);
    const buildId = await waitUntil(context, limit, () => look(context, limit.at));
    if (buildId === null) return { outcome: 'stopped-waiting', limit: 'find-build' };
    await context.note({ type: 'build-found', buildId });
    return done(result(context));
  },
};

async function look(context: StepContext, limitAt: Date): Promise<string | null> {
  const { run } = context.record;
  if (run.plan.existing !== null) {
    const build = await readBuild(context.asc, run.plan.existing.buildId);
    context.reads.note('build', build);
    return build.id;
  }
  if (!run.ids.buildUpload) return findListed(context);
  const delivery = await readBuildUpload(context.asc, run.ids.buildUpload);
  await noteDelivery(context, delivery);
  assertUnderDailyLimit(context, delivery);
  if (delivery.state === 'FAILED') refuse(delivery);
  await context.report(message('step.appear.state', { state: delivery.state ?? '' }), limitAt);
  if (delivery.state === 'AWAITING_UPLOAD') return null;
  if (delivery.buildId) return delivery.buildId;
  // The link may lag behind the upload, or never appear (app-store-connect.md, builds 2); the build itself may already
  // be listed.
  return delivery.state === 'PROCESSING' ? null : findListed(context);
}

async function findListed(context: StepContext): Promise<string | null> {
  const build = await findBuild(context.asc, identityFor(context.record.run));
  if (build) context.reads.note('build', build);
  return build?.id ?? null;
}

async function noteDelivery(
  context: StepContext,
  { state, errors, warnings }: BuildUpload,
): Promise<void> {
  const before = context.record.run.delivery;
  const isNews = before?.state !== state || before.errors.length !== errors.length;
  if (state !== null && isNews)
    await context.note({ type: 'delivery-seen', state, errors, warnings });
}

/** Apple's code for an app with too many uploads within a day (app-store-connect.md, uploads 9). */
const dailyLimit = /(^|\D)90382(\D|$)/;

/** It appears while the upload still waits to be accepted, which then never happens: waiting is pointless. */
function assertUnderDailyLimit({ clock }: StepContext, { errors }: BuildUpload): void {
  const error = errors.find(({ code, description }) => dailyLimit.test(`${code} ${description}`));
  if (!error) return;
  const tomorrow = new Date(clock.now().getTime() + 24 * 60 * 60_000);
  fail(
    'daily-upload-limit',
    message('error.daily-upload-limit.again', {
      at: { moment: tomorrow.toISOString() },
      apple: error.description,
    }),
  );
}

/** Apple's codes for a version and build number that it already has. */
const redundantBinary = new Set(['90189', 'ITMS-90189']);

/** All of Apple's text. */
function refuse({ errors }: BuildUpload): never {
  const words = errors.map(({ code, description }) => `${code} ${description}`.trim()).join(' ');
  // Someone else’s upload of the same build was first: there is a build to use.
  const isTwin = errors.length > 0 && errors.every(({ code }) => redundantBinary.has(code));
  return fail(
    isTwin ? 'build-already-used' : 'delivery-failed',
    words || message('error.delivery-failed.no-reason'),
  );
}

function result({ record }: StepContext): Message {
  const warnings = record.run.delivery?.warnings.length ?? 0;
  const build = record.run.package.buildNumber ?? '';
  return warnings === 0
    ? message('step.appear.result', { build })
    : message('step.appear.result-warnings', { build, warnings });
}
