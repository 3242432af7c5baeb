import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PublishRun } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Clock } from '../ports';
import { readJsonFile, writeJsonFile } from '../storage/json-file';

/**
 * The mark with which a person dismisses a run. It is stored beside the journal and not in it: it is no fact
 * of the publish, it must not need the run's lock or change the run's own time, and an event that an older
 * Slipway does not know would make the whole run read-only there.
 */
const HandledMark = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** The run's progress at that time: once its journal continues, the mark no longer counts. */
  runUpdatedAt: z.string(),
});

const markIn = (folder: string): string => join(folder, 'handled.json');

/** The run, with the time of its mark if that is still valid. */
export async function withHandledMark(folder: string, run: PublishRun): Promise<PublishRun> {
  const mark = await readJsonFile(markIn(folder), HandledMark.nullable(), null);
  return mark?.runUpdatedAt === run.updatedAt ? { ...run, handledAt: mark.at } : run;
}

export async function putHandledMark(folder: string, run: PublishRun, clock: Clock): Promise<void> {
  const mark = { at: clock.now().toISOString(), runUpdatedAt: run.updatedAt };
  await storing(writeJsonFile(markIn(folder), mark));
}

export async function removeHandledMark(folder: string): Promise<void> {
  await storing(rm(markIn(folder), { force: true }));
}

async function storing(work: Promise<void>): Promise<void> {
  await work.catch((thrown: unknown) => {
    const { code } = thrown as NodeJS.ErrnoException;
    fail('storage-failed', message('error.storage-failed.mark', { code: code ?? '' }), {
      cause: thrown,
    });
  });
}
