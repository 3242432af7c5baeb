import { sameVersion } from '#shared/asc/version-numbers';
import type { PhasedRelease, StoreVersion } from '#shared/domain/app-store';
import { isEditableVersion } from '#shared/domain/app-store';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import {
  createPhasedRelease,
  deletePhasedRelease,
  readPhasedRelease,
} from '../../asc/app-store-release';
import { attachBuild, readVersionBuild } from '../../asc/app-store-versions';
import type { Build } from '../../asc/builds';
import { Refusal, wordsOf } from '../../asc/refusal';
import { limitFrom, pollUntil } from '../poll';
import { lookForLong, readBack } from '../read-back';
import { readRunBuild, recentRunBuild } from '../read-run-build';
import type { WriteName } from '../run-event';
import { buildIdOf, done, type RunStep, type StepContext } from '../step';
import { settleWrites, writeOnce } from '../write';
import { findOrCreate, type RunVersion } from './store-find-version';
import {
  differingFields,
  failLocked,
  namesOfFields,
  numberOf,
  readVersion,
  sendSettings,
  storePlanOf,
} from './store-settings';

/**
 * Prepares the App Store version of the run's build: finds or creates it, sets how it is released, attaches the build,
 * and reads all of it back.
 */
export const storeVersion: RunStep = {
  id: 'store-version',
  skipped: ({ appStore, scope }) => {
    if (appStore === null) return message('step.skipped.no-app-store');
    if (scope === 'notes-only') return message('step.skipped.notes-only');
    return scope === 'upload-only' ? message('step.skipped.upload-only') : null;
  },
  isKnown: ({ run }) => run.store?.versionId != null,
  async run(context) {
    const version = await findOrCreate(context);
    // What a renamed version has is not known yet.
    const seen = version.how === 'renamed' ? await whenShown(context, version.id) : version.seen;
    if (seen) await sendSettings(context, seen);
    await attach(context, version, seen);
    const isPhased = await setPhased(context, version);
    await proveAll(context, version, isPhased);
    await settleWrites(context, (what) => ownWrites.has(what));
    return done(result(context, version, isPhased));
  },
};

const ownWrites: ReadonlySet<WriteName> = new Set<WriteName>([
  // Not shown: the journal’s own name.
  'App Store version',
  // Not shown: the journal’s own name.
  'App Store version settings',
  // Not shown: the journal’s own name.
  'App Store build',
  // Not shown: the journal’s own name.
  'phased release',
]);

function result(context: StepContext, { how }: RunVersion, isPhased: boolean | null): Message {
  const build = context.record.run.package.buildNumber ?? '';
  const params = { how, version: numberOf(context), build };
  const isLeftOut = isPhased === null && storePlanOf(context).phasedRelease === true;
  return isLeftOut
    ? message('step.store-version.result-not-phased', params)
    : message('step.store-version.result', params);
}

function whenShown(context: StepContext, id: string): Promise<StoreVersion | null> {
  return lookForLong(context, message('wait.store-version'), () => readVersion(context, id));
}

/** A build that has just been processed may be refused for some minutes (app-store-connect.md, versions 7). */
const freshBuildMs = 5 * 60_000;

async function attach(
  context: StepContext,
  { id }: RunVersion,
  seen: StoreVersion | null,
): Promise<void> {
  const buildId = buildIdOf(context);
  const find = async (): Promise<true | null> =>
    (await readVersionBuild(context.asc, id)) === buildId ? true : null;
  if (seen?.build?.id === buildId || (seen && (await find()))) return;
  assertAttachable(context, await recentRunBuild(context));
  await context.report(message('step.store-version.attaching'));
  let refusal: Refusal | null = null;
  const limit = limitFrom(context, freshBuildMs);
  const isAttached = await pollUntil(context, limit, async () => {
    try {
      await writeOnce(context, {
        // Not shown: the journal’s own name.
        what: 'App Store build',
        repeats: 'same-again',
        find,
        send: async () => ({
          value: true as const,
          ...(await attachBuild(context.asc, id, buildId)),
        }),
      });
      return true;
    } catch (thrown) {
      if (!isAboutBuild(thrown)) throw thrown;
      refusal = thrown;
      await assertEditable(context, id, thrown);
      assertAttachable(context, await readRunBuild(context));
      await context.report(message('step.store-version.build-refused'), limit.at);
      return null;
    }
  });
  if (!isAttached) failRefused(context, refusal);
}

function isAboutBuild(thrown: unknown): thrown is Refusal {
  return thrown instanceof Refusal && thrown.has('ENTITY_ERROR.RELATIONSHIP');
}

async function assertEditable(context: StepContext, id: string, refusal: Refusal): Promise<void> {
  const version = await readVersion(context, id);
  if (version && version.state !== '' && !isEditableVersion(version)) failLocked(version, refusal);
}

