import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { identityOf } from '../../../src-main/engine/storage/file-identity';
import { runWorker } from '../../../src-main/engine/upload/run-worker';
import type {
  SendMessage,
  SendOrder,
  SendReport,
  Sent,
} from '../../../src-main/processes/uploader';
import { type PartSink, startPartSink } from '../../helpers/part-sink';
import { uploadWorker } from '../../helpers/rehearsal';

const mebibyte = 1024 * 1024;
export const size = 9 * mebibyte + 123;
export const partSize = mebibyte;

/** A package, a storage for it, and a temporary folder for both. */
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

/** Waits for something that happens while parts are sent. */
export async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 30_000 }).toBe(true);
}

export interface Sending {
  /** Everything that the thread reported, in order. */
  reports: SendReport[];
  /** Bytes that currently count as sent. */
  sent(): number;
  storedParts(): number;
  /** Bytes that the thread reported as the cost of a stop. */
  discarded(): number;
  tell(message: SendMessage): void;
  stop(reason: Error): void;
  ended: Promise<Sent>;
}

/** Sends as a run does: in the bundled thread. */
export function startSending(
  stage: Stage,
  change: Partial<SendOrder> = {},
  { graceMs = 1_500 } = {},
): Sending {
  const stop = new AbortController();
  const reports: SendReport[] = [];
  let tell: (message: SendMessage) => void = () => undefined;
  const order: SendOrder = {
    path: stage.path,
    identity: identityOf(statSync(stage.path, { bigint: true })),
    parts: stage.sink.operations(partSize),
    readAt: Date.now(),
    concurrency: null,
    limits: { bytesPerSecond: null, isPaused: false },
    routes: [null],
    ...change,
  };
  const ended = runWorker(uploadWorker, 'send', order, {
    signal: stop.signal,
    graceMs: () => graceMs,
    onReport: (report) => reports.push(report),
    control: (given) => {
      tell = given;
      return () => undefined;
    },
  });
  // A test may check something else before it checks the result.
  ended.catch(() => undefined);
  const progress = () => reports.filter((report) => report.kind === 'progress');
  return {
    reports,
    ended,
    sent: () => progress().reduce((sum, { sent }) => sum + sent, 0),
    storedParts: () => progress().reduce((sum, { stored }) => sum + stored.length, 0),
    discarded: () =>
      reports.reduce((sum, report) => sum + (report.kind === 'discarded' ? report.bytes : 0), 0),
    tell: (message) => tell(message),
    stop: (reason) => stop.abort(reason),
  };
}
