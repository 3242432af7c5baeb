import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { identityOf } from '../../../src-main/engine/upload/file-identity';
import { runWorker } from '../../../src-main/engine/upload/run-worker';
import type {
  SendOrder,
  Sent,
  WorkerReport,
  WorkerWord,
} from '../../../src-main/engine/upload/worker-messages';
import { type PartSink, startPartSink } from '../../helpers/part-sink';
import { uploadWorker } from '../../helpers/rehearsal';

const mebibyte = 1024 * 1024;
export const size = 9 * mebibyte + 123;
export const partSize = mebibyte;

/** A package, a storage for it, and a place for both that goes away. */
export interface Stage {
  folder: string;
  path: string;
  bytes: Buffer;
  sink: PartSink;
  end(): Promise<void>;
}

export async function openStage(length = size): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-send-'));
  const path = join(folder, 'package.ipa');
  const bytes = randomBytes(length);
  writeFileSync(path, bytes);
  const sink = await startPartSink(length);
  const end = async (): Promise<void> => {
    await sink.close().catch(() => undefined);
    rmSync(folder, { recursive: true });
  };
  return { folder, path, bytes, sink, end };
}

/** Waits for something that comes about while parts travel. */
export async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 30_000 }).toBe(true);
}

export interface Sending {
  /** Everything that the thread told, in order. */
  reports: WorkerReport[];
  /** Bytes that count as sent just now. */
  sent(): number;
  storedParts(): number;
  say(word: WorkerWord): void;
  stop(reason: Error): void;
  ended: Promise<Sent>;
}

/** Sends as a run does: in the bundled thread. */
export function startSending(stage: Stage, change: Partial<SendOrder> = {}): Sending {
  const stop = new AbortController();
  const reports: WorkerReport[] = [];
  let say: (word: WorkerWord) => void = () => undefined;
  const order: SendOrder = {
    kind: 'send',
    path: stage.path,
    identity: identityOf(statSync(stage.path)),
    parts: stage.sink.operations(partSize),
    readAt: Date.now(),
    lanes: null,
    limits: { bytesPerSecond: null, isHeld: false },
    ways: [null],
    ...change,
  };
  const ended = runWorker(uploadWorker, order, {
    signal: stop.signal,
    hear: (report) => reports.push(report),
    steer: (given) => {
      say = given;
      return () => undefined;
    },
  }) as Promise<Sent>;
  // A test may look at something else before it looks at the end.
  ended.catch(() => undefined);
  const progress = () => reports.filter((report) => report.kind === 'progress');
  return {
    reports,
    ended,
    sent: () => progress().reduce((sum, { sent }) => sum + sent, 0),
    storedParts: () => progress().reduce((sum, { stored }) => sum + stored.length, 0),
    say: (word) => say(word),
    stop: (reason) => stop.abort(reason),
  };
}
