import { plainState, processingStates } from '#shared/asc/states';
import { raise } from '#shared/errors';
import { readBuildUpload } from '../../asc/build-uploads';
import type { Build } from '../../asc/builds';
import { limitOf, pollUntil } from '../poll';
import { readRunBuild } from '../read-run-build';
import { done, type RunStep, type StepContext } from '../step';

/** Waits until the build and both of its beta states have left PROCESSING: VALID alone is not usable. */
export const processBuild: RunStep = {
  id: 'process',
  skipped: ({ scope }) => (scope === 'upload-only' ? 'only the upload was asked for' : null),
  async run(context) {
    const build = await waitUntilProcessed(context);
    return build
      ? done('Processed, and usable for testing')
      : { outcome: 'stopped-waiting', limit: 'processing' };
  },
};

/** The build once it is usable; null at the limit. Raises `processing-failed` and `build-expired`. */
export async function waitUntilProcessed(context: StepContext): Promise<Build | null> {
  const limit = limitOf(context, context.record.run.plan.limits.processingMinutes);
  return pollUntil(context, limit, async () => {
    const build = await readRunBuild(context);
    await noteStates(context, build);
    await assertNotOver(context, build);
    const { processing, internal, external } = build.states;
    const isUsable =
      processing === 'VALID' &&
      [internal, external].every((state) => state !== null && state !== 'PROCESSING');
    if (isUsable) return build;
    await context.tell(sentence(build), limit.at);
    return null;
  });
}

/** A build that nobody will ever be able to test. Raises `processing-failed` and `build-expired`. */
export async function assertNotOver(context: StepContext, build: Build): Promise<void> {
  if (build.expired)
    raise(
      'build-expired',
      `Build ${build.buildNumber} is past its 90 days or was expired by hand.`,
    );
  const { processing, internal, external } = build.states;
  if (processing === 'INVALID' || processing === 'FAILED') await refuse(context, processing);
  for (const state of [internal, external]) {
    if (state === 'PROCESSING_EXCEPTION') await refuse(context, state);
  }
}

/** Remembers the three states whenever one of them has changed. */
export async function noteStates(context: StepContext, { states }: Build): Promise<void> {
  const before = context.record.run.buildStates;
  const isNews =
    before?.processing !== states.processing ||
    before.internal !== states.internal ||
    before.external !== states.external;
  if (isNews) await context.note({ type: 'build-states-seen', states });
}

function sentence({ states }: Build): string {
  if (states.processing !== 'VALID')
    return `Apple says: ${plainState(processingStates, states.processing)}`;
  return 'Processed; TestFlight is still getting it ready';
}

/** The build gives no reason; the delivery it came from may. */
async function refuse(context: StepContext, state: string): Promise<never> {
  const { buildUpload } = context.record.run.ids;
  const delivery = buildUpload
    ? await readBuildUpload(context.asc, buildUpload).catch(() => null)
    : null;
  const words = delivery?.errors
    .map(({ code, description }) => `${code} ${description}`.trim())
    .join(' ');
  return raise(
    'processing-failed',
    words || `The build is ${plainState(processingStates, state)}; Apple gave no reason here.`,
  );
}
