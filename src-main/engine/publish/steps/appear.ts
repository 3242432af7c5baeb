import { buildUploadStates, plainState } from '#shared/asc/states';
import { raise } from '#shared/errors';
import { type BuildUpload, readBuildUpload } from '../../asc/build-uploads';
import { findBuild } from '../../asc/builds';
import { limitOf, pollUntil } from '../poll';
import { done, type RunStep, type StepContext } from '../step';
import { identityFor } from './upload';

/** Waits until Apple has taken the delivery in and shows the build that came of it. */
export const appear: RunStep = {
  id: 'appear',
  skipped: () => null,
  async run(context) {
    const { run } = context.record;
    const limit = limitOf(context, run.plan.limits.findBuildMinutes);
    const buildId = await pollUntil(context, limit, () => look(context, limit.at));
    if (buildId === null) return { outcome: 'stopped-waiting', limit: 'find-build' };
    await context.note({ type: 'build-found', buildId });
    return done(`Build ${run.package.buildNumber} is at Apple${warningsOf(context)}`);
  },
};

async function look(context: StepContext, limitAt: Date): Promise<string | null> {
  const { run } = context.record;
  if (!run.ids.buildUpload) return (await findBuild(context.asc, identityFor(run)))?.id ?? null;
  const delivery = await readBuildUpload(context.asc, run.ids.buildUpload);
  await noteDelivery(context, delivery);
  if (delivery.state === 'FAILED') refuse(delivery);
  await context.tell(`Apple says: ${plainState(buildUploadStates, delivery.state)}`, limitAt);
  if (delivery.state === 'AWAITING_UPLOAD') return null;
  if (delivery.buildId) return delivery.buildId;
  // The link may lag behind the delivery; the build itself may already be listed.
  return delivery.state === 'COMPLETE'
    ? ((await findBuild(context.asc, identityFor(run)))?.id ?? null)
    : null;
}

async function noteDelivery(
  context: StepContext,
  { state, errors, warnings }: BuildUpload,
): Promise<void> {
  if (context.record.run.delivery?.state === state) return;
  await context.note({ type: 'delivery-seen', state, errors, warnings });
}

/** Apple's codes for a version and build that it has already. */
const redundantBinary = new Set(['90189', 'ITMS-90189']);

/** Apple's own words, every one of them. */
function refuse({ errors }: BuildUpload): never {
  const words = errors.map(({ code, description }) => `${code} ${description}`.trim()).join(' ');
  // Somebody else’s delivery of the same build was quicker: there is a build to follow.
  const isTwin = errors.length > 0 && errors.every(({ code }) => redundantBinary.has(code));
  return raise(
    isTwin ? 'build-already-used' : 'delivery-failed',
    words || 'Apple gave no reason here; it is in the mail to the account’s people.',
  );
}

function warningsOf(context: StepContext): string {
  const count = context.record.run.delivery?.warnings.length ?? 0;
  if (count === 0) return '';
  return count === 1 ? ', with 1 warning' : `, with ${count} warnings`;
}
