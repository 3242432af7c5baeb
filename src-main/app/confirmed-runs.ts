import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AppStorePlan } from '#shared/domain/app-store';
import type { BetaGroup, Destination } from '#shared/domain/destination';
import { groupsAsKnown, isIrreversible, isStoreAsked } from '#shared/domain/irreversible';
import type { PackageInfo } from '#shared/domain/package-info';
import { findGroup, groupsAsWritten, listedGroup } from '#shared/domain/plan-groups';
import { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { type Reach, reachedGroups } from '#shared/domain/reach';
import { reviewNeed } from '#shared/domain/review-need';
import { canResume } from '#shared/domain/run-readers';
import type { TesterGroup } from '#shared/domain/tester';
import { fail } from '#shared/errors';
import type { PublishFacts } from '#shared/words/confirm';
import { message } from '#shared/words/message';
import type { ReachingPlan } from '#shared/words/reach';
import type { BuildTarget } from '../engine/build-detail/read-target';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import { canonicalJson } from '../engine/receipt/chain';
import { assertSameAt } from '../engine/storage/file-identity';
import type { Confirmer } from './confirm';

/** The requests by which the page can start or resume a run; each asks first if the run does something irreversible. */
export interface ConfirmedRuns {
  /** `always` asks whatever the plan does. Null when the person declined. */
  start(accountId: string, plan: PublishPlan, always: boolean): Promise<PublishRun | null>;
  resume(runId: string): Promise<void>;
  /** Lets a run that waits for its notes continue. */
  markNotesReady(runId: string): Promise<void>;
  /** Emails testers, which cannot be undone: asks every time if external testers are among them. */
  notify(runId: string): Promise<void>;
  /** What happens while another build is in review; to expire that one, which its testers lose, is always asked. */
  decideReview(runId: string, choice: 'wait' | 'skip' | 'replace'): Promise<void>;
  startWithExistingBuild(runId: string): Promise<PublishRun | null>;
  /** Gives a build at App Store Connect to testers or to beta review, without its package; always asks. */
  startExisting(accountId: string, plan: PublishPlan): Promise<PublishRun | null>;
  /** Prepares an App Store version with a build, and asks before it is submitted. Null when the person declined. */
  startStore(accountId: string, buildId: string, store: AppStorePlan): Promise<PublishRun | null>;
  /** Continues a run past what stopped it on the App Store; always asks. */
  proceedStore(runId: string): Promise<PublishRun | null>;
  /** Read by main from App Store Connect, so the list of groups never comes from the page. */
  remember(accountId: string, destination: Destination): void;
}

export function confirmRuns(engine: Engine, confirmer: Confirmer): ConfirmedRuns {
  const destinations = new Map<string, readonly BetaGroup[]>();
  const placeOf = (accountId: string, bundleId: string | null): string =>
    `${accountId} ${bundleId}`;

  /** Null if App Store Connect cannot be reached. */
  async function groupsFor(
    accountId: string,
    plan: PublishPlan,
    bundleId: string | null,
  ): Promise<readonly BetaGroup[] | null> {
    if (plan.groups.length === 0 || plan.scope === 'upload-only') return [];
    const known = destinations.get(placeOf(accountId, bundleId));
    const { existing } = plan;
    if (existing !== null) return groupsOfBuild(accountId, existing.buildId);
    try {
      const connection = await engine.accounts.connection(accountId);
      if (known && plan.groups.every((group) => findGroup(known, group).is !== 'gone'))
        return withNamesNow(known, await soon(engine.testers.groups(connection, bundleId ?? '')));
      return (await engine.destinations.read(connection, plan.packagePath)).groups;
    } catch {
      return known ?? null;
    }
  }

  async function groupsOfBuild(accountId: string, buildId: string) {
    try {
      const connection = await engine.accounts.connection(accountId);
      return (await engine.builds.readTarget(connection, buildId)).groups;
    } catch {
      return null;
    }
  }

  /** Null if nobody could be counted. Asking for it never keeps a person from being asked. */
  async function reachOf(
    accountId: string,
    plan: PublishPlan,
    listed: readonly BetaGroup[] | null,
    isInTesting = true,
  ): Promise<Reach | null> {
    const groups = listed && reachedGroups(plan.groups, listedFor(plan, listed, isInTesting));
    if (groups === null) return null;
    try {
      return await soon(engine.reach.count(await engine.accounts.connection(accountId), groups));
    } catch {
      return null;
    }
  }

  /** Continues a run; what is irreversible and was never confirmed is asked first. */
  async function goOn(runId: string, go: (runId: string) => Promise<PublishRun>): Promise<void> {
    const run = await engine.runs.get(runId);
    const isOpen = canResume(run) || ['running', 'waiting-for-notes'].includes(run.status.state);
    if (!isOpen || !isUndecided(run) || (await wasConfirmed(engine, run)))
      return void (await go(runId));
    const groups = await groupsFor(run.account.id, run.plan, run.package.bundleId);
    if (!isIrreversible(run.plan, groups)) return void (await go(runId));
    const facts = {
      ...factsOf('resume', run.plan, run.package, groups, ofRun(run)),
      reach: await reachOf(run.account.id, run.plan, groups),
    };
    const resumed = await confirmer.confirm(
      { kind: 'publish', facts },
      hashOf(run),
      async (asked) => {
        await assertAsAsked(engine, runId, asked);
        return go(runId);
      },
    );
    if (resumed) await noteConfirmed(engine, resumed);
  }

  return {
    remember(accountId, { app, groups }) {
      destinations.set(placeOf(accountId, app.bundleId), groups);
    },

    async start(accountId, wished, always) {
      const plan = withoutReplace(wished);
      const connection = await engine.accounts.connection(accountId);
      const { info, mark } = await engine.packages.recall(plan.packagePath);
      const groups = await groupsFor(accountId, plan, info.bundleId);
      const begin = async (confirmed: PublishPlan): Promise<PublishRun> => {
        // Only what the question named is sent.
        if (mark) await assertSameAt(confirmed.packagePath, mark);
        return engine.runs.start(connection, confirmed);
      };
      if (!always && !isIrreversible(plan, groups)) return begin(plan);
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      const facts = {
        ...factsOf('publish', plan, info, groups, {
          app: info.name ?? basename(plan.packagePath),
          account: connection,
          environment: account?.environment ?? 'live',
        }),
        reach: await reachOf(accountId, plan, groups),
      };
      const run = await confirmer.confirm({ kind: 'publish', facts }, plan, begin);
      return run && noteConfirmed(engine, run);
    },

    async resume(runId) {
      await goOn(runId, (id) => engine.runs.resume(id));
    },

    async markNotesReady(runId) {
      await goOn(runId, (id) => engine.runs.setNotesReady(id, true));
    },

    async notify(runId) {
      const run = await engine.runs.get(runId);
      const groups = await groupsFor(run.account.id, run.plan, run.package.bundleId);
      const asked = groupsAsKnown(run.plan.groups, groups);
      const staysInside = asked.every(({ isInternal }) => isInternal === true);
      if (staysInside) return void (await engine.runs.notify(runId));
      const facts = {
        ...factsOf('publish', run.plan, run.package, groups, ofRun(run)),
        reach: await reachOf(run.account.id, run.plan, groups),
      };
      await confirmer.confirm({ kind: 'notify', facts }, hashOf(run), async (confirmed) => {
        await assertAsAsked(engine, runId, confirmed);
        return engine.runs.notify(runId);
      });
    },

    async decideReview(runId, choice) {
      if (choice !== 'replace') return goOn(runId, (id) => engine.runs.decideReview(id, choice));
      const run = await engine.runs.get(runId);
      const { other, losing } = await engine.runs.readReplaced(runId);
      const { version, buildNumber } = run.package;
      const facts = { ...ofRun(run), version, buildNumber, other, losing };
      const subject = { runId, buildId: other.buildId ?? '' };
      await confirmer.confirm({ kind: 'replace-build', facts }, subject, (confirmed) =>
        engine.runs.decideReview(confirmed.runId, { replace: confirmed.buildId }),
      );
    },

    async startWithExistingBuild(runId) {
      const run = await engine.runs.get(runId);
      const plan = PublishPlan.parse({ ...run.plan, scope: 'skip-upload' });
      const groups = await groupsFor(run.account.id, plan, run.package.bundleId);
      if (!isIrreversible(plan, groups)) return engine.runs.startWithExistingBuild(runId);
      const facts = {
        ...factsOf('use-existing-build', plan, run.package, groups, ofRun(run)),
        reach: await reachOf(run.account.id, plan, groups),
      };
      const taken = await confirmer.confirm(
        { kind: 'publish', facts },
        hashOf(run),
        async (asked) => {
          await assertAsAsked(engine, runId, asked);
          return engine.runs.startWithExistingBuild(runId);
        },
      );
      return taken && noteConfirmed(engine, taken);
    },

    async startStore(accountId, buildId, wished) {
      // Without a submission no question is asked here: the run stops where it would withdraw or rename, and asks.
      const store = wished.submit
        ? wished
        : { ...wished, cancelPrevious: false, renameVersion: false };
      const plan = PublishPlan.parse({
        packagePath: '',
        scope: 'existing-build',
        existing: { buildId },
        appStore: store,
      });
      const connection = await engine.accounts.connection(accountId);
      if (!store.submit) return engine.runs.start(connection, plan);
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      const { app, info } = await engine.builds.readTarget(connection, buildId);
      const facts = {
        app: app.name,
        account: connection,
        environment: account?.environment ?? 'live',
        version: info.version ?? '?',
        buildNumber: info.buildNumber ?? '?',
        plan: store,
        locales: await storeLocales(engine, connection, info),
      } as const;
      const run = await confirmer.confirm({ kind: 'store-submit', facts }, plan, (confirmed) =>
        engine.runs.start(connection, confirmed),
      );
      return run && noteConfirmed(engine, run);
    },

    async proceedStore(runId) {
      const run = await engine.runs.get(runId);
      const obstacle = run.store?.obstacle ?? null;
      if (obstacle === null)
        return fail('run-not-at-obstacle', message('error.run-not-at-obstacle.detail'));
      const { version, buildNumber } = run.package;
      const facts = {
        ...ofRun(run),
        version: version ?? '?',
        buildNumber: buildNumber ?? '?',
        obstacle,
      };
      return confirmer.confirm({ kind: 'store-proceed', facts }, obstacle, (confirmed) =>
        engine.runs.decideStore(runId, confirmed),
      );
    },

    async startExisting(accountId, wished) {
      const plan = withoutReplace(wished);
      const connection = await engine.accounts.connection(accountId);
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      const buildId = plan.existing?.buildId ?? '';
      const target = await engine.builds.readTarget(connection, buildId);
      const { app, info, groups } = target;
      const how = plan.groups.length > 0 ? 'give' : 'submit';
      const facts = {
        ...factsOf(how, plan, info, groups, {
          app: app.name,
          account: connection,
          environment: account?.environment ?? 'live',
        }),
        reach: await reachOf(accountId, plan, groups, target.states.internal === 'IN_BETA_TESTING'),
        when: whenGiven(plan, target),
      };
      const run = await confirmer.confirm({ kind: 'publish', facts }, plan, (confirmed) =>
        engine.runs.start(connection, confirmed),
      );
      return run && noteConfirmed(engine, run);
    },
  };
}

/** The languages that go to App Review with a version; null if they could not be read. */
async function storeLocales(
  engine: Engine,
  connection: Connection,
  { bundleId, platform }: Pick<PackageInfo, 'bundleId' | 'platform'>,
): Promise<string[] | null> {
  try {
    const app = { bundleId: bundleId ?? '', platform: platform ?? 'IOS' };
    const { languages } = await soon(engine.appStore.read(connection, app));
    return languages?.map(({ locale }) => locale) ?? null;
  } catch {
    return null;
  }
}

/** The page never names a build that is expired: the run asks, and main reads which one it is. */
function withoutReplace(plan: PublishPlan): PublishPlan {
  return typeof plan.whenReviewBusy === 'string' ? plan : { ...plan, whenReviewBusy: 'ask' };
}

/** What only makes a question more exact must not keep a person waiting: Apple may ask for a long pause. */
const exactWithinMs = 1_000;

/** Fails if the work takes longer. */
async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, exactWithinMs, new Error('late'));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Whether an irreversible step is still ahead. */
function isUndecided({ steps }: PublishRun): boolean {
  return steps.some(
    ({ id, progress }) =>
      (id === 'groups' || id === 'review' || id === 'store-version' || id === 'store-review') &&
      progress.state !== 'done' &&
      progress.state !== 'skipped',
  );
}

