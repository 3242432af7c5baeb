import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PackageSummary } from '#shared/domain/package-summary';
import { writeJsonFile } from '../storage/json-file';
import { parseJson } from '../storage/parse-json';

const summaryName = 'package.json';

/** Keeps what there is to compare beside the run, since the package itself may be gone by the next one. */
export async function keepSummary(folder: string, summary: PackageSummary): Promise<void> {
  await writeJsonFile(join(folder, summaryName), summary);
}

/** Null for a run from before summaries were kept, and for one that somebody damaged. */
export async function readSummary(folder: string): Promise<PackageSummary | null> {
  const text = await readFile(join(folder, summaryName), 'utf8').catch(() => '');
  const parsed = PackageSummary.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}
