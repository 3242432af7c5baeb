import { assess } from '#shared/domain/assessment';
import type { Destination } from '#shared/domain/destination';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { eachGroupOnce, groupsNow, listedGroup, planGroup } from '#shared/domain/plan-groups';
import { type Armed, type Preset, presetFor } from '#shared/domain/preset';
import { draftFromPreset } from '#shared/domain/preset-use';
import { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import { environmentOf } from '../asc/server-address';
import type { Connection } from '../connection';
import type { Engine } from '../engine';
import { assertSameAt } from '../storage/file-identity';

/** A package that may be published without a press. */
interface ArmedPackage {
  accountId: string;
  path: string;
  /** Only this file. */
  mark: OpenedPackage['mark'];
  how: keyof Armed;
  /** The key that the person named; default: the account's. */
  connection?: Connection | undefined;
}

/**
 * The plan of a package as the app's armed preset says, if nothing at all was found in it and the build has no run.
 * Sends nothing. Throws `armed-refused` and what keeps the account from being read.
 */
export async function armedPlan(
  engine: Engine,
  { accountId, path, mark, how, connection: named }: ArmedPackage,
): Promise<{ plan: PublishPlan; destination: Destination }> {
  await assertSameAt(path, mark);
  const connection = named ?? (await engine.accounts.connection(accountId));
  const opened = await engine.packages.recall(path);
  const { presets } = engine.presets.list();
  const preset = presetFor(presets, accountId, opened.info.bundleId);
  if (!preset?.armed[how]) return fail('armed-refused', message('error.armed-refused.off'));
  await refuseSecondTime(engine, connection, opened);
  await refuseNewPlatform(engine, connection, opened);
  // Its first use today, as when a person opens the package.
  engine.accounts.checkDaily(accountId).catch(() => undefined);
  const destination = await engine.destinations.read(connection, path, opened.mark);
  assertSameGroups(preset, destination);
  const remembered = await rememberedAnswer(engine, accountId, opened);
  const wished = planFrom(preset, opened, destination, remembered);
  const rules = await engine.approvals.rules(accountId, opened.info.bundleId, wished);
  const plan = { ...wished, rules };
  const key = (await engine.accounts.list()).find(({ id }) => id === accountId) ?? null;
  const { findings } = assess(plan, { package: opened, account: destination, preset, key });
  const held = findings.filter(({ severity }) => severity !== 'note');
  if (held.length > 0)
    return fail(
      'armed-refused',
      message('error.armed-refused.checks', {
        count: held.length,
        titles: { list: held.map(({ title }) => title) },
      }),
    );
  // It may have been turned off or changed while App Store Connect was read.
  const now = presetFor(engine.presets.list().presets, accountId, opened.info.bundleId);
  if (!now?.armed[how] || now.changedAt !== preset.changedAt)
    return fail('armed-refused', message('error.armed-refused.off'));
  return { plan, destination };
}

/** The question named the groups: one that has another name by now, or is gone, is for a person to look at. */
function assertSameGroups({ groups }: Preset, { groups: listed }: Destination): void {
  const others = groups.filter((group) => listedGroup(listed, group)?.name !== group.name);
  if (others.length > 0)
    fail(
      'armed-refused',
      message('error.armed-refused.groups', { groups: { list: others.map(({ name }) => name) } }),
    );
}

/** The account under which this package is published without a press; null if none, or more than one, has such a preset. */
export function armedAccount(
  engine: Engine,
  { info: { bundleId } }: OpenedPackage,
  how: keyof Armed,
): string | null {
  const armed = engine.presets
    .list()
    .presets.filter((preset) => preset.bundleId === bundleId && preset.armed[how]);
  const [first, ...others] = armed.flatMap(({ accountId }) => accountId ?? []);
  return others.length > 0 ? null : (first ?? null);
}

/** A restart, or the same file dropped again, must not publish a build again. */
async function refuseSecondTime(
  engine: Engine,
  { keyId, apiUrl }: Connection,
  { info }: OpenedPackage,
): Promise<void> {
  const here = environmentOf(keyId, apiUrl);
  const isBefore = ({ environment, package: own }: PublishRun): boolean =>
    environment === here &&
    own.bundleId === info.bundleId &&
    own.version === info.version &&
    own.buildNumber === info.buildNumber &&
    own.platform === info.platform;
  if ((await engine.runs.list()).some(isBefore))
    fail('armed-refused', message('error.armed-refused.before', { build: packageName(info) }));
}

/**
 * An app's preset was turned on for the platforms that were published until then. The first package for another one is
 * for a person to look at: a Mac app with the same bundle ID has other testers to think of.
 */
async function refuseNewPlatform(
  engine: Engine,
  { keyId, apiUrl }: Connection,
  { info }: OpenedPackage,
): Promise<void> {
  const here = environmentOf(keyId, apiUrl);
  const ofApp = (await engine.runs.list()).filter(
    ({ environment, package: own }) => environment === here && own.bundleId === info.bundleId,
  );
  if (ofApp.length === 0 || ofApp.some(({ package: own }) => own.platform === info.platform))
    return;
  fail('armed-refused', message('error.armed-refused.platform', { build: packageName(info) }));
}

/** What the person answered before about this app's encryption; the window fills it in as well. */
async function rememberedAnswer(
  engine: Engine,
  accountId: string,
  { info: { bundleId } }: OpenedPackage,
): Promise<boolean | null> {
  if (bundleId === null) return null;
  const answer = await engine.complianceAnswers.read({ accountId, bundleId });
  return answer?.usesNonExemptEncryption ?? null;
}

/** The plan as the window would have it after the package was opened. */
function planFrom(
  preset: Preset,
  opened: OpenedPackage,
  { groups }: Destination,
  remembered: boolean | null,
): PublishPlan {
  const { info, path, mark } = opened;
  const { version, buildNumber } = info;
  const draft = draftFromPreset(preset, { version, buildNumber, date: new Date() });
  const planned = draft.usesNonExemptEncryption ?? remembered;
  const answer = info.usesNonExemptEncryption ?? planned;
  const automatic = groups.filter(({ hasAccessToAllBuilds }) => hasAccessToAllBuilds);
  return PublishPlan.parse({
    ...draft,
    packagePath: path,
    package: { file: mark },
    groups: eachGroupOnce([...automatic.map(planGroup), ...groupsNow(preset.groups, groups)]),
    waitForTesters: draft.submitForBetaReview && draft.waitForTesters,
    usesNonExemptEncryption: info.usesNonExemptEncryption === null ? planned : null,
    declaration: answer === true ? draft.declaration : null,
  });
}
