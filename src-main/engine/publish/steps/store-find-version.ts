import { sameVersion } from '#shared/asc/version-numbers';
import {
  isEditableVersion,
  isOpenVersion,
  type StoreSubmission,
  type StoreVersion,
} from '#shared/domain/app-store';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { stateText } from '#shared/words/states';
import {
  changeAppStoreVersion,
  createAppStoreVersion,
  listAppStoreVersions,
  readVersionBuild,
} from '../../asc/app-store-versions';
import { Refusal, wordsOf } from '../../asc/refusal';
import { listOpenSubmissions } from '../../asc/review-submissions';
import { isDecided } from '../fold-store';
import { lookForLong } from '../read-back';
import type { WriteName } from '../run-event';
import { buildIdOf, type StepContext } from '../step';
import { writeOnce } from '../write';
import { appIdOf } from './make-room';
import {
  cannotChange,
  differingFields,
  failLocked,
  numberOf,
  refuseWrongDate,
  stopAtObstacle,
  storePlanOf,
} from './store-settings';
import { differingTexts, readLanguages, wantedTexts } from './store-wanted-texts';
import { mayWithdraw, takeOutOfDraft, versionOf, withdrawSubmission } from './store-withdraw';

/** The App Store version that a run works on. */
export interface RunVersion {
  id: string;
  /** As the list shows it; null for one that was created or renamed a moment ago, which reads may still miss. */
  seen: StoreVersion | null;
  how: 'created' | 'renamed' | 'found';
  /** Nothing of the app was released on the platform before. */
  isFirst: boolean;
}

/** Enough to withdraw a submission, rename its version and meet one that someone else created meanwhile. */
const mostRounds = 6;

/**
 * The version with the run's number: the one that is there, else the one in preparation under this number, else a new
 * one, which is never created twice. Throws what keeps it from being used, and names the version that does.
 */
export async function findOrCreate(context: StepContext): Promise<RunVersion> {
  for (let round = 1; ; round += 1) {
    const versions = await listShown(context);
    const found = await choose(context, versions);
    if (found !== 'again') return found;
    // Not shown: a bug.
    if (round === mostRounds) throw new Error('The App Store versions change with every look');
  }
}

async function choose(
  context: StepContext,
  versions: readonly StoreVersion[],
): Promise<RunVersion | 'again'> {
  const own = ownVersion(context, versions);
  if (own) return use(context, own, versions);
  const open = versions.filter(isOpenVersion);
  const editable = open.find(isEditableVersion);
  if (editable) return rename(context, editable, versions);
  const reviewed = open.find(isInReview);
  if (reviewed) {
    await takeOutOfReview(context, reviewed);
    return 'again';
  }
  return create(context, versions);
}

async function use(
  context: StepContext,
  version: StoreVersion,
  versions: readonly StoreVersion[],
): Promise<RunVersion | 'again'> {
  await settleEarlier(context, version);
  const { store } = context.record.run;
  const found: RunVersion = {
    id: version.id,
    seen: version,
    how: store?.isCreated && store.versionId === version.id ? 'created' : 'found',
    isFirst: isFirst(versions, version.id),
  };
  // A row without its state may be editable: Apple refuses the change if it is not.
  if (version.state === '' || isEditableVersion(version)) {
    const isKept = version.state === 'READY_FOR_REVIEW' && (await isPrepared(context, version));
    if (!isKept) await takeOutOfDraft(context, version);
    return found;
  }
  if (!isInReview(version)) return failLocked(version);
  // Submitted already, by this run or another one of the same build.
  if (await isAsWanted(context, version, found.isFirst)) return found;
  await takeOutOfReview(context, version);
  return 'again';
}

/** An earlier process was ended before the answer to its write: the version with the number is what it led to. */
async function settleEarlier(context: StepContext, version: StoreVersion): Promise<void> {
  // Not shown: the journal’s own name.
  const what: WriteName = 'App Store version';
  if (!context.record.openIntents.some((intent) => intent.what === what)) return;
  await context.note(seen(version, !mayRename(context, version)));
  await context.note({ type: 'write-answered', what, requestId: null });
}

/** Whether there is nothing to change: then the version may be with App Review already. */
async function isAsWanted(
  context: StepContext,
  version: StoreVersion,
  isFirstOne: boolean,
): Promise<boolean> {
  if (!(await isPrepared(context, version))) return false;
  const rows = await readLanguages(context, version.id);
  return wantedTexts(context, rows, isFirstOne).every(
    (wanted) => Object.keys(differingTexts(rows, wanted)).length === 0,
  );
}

