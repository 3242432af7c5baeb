import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { raise } from '#shared/raise';
import type { UploadOperation } from '../engine/asc/build-upload-files';
import { environmentProxies } from '../engine/proxy/environment-proxies';
import { type FileIdentity, identityOf } from '../engine/upload/file-identity';
import { runWorker } from '../engine/upload/run-worker';
import { FileSender } from '../engine/upload/send-file';
import type { SendEars } from '../engine/upload/sending';
import type { Sent } from '../engine/upload/worker-messages';
import type { Command } from './command';
import { exitStatus } from './exit-status';
import type { OptionValues } from './options';
import { ownPeakMemory } from './own-peak-memory';
import { readOperations } from './read-operations';
import { readWhole } from './read-values';
import { listenForInterrupt } from './run/interrupt';
import type { Terminal } from './terminal';
import { refuseUsage } from './usage-error';
import { inBytes, inTime } from './words/quantities';

const mostLanes = 64;

export const sendParts: Command = {
  name: 'send-parts',
  operands: 'OPERATIONS.json FILE',
  takes: { least: 2, most: 2 },
  says: 'send the byte ranges of a file as a list of upload operations says, and nothing else',
  options: ['concurrency', 'md5'],
  changes: true,
  async run({ operands, options, terminal, uploadWorker }) {
    const asked = await readAsked(operands, options);
    const began = performance.now();
    const interrupt = listenForInterrupt();
    const stop = new AbortController();
    void interrupt.asked.then(() => stop.abort(interrupted));
    try {
      const ears = tellHolds(terminal);
      const { sent, md5 } = await carryOut(asked, uploadWorker, ears, stop.signal);
      if (sent.outcome === 'expired')
        raise('upload-refused', 'The address of a part is no longer good.');
      tell({ asked, sent, md5, milliseconds: performance.now() - began }, terminal);
      return exitStatus.done;
    } catch (thrown) {
      if (thrown !== interrupted) throw thrown;
      return exitStatus.interrupted;
    } finally {
      interrupt.release();
    }
  },
};

interface Asked {
  path: string;
  identity: FileIdentity;
  parts: UploadOperation[];
  lanes: number | null;
  wantsMd5: boolean;
}

async function readAsked(
  [list = '', file = '']: readonly string[],
  options: OptionValues,
): Promise<Asked> {
  const lanes = readWhole(options, 'concurrency', 1, mostLanes) ?? null;
  const path = resolve(file || refuseUsage('The name of the file is empty.'));
  const identity = identityOf(await readStats(path));
  const parts = await readOperations(resolve(list), identity.size);
  return { path, identity, parts, lanes, wantsMd5: options.md5 === true };
}

/**
 * The parts go out from this thread: the process has nothing else to do, and a thread of their own would only
 * begin later. The checksum is taken beside them, as in a run.
 */
async function carryOut(
  { path, identity, parts, lanes, wantsMd5 }: Asked,
  worker: URL,
  ears: SendEars,
  signal: AbortSignal,
): Promise<{ sent: Sent; md5: string | null }> {
  const limits = { bytesPerSecond: null, isHeld: false };
  const readAt = Date.now();
  // Begun first: it takes longest.
  const hashing = wantsMd5
    ? runWorker(worker, { kind: 'hash', algorithm: 'md5', path, identity }, { signal })
    : null;
  hashing?.catch(() => undefined);
  const ways = await environmentProxies.waysTo(new URL(parts[0]?.url ?? ''));
  const sender = new FileSender(
    { kind: 'send', path, identity, parts, lanes, limits, ways, readAt },
    ears,
    worker,
  );
  // An interrupt may have come before there was a sender to hear it.
  signal.throwIfAborted();
  signal.addEventListener('abort', () => sender.abort(interrupted), { once: true });
  const [sent, hashed] = await Promise.all([sender.send(), hashing]);
  return { sent, md5: hashed && 'hash' in hashed ? hashed.hash : null };
}

function tell(
  {
    asked,
    sent,
    md5,
    milliseconds,
  }: Awaited<ReturnType<typeof carryOut>> & {
    asked: Asked;
    milliseconds: number;
  },
  terminal: Terminal,
): void {
  const bytes = asked.parts.reduce((sum, { length }) => sum + length, 0);
  const parts = asked.parts.length;
  terminal.print(`${inBytes(bytes)} in ${parts} parts, ${inTime(milliseconds)}`);
  if (md5 !== null) terminal.print(`MD5 ${md5}`);
  terminal.emit({
    bytes,
    seconds: milliseconds / 1000,
    parts,
    retries: sent.retries,
    peakRssMb: ownPeakMemory(),
    md5,
  });
}

const interrupted = new Error('interrupted');

async function readStats(path: string) {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) =>
    refuseUsage(`${path} cannot be read (${error.code}).`),
  );
  return stats.isFile() ? stats : refuseUsage(`${path} is not a file.`);
}

/** Each hold is told once, however often it is tried in vain. */
function tellHolds(terminal: Terminal): SendEars {
  let told = '';
  return {
    onSent: () => undefined,
    onStored: () => undefined,
    onMoving: () => {
      told = '';
    },
    onHeld: ({ sentence }) => {
      if (sentence !== told) terminal.say(`Waiting: ${sentence}`);
      told = sentence;
    },
  };
}
