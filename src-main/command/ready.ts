import { storeWebAddress } from '#shared/asc/store-address';
import type { CheckedLink, StorePage } from '#shared/domain/app-store';
import type { PublishRun } from '#shared/domain/publish-run';
import type { ReadinessItem } from '#shared/domain/readiness-item';
import { type ReadinessCounts, readinessCounts, readinessOf } from '#shared/domain/store-readiness';
import { reportedByRuns } from '#shared/domain/store-reported';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { environmentOf } from '../engine/asc/server-address';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import { packagePath, readBuildPlatform } from './arguments';
import { type Call, type Command, refuseUsage } from './command';
import { chooseConnection, withEngine } from './connection';
import { type ExitStatus, exitStatus } from './exit-status';
import { keyOptions } from './options';
import { clean, type Paint } from './words/format';

export const ready: Command = {
  name: 'ready',
  operands: '[FILE]',
  takes: { least: 0, most: 1 },
  summary: message('help.command.ready'),
  options: [...keyOptions, 'bundle-id', 'platform', 'check-links', 'avoid'],
  changes: false,
  run: (call) => withEngine(call, (engine) => showReadiness(call, engine)),
};

async function showReadiness(call: Call, engine: Engine): Promise<ExitStatus> {
  const { options, terminal } = call;
  const app = await appOf(call, engine);
  const connection = await chooseConnection(engine, call, app.packagePath);
  const page = await engine.appStore.read(connection, app);
  const links = options['check-links']
    ? await checkedLinks(call, engine, connection, page)
    : undefined;
  const accounts = await engine.accounts.list();
  const role = accounts.find(({ id }) => id === connection.accountId)?.role?.role ?? null;
  const environment = environmentOf(connection.keyId, connection.apiUrl);
  const reported = reportedByRuns(await runsOf(engine, page, environment), page);
  const items = readinessOf(page, { links, role, unwanted: options.avoid, reported });
  const counts = readinessCounts(items);
  const isLive = environment === 'live';
  const isReady = counts.blockers === 0 && counts.unchecked === 0;
  for (const line of readinessLines(page, items, { counts, isReady, isLive }, terminal.paint))
    terminal.print(line);
  terminal.emit({
    app: page.app,
    version: page.open && {
      id: page.open.id,
      versionString: page.open.versionString,
      state: page.open.state,
    },
    ready: isReady,
    counts,
    items: items.map((item) => ({ ...item, url: isLive ? addressOf(item, page) : null })),
  });
  return isReady ? exitStatus.done : exitStatus.blocked;
}

/** The runs of the app on this computer, of any account: the ID of the version is Apple's. */
async function runsOf(
  engine: Engine,
  { app }: StorePage,
  environment: PublishRun['environment'],
): Promise<PublishRun[]> {
  const runs = await engine.runs.list();
  return runs.filter(
    (run) => run.environment === environment && run.package.bundleId === app.bundleId,
  );
}

interface NamedApp {
  bundleId: string;
  platform: string;
  /** Null if the app was named by its bundle ID. */
  packagePath: string | null;
}

async function appOf({ operands, options }: Call, engine: Engine): Promise<NamedApp> {
  const named = options['bundle-id'];
  const platform = options.platform === undefined ? null : readBuildPlatform(options.platform);
  if (operands.length === 0)
    return {
      bundleId: named || refuseUsage(message('usage.ready-app')),
      platform: platform ?? 'IOS',
      packagePath: null,
    };
  if (named !== undefined) refuseUsage(message('usage.ready-app-twice'));
  const path = packagePath(operands);
  const { info } = await engine.packages.inspect(path);
  return {
    bundleId: info.bundleId ?? refuseUsage(message('usage.ready-no-bundle-id')),
    platform: platform ?? info.platform ?? 'IOS',
    packagePath: path,
  };
}

/** Of the version in preparation; without one there is nothing to open. */
async function checkedLinks(
  { terminal }: Call,
  engine: Engine,
  connection: Connection,
  { open }: StorePage,
): Promise<CheckedLink[] | undefined> {
  if (open === null) return undefined;
  terminal.log(say('store-readiness.command.links'));
  return engine.appStore.checkLinks(connection, open.id);
}

const marks = { blocker: '✗', warning: '!', unchecked: '?' } as const;
const groups = ['blocker', 'warning', 'unchecked'] as const;

function readinessLines(
  page: StorePage,
  items: readonly ReadinessItem[],
  { counts, isReady, isLive }: { counts: ReadinessCounts; isReady: boolean; isLive: boolean },
  paint: Paint,
): string[] {
  const app = [page.app.name, page.open?.versionString].filter(Boolean).join(' ');
  const title = isReady
    ? say('store-readiness.command.ready', { app })
    : say('store-readiness.command.not-ready', { app, counts: { list: countWords(counts) } });
  const done = items.filter(({ severity }) => severity === 'ready');
  const topics = { list: done.map((item) => inWords(item.title)) };
  return [
    paint.strong(clean(title)),
    ...groups.flatMap((severity) => {
      const found = items.filter((item) => item.severity === severity);
      if (found.length === 0) return [];
      const heading = paint.strong(say(`store-readiness.command.group.${severity}`));
      return ['', heading, ...found.flatMap((item) => itemLines(item, page, { isLive, paint }))];
    }),
    ...(done.length === 0
      ? []
      : [
          '',
          `${paint.good('✓')} ${say('store-readiness.command.folded', { count: done.length, topics })}`,
        ]),
  ];
}

function countWords({ blockers, warnings, unchecked }: ReadinessCounts): string[] {
  return [
    ...(blockers > 0 ? [say('store-readiness.command.blockers', { count: blockers })] : []),
    ...(warnings > 0 ? [say('store-readiness.command.warnings', { count: warnings })] : []),
    ...(unchecked > 0 ? [say('store-readiness.command.unchecked', { count: unchecked })] : []),
  ];
}

function itemLines(
  item: ReadinessItem,
  page: StorePage,
  { isLive, paint }: { isLive: boolean; paint: Paint },
): string[] {
  const { severity, code, title, detail, fix, who } = item;
  if (severity === 'ready') return [];
  const color = severity === 'blocker' ? paint.bad : paint.warn;
  const url = isLive ? addressOf(item, page) : null;
  const where =
    fix?.in === 'slipway'
      ? say('store-readiness.fix.slipway')
      : url && say('store-readiness.fix.web', { url });
  return [
    `${color(marks[severity])} ${clean(title)} ${paint.dim(`(${code})`)}`,
    ...(detail === null ? [] : [`  ${clean(detail)}`]),
    ...(fix === null ? [] : [`  ${paint.dim(say(`store-readiness.who.${who}`))}`]),
    ...(where ? [`  → ${clean(where)}`] : []),
  ];
}

/** The page of App Store Connect; null for what is fixed in Slipway, or nowhere. */
function addressOf({ fix }: ReadinessItem, { app, platform }: StorePage): string | null {
  return fix?.in === 'web' ? storeWebAddress(fix.page, { appId: app.id, platform }) : null;
}
