import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HandedOver } from '#shared/domain/hand-over';
import type { PublishRun } from '#shared/domain/publish-run';
import { appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { parseJson, writeJsonFile } from '../storage/json-file';

const markIn = (folder: string): string => join(folder, 'handed-over.json');

/**
 * The mark that a colleague finishes the run. It is beside the journal for the same reasons as the mark of a handled
 * run, but it lasts: until a person takes the run back, nothing of it is done here. A damaged one counts as well.
 */
export async function readHandedOver(folder: string): Promise<HandedOver | null> {
  const text = await readFile(markIn(folder), 'utf8').catch(() => null);
  if (text === null) return null;
  return HandedOver.safeParse(parseJson(text)).data ?? { at: new Date(0).toISOString(), to: null };
}

/** The run, read-only while it is handed over. */
export async function withHandedOver(folder: string, run: PublishRun): Promise<PublishRun> {
  const handedOver = await readHandedOver(folder);
  return handedOver === null
    ? run
    : { ...run, handedOver, readOnly: run.readOnly ?? handedOverError(handedOver) };
}

/** Why nothing is done with the run here. */
export function handedOverError({ to }: HandedOver) {
  return appError(
    'run-handed-over',
    to === null
      ? message('error.run-handed-over.detail')
      : message('error.run-handed-over.to', { name: to }),
  );
}

export function putHandedOver(folder: string, mark: HandedOver): Promise<void> {
  return writeJsonFile(markIn(folder), mark);
}

export function removeHandedOver(folder: string): Promise<void> {
  return rm(markIn(folder), { force: true });
}