function factsOf(
  how: PublishFacts['how'],
  plan: PublishPlan,
  info: PackageInfo,
  groups: readonly BetaGroup[] | null,
  of: Pick<PublishFacts, 'app' | 'account' | 'environment'>,
): Omit<PublishFacts, 'reach'> & { when: null } {
  return {
    how,
    ...of,
    version: info.version ?? '?',
    buildNumber: info.buildNumber ?? '?',
    groups: groupsAsKnown(plan.groups, groups),
    locales: plan.notes.map(({ locale }) => locale),
    submitForBetaReview: plan.submitForBetaReview,
    usesNonExemptEncryption: plan.usesNonExemptEncryption,
    overrides: plan.overrides.length,
    store:
      plan.appStore && isStoreAsked(plan.appStore) ? { plan: plan.appStore, locales: null } : null,
    when: null,
  };
}

/** A group may have been renamed since the list was read: the question has the name that its testers know. */
function withNamesNow(known: readonly BetaGroup[], now: readonly TesterGroup[]): BetaGroup[] {
  return known.flatMap((group) => {
    const today = now.find(({ id }) => id === group.id);
    if (today === undefined) return [];
    const { name, testerCount } = today;
    return [{ ...group, name: name || group.name, testerCount: testerCount ?? group.testerCount }];
  });
}

