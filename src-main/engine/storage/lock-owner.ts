import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { promisify } from 'node:util';
import { message, type Text } from '#shared/words/message';

/** Who holds a lock, as far as this computer can determine. */
export interface LockOwner {
  processId: number;
  /**
   * Null for a process of this computer; otherwise the name of the computer or container it runs in. Whether that
   * process is still alive can't be seen from here.
   */
  elsewhere: Text | null;
}

/** One process as recorded in a lock file; a lock of an earlier Slipway has only the first one or two. */
interface Mark {
  processId: number;
  /** When the process started, in the system's own format; null when the system does not provide it. */
  start: string | null;
  /** Which boot of the computer it was: Linux's boot ID, elsewhere the second at which it started. */
  boot: string | null;
  host: string | null;
  /** Linux's PID namespace: containers on one computer each have their own numbers. */
  numbers: string | null;
  /** Distinguishes computers with the same name: a hash of Linux's machine ID. */
  machine: string | null;
}

const unknown = '-';
/** Positions of the state and the start time among the fields after a process's name. */
const stateField = 0;
const startField = 19;
/** Changing the clock shifts the computed boot time of the computer. */
const bootToleranceSeconds = 5 * 60;

/** The content of a lock file for this process. */
export async function ownMark(): Promise<string> {
  const [seen, boot, numbers, machine] = await Promise.all([
    readProcess(process.pid),
    ownBoot(),
    ownNumbers(),
    ownMachine(),
  ]);
  const host = encodeURIComponent(hostname());
  return [process.pid, seen?.start, boot, host, numbers, machine]
    .map((word) => word ?? unknown)
    .join(' ');
}

/**
 * The process that wrote the mark, if it may still be running; null when it has certainly ended. `freshMs` is
 * how long ago it last updated the lock, for a container next to this one, whose processes can't be seen.
 */
export async function livingOwner(text: string, freshMs: number): Promise<LockOwner | null> {
  const mark = readMark(text);
  const { processId, host } = mark;
  if (mark.boot !== null && mark.host !== null) {
    const place = await compare(mark);
    if (place === 'other-boot') return null;
    if (place === 'other-computer') return { processId, elsewhere: host };
    if (place === 'other-container')
      return freshMs < silentAfterMs
        ? { processId, elsewhere: message('lock.another-container', { host: `${host}` }) }
        : null;
  }
  return (await isStillThere(mark)) ? { processId, elsewhere: null } : null;
}

/** How often the holder of a lock updates it, and after how long without an update it counts as ended. */
export const showEveryMs = 10_000;
const silentAfterMs = 2 * 60_000;

function readMark(text: string): Mark {
  const [number, start, boot, host, numbers, machine] = text.trim().split(' ');
  const given = (word: string | undefined): string | null =>
    word === undefined || word === unknown ? null : word;
  return {
    processId: Number(number),
    start: given(start),
    boot: given(boot),
    host: host === undefined ? null : decode(host),
    numbers: given(numbers),
    machine: given(machine),
  };
}

/** Damaged content is left as it is. */
function decode(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

async function compare(
  mark: Mark,
): Promise<'here' | 'other-boot' | 'other-container' | 'other-computer'> {
  const machine = await ownMachine();
  const isSameMachine = [mark.machine, machine].includes(null) || mark.machine === machine;
  const isSameHost = mark.host === hostname() && isSameMachine;
  if (!isSameBoot(mark.boot ?? '', await ownBoot(), isSameHost))
    return isSameHost ? 'other-boot' : 'other-computer';
  return mark.numbers === (await ownNumbers()) ? 'here' : 'other-container';
}

/** A boot ID is unique worldwide; two computers can boot in the same second, so a time also needs the name. */
function isSameBoot(one: string, own: string, isSameHost: boolean): boolean {
  if (one === own && !one.startsWith('t')) return true;
  const [time, ownTime] = [one, own].map((word) =>
    word.startsWith('t') ? Number(word.slice(1)) : Number.NaN,
  );
  return isSameHost && Math.abs((time ?? 0) - (ownTime ?? 0)) <= bootToleranceSeconds;
}

async function ownBoot(): Promise<string> {
  const id = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return id.trim() || `t${Math.round(Date.now() / 1000 - uptime())}`;
}

async function ownMachine(): Promise<string | null> {
  const id = await readFile('/etc/machine-id', 'utf8').catch(() => '');
  return id.trim() === ''
    ? null
    : createHash('sha256').update(id.trim()).digest('hex').slice(0, 16);
}

async function ownNumbers(): Promise<string | null> {
  return readlink('/proc/self/ns/pid').catch(() => null);
}

/** PIDs are reused: a process with another start time is another one. */
async function isStillThere({ processId, start }: Mark): Promise<boolean> {
  if (!isAlive(processId)) return false;
  const seen = await readProcess(processId);
  if (seen?.isOver) return false;
  return start === null || seen?.start === start;
}

/** Whether a process with that PID exists, whoever owns it; one that ended may still be listed. */
export function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

interface Seen {
  start: string;
  /** Whether it has ended, but its parent has not reaped it yet. */
  isOver: boolean;
}

/** What the system reports about a process; null when it reports nothing, as on Windows. */
async function readProcess(processId: number): Promise<Seen | null> {
  if (process.platform === 'darwin') return readProcessWithPs(processId);
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The name in parentheses may contain anything; the fields after it may not.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Ticks since boot, so that changes of the clock do not matter.
  return { start: fields[startField] ?? '', isOver: /^[ZXx]$/.test(fields[stateField] ?? '') };
}

/** macOS has no /proc. Its `ps` prints the second of the start, in words with spaces. */
async function readProcessWithPs(processId: number): Promise<Seen | null> {
  const fields = ['-o', 'stat=', '-o', 'lstart=', '-p', String(processId)];
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const printed = await promisify(execFile)('/bin/ps', fields, { env }).catch(() => null);
  const [state, ...start] = printed?.stdout.trim().split(/\s+/) ?? [];
  return state ? { start: start.join('_'), isOver: state.startsWith('Z') } : null;
}
