import { basename, resolve } from 'node:path';
import { isIrreversible } from '#shared/domain/irreversible';
import type { Preset } from '#shared/domain/preset';
import type { WatchedFolder } from '#shared/domain/watched-folder';
import { type AppError, toAppError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import { inWords, say } from '#shared/words/say';
import { openSharedStore } from '../adapters/shared-store';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import { armedAccount, armedPlan } from '../engine/presets/armed-plan';
import type { Arrival, FailedArrival } from '../engine/watch/arrivals';
import { watchFolders } from '../engine/watch/watch-folders';
import type { Call, Command } from './command';
import { chooseConnection, namesKey, openEngine } from './connection';
import { type ExitStatus, exitStatus, statusOfError } from './exit-status';
import { sendMessages } from './messages';
import { keyOptions } from './options';
import { listenForInterrupt } from './run/follow-run';
import { RunReporter } from './run/run-reporter';
import { clean, inQuotes, typed } from './words/format';
import { errorLines } from './words/lines';
import { checkResult, findingLines } from './words/package-lines';

/** The same as the watched folders of the window: it publishes only what an armed preset publishes there. */
export const watch: Command = {
  name: 'watch',
  operands: 'FOLDER',
  takes: { least: 1, most: 1 },
  summary: message('help.command.watch'),
  options: [...keyOptions, 'preset', 'once'],
  changes: true,
  run: watchFolder,
};

/** What one package after another needs to be handled. */
interface Watching {
  call: Call;
  engine: Engine;
  /** Of `--preset`; null for the preset of each app. */
  preset: Preset | null;
  work: Work;
}

/** The run in progress, as an interrupt needs it. */
interface Work {
  runId: string | null;
  reporter: RunReporter | null;
  /** Nothing begins any more. */
  isStopped: boolean;
  /** The package that is being handled. */
  busy: Promise<void>;
}

async function watchFolder(call: Call): Promise<ExitStatus> {
  const interrupt = listenForInterrupt();
  const work: Work = { runId: null, reporter: null, isStopped: false, busy: Promise.resolve() };
  const engine = openEngine(call, { onRunChanged: (run) => work.reporter?.onRunChanged(run) });
  try {
    engine.messages.start();
    const name = call.options.preset;
    const preset = name === undefined ? null : engine.presets.find(name);
    return await watchUntil({ call, engine, preset, work }, interrupt.asked);
  } finally {
    await sendMessages(call, engine);
    await engine.close();
    interrupt.release();
  }
}

/** Until an interrupt, or with `--once` until the first package was handled. */
async function watchUntil(watching: Watching, asked: Promise<void>): Promise<ExitStatus> {
  const { call, engine, work } = watching;
  let end = (_: ExitStatus): void => {};
  const first = new Promise<ExitStatus>((done) => {
    end = (status) => call.options.once && done(status);
  });
  const watcher = watchFolders({
    packages: engine.packages,
    store: openSharedStore(call.home, 'watched'),
    log: { info: () => undefined, warn: () => undefined },
    onPackage: (arrival) => {
      work.busy = take(watching, arrival).then(end);
      return work.busy;
    },
    onFailed: (failed) => end(reportFailed(call, failed)),
    onChanged: stateReporter(call),
  });
  try {
    call.terminal.log(say('command.watch.begins'));
    await watcher.set([resolve(call.operands[0] ?? '')]);
    const status = await Promise.race([first, asked.then(() => null)]);
    if (status !== null) return status;
    const { runId } = work;
    work.isStopped = true;
    if (runId !== null) await engine.runs.pause(runId);
    await work.busy;
    return runId === null ? exitStatus.done : exitStatus.interrupted;
  } finally {
    await watcher.close();
  }
}

function stateReporter({ terminal }: Call): (folders: WatchedFolder[]) => void {
  let last: WatchedFolder['state'] | null = null;
  return ([folder]) => {
    if (folder === undefined || folder.state === last) return;
    last = folder.state;
    const { path, state, earlier } = folder;
    if (state === 'starting') return;
    terminal.log(
      say('command.watch.folder', { folder: clean(path), state: message(`watch.state.${state}`) }),
    );
    if (state === 'missing' || state === 'unreadable') terminal.log(say(`watch.more.${state}`));
    terminal.emit({ event: 'watching', folder: path, state, earlier });
  };
}

/** One package, from its checks to the end of its run. */
async function take(watching: Watching, arrival: Arrival): Promise<ExitStatus> {
  const { call, engine, preset } = watching;
  const { path, opened } = arrival;
  const { terminal } = call;
  const { bundleId } = opened.info;
  const build = clean(packageName(opened.info));
  terminal.print(say('command.watch.found', { build, file: clean(path) }));
  terminal.emit({ event: 'package-found', path, package: opened.info });
  try {
    if (preset !== null && preset.bundleId !== bundleId)
      return leave(call, path, {
        why: message('command.watch.other-app', { bundleId: bundleId ?? '?', preset: preset.name }),
        status: exitStatus.done,
      });
    const isArmed = preset?.armed.watchFolder ?? true;
    const accountId = isArmed
      ? (preset?.accountId ?? armedAccount(engine, opened, 'watchFolder'))
      : null;
    const connection = await connectionFor(watching, accountId, path);
    if (accountId === null) return await checkOnly(watching, path, connection);
    return await publish(watching, arrival, accountId, connection);
  } catch (thrown) {
    return refuse(call, path, toAppError(thrown));
  }
}

/** The key that was named, else that of the armed preset; null leaves App Store Connect unasked. */
async function connectionFor(
  { call, engine }: Watching,
  accountId: string | null,
  path: string,
): Promise<Connection | null> {
  if (namesKey(call) || call.options['api-url'] !== undefined)
    return chooseConnection(engine, call, path);
  return accountId === null ? null : engine.accounts.connection(accountId);
}

/** Everything that a run would find, and no run. */
async function checkOnly(
  { call, engine }: Watching,
  path: string,
  connection: Connection | null,
): Promise<ExitStatus> {
  const { terminal } = call;
  const { opened, findings, blockers } = await engine.plans.check(path, connection);
  terminal.print(checkResult(packageName(opened.info), findings));
  for (const line of findingLines(findings, terminal.paint)) terminal.print(line);
  terminal.emit({ event: 'package-checked', path, findings });
  return leave(call, path, {
    why: message('command.watch.not-armed', { command: typed('publish', inQuotes(path)) }),
    status: blockers.length > 0 ? exitStatus.blocked : exitStatus.done,
  });
}

async function publish(
  watching: Watching,
  { path, opened: { mark } }: Arrival,
  accountId: string,
  named: Connection | null,
): Promise<ExitStatus> {
  const { call, engine, work } = watching;
  const connection = named ?? (await engine.accounts.connection(accountId));
  const how = 'watchFolder' as const;
  const { plan, destination } = await armedPlan(engine, { accountId, path, mark, how, connection });
  if (isIrreversible(plan, destination.groups))
    return leave(call, path, {
      why: message('command.watch.needs-person', { command: typed('publish', inQuotes(path)) }),
      status: exitStatus.blocked,
    });
  if (work.isStopped) return exitStatus.interrupted;
  const reporter = new RunReporter(call.terminal, true);
  work.reporter = reporter;
  try {
    const { id } = await engine.runs.start(connection, plan);
    work.runId = id;
    return reporter.end(await engine.runs.settled(id));
  } finally {
    reporter.close();
    work.reporter = null;
    work.runId = null;
  }
}

function leave(
  { terminal }: Call,
  path: string,
  { why, status }: { why: Message; status: ExitStatus },
): ExitStatus {
  terminal.print(inWords(why));
  terminal.emit({ event: 'package-left', path, why });
  return status;
}

function refuse({ terminal }: Call, path: string, error: AppError): ExitStatus {
  for (const line of errorLines(error, terminal.paint)) terminal.log(line);
  terminal.emit({ event: 'package-refused', path, error });
  return error.code === 'armed-refused' ? exitStatus.blocked : statusOfError(error);
}

function reportFailed(
  call: Call,
  { path, folder, error, isIncomplete }: FailedArrival,
): ExitStatus {
  if (isIncomplete)
    call.terminal.log(
      say('watch.toast.incomplete', { file: clean(basename(path)), folder: clean(folder) }),
    );
  return refuse(call, path, error);
}