/** The groups that get every build have one already that internal testers can install. */
function listedFor(
  { existing, groups }: PublishPlan,
  listed: readonly BetaGroup[],
  isInTesting: boolean,
) {
  if (existing === null || !isInTesting) return listed;
  const named = groups.map((group) => listedGroup(listed, group));
  return listed.filter((group) => named.includes(group));
}

function whenGiven(plan: PublishPlan, target: BuildTarget): ReachingPlan {
  const need = reviewNeed(target);
  return {
    submitForBetaReview: plan.submitForBetaReview || need !== 'needed',
    notify: plan.notify,
    usesExistingBuild: true,
    isInternalOnly: need === 'impossible',
    isVersionApproved: need === 'not-needed',
  };
}

function ofRun(run: PublishRun): Pick<PublishFacts, 'app' | 'account' | 'environment'> {
  const app = run.app?.name ?? run.package.name ?? run.package.bundleId ?? run.id;
  return { app, account: run.account, environment: run.environment };
}

const confirmationName = 'confirmation.json';

/** A hash of what a person confirmed: account, plan and package. */
function hashOf({ account, plan: confirmed, package: info }: PublishRun): string {
  const { bundleId, version, buildNumber } = info;
  const plan = { ...confirmed, groups: groupsAsWritten(confirmed.groups) };
  const text = canonicalJson({ accountId: account.id, plan, bundleId, version, buildNumber });
  return createHash('sha256').update(text).digest('hex');
}

/** Only what the question named happens: the run may have been changed while it was shown. */
async function assertAsAsked(engine: Engine, runId: string, asked: string): Promise<void> {
  if (hashOf(await engine.runs.get(runId)) !== asked)
    fail('confirmation-outdated', message('error.confirmation-outdated.run'));
}

/** Kept beside the run, so that resuming it later does not ask again. If it cannot be written, the next resume asks. */
async function noteConfirmed(engine: Engine, run: PublishRun): Promise<PublishRun> {
  const file = join(await engine.runs.folder(run.id), confirmationName);
  const text = JSON.stringify({ schema: 1, sha256: hashOf(run) });
  await writeFile(file, `${text}\n`, { mode: 0o600 }).catch(() => undefined);
  return run;
}

async function wasConfirmed(engine: Engine, run: PublishRun): Promise<boolean> {
  try {
    const file = join(await engine.runs.folder(run.id), confirmationName);
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    return (kept as { sha256?: unknown }).sha256 === hashOf(run);
  } catch {
    return false;
  }
}
