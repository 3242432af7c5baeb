import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { readBuildUpload } from '../../asc/build-uploads';
import type { Build } from '../../asc/builds';
import { limitOf, waitUntil } from '../poll';
import { pollRunBuild, recentRunBuild } from '../read-run-build';
import { done, type RunStep, type StepContext } from '../step';

/**
 * Waits until the build and both of its beta states have left PROCESSING: VALID alone is not usable
 * (app-store-connect.md, builds 3).
 */
export const processBuild: RunStep = {
  id: 'process',
  skipped: ({ scope }) => {
    if (scope === 'notes-only') return message('step.skipped.notes-only');
    return scope === 'upload-only' ? message('step.skipped.upload-only') : null;
  },
  isKnown: ({ run }) => run.buildStates !== null,
  async run(context) {
    const build = await waitUntilProcessed(context);
    return build
      ? done(
          waitsForCompliance(build)
            ? message('step.process.result-compliance')
            : message('step.process.result'),
        )
      : { outcome: 'stopped-waiting', limit: 'processing' };
  },
};

/**
 * The processed build, whatever Apple still requires; null at the limit. Throws `processing-failed` and
 * `build-expired`.
 */
function waitUntilProcessed(context: StepContext): Promise<Build | null> {
  return waitFor(context, isProcessed);
}

/**
 * The same for a build that nothing keeps from testers: Apple requires nothing about its encryption. The review of a
 * declaration takes as long as Apple needs, so no limit counts it. `whatFor` says what such a build waits for, and
 * throws once that can't come any more.
 */
export function waitUntilUsable(
  context: StepContext,
  whatFor: (build: Build) => Promise<Message>,
): Promise<Build | null> {
  const isUsable = (build: Build) => isProcessed(build) && !waitsForCompliance(build);
  return waitFor(context, isUsable, whatFor);
}

async function waitFor(
  context: StepContext,
  isReached: (build: Build) => boolean,
  whatFor: (build: Build) => Promise<Message> = async (build) => sentence(build),
): Promise<Build | null> {
  let free = 0;
  const limit = limitOf(context, context.record.run.plan.limits.processingMinutes, () => free);
  let read = recentRunBuild;
  const look = async (): Promise<Build | null> => {
    const build = await read(context);
    read = pollRunBuild;
    await noteStates(context, build);
    await assertNotOver(context, build);
    if (isReached(build)) return build;
    const words = waitsForCompliance(build) ? await whatFor(build) : sentence(build);
    if (isInComplianceReview(build)) {
      free = context.waitedMs();
      await context.report(words);
    } else await context.report(words, limit.at);
    return null;
  };
  return waitUntil(context, limit, look, true);
}

const complianceStates = ['MISSING_EXPORT_COMPLIANCE', 'IN_EXPORT_COMPLIANCE_REVIEW'];

/** No tester gets a build in one of these states. */
function waitsForCompliance({ states: { internal, external } }: Build): boolean {
  return [internal, external].some((state) => complianceStates.includes(state ?? ''));
}

export function isInComplianceReview({ states: { internal, external } }: Build): boolean {
  return [internal, external].includes('IN_EXPORT_COMPLIANCE_REVIEW');
}

/** VALID alone is not enough. An absent state decides nothing, as long as the other one is there. */
function isProcessed({ states: { processing, internal, external } }: Build): boolean {
  const beta = [internal, external].filter((state) => state !== null);
  const isValid = processing === 'VALID' || processing === '';
  return isValid && beta.length > 0 && !beta.includes('PROCESSING');
}

/** A build that can never be tested. Throws `processing-failed` and `build-expired`. */
export async function assertNotOver(context: StepContext, build: Build): Promise<void> {
  if (build.expired)
    fail('build-expired', message('error.build-expired.build', { build: build.buildNumber }));
  const { processing, internal, external } = build.states;
  if (processing === 'INVALID' || processing === 'FAILED') await refuse(context, processing);
  for (const state of [internal, external]) {
    if (state === 'PROCESSING_EXCEPTION') await refuse(context, state);
  }
}

/** Records the three states whenever one of them has changed. */
export async function noteStates(context: StepContext, { states }: Build): Promise<void> {
  const before = context.record.run.buildStates;
  const isNews =
    before?.processing !== states.processing ||
    before.internal !== states.internal ||
    before.external !== states.external;
  if (isNews) await context.note({ type: 'build-states-seen', states });
}

function sentence({ states: { processing, internal } }: Build): Message {
  if (processing !== 'VALID' && processing !== '')
    return message('step.process.state', { state: processing });
  return internal !== null && complianceStates.includes(internal)
    ? message('step.process.state', { state: internal })
    : message('step.process.preparing');
}

/** The build has no reason; its upload may (app-store-connect.md, builds 4). */
async function refuse(context: StepContext, state: string): Promise<never> {
  const { buildUpload } = context.record.run.ids;
  const delivery = buildUpload
    ? await readBuildUpload(context.asc, buildUpload).catch(() => null)
    : null;
  const words = delivery?.errors
    .map(({ code, description }) => `${code} ${description}`.trim())
    .join(' ');
  return fail(
    'processing-failed',
    words || message('error.processing-failed.no-reason', { state }),
  );
}
