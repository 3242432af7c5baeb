import {
  asTarget,
  type ExpiryAct,
  type ExpiryFilter,
  type ExpiryPreview,
  type ExpiryRow,
  everyBuild,
  guardOf,
} from '#shared/domain/expiry';
import {
  actSummary,
  groupNames,
  guardWords,
  outcomeWords,
  testersTouchedWords,
  whyWords,
  withoutBuildWords,
} from '#shared/words/expiry-words';
import { listed } from '#shared/words/format';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { dayOfYear } from '#shared/words/time';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import { readBuildPlatform, readWhole } from './arguments';
import { isConfirmed } from './ask-person';
import { type Call, type Command, refuseUsage } from './command';
import { chooseConnection, withEngine } from './connection';
import { type ExitStatus, exitStatus, statusOfError } from './exit-status';
import { keptPer } from './option-values';
import { keyOptions, type OptionValues } from './options';
import { clean } from './words/format';
import { table } from './words/lines';

export const expire: Command = {
  name: 'expire',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.expire'),
  options: [
    ...keyOptions,
    'app',
    'older-than',
    'keep-latest',
    'keep-per',
    'version',
    'platform',
    'without-testers',
    'dry-run',
    'yes',
  ],
  changes: (options) => options['dry-run'] !== true,
  run: (call) => {
    const bundleId = call.options.app ?? refuseUsage(message('usage.app-missing'));
    const filter = readFilter(call.options, Date.now());
    return withEngine(call, async (engine) => {
      const connection = await chooseConnection(engine, call, null);
      return expireFound(call, engine, connection, { bundleId, filter });
    });
  },
};

const dayMs = 24 * 60 * 60_000;
const mostKept = 1000;

function readFilter(options: OptionValues, now: number): ExpiryFilter {
  const { version = null, platform } = options;
  const value = options['keep-per'] ?? 'version';
  const keepPer =
    keptPer.find((one) => one === value) ?? refuseUsage(message('usage.keep-per', { value }));
  return {
    ...everyBuild,
    uploadedBefore: readOlderThan(options['older-than'], now),
    keepLatest: readWhole(options, 'keep-latest', 0, mostKept) ?? null,
    keepPer,
    version,
    platform: platform === undefined ? null : readBuildPlatform(platform),
    onlyWithoutTesters: options['without-testers'] ?? false,
  };
}

/** `60d`, or a date of this computer’s calendar. */
function readOlderThan(value: string | undefined, now: number): string | null {
  if (value === undefined) return null;
  const days = /^(\d{1,4})d?$/.exec(value)?.[1];
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  const date =
    days === undefined
      ? new Date(Number(year), Number(month) - 1, Number(day))
      : new Date(now - Number(days) * dayMs);
  const isReal = days !== undefined || date.getDate() === Number(day);
  return isReal ? date.toISOString() : refuseUsage(message('usage.older-than', { value }));
}

interface Asked {
  bundleId: string;
  filter: ExpiryFilter;
}

async function expireFound(
  call: Call,
  engine: Engine,
  connection: Connection,
  { bundleId, filter }: Asked,
): Promise<ExitStatus> {
  const { terminal, options } = call;
  const preview = await engine.expiry.preview(connection, bundleId, filter);
  const builds = preview.rows.filter((row) => guardOf(row) === null);
  for (const line of previewLines(preview, builds)) terminal.print(line);
  const isDryRun = options['dry-run'] === true;
  if (isDryRun) terminal.log(say('command.expire.dry-run'));
  const isMeant = !isDryRun && builds.length > 0 && (await isWanted(call, preview, builds.length));
  const act = isMeant
    ? await engine.expiry.expire(connection, preview.app, builds.map(asTarget))
    : null;
  for (const line of act === null ? [] : resultLines(act)) terminal.print(line);
  const buildIds = builds.map(({ id }) => id);
  terminal.emit({ ...preview, buildIds, results: act?.results ?? null });
  if (act !== null) return statusOf(act);
  return isDryRun || builds.length === 0 ? exitStatus.done : exitStatus.cancelled;
}

function isWanted({ options }: Call, { app }: ExpiryPreview, count: number): Promise<boolean> {
  const question = say('command.expire.question', { count, app: clean(app.name) });
  return isConfirmed(question, options, message('command.expire.yes'));
}

function previewLines(preview: ExpiryPreview, builds: readonly ExpiryRow[]): string[] {
  const app = clean(preview.app.name);
  const leftOut = preview.rows.filter((row) => !builds.includes(row));
  const ids = new Set(builds.map(({ id }) => id));
  const without = withoutBuildWords(preview, ids);
  return [
    ...(builds.length === 0
      ? [say('command.expire.none', { app })]
      : [
          say('command.expire.head', { count: builds.length, app }),
          ...table(builds.map((row) => cellsOf(row, preview))),
          clean(testersTouchedWords(preview, builds)),
        ]),
    ...(without === null ? [] : [clean(without)]),
    ...(leftOut.length === 0
      ? []
      : [say('command.expire.left-out'), ...table(leftOut.map((row) => cellsOf(row, preview)))]),
    say('command.expire.kept', { count: preview.kept }),
  ];
}

function cellsOf(row: ExpiryRow, { groups, platforms: all }: ExpiryPreview): string[] {
  const { groupIds, uploadedDate } = row;
  const names = groupIds === null ? null : groupNames(groupIds, groups);
  return [
    `  ${nameOf(row)}`,
    ...(all.length > 1 ? [row.platform ?? ''] : []),
    uploadedDate === null ? '' : dayOfYear(uploadedDate),
    names === null
      ? say('command.expire.groups-unknown')
      : names.length === 0
        ? say('command.expire.no-groups')
        : listed(names),
    guardWords(row, groups) ?? '',
  ].map((cell) => clean(cell));
}

function nameOf({ version, buildNumber }: Pick<ExpiryRow, 'version' | 'buildNumber'>): string {
  return `${version ?? '–'} (${buildNumber || '–'})`;
}

function resultLines(act: ExpiryAct): string[] {
  const rows = act.results.map((result) => [
    outcomeWords(result),
    nameOf(result.build),
    whyWords(result) ?? '',
  ]);
  return [...table(rows.map((row) => row.map((cell) => clean(cell)))), actSummary(act)];
}

/** A build that was chosen and has not expired is a failure: a script has to notice it. */
function statusOf({ results }: ExpiryAct): ExitStatus {
  const error = results.find((result) => result.error !== null)?.error;
  if (error) return statusOfError(error);
  const isWhole = results.every(({ outcome }) => ['expired', 'already-expired'].includes(outcome));
  return isWhole ? exitStatus.done : exitStatus.failed;
}
