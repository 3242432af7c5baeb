import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { fail } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { environmentProxies } from '../adapters/environment-proxies';
import { UploadOperation } from '../engine/asc/build-upload-files';
import { isSecured } from '../engine/proxy/fetch-through';
import { type FileIdentity, identityOf } from '../engine/storage/file-identity';
import { readRegularFile } from '../engine/storage/read-regular-file';
import { whyNotSendable } from '../engine/upload/parts';
import { runWorker } from '../engine/upload/run-worker';
import { FileSender, type SendListener } from '../engine/upload/sender';
import type { Sent } from '../processes/uploader';
import { readWhole } from './arguments';
import { type Command, refuseUsage } from './command';
import { exitStatus } from './exit-status';
import type { OptionValues } from './options';
import { listenForInterrupt } from './run/follow-run';
import type { Terminal } from './terminal';

const maxConcurrency = 64;

export const sendParts: Command = {
  name: 'send-parts',
  operands: 'OPERATIONS.json FILE',
  takes: { least: 2, most: 2 },
  summary: message('help.command.send-parts'),
  options: ['concurrency', 'md5'],
  changes: true,
  async run({ operands, options, terminal, uploadWorker }) {
    const asked = await readAsked(operands, options);
    const began = performance.now();
    const interrupt = listenForInterrupt();
    const stop = new AbortController();
    void interrupt.asked.then(() => stop.abort(interrupted));
    try {
      const listener = reportWaits(terminal);
      const { sent, md5 } = await sendWithWorker(asked, uploadWorker, listener, stop.signal);
      if (sent.outcome === 'expired')
        fail('upload-refused', message('command.error.address-expired'));
      printResult({ asked, sent, md5, milliseconds: performance.now() - began }, terminal);
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
  concurrency: number | null;
  wantsMd5: boolean;
}

async function readAsked(
  [list = '', file = '']: readonly string[],
  options: OptionValues,
): Promise<Asked> {
  const concurrency = readWhole(options, 'concurrency', 1, maxConcurrency) ?? null;
  const path = resolve(file || refuseUsage(message('usage.file-name-empty')));
  const identity = identityOf(await readStats(path));
  const parts = await readOperations(resolve(list), identity.size);
  return { path, identity, parts, concurrency, wantsMd5: options.md5 === true };
}

/**
 * The parts are sent from this thread: the process has nothing else to do, and another thread would only start
 * later. The checksum is computed at the same time, as in a run.
 */
async function sendWithWorker(
  { path, identity, parts, concurrency, wantsMd5 }: Asked,
  worker: URL,
  listener: SendListener,
  signal: AbortSignal,
): Promise<{ sent: Sent; md5: string | null }> {
  const limits = { bytesPerSecond: null, isPaused: false };
  const readAt = Date.now();
  // Started first because it takes longest.
  const hashing = wantsMd5
    ? runWorker(worker, 'hash', { algorithm: 'md5', path, identity }, { signal })
    : null;
  hashing?.catch(() => undefined);
  const storage = new URL(parts[0]?.url ?? '');
  const routes = await environmentProxies.routesFor(storage);
  const trusted = isSecured(storage, routes) ? await environmentProxies.trusted?.() : [];
  const sender = new FileSender(
    {
      path,
      identity,
      parts,
      concurrency: concurrency,
      limits,
      routes: routes,
      readAt,
      trusted: trusted ?? [],
    },
    listener,
    worker,
  );
  // An interrupt may have come before there was a sender to receive it.
  signal.throwIfAborted();
  signal.addEventListener('abort', () => sender.abort(interrupted), { once: true });
  const [sent, md5] = await Promise.all([sender.send(), hashing]);
  return { sent, md5 };
}

function printResult(
  {
    asked,
    sent,
    md5,
    milliseconds,
  }: Awaited<ReturnType<typeof sendWithWorker>> & {
    asked: Asked;
    milliseconds: number;
  },
  terminal: Terminal,
): void {
  const bytes = asked.parts.reduce((sum, { length }) => sum + length, 0);
  const parts = asked.parts.length;
  const time = { duration: milliseconds };
  terminal.print(say('command.sent-parts', { parts, size: { bytes }, time }));
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
  const stats = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) =>
    refuseUsage(unreadable(path, error)),
  );
  return stats.isFile() ? stats : refuseUsage(message('usage.not-a-file', { path }));
}

function unreadable(path: string, { code = '' }: NodeJS.ErrnoException): Text {
  return message('usage.file-unreadable-code', { path, code });
}

/** Each wait is reported once, however often it is retried, until a part is stored. */
function reportWaits(terminal: Terminal): SendListener {
  let printed = '';
  return {
    onSent: () => undefined,
    onStored: () => {
      printed = '';
    },
    onMoving: () => undefined,
    onWaiting: ({ sentence }) => {
      const reason = inWords(sentence);
      if (reason !== printed) terminal.log(say('command.waiting', { reason }));
      printed = reason;
    },
  };
}

const Operations = z.array(UploadOperation).min(1);

/** The upload operations in a file, checked against the size of the file to send; anything invalid is wrong usage. */
async function readOperations(path: string, size: number): Promise<UploadOperation[]> {
  const operations = parse(path, await readText(path));
  for (const [place, operation] of operations.entries()) {
    const count = operations.length;
    const problem = findProblem(operation, { place: place + 1, count, path, size });
    if (problem !== null) refuseUsage(problem);
  }
  return operations;
}

async function readText(path: string): Promise<string> {
  return readRegularFile(path).catch((error: NodeJS.ErrnoException) =>
    refuseUsage(unreadable(path, error)),
  );
}

function parse(path: string, text: string): UploadOperation[] {
  const read = Operations.safeParse(parseJson(path, text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const problem = issue?.message ?? '';
  const field = issue?.path.join('.') ?? '';
  return refuseUsage(
    field === ''
      ? message('usage.operations-malformed', { path, problem })
      : message('usage.operations-field-malformed', { path, field, problem }),
  );
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuseUsage(message('usage.not-json', { path }));
  }
}

/** Why an operation can't be sent; null if it can. */
function findProblem(
  operation: UploadOperation,
  { place, count, path, size }: { place: number; count: number; path: string; size: number },
): Text | null {
  const { url, offset, length } = operation;
  if (!isAllowed(url)) return message('usage.operation-address', { place, path });
  const end = offset + length;
  if (end > size) return message('usage.operation-beyond-end', { place, path, end, size });
  const reason = whyNotSendable(operation, { number: place, count });
  return reason === null ? null : message('usage.operation-refused', { path, reason });
}

/** Unencrypted only where nobody else can read the traffic. */
function isAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
}

const kibibytesPerMebibyte = 1024;

/**
 * The peak memory of this process, MiB. On Linux, `resourceUsage` inherits the maximum of the parent process, so the
 * process's own field is read there.
 */
export function ownPeakMemory(): number {
  return readStatus() ?? process.resourceUsage().maxRSS / kibibytesPerMebibyte;
}

function readStatus(): number | null {
  try {
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return found ? Number(found[1]) / kibibytesPerMebibyte : null;
  } catch {
    return null;
  }
}