/** Whether it has the build and the settings of the run. */
async function isPrepared(context: StepContext, version: StoreVersion): Promise<boolean> {
  const build = version.build?.id ?? (await readVersionBuild(context.asc, version.id));
  const fields = differingFields(version, storePlanOf(context));
  return build === buildIdOf(context) && Object.keys(fields).length === 0;
}

const reviewStates: ReadonlySet<string> = new Set(['WAITING_FOR_REVIEW', 'IN_REVIEW']);

function isInReview({ state }: StoreVersion): boolean {
  return reviewStates.has(state);
}

/** Rows without a state don't prove that nothing was released. */
export function isFirst(versions: readonly StoreVersion[], ownId: string | null): boolean {
  return versions.every(
    (version) => version.id === ownId || (version.state !== '' && isOpenVersion(version)),
  );
}

function ownVersion(
  { record }: StepContext,
  versions: readonly StoreVersion[],
): StoreVersion | undefined {
  const { store, package: info } = record.run;
  return (
    versions.find(({ versionString }) => sameVersion(versionString, info.version)) ??
    // Sparse rows show no number.
    versions.find(({ id, versionString }) => id === store?.versionId && versionString === '')
  );
}

export function platformOf({ record }: StepContext): string {
  return record.run.package.platform ?? 'IOS';
}

export function listVersions(context: StepContext): Promise<StoreVersion[]> {
  return listAppStoreVersions(context.asc, appIdOf(context), platformOf(context));
}

/** A version that this run has created, or renamed, may be missing from the list for minutes. */
async function listShown(context: StepContext): Promise<StoreVersion[]> {
  const ownId = context.record.run.store?.versionId ?? null;
  let versions: StoreVersion[] = [];
  await lookForLong(context, message('wait.store-version'), async () => {
    versions = await listVersions(context);
    return ownId === null || ownVersion(context, versions)?.id === ownId ? true : null;
  });
  return versions;
}

async function takeOutOfReview(context: StepContext, version: StoreVersion): Promise<void> {
  const params = {
    other: version.versionString,
    state: stateText('store-version', version.state),
  };
  const detail = message('error.store-in-review.detail', params);
  const isOwn = sameVersion(version.versionString, numberOf(context));
  const more = isOwn ? { title: message('error.store-in-review.title-own') } : {};
  const submission = await lookForLong(context, message('wait.store-submission'), () =>
    submissionOf(context, version),
  );
  if (submission === null) fail('store-in-review', detail, more);
  const { id: submissionId, state } = submission;
  if (!mayWithdraw(context, submission)) {
    const { versionString } = version;
    const obstacle = { kind: 'in-review', submissionId, versionString, state } as const;
    await stopAtObstacle(context, obstacle, 'store-in-review', detail, more);
  }
  await withdrawSubmission(context, { id: submissionId, versionId: version.id });
}

async function submissionOf(
  context: StepContext,
  { id }: StoreVersion,
): Promise<StoreSubmission | null> {
  const all = await listOpenSubmissions(context.asc, appIdOf(context), platformOf(context));
  const submitted = all.filter(({ state }) => state !== 'READY_FOR_REVIEW');
  for (const submission of submitted) {
    if (submission.items?.some(({ versionId }) => versionId === id)) return submission;
    if ((await versionOf(context, submission)) === id) return submission;
  }
  return null;
}

/** Whether a person wants exactly this version to get the run's number. */
function mayRename({ record }: StepContext, { id, versionString, state }: StoreVersion): boolean {
  const { store, plan } = record.run;
  if (plan.appStore?.renameVersion) return true;
  if (store !== null && isDecided(store, { kind: 'other-version', versionId: id, versionString }))
    return true;
  // Whoever had it withdrawn for this build was asked about the new number too, if the old one was known.
  const isAskedFor =
    plan.appStore?.cancelPrevious === true ||
    store?.decided.some(
      (one) => one.kind === 'in-review' && sameVersion(one.versionString, versionString),
    ) === true;
  const hasWithdrawn = record.writes.some(({ what }) =>
    // Not shown: the journal’s own name.
    what.startsWith('withdrawal of submission '),
  );
  return isAskedFor && hasWithdrawn && state === 'DEVELOPER_REJECTED';
}

