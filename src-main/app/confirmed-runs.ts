import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BetaGroup, Destination } from '#shared/domain/destination';
import type { PackageInfo } from '#shared/domain/package-info';
import { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { canResume } from '#shared/domain/run-readers';
import type { AskedGroup, PublishFacts } from '#shared/words/confirm';
import type { Engine } from '../engine/engine';
import { canonicalJson } from '../engine/receipt/chain';
import { assertSameAt } from '../engine/storage/file-identity';
import type { Confirmer } from './confirm';

/** The requests by which the page can start or resume a run; each asks first if the run does something irreversible. */
export interface ConfirmedRuns {
  /** `always` asks whatever the plan does. Null when the person declined. */
  start(accountId: string, plan: PublishPlan, always: boolean): Promise<PublishRun | null>;
  resume(runId: string): Promise<void>;
  /** Emails testers, which cannot be undone: asks every time if external testers are among them. */
  notify(runId: string): Promise<void>;
  startWithExistingBuild(runId: string): Promise<PublishRun | null>;
  /** Read by main from App Store Connect, so the list of groups never comes from the page. */
  remember(accountId: string, destination: Destination): void;
}

/**
 * Whether a plan does something irreversible: a submission to Apple, or a build for people outside the team.
 * A group that App Store Connect did not list may be external.
 */
export function isIrreversible(
  plan: Pick<PublishPlan, 'scope' | 'groups' | 'submitForBetaReview'>,
  known: readonly BetaGroup[] | null,
): boolean {
  if (plan.scope === 'upload-only') return false;
  if (plan.submitForBetaReview) return true;
  return asAsked(plan.groups, known).some(({ isInternal }) => isInternal !== true);
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
    if (known && plan.groups.every((name) => known.some((group) => group.name === name)))
      return known;
    try {
      const connection = await engine.accounts.connection(accountId);
      return (await engine.destinations.read(connection, plan.packagePath)).groups;
    } catch {
      return null;
    }
  }

  return {
    remember(accountId, { app, groups }) {
      destinations.set(placeOf(accountId, app.bundleId), groups);
    },

    async start(accountId, plan, always) {
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
      const facts = factsOf('publish', plan, info, groups, {
        app: info.name ?? basename(plan.packagePath),
        account: connection,
        environment: account?.environment ?? 'live',
      });
      const run = await confirmer.confirm({ kind: 'publish', facts }, plan, begin);
      return run && noteConfirmed(engine, run);
    },

    async resume(runId) {
      const run = await engine.runs.get(runId);
      const isOpen = canResume(run) || run.status.state === 'running';
      if (!isOpen || !isUndecided(run) || (await wasConfirmed(engine, run)))
        return void (await engine.runs.resume(runId));
      const groups = await groupsFor(run.account.id, run.plan, run.package.bundleId);
      if (!isIrreversible(run.plan, groups)) return void (await engine.runs.resume(runId));
      const facts = factsOf('resume', run.plan, run.package, groups, ofRun(run));
      const resumed = await confirmer.confirm({ kind: 'publish', facts }, runId, (id) =>
        engine.runs.resume(id),
      );
      if (resumed) await noteConfirmed(engine, resumed);
    },

    async notify(runId) {
      const run = await engine.runs.get(runId);
      const groups = await groupsFor(run.account.id, run.plan, run.package.bundleId);
      const asked = asAsked(run.plan.groups, groups);
      const staysInside = asked.every(({ isInternal }) => isInternal === true);
      if (staysInside) return void (await engine.runs.notify(runId));
      const facts = factsOf('publish', run.plan, run.package, groups, ofRun(run));
      await confirmer.confirm({ kind: 'notify', facts }, runId, (id) => engine.runs.notify(id));
    },

    async startWithExistingBuild(runId) {
      const run = await engine.runs.get(runId);
      const plan = PublishPlan.parse({ ...run.plan, scope: 'skip-upload' });
      const groups = await groupsFor(run.account.id, plan, run.package.bundleId);
      if (!isIrreversible(plan, groups)) return engine.runs.startWithExistingBuild(runId);
      const facts = factsOf('use-existing-build', plan, run.package, groups, ofRun(run));
      const taken = await confirmer.confirm({ kind: 'publish', facts }, runId, (id) =>
        engine.runs.startWithExistingBuild(id),
      );
      return taken && noteConfirmed(engine, taken);
    },
  };
}

/** Whether an irreversible step is still ahead. */
function isUndecided({ steps }: PublishRun): boolean {
  return steps.some(
    ({ id, progress }) =>
      (id === 'groups' || id === 'review') &&
      progress.state !== 'done' &&
      progress.state !== 'skipped',
  );
}

function asAsked(names: readonly string[], known: readonly BetaGroup[] | null): AskedGroup[] {
  return names.map((name) => {
    const found = known?.filter((group) => group.name === name) ?? [];
    const [first] = found;
    if (first === undefined) return { name, isInternal: null, testerCount: null };
    const isInternal = found.every((group) => group.isInternal);
    return { name, isInternal, testerCount: first.testerCount };
  });
}

function factsOf(
  how: PublishFacts['how'],
  plan: PublishPlan,
  info: PackageInfo,
  groups: readonly BetaGroup[] | null,
  of: Pick<PublishFacts, 'app' | 'account' | 'environment'>,
): PublishFacts {
  return {
    how,
    ...of,
    version: info.version ?? '?',
    buildNumber: info.buildNumber ?? '?',
    groups: asAsked(plan.groups, groups),
    locales: plan.notes.map(({ locale }) => locale),
    submitForBetaReview: plan.submitForBetaReview,
    overrides: plan.overrides.length,
  };
}

function ofRun(run: PublishRun): Pick<PublishFacts, 'app' | 'account' | 'environment'> {
  const app = run.app?.name ?? run.package.name ?? run.package.bundleId ?? run.id;
  return { app, account: run.account, environment: run.environment };
}

const confirmationName = 'confirmation.json';

/** A hash of what a person confirmed: account, plan and package. */
function hashOf({ account, plan, package: info }: PublishRun): string {
  const { bundleId, version, buildNumber } = info;
  const text = canonicalJson({ accountId: account.id, plan, bundleId, version, buildNumber });
  return createHash('sha256').update(text).digest('hex');
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
