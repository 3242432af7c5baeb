import type {
  AppStorePlan,
  StoreObstacle,
  StoreRelease,
  StoreVersion,
} from '#shared/domain/app-store';
import { isStoredAs } from '#shared/domain/stored-note';
import type { ErrorCode } from '#shared/error-catalogue';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { stateText } from '#shared/words/states';
import {
  changeAppStoreVersion,
  readAppStoreVersion,
  releaseTypes,
  type VersionFields,
} from '../../asc/app-store-versions';
import { LostAnswer, Refusal } from '../../asc/refusal';
import { lookForLong } from '../read-back';
import { known, type StepContext } from '../step';
import { writeOnce } from '../write';

/* What the steps of a version have in common: how it is released, its copyright, and what stops them. */

export function storePlanOf({ record }: Pick<StepContext, 'record'>): AppStorePlan {
  // Not shown: a missing one is a bug.
  return known(record.run.plan.appStore, 'App Store plan');
}

/** The number of the run's build, which its version has too. */
export function numberOf({ record }: Pick<StepContext, 'record'>): string {
  // Not shown: a missing one is a bug.
  return known(record.run.package.version, 'version number');
}

/** Journals what a person has to decide, and stops the run. */
export async function stopAtObstacle(
  context: StepContext,
  obstacle: StoreObstacle,
  code: ErrorCode,
  detail: Message,
  more: { title?: Message } = {},
): Promise<never> {
  await context.note({ type: 'store-obstacle-seen', obstacle });
  return fail(code, detail, more);
}

const hourMs = 3_600_000;

/**
 * Apple takes whole hours in the future (app-store-connect.md, versions 4). Throws `store-release-date-past`, and
 * `plan-malformed` for a date that is not on the hour.
 */
export function refuseWrongDate(release: StoreRelease, now: Date): void {
  if (release.type !== 'scheduled') return;
  const at = { moment: release.at };
  const due = Date.parse(release.at);
  if (due % hourMs !== 0)
    fail('plan-malformed', message('error.plan-malformed.release-hour', { at }));
  if (due <= now.getTime())
    fail('store-release-date-past', message('error.store-release-date-past.detail', { at }));
}

/** What the plan wants that the version does not show; empty if it is all there. */
export function differingFields(version: StoreVersion, plan: AppStorePlan): VersionFields {
  const { release, copyright } = plan;
  return {
    ...(!isReleasedAs(version, release) && { release }),
    ...(copyright !== null && !isStoredAs(version.copyright ?? '', copyright) && { copyright }),
  };
}

function isReleasedAs(
  { releaseType, earliestReleaseDate }: StoreVersion,
  release: StoreRelease,
): boolean {
  if (releaseType !== releaseTypes[release.type]) return false;
  return (
    release.type !== 'scheduled' || Date.parse(earliestReleaseDate ?? '') === Date.parse(release.at)
  );
}

/** Sends what differs from the version as it was read. What came with its creation needs no second request. */
export async function sendSettings(context: StepContext, version: StoreVersion): Promise<void> {
  const plan = storePlanOf(context);
  const fields = differingFields(version, plan);
  if (Object.keys(fields).length === 0) return;
  if (fields.release) refuseWrongDate(fields.release, context.clock.now());
  await context.report(message('step.store-version.settings'));
  const find = async (): Promise<true | null> => {
    const now = await readVersion(context, version.id);
    return now && Object.keys(differingFields(now, plan)).length === 0 ? true : null;
  };
  try {
    await writeOnce(context, {
      // Not shown: the journal’s own name.
      what: 'App Store version settings',
      repeats: 'same-again',
      find,
      send: () =>
        again(context, async () => ({
          value: true as const,
          ...(await changeAppStoreVersion(context.asc, version.id, fields)),
        })),
    });
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.mentions(cannotChange)) failLocked(version, thrown);
    throw thrown;
  }
}

const pausesMs = [2_000, 5_000];

/** Apple refuses a change of the release type now and then for a moment (app-store-connect.md, versions 5). */
async function again<T>(context: StepContext, send: () => Promise<T>): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await send();
    } catch (thrown) {
      if (!isMomentary(thrown)) throw thrown;
      await context.clock.sleep(pause, context.signal);
    }
  }
  return send();
}

function isMomentary(thrown: unknown): boolean {
  if (!(thrown instanceof Refusal) || thrown instanceof LostAnswer) return false;
  const isAboutDate = thrown.has('ENTITY_ERROR', '/earliestReleaseDate');
  return thrown.answer.status === 409 && !isAboutDate && !thrown.mentions(cannotChange);
}

/** Null while reads miss the version, as they may a new one. */
export async function readVersion(context: StepContext, id: string): Promise<StoreVersion | null> {
  try {
    return await readAppStoreVersion(context.asc, id);
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

/** One that was shown before may be missing again for a while: not every server at Apple knows it yet. */
export async function readShownVersion(context: StepContext, id: string): Promise<StoreVersion> {
  const waiting = message('wait.store-version');
  const shown = await lookForLong(context, waiting, () => readVersion(context, id));
  return shown ?? readAppStoreVersion(context.asc, id);
}

/** Apple’s words for a field that the version’s state locks (app-store-connect.md, versions 6). */
export const cannotChange = /can ?not be (modified|edited)/i;

export function failLocked(
  { versionString, state }: Pick<StoreVersion, 'versionString' | 'state'>,
  refusal?: Refusal,
): never {
  return fail(
    'store-version-locked',
    message('error.store-version-locked.detail', {
      version: versionString,
      state: stateText('store-version', state),
    }),
    refusal && { apple: refusal.answer, cause: refusal },
  );
}

/** Names of what differs, for a sentence. */
export function namesOfFields(fields: VersionFields): Message[] {
  return [
    ...(fields.release === undefined ? [] : [message('store-version.part.release')]),
    ...(fields.copyright === undefined ? [] : [message('store-version.part.copyright')]),
  ];
}
