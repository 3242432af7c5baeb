import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { isAlive } from '../engine/storage/lock-owner';
import type { FaultKind } from '../practice/fault-kinds';
import type { Practice, SeedName } from '../practice/server';
import { lockWorld } from '../practice-host/lock-world';
import { readNumber, readWhole } from './arguments';
import { type Call, type Command, refuseUsage } from './command';
import { exitStatus } from './exit-status';
import type { OptionValues } from './options';
import { listenForInterrupt } from './run/follow-run';
import { practiceLines } from './words/lines';

export const practice: Command = {
  name: 'practice',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.practice'),
  options: ['port', 'seed', 'speed', 'part-size', 'fault', 'state'],
  changes: true,
  run: serve,
};

async function serve(call: Call) {
  const side = await import('../practice/practice-command');
  const asked = readAsked(call.options, side);
  const folder = await openPracticeFolder(call.home, call.options.state);
  // Registered before the first line is printed, so that its reader can stop the server at once.
  const interrupt = listenForInterrupt();
  try {
    const { path, isKept } = folder;
    const start = () => side.startPractice({ ...asked, folder: path, keepState: isKept });
    const server = await startServer(start, asked.port);
    const summary = side.describePractice(server);
    for (const line of practiceLines(summary, call.terminal.paint)) call.terminal.print(line);
    call.terminal.emit(summary);
    await interrupt.asked;
    await server.close();
  } finally {
    await folder.leave();
    interrupt.release();
  }
  return exitStatus.done;
}

function readAsked(options: OptionValues, side: PracticeSide) {
  const port = readWhole(options, 'port', 0, 65_535);
  const speed = readNumber(options, 'speed');
  const partSize = readWhole(options, 'part-size', 1, 5 * 2 ** 30);
  return {
    ...(port !== undefined && { port }),
    ...(speed !== undefined && { speed }),
    ...(partSize !== undefined && { partSize }),
    ...(options.seed !== undefined && { seed: checkSeed(options.seed, side) }),
    ...(options.fault && { faults: checkFaults(options.fault, side) }),
  };
}

/** Starts the server; reports a port that is not available. */
async function startServer(
  start: () => Promise<Practice>,
  port: number | undefined,
): Promise<Practice> {
  try {
    return await start();
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw thrown;
    const detail =
      port === undefined
        ? message('command.error.any-port', { code })
        : message('command.error.port', { port: String(port), code });
    const whatToDo = message('command.error.port-fix');
    return fail('practice-unavailable', detail, { whatToDo, cause: thrown });
  }
}

export interface PracticeFolder {
  path: string;
  /** Whether the next start finds the same state there. */
  isKept: boolean;
  leave(): Promise<void>;
}

/**
 * A folder that the user chose is kept, for one server at a time; otherwise each server gets a temporary one,
 * removed when it ends.
 */
async function openPracticeFolder(
  home: string,
  asked: string | undefined,
): Promise<PracticeFolder> {
  if (asked !== undefined) {
    const kept = resolve(asked);
    return { path: kept, isKept: true, leave: await lockWorld(kept) };
  }
  const parent = join(home, 'practice', 'servers');
  await removeAbandoned(parent);
  const path = join(parent, String(process.pid));
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true, mode: 0o700 });
  return { path, isKept: false, leave: () => rm(path, { recursive: true, force: true }) };
}

/** A server that was killed leaves its uploads behind; the next start deletes them. */
async function removeAbandoned(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  const abandoned = names.filter((name) => /^\d+$/.test(name) && !isAlive(Number(name)));
  await Promise.all(
    abandoned.map((name) => rm(join(parent, name), { recursive: true, force: true })),
  );
}

/** The practice server's module, loaded only by the commands that need it. */
type PracticeSide = typeof import('../practice/practice-command');

/** The faults as typed; an unknown one is refused with the list of known ones. */
function checkFaults(texts: readonly string[], side: PracticeSide): string[] {
  for (const text of texts) {
    if (side.readFault(text).kind === 'problem') refuseUsage(whyNotFault(text, side));
  }
  return [...texts];
}

/** `text` is `NAME[:ARGUMENT][*COUNT]`. */
function whyNotFault(text: string, { faultKinds, faultNames }: PracticeSide): Message {
  const [typedName = ''] = text.split(/[:*]/);
  const name = faultNames.find((one) => one === typedName);
  if (name === undefined)
    return message('usage.fault-unknown', { name: typedName, known: faultNames.join(', ') });
  const { argument, choices, example }: FaultKind = faultKinds[name];
  if (choices) return message('usage.fault-choice', { name, known: choices.join(', ') });
  if (argument === 'nothing') return message('usage.fault-without-value', { name });
  return example === undefined
    ? message('usage.fault-value', { name })
    : message('usage.fault-value-such-as', { name, example });
}

function checkSeed(name: string, { seedNames }: PracticeSide): SeedName {
  const found = seedNames.find((one) => one === name);
  return found ?? refuseUsage(message('usage.seed-unknown', { name, known: seedNames.join(', ') }));
}
