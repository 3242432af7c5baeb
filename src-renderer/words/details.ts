import type { PublishRun } from '#shared/domain/publish-run';
import { runLink } from '#shared/domain/run-link';
import { type MessageKey, message, type Text } from '#shared/words/message';
import { runName } from '#shared/words/names';
import { inWords, say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
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
    ['run-view.details.build-id', ids.build],
    ['run-view.details.upload-id', ids.buildUpload],
    ['run-view.details.file-id', ids.buildUploadFile],
    ['run-view.details.review-id', ids.reviewSubmission],
    ['run-view.details.app-id', run.app?.id ?? null],
    ['run-view.details.bundle-id', run.package.bundleId],
    ['run-view.details.sha256', sha256],
    ['run-view.details.run-id', run.id],
    ['run-link.name', runLink(run.id)],
  ]);
}

/** Facts about the run, beside its steps. */
export function detailRows(run: PublishRun, now: number): DetailRow[] {
  const { account, buildStates: states } = run;
  const warnings = run.delivery?.warnings ?? [];
  return filled([
    [
      'run-view.details.account',
      say('run-view.details.account-value', {
        name: account.name,
        environment: environmentWord(run.environment),
        keyId: account.keyId,
      }),
    ],
    ['run-view.details.package', run.plan.packagePath],
    ['run-view.details.started', timeWithAge(run.createdAt, now)],
    ['run-view.details.build-state', states && buildStateWords(states)],
    ...warnings.map(
      (warning) =>
        ['run-view.details.warning', say('run-view.details.warning-value', warning)] as const,
    ),
  ]);
}

function buildStateWords(states: NonNullable<PublishRun['buildStates']>): string {
  const { processing, internal, external } = states;
  const words: Text[] = [stateText('processing', processing)];
  if (internal !== null)
    words.push(
      message('run-view.details.build-state.internal', {
        state: stateText('beta', internal),
      }),
    );
  if (external !== null)
    words.push(
      message('run-view.details.build-state.external', {
        state: stateText('beta', external),
      }),
    );
  return words.map(inWords).join('; ');
}

function filled(rows: readonly (readonly [MessageKey, string | null])[]): DetailRow[] {
  return rows.flatMap(([key, value]) =>
    value === null ? [] : [{ name: inWords({ key }), value }],
  );
}

/** For the clipboard. Nothing here is a secret: ids, names and states only. */
export function detailsText(run: PublishRun, rows: readonly DetailRow[]): string {
  return [runName(run), ...rows.map(({ name, value }) => `${name}: ${value}`)].join('\n');
}
