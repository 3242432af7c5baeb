import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import { normalizeVersion } from '#shared/asc/version-numbers';
import {
  type BatchBuild,
  type BatchIntent,
  type BatchItem,
  type CheckedItem,
  misplacedItems,
  planOfItem,
} from '#shared/domain/batch';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PackageInfo } from '#shared/domain/package-info';
import { draftFromPreset, fillTemplate } from '#shared/domain/preset-use';
import type { PublishPlanInput } from '#shared/domain/publish-plan';
import type { Reach } from '#shared/domain/reach';
import { type AppError, appError, fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import { environmentOf } from '../asc/server-address';
import { meetsNextToo } from '../asc/stopping-errors';
import type { PlanAssessment } from '../assess/plan-assessment';
import type { Connection } from '../connection';
import type { Engine } from '../engine';
import { canonicalJson } from '../receipt/chain';
import type { PreparedBatch, PreparedItem } from './batches';

export type BatchTools = Pick<
  Engine,
  'packages' | 'accounts' | 'presets' | 'plans' | 'reach' | 'complianceAnswers'
>;

/** Several accounts answer at once; one key is never asked for more than a few items at a time. */
const itemsAtOnce = 3;

interface PrepareOptions {
  /** The key that was named for every item; default: each item's account. */
  connection?: Connection | undefined;
  onChecked?: ((item: CheckedItem, done: number) => void) | undefined;
  signal: AbortSignal;
}

/** Checks every item before the first byte of any of them is sent. Only reads, and one that fails does not stop the rest. */
export async function prepareBatch(
  tools: BatchTools,
  intent: BatchIntent,
  { connection, onChecked, signal }: PrepareOptions,
): Promise<PreparedBatch> {
  const turns = pLimit(itemsAtOnce);
  /** What keeps all items of an account from being read, so that it is not asked again for each. */
  const refusing = new Map<string, AppError>();
  const builds = new Builds();
  let done = 0;
  const prepared = await allSettled(
    intent.items.map((item) =>
      turns(async () => {
        signal.throwIfAborted();
        const one = await prepareItem(tools, intent, item, { connection, refusing, builds });
        done += 1;
        onChecked?.(one.checked, done);
        return one;
      }),
    ),
  );
  const items = refuseMisplaced(refuseMixed(prepared));
  const plans = items.flatMap(({ confirmed }) => confirmed?.hash ?? []);
  const first = items.find(({ confirmed }) => confirmed !== null);
  return {
    environment: first?.checked.account?.environment ?? null,
    hash: hashOf(plans),
    items,
  };
}

interface ItemOptions {
  connection: Connection | undefined;
  refusing: Map<string, AppError>;
  builds: Builds;
}

async function prepareItem(
  tools: BatchTools,
  intent: BatchIntent,
  item: BatchItem,
  { connection: named, refusing, builds }: ItemOptions,
): Promise<PreparedItem> {
  const seen: Seen = { build: null, account: null };
  try {
    const reading = tools.packages.recall(item.packagePath);
    const claimed = builds.claim(item.packagePath, reading);
    const { info, mark } = await reading.catch(async (thrown: unknown) => {
      await claimed.catch(() => undefined);
      throw thrown;
    });
    seen.build = buildOf(info);
    await claimed;
    const connection = named ?? (await connectionFor(tools, item, info));
    const { accountId, name, keyId, apiUrl } = connection;
    seen.account = { id: accountId, name, environment: environmentOf(keyId, apiUrl) };
    const known = refusing.get(accountId);
    if (known !== undefined) return blockedBy(item, seen, known);
    const wished = await planFor(tools, intent, item, connection, info);
    const assessment = await tools.plans
      .assess(
        connection,
        { ...wished, package: { file: mark, build: namedBuild(info) } },
        // To choose from, for all apps of the batch.
        { readsGroups: true },
      )
      .catch((thrown: unknown) => {
        const error = toAppError(thrown);
        if (meetsNextToo(error)) refusing.set(accountId, error);
        throw thrown;
      });
    const reach = await reachOf(tools, connection, assessment);
    return assessed(item, seen, { assessment, connection, reach });
  } catch (thrown) {
    return blockedBy(item, seen, toAppError(thrown));
  }
}

type Seen = Pick<CheckedItem, 'build' | 'account'>;

function assessed(
  item: BatchItem,
  seen: Seen,
  {
    assessment,
    connection,
    reach,
  }: { assessment: PlanAssessment; connection: Connection; reach: Reach | null },
): PreparedItem {
  const { plan, findings, blockers, error, info } = assessment;
  const [first] = blockers;
  const checked: CheckedItem = {
    itemId: item.id,
    ...seen,
    findings,
    blocked: null,
    reach,
    groups: plan.groups.map(({ name }) => name),
    appGroups: assessment.groups.map(({ name }) => name),
    locales: plan.notes.map(({ locale }) => locale),
  };
  if (first !== undefined || error !== null) {
    const why = first
      ? appError(
          'batch-item-blocked',
          message('error.batch-item-blocked.detail', {
            count: blockers.length,
            titles: { list: blockers.map(({ title }) => title) },
          }),
        )
      : (error ?? appError('batch-item-blocked', ''));
    const title = first?.title ?? why.title;
    const detail = first?.whatToDo ?? why.detail;
    return { checked: { ...checked, blocked: { title, detail } }, confirmed: null, error: why };
  }
  const build = buildOf(info);
  return {
    checked,
    confirmed: {
      itemId: item.id,
      connection,
      plan,
      build,
      hash: hashOf({ accountId: connection.accountId, plan, build }),
    },
    error: null,
  };
}

function blockedBy(item: BatchItem, seen: Seen, error: AppError): PreparedItem {
  return {
    checked: {
      itemId: item.id,
      ...seen,
      findings: [],
      blocked: { title: error.title, detail: error.detail },
      reach: null,
      groups: [],
      appGroups: [],
      locales: [],
    },
    confirmed: null,
    error,
  };
}

/** The item's account, or the one that has the app. Throws `batch-account-unclear`. */
async function connectionFor(
  { accounts }: BatchTools,
  { accountId }: BatchItem,
  { bundleId }: PackageInfo,
): Promise<Connection> {
  if (accountId !== null) return accounts.connection(accountId);
  const choice = bundleId === null ? null : (await accounts.findForApp(bundleId)).choice;
  if (choice !== null) return accounts.connection(choice.accountId);
  return fail(
    'batch-account-unclear',
    message('error.batch-account-unclear.detail', { app: bundleId ?? '?' }),
  );
}

async function planFor(
  tools: BatchTools,
  intent: BatchIntent,
  item: BatchItem,
  { accountId }: Connection,
  { bundleId, version, buildNumber, usesNonExemptEncryption }: PackageInfo,
): Promise<PublishPlanInput> {
  const values = { version, buildNumber, date: new Date() };
  const preset = intent.usesPresets ? tools.presets.forApp(accountId, bundleId) : null;
  const wishes = preset && { ...draftFromPreset(preset, values), preset: preset.id };
  const plan = planOfItem(intent, item, wishes);
  const notes = (plan.notes ?? []).map((note) => ({ ...note, text: fillTemplate(note, values) }));
  const answer =
    usesNonExemptEncryption === null && plan.usesNonExemptEncryption == null && bundleId !== null
      ? await tools.complianceAnswers.read({ accountId, bundleId })
      : null;
  return {
    ...plan,
    notes,
    usesNonExemptEncryption:
      // The package's own answer is the one that App Store Connect stores.
      usesNonExemptEncryption === null
        ? (plan.usesNonExemptEncryption ?? answer?.usesNonExemptEncryption ?? null)
        : null,
  };
}

async function reachOf(
  { reach }: BatchTools,
  connection: Connection,
  { app, plan }: PlanAssessment,
): Promise<Reach | null> {
  if (app === null || plan.groups.length === 0) return null;
  return reach.read(connection, app.id, plan.groups).catch(() => null);
}

/** All values; raises the first reason only once nothing is in progress any more. */
async function allSettled<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** The same build twice in a batch: the first one stays. Throws `batch-item-twice`. */
class Builds {
  /** The path of each one's package. */
  private readonly claimed = new Map<string, string>();
  private readonly read: Promise<unknown>[] = [];

  /** Claims in the order of the calls, however long each package takes to be read. */
  async claim(path: string, reading: Promise<Pick<OpenedPackage, 'info'>>): Promise<void> {
    const before = [...this.read];
    this.read.push(reading.catch(() => undefined));
    await Promise.all(before);
    const { bundleId, version, buildNumber, platform } = (await reading).info;
    // Spellings of one number are one build to Apple.
    const numbers = [version, buildNumber].map((number) => normalizeVersion(number ?? ''));
    const build = [bundleId, platform, ...numbers].join(' ');
    const earlier = this.claimed.get(build);
    if (earlier !== undefined)
      fail(
        'batch-item-twice',
        message('error.batch-item-twice.detail', {
          file: earlier,
          version: version ?? '',
          build: buildNumber ?? '',
        }),
      );
    this.claimed.set(build, path);
  }
}

/** Apple refuses a build number below one that the version has: found here, and not once the higher build is uploaded. */
function refuseMisplaced(items: readonly PreparedItem[]): PreparedItem[] {
  const misplaced = misplacedItems(items, ({ confirmed }) => confirmed?.build ?? null);
  return items.map((item) => {
    const found = misplaced.find((one) => one.item === item);
    const [lower, higher] = [item.confirmed, found?.higher.confirmed];
    if (!lower || !higher) return item;
    const detail = message('error.batch-item-order.detail', {
      higher: packageName(higher.build),
      lower: packageName(lower.build),
    });
    return refused(item, appError('batch-item-order', detail));
  });
}

/** A rehearsal and a real publish are never confirmed with one answer. */
function refuseMixed(items: readonly PreparedItem[]): PreparedItem[] {
  const environment = items.find(({ confirmed }) => confirmed)?.checked.account?.environment;
  return items.map((item) =>
    item.confirmed === null || item.checked.account?.environment === environment
      ? item
      : refused(item, appError('batch-mixed', message('error.batch-mixed.detail'))),
  );
}

function refused({ checked }: PreparedItem, error: AppError): PreparedItem {
  const blocked = { title: error.title, detail: error.detail };
  return { checked: { ...checked, blocked }, confirmed: null, error };
}

export function buildOf(info: PackageInfo): BatchBuild {
  const { name, bundleId, version, buildNumber, platform } = info;
  return { name, bundleId, version, buildNumber, platform };
}

function namedBuild({ bundleId, version, buildNumber }: PackageInfo) {
  return {
    bundleId: bundleId ?? '',
    version: version ?? '',
    buildNumber: buildNumber ?? '',
  };
}

/** Hex, SHA-256. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
