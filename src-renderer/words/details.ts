import {
  externalBuildStates,
  internalBuildStates,
  plainState,
  processingStates,
} from '#shared/asc/states';
import type { PublishRun } from '#shared/domain/publish-run';
import { runName } from '#shared/words/names';
import { timeWithAge } from '#shared/words/time';
import { environmentWord } from './account';

/** One line of the details pane. */
export interface DetailRow {
  name: string;
  value: string;
}

/** Values that people may have to copy: at Apple, in the package, and here. */
export function idRows(run: PublishRun, sha256: string | null): DetailRow[] {
  const { ids } = run;
  return filled([
    ['Build ID', ids.build],
    ['Upload ID', ids.buildUpload],
    ['File ID', ids.buildUploadFile],
    ['Review ID', ids.reviewSubmission],
    ['App ID', run.app?.id ?? null],
    ['Bundle ID', run.package.bundleId],
    ['SHA-256', sha256],
    ['Run ID', run.id],
  ]);
}

/** Facts about the run, beside its steps. */
export function detailRows(run: PublishRun, now: number): DetailRow[] {
  const { account, buildStates: states } = run;
  const warnings = run.delivery?.warnings ?? [];
  return filled([
    ['Account', `${account.name}, ${environmentWord(run.environment)}, key ${account.keyId}`],
    ['Package', run.plan.packagePath],
    ['Started', timeWithAge(run.createdAt, now)],
    ['Build state', states && buildStateWords(states)],
    ...warnings.map(({ code, description }) => ['Warning', `${description} (${code})`] as const),
  ]);
}

function buildStateWords(states: NonNullable<PublishRun['buildStates']>): string {
  const { processing, internal, external } = states;
  const words = [plainState(processingStates, processing)];
  if (internal !== null) words.push(`internal: ${plainState(internalBuildStates, internal)}`);
  if (external !== null) words.push(`external: ${plainState(externalBuildStates, external)}`);
  return words.join('; ');
}

function filled(rows: readonly (readonly [string, string | null])[]): DetailRow[] {
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

/** For the clipboard. Nothing here is a secret: ids, names and states only. */
export function detailsText(run: PublishRun, rows: readonly DetailRow[]): string {
  return [runName(run), ...rows.map(({ name, value }) => `${name}: ${value}`)].join('\n');
}
