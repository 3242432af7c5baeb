import type { Finding } from '#shared/domain/finding';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { asSentence } from '#shared/words/say';
import { sentWords } from '#shared/words/sent';
import { fullTime } from '#shared/words/time';
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
    whatToDo: 'Resume the run that began it, or cancel that run to begin again.',
  };
}

export const unfinishedTitle = 'A run of this build is not finished';
export const resumeRunLabel = 'Resume run';
export const showRunLabel = 'Show run';
export const unfinishedNext =
  'Resume it: only what is missing is sent, with the notes and groups that it began with. For another file of this build, cancel that run first.';

/** `Paused. Part of the package was uploaded, but not committed.` */
export function unfinishedWords(run: PublishRun): string {
  return `${runChip(run).word}. ${sentWords(run)}`;
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
    title: 'The build that is already at Apple is followed',
    whatToDo:
      'Nothing is uploaded. Your notes, your groups and the beta review go to the build that is there, once it can be used.',
  };
}

/** Whether a new run could use the build that kept this one from uploading: nothing else blocks it. */
export function canUseExistingBuild(run: PublishRun): boolean {
  if (run.readOnly !== null || run.plan.scope === 'upload-only') return false;
  const { status } = run;
  if (status.state === 'failed') return status.trouble.code === buildAlreadyUsed;
  return (
    status.state === 'blocked' &&
    status.findings.length > 0 &&
    status.findings.every(isAlreadyThere)
  );
}

/** The name of the action. */
export const existingBuildLabel = 'Follow the build that is there';

export const existingBuildWords =
  'Or follow the build that is there: a new run uploads nothing and does the rest of what you asked for with that build.';

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
  return made === null ? `Run ${id}` : `Run of ${fullTime(made)}`;
}

/** What happened, and what is left; that it cannot be read is shown beside it. */
export function unreadableSentence({ trouble }: UnreadableRun): string {
  return `${asSentence(trouble.detail)} ${asSentence(trouble.whatToDo)}`;
}

export const unreadableWord = 'Cannot be read';
