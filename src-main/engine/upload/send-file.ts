import { type FileHandle, open } from 'node:fs/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { raise } from '#shared/errors';
import type { UploadOperation } from '../asc/build-upload-files';
import { fullJitter, readRetryAfter } from '../asc/retry-policy';
import { assertSameFile, type FileIdentity, identityOf } from './file-identity';
import { type PartOutcome, type PartSource, sendPart } from './send-part';
import { SlabPool } from './slab-pool';

export interface SendOptions {
  path: string;
  identity: FileIdentity;
  parts: readonly UploadOperation[];
  /** How many parts travel at once. */
  lanes: number;
  onSent: (bytes: number) => void;
  onStored: (part: UploadOperation) => void;
  signal: AbortSignal;
}

/** `expired`: some addresses are no longer good; read fresh ones and send what is still missing. */
export type SendOutcome = { outcome: 'stored' } | { outcome: 'expired' };

const triesAPart = 6;

/** Sends parts of a file side by side, straight from disk. Raises `package-changed`, `upload-refused`, `network-unreachable`. */
export async function sendFile(options: SendOptions): Promise<SendOutcome> {
  const file = await open(options.path, 'r');
  const isSecure = options.parts[0]?.url.startsWith('https:') ?? false;
  const agent = new (isSecure ? HttpsAgent : HttpAgent)({
    keepAlive: true,
    maxSockets: options.lanes,
  });
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  try {
    const source: PartSource = {
      file,
      agent,
      slabs: new SlabPool(),
      onSent: options.onSent,
      signal,
    };
    return await runLanes(options, source, stop);
  } finally {
    agent.destroy();
    await file.close();
  }
}

async function runLanes(
  options: SendOptions,
  source: PartSource,
  stop: AbortController,
): Promise<SendOutcome> {
  const queue = [...options.parts];
  let expired = false;
  const lane = async (): Promise<void> => {
    for (let part = queue.shift(); part && !expired; part = queue.shift()) {
      await assertUnchanged(source.file, options);
      const outcome = await sendWithRetries(part, source);
      if (outcome === 'expired') expired = true;
      else options.onStored(part);
    }
  };
  try {
    const lanes = Math.max(1, Math.min(options.lanes, queue.length));
    await allOrFirstFailure(Array.from({ length: lanes }, lane), stop);
  } finally {
    options.signal.throwIfAborted();
  }
  await assertUnchanged(source.file, options);
  return { outcome: expired ? 'expired' : 'stored' };
}

/** Ends the other lanes when one fails, and waits for them, so that nothing is sent afterwards. */
async function allOrFirstFailure(lanes: Promise<void>[], stop: AbortController): Promise<void> {
  try {
    await Promise.all(lanes);
  } catch (thrown) {
    stop.abort();
    await Promise.allSettled(lanes);
    throw thrown;
  }
}

async function sendWithRetries(
  part: UploadOperation,
  source: PartSource,
): Promise<'stored' | 'expired'> {
  let last: PartOutcome | null = null;
  for (let attempt = 1; attempt <= triesAPart; attempt += 1) {
    const outcome = await sendPart(part, source);
    if (outcome.outcome === 'stored' || outcome.outcome === 'expired') return outcome.outcome;
    if (outcome.outcome === 'refused') {
      raise(
        'upload-refused',
        `The storage answered ${outcome.status} for bytes ${part.offset} to ${part.offset + part.length}.`,
      );
    }
    last = outcome;
    if (attempt < triesAPart)
      await wait(pause(outcome.retryAfter, attempt), undefined, { signal: source.signal });
  }
  const reason = last?.outcome === 'try-again' ? last.reason : '';
  return raise(
    'network-unreachable',
    `A part of the package did not get through after ${triesAPart} tries: ${reason}.`,
  );
}

function pause(retryAfter: string | null, attempt: number): number {
  const asked = readRetryAfter(retryAfter, new Date());
  return asked === null ? fullJitter(attempt) : Math.min(asked, 60) * 1000;
}

async function assertUnchanged(file: FileHandle, options: SendOptions): Promise<void> {
  assertSameFile(options.identity, identityOf(await file.stat()), options.path);
}