/** What Apple refuses for good is named before it is sent. */
function assertAttachable(context: StepContext, build: Build): void {
  const params = { build: build.buildNumber, version: numberOf(context) };
  if (build.expired)
    fail('store-build-not-attachable', message('error.store-build-not-attachable.expired', params));
  if (build.isInternalOnly)
    fail(
      'store-build-not-attachable',
      message('error.store-build-not-attachable.internal', params),
    );
  if (build.version !== null && !sameVersion(build.version, params.version))
    fail(
      'store-build-not-attachable',
      message('error.store-build-not-attachable.other-version', {
        ...params,
        other: build.version,
      }),
    );
}

function failRefused({ record }: StepContext, refusal: Refusal | null): never {
  const { buildNumber, version } = record.run.package;
  return fail(
    'store-build-not-attachable',
    message('error.store-build-not-attachable.detail', {
      build: buildNumber ?? '',
      version: version ?? '',
      apple: refusal ? wordsOf(refusal.answer) : '',
    }),
    refusal ? { apple: refusal.answer, cause: refusal } : undefined,
  );
}

/**
 * Turns the phased release on or off as the plan says, before the version is released. Null if it stays as it is: the
 * plan says nothing, or the app has no released version yet (Apple, “Release a version update in phases”).
 */
async function setPhased(
  context: StepContext,
  { id, isFirst }: RunVersion,
): Promise<boolean | null> {
  const { phasedRelease: wanted } = storePlanOf(context);
  if (wanted === null || (wanted && isFirst)) return null;
  const read = () => readPhasedRelease(context.asc, id);
  const before = await read();
  if ((before !== null) === wanted) return wanted;
  await context.report(message('step.store-version.phased'));
  try {
    if (before === null) await addPhased(context, id, read);
    else await removePhased(context, before, read);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    // The list may not show the versions that were released.
    if (thrown.mentions(/first version/i)) return null;
    // Someone else was faster, or an earlier request was applied: reading it back decides.
    if (!thrown.mentions(/already/i)) throw thrown;
  }
  return wanted;
}

async function addPhased(
  context: StepContext,
  versionId: string,
  read: () => Promise<PhasedRelease | null>,
): Promise<void> {
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: 'phased release',
    repeats: 'once',
    find: async () => (await read())?.id ?? null,
    send: async () => {
      const { id: value, requestId } = await createPhasedRelease(context.asc, versionId);
      return { value, requestId };
    },
  });
}

async function removePhased(
  context: StepContext,
  { id }: PhasedRelease,
  read: () => Promise<PhasedRelease | null>,
): Promise<void> {
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: 'phased release',
    repeats: 'same-again',
    find: async () => ((await read()) === null ? true : null),
    send: async () => ({
      value: true as const,
      ...(await deletePhasedRelease(context.asc, id).catch(unlessGone)),
    }),
  });
}

function unlessGone(thrown: unknown): { requestId: string | null } {
  if (thrown instanceof Refusal && thrown.answer.status === 404)
    return { requestId: thrown.answer.requestId };
  throw thrown;
}

interface Shown {
  version: StoreVersion | null;
  build: string | null;
  phased: PhasedRelease | null;
}

async function proveAll(
  context: StepContext,
  { id }: RunVersion,
  isPhased: boolean | null,
): Promise<void> {
  const seen = await readBack(context, {
    waiting: message('wait.store-version'),
    look: () => lookAtAll(context, id, isPhased),
    isKept: (shown) => differences(context, shown, isPhased).length === 0,
    differs: (shown) =>
      message('error.read-back-differs.store-version', {
        version: numberOf(context),
        parts: { list: differences(context, shown, isPhased) },
      }),
  });
  const { versionString, state } = seen.version ?? { versionString: numberOf(context), state: '' };
  await context.note({
    type: 'store-version-seen',
    versionId: id,
    versionString,
    state,
    isCreated: false,
  });
  await context.note({ type: 'store-build-attached', versionId: id, buildId: buildIdOf(context) });
  await context.note({
    type: 'store-settings-read-back',
    phasedState: seen.phased?.state ?? null,
  });
}

/** Build and phased release are asked for themselves where the version does not show them. */
async function lookAtAll(
  context: StepContext,
  id: string,
  isPhased: boolean | null,
): Promise<Shown> {
  const version = await readVersion(context, id);
  if (version === null) return { version, build: null, phased: null };
  const build = version.build?.id ?? (await readVersionBuild(context.asc, id));
  const shown = version.phased;
  const phased =
    isPhased === null || shown !== null ? shown : await readPhasedRelease(context.asc, id);
  return { version, build, phased };
}

function differences(
  context: StepContext,
  { version, build, phased }: Shown,
  isPhased: boolean | null,
): Message[] {
  if (version === null) return [message('store-version.part.version')];
  const isNumber = sameVersion(version.versionString, numberOf(context));
  return [
    ...(isNumber ? [] : [message('store-version.part.version')]),
    ...namesOfFields(differingFields(version, storePlanOf(context))),
    ...(build === buildIdOf(context) ? [] : [message('store-version.part.build')]),
    ...(isPhased === null || (phased !== null) === isPhased
      ? []
      : [message('store-version.part.phased')]),
  ];
}