async function rename(
  context: StepContext,
  other: StoreVersion,
  versions: readonly StoreVersion[],
): Promise<RunVersion> {
  const { id: versionId, versionString } = other;
  const version = numberOf(context);
  if (!mayRename(context, other)) {
    const obstacle = { kind: 'other-version', versionId, versionString } as const;
    const detail = message('error.store-version-other.detail', { other: versionString, version });
    return stopAtObstacle(context, obstacle, 'store-version-other', detail);
  }
  await context.report(message('step.store-version.renaming', { other: versionString, version }));
  await takeOutOfDraft(context, other);
  try {
    await writeOnce(context, {
      // Not shown: the journal’s own name.
      what: 'App Store version',
      repeats: 'same-again',
      find: async () => {
        const own = ownVersion(context, await listVersions(context));
        return own?.id === versionId ? own : null;
      },
      send: async () => ({
        value: other,
        ...(await changeAppStoreVersion(context.asc, versionId, { versionString: version })),
      }),
      fact: ({ state }) => seen({ id: versionId, versionString: version, state }, false),
    });
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.mentions(cannotChange)) failLocked(other, thrown);
    if (isAboutNumber(thrown)) refused(context, thrown, versions);
    throw thrown;
  }
  return { id: versionId, seen: null, how: 'renamed', isFirst: isFirst(versions, versionId) };
}

function seen(
  { id, ...version }: Pick<StoreVersion, 'id' | 'versionString' | 'state'>,
  isCreated: boolean,
) {
  return { type: 'store-version-seen', versionId: id, ...version, isCreated } as const;
}

async function create(
  context: StepContext,
  versions: readonly StoreVersion[],
): Promise<RunVersion | 'again'> {
  const version = numberOf(context);
  const { release, copyright } = storePlanOf(context);
  refuseWrongDate(release, context.clock.now());
  await context.report(message('step.store-version.creating', { version }));
  try {
    const id = await writeOnce(context, {
      // Not shown: the journal’s own name.
      what: 'App Store version',
      repeats: 'once',
      find: async () => ownVersion(context, await listVersions(context))?.id ?? null,
      send: async () => {
        const { id: value, requestId } = await createAppStoreVersion(
          context.asc,
          appIdOf(context),
          platformOf(context),
          { versionString: version, release, ...(copyright !== null && { copyright }) },
        );
        return { value, requestId };
      },
      fact: (made) =>
        seen({ id: made, versionString: version, state: 'PREPARE_FOR_SUBMISSION' }, true),
    });
    return { id, seen: null, how: 'created', isFirst: isFirst(versions, null) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const isInTheWay = thrown.has('ENTITY_ERROR.RELATIONSHIP.INVALID');
    if (!isInTheWay && !isAboutNumber(thrown)) throw thrown;
    return afterRefusal(context, thrown, versions);
  }
}

function isAboutNumber(refusal: Refusal): boolean {
  return refusal.has('ENTITY_ERROR.ATTRIBUTE', '/versionString');
}

/**
 * Apple’s refusal names no version (app-store-connect.md, versions 1), and the list may lag behind what someone else has
 * just created. A version that can be dealt with is looked at like any other.
 */
async function afterRefusal(
  context: StepContext,
  refusal: Refusal,
  before: readonly StoreVersion[],
): Promise<'again'> {
  const isNew = ({ id }: StoreVersion) => !before.some((one) => one.id === id);
  const culprit = before.find(isOpenVersion);
  if (culprit) return refused(context, refusal, before);
  let versions = before;
  await lookForLong(context, message('wait.store-version-in-the-way'), async () => {
    versions = await listVersions(context);
    return versions.some(isNew) ? true : null;
  });
  return versions.some(isNew) ? 'again' : refused(context, refusal, versions);
}

function refused(context: StepContext, refusal: Refusal, versions: readonly StoreVersion[]): never {
  const version = numberOf(context);
  const culprit = ownVersion(context, versions) ?? versions.find(isOpenVersion);
  const apple = wordsOf(refusal.answer);
  return fail(
    'store-version-refused',
    culprit
      ? message('error.store-version-refused.other', {
          version,
          other: culprit.versionString,
          state: stateText('store-version', culprit.state),
          apple,
        })
      : message('error.store-version-refused.apple', { version, apple }),
    { apple: refusal.answer, cause: refusal },
  );
}
