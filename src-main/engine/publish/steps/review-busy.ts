import { isDeepStrictEqual } from 'node:util';
import { sameVersion } from '#shared/asc/version-numbers';
import type { OtherReview } from '#shared/domain/publish-run';
import { whenReviewBusy } from '#shared/domain/run-readers';
import { message } from '#shared/words/message';
import { stateText } from '#shared/words/states';
import { isUndecided } from '../../asc/beta-review';
import { type Build, buildsInReview, expireBuild, readBuild } from '../../asc/builds';
import { readLagMs } from '../../asc/retry-policy';
import { otherReviewOf } from '../other-review';
import { limitFrom, pollUntil, waitUntil } from '../poll';
import { readBack } from '../read-back';
import { expiredBy, expiryWrite } from '../run-event';
import { buildIdOf, done, known, type StepContext, type StepOutcome } from '../step';
import { writeOnce } from '../write';

/** What one attempt to submit the build came to; null when it is too early. */
export type Submitted = 'submitted' | 'busy' | null;

/**
 * What the plan, or a person since, wants done while Apple reviews another build of the version. Null once the build
 * is submitted.
 */
export async function whileBusy(
  context: StepContext,
  submit: () => Promise<Submitted>,
): Promise<StepOutcome | null> {
  await noteOther(context);
  for (;;) {
    const choice = whenReviewBusy(context.record.run);
    if (choice === 'ask') return { outcome: 'review-busy' };
    if (choice === 'skip') {
      const { reviewBusy: other } = context.record.run;
      await context.note({ type: 'review-left-out', reason: 'busy' });
      return done(message('step.review.skipped-busy', namesOf(other)));
    }
    if (choice === 'wait') {
      if ((await waitForOther(context, submit)) === 'submitted') return null;
      continue;
    }
    return (await replace(context, choice.replace, submit)) ? null : { outcome: 'review-busy' };
  }
}

/** Names and numbers for sentences about the other build; `no` where Apple did not say which it is. */
export function namesOf(other: OtherReview | null): { known: 'yes' | 'no'; build: string } {
  const build = other?.buildNumber ?? '';
  return { known: build === '' ? 'no' : 'yes', build };
}

const tryAgainMs = 5 * 60_000;

/** Without a limit, and over restarts: until the other one is decided, or a person decides otherwise. */
function waitForOther(
  context: StepContext,
  submit: () => Promise<Submitted>,
): Promise<'submitted' | 'other-choice' | null> {
  let triedAt: number | null = null;
  return waitUntil(context, null, async () => {
    if (whenReviewBusy(context.record.run) !== 'wait') return 'other-choice';
    const other = await noteOther(context);
    const state = other.state === null ? '' : stateText('review', other.state);
    await context.report(message('step.review.waits-for-other', { ...namesOf(other), state }));
    const now = context.clock.monotonic();
    // Apple may refuse the submission without showing which build is in the way.
    const isEarly = triedAt !== null && now - triedAt < tryAgainMs;
    if (other.buildId !== null || isEarly) return null;
    triedAt = now;
    return (await submit()) === 'submitted' ? 'submitted' : null;
  });
}

/**
 * Expires the other build, if it is still the one that a person confirmed and Apple has not decided about it, and
 * submits this one. False when another build is in the way after all, which needs another confirmation.
 */
async function replace(
  context: StepContext,
  buildId: string,
  submit: () => Promise<Submitted>,
): Promise<boolean> {
  const others = await readOthers(context);
  const isListed = others.some(({ id }) => id === buildId);
  if (!isListed && others.length > 0) return false;
  if (isListed) await expire(context, buildId);
  // Apple may refuse the submission for some moments after the other build is out of the way.
  const limit = limitFrom(context, readLagMs);
  const sent = await pollUntil(context, limit, async () => {
    await context.report(message('step.review.submits-after-expiry'));
    if ((await submit()) === 'submitted') return true;
    const other = await noteOther(context);
    return other.buildId !== null && other.buildId !== buildId ? false : null;
  });
  return sent === true;
}

/**
 * The state is read again right before each attempt: a build that Apple has decided about meanwhile is what testers
 * are to have, and is not expired (app-store-connect.md, groups 5).
 */
async function expire(context: StepContext, id: string): Promise<void> {
  const look = (): Promise<Build> => readBuild(context.asc, id);
  const before = await look();
  const isOpen = context.record.openIntents.some(({ what }) => what === expiryWrite(id));
  const isDecided = isExpired(before) || !isInTheWay(context, before);
  if (isDecided && !isOpen) return;
  await context.report(message('step.review.expires-other', namesOf(otherReviewOf(before))));
  const result = await writeOnce<'expired' | 'decided'>(context, {
    what: expiryWrite(id),
    repeats: 'same-again',
    find: async () => {
      const build = await look();
      if (isExpired(build)) return 'expired';
      return isInTheWay(context, build) ? null : 'decided';
    },
    send: async () => ({ value: 'expired', ...(await expireBuild(context.asc, id)) }),
  });
  if (result === 'decided') return;
  const after = await readBack(context, {
    waiting: message('wait.other-expired'),
    look,
    isKept: isExpired,
    differs: () => message('error.read-back-differs.other-expired', namesOf(otherReviewOf(before))),
  });
  await context.note({
    type: 'other-build-expired',
    other: otherReviewOf({ ...before, ...after }),
  });
}

/** Asks what became of an expiry that got no response, before anything is submitted. */
export async function settleExpiries(context: StepContext): Promise<void> {
  const choice = whenReviewBusy(context.record.run);
  for (const { what } of context.record.openIntents) {
    const id = expiredBy(what);
    if (id === null) continue;
    const build = await readBuild(context.asc, id);
    // Whoever chose something else since does not want it sent again.
    const isWanted = typeof choice === 'object' && choice.replace === id;
    if (isWanted || isExpired(build) || !isInTheWay(context, build)) await expire(context, id);
  }
}

/** A row without the field shows it by its state. */
function isExpired({ expired, states }: Build): boolean {
  return expired || states.external === 'EXPIRED';
}

/** Whether this is another build of the run's version, and Apple has still to decide about it. */
function isInTheWay(context: StepContext, build: Build): boolean {
  const { version, platform } = context.record.run.package;
  return (
    build.id !== buildIdOf(context) &&
    isUndecided(build.review) &&
    (build.version === null || sameVersion(build.version, version)) &&
    (build.platform === null || build.platform === (platform ?? 'IOS'))
  );
}

async function readOthers(context: StepContext): Promise<Build[]> {
  const { app, package: info } = context.record.run;
  const train = {
    // Not shown: a missing one is a bug.
    appId: known(app, 'app').id,
    version: info.version ?? '',
    platform: info.platform ?? 'IOS',
  };
  const builds = await buildsInReview(context.asc, train);
  return builds.filter((build) => build.id !== buildIdOf(context));
}

/** Reads which build is in the way, and journals it if that has changed. */
async function noteOther(context: StepContext): Promise<OtherReview> {
  const [first] = await readOthers(context);
  const other = first === undefined ? unknown : otherReviewOf(first);
  if (!isDeepStrictEqual(other, context.record.run.reviewBusy))
    await context.note({ type: 'review-busy-seen', other });
  return other;
}

const unknown: OtherReview = {
  buildId: null,
  version: null,
  buildNumber: null,
  state: null,
  since: null,
};
