import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type Practice,
  type PracticeOptions,
  startPractice,
} from '../../../src-main/practice/server';
import { clientFor, type PlainClient } from './plain-client';

export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A practice server whose clock runs like wall time: tests advance it by hand. */
export async function start(
  options: Partial<PracticeOptions> = {},
): Promise<{ practice: Practice; client: PlainClient; folder: string }> {
  const folder = options.folder ?? (await makeFolder());
  const practice = await startPractice({ speed: 1, ...options, folder });
  onTestFinished(() => practice.close());
  return { practice, client: await clientFor(practice), folder };
}
