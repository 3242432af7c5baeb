import type { Finding } from '#shared/domain/finding';
import { servesTesters } from '#shared/domain/publish-plan';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { message } from '#shared/words/message';
import { asSentence, say } from '#shared/words/say';
import { sentWords } from '#shared/words/sent';
import { runChip } from './run';

/** Whether the finding is about a build upload that one of these runs has started. */
export function isOfOwnRun(finding: Finding, runs: readonly PublishRun[]): boolean {
  const { buildUploadId } = finding;
  return buildUploadId !== undefined && runs.some(({ ids }) => ids.buildUpload === buildUploadId);
}

/** The finding if the run can be resumed here: nothing else is needed for that. */
export function asResumable(finding: Finding): Finding {
  return {
    ...finding,
    severity: 'note',
    whatToDo: message('run-view.unfinished.finding-fix'),
  };
}

/** `Paused. Part of the package was uploaded, but not committed.` */
export function unfinishedWords(run: PublishRun): string {
  return say('run-view.unfinished.words', { status: runChip(run).word, sent: sentWords(run) });
}

const buildAlreadyUsed = 'build-already-used';

export function isAlreadyThere(finding: Pick<Finding, 'code'>): boolean {
  return finding.code === buildAlreadyUsed;
}

/** The finding once the existing build is used: no longer a blocker, but still shown. */
export function asUsed(finding: Finding): Finding {
  return {
    ...finding,
    severity: 'note',
    title: message('run-view.existing-build.finding-title'),
    whatToDo: message('run-view.existing-build.finding-fix'),
  };
}

/** Whether a new run could use the build that kept this one from uploading: nothing else blocks it. */
export function canUseExistingBuild(run: PublishRun): boolean {
  if (run.readOnly !== null || !servesTesters(run.plan)) return false;
  const { status } = run;
  if (status.state === 'failed') return status.error.code === buildAlreadyUsed;
  return (
    status.state === 'blocked' &&
    status.findings.length > 0 &&
    status.findings.every(isAlreadyThere)
  );
}

/** When the run was created, from its id: `20261122-140203-1a2b3c`. Null for a folder with another name. */
export function madeAt(runId: string): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-/.exec(runId);
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1);
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}

/** `Run of 22 Nov 2026, 14:02`: its app is unknown. */
export function unreadableName({ id }: UnreadableRun): string {
  const made = madeAt(id);
  return made === null
    ? say('run-view.unreadable.name', { id })
    : say('run-view.unreadable.name-with-time', { moment: { moment: made } });
}

/** What happened, and what is left; that it cannot be read is shown beside it. */
export function unreadableSentence({ error }: UnreadableRun): string {
  return `${asSentence(error.detail)} ${asSentence(error.whatToDo)}`;
}
