import { sameVersion } from '#shared/asc/version-numbers';
import type { PublishRun, StepId, UnreadableRun } from '#shared/domain/publish-run';
import type { Attention } from '#shared/domain/run-attention';
import { currentStep, isRefusedByApple, stepOf } from '#shared/domain/run-readers';
import { counted, formatSizeOf } from '#shared/words/format';
import { appName } from '#shared/words/names';
import { asSentence } from '#shared/words/say';
import { timeLeft } from '#shared/words/time';
import { holdOf } from './hold';
import { versionAndBuild } from './package';
import { type RunChip, runChip, runSentence } from './run';
import { unreadableName, unreadableSentence, unreadableWord } from './unfinished-run';
import { millisecondsLeft, partsWords, sentBytes } from './upload';

export const tabWords = { attention: 'Needs attention', running: 'Running', all: 'All' } as const;

export const handledLabel = 'Mark as handled';

/** For several selected rows. */
export function handleSelectedAct(count: number): string {
  return `Mark ${count} as handled`;
}

export function selectedWords(count: number): string {
  return `${count} selected`;
}

export function handledWords(count: number): string {
  return count === 1 ? 'Marked as handled.' : `${counted(count, 'run')} marked as handled.`;
}

/** Why E changed nothing. */
export function nothingToHandleWords(count: number): string {
  return count === 1
    ? 'This run does not need attention, so there is nothing to mark as handled.'
    : 'None of these runs needs attention, so there is nothing to mark as handled.';
}

export function reopenedWords(count: number): string {
  return count === 1
    ? 'The run needs attention again.'
    : `${counted(count, 'run')} need attention again.`;
}

/** After the number in the sidebar, for a screen reader. */
export function countWords(count: number): string {
  return count === 1 ? ' run needs attention' : ' runs need attention';
}

export const searchWords = { label: 'Search runs', placeholder: 'Search app, build or text' };
export const orderWords = 'Newest first';
export const allApps = 'All apps';

interface EmptyWords {
  title: string;
  text: string;
}

export const noRunsWords: EmptyWords = {
  title: 'Every publish is kept here',
  text: 'Running, waiting for Apple, failed or done: with its steps and its receipt, also after a restart.',
};

export const emptyWords: Record<keyof typeof tabWords, EmptyWords> = {
  attention: {
    title: 'Nothing needs you.',
    text: 'Failed, blocked and interrupted runs appear here.',
  },
  running: {
    title: 'Nothing is running.',
    text: 'A run appears here from its start until it ends.',
  },
  all: { title: 'No runs of this app.', text: 'Its runs appear here once it is published.' },
};

export function noMatchWords(query: string): string {
  return `No runs match “${query.trim()}”.`;
}

export function noMatchInApp(): string {
  return 'No runs of this app here.';
}

export const clearSearchLabel = 'Clear search';
export const showAllAppsAct = 'Show all apps';

export type ActivityIcon =
  | 'processing'
  | 'uploading'
  | 'review'
  | 'settled'
  | 'failed'
  | 'look'
  | 'over'
  | 'busy';

interface ActivityChip extends RunChip {
  icon: ActivityIcon;
}

/** The status of a run, in at most two words and an icon. */
export function activityChip(run: PublishRun, attention: Attention | null): ActivityChip {
  if (attention !== null && attention.state !== 'needed')
    return { tone: 'quiet', word: 'Handled', icon: 'settled' };
  const chip = runChip(run);
  const { status } = run;
  if (status.state === 'running' && run.readOnly === null) return runningChip(run, chip);
  if (status.state === 'failed' && run.readOnly === null)
    return { ...chip, word: isRejected(run) ? 'Rejected' : chip.word, icon: 'failed' };
  return { ...chip, icon: iconsByTone[chip.tone] };
}

const iconsByTone: Record<RunChip['tone'], ActivityIcon> = {
  ok: 'settled',
  look: 'look',
  block: 'failed',
  busy: 'busy',
  quiet: 'over',
  practice: 'over',
};

function runningChip(run: PublishRun, chip: RunChip): ActivityChip {
  if (holdOf(run) !== null) return { ...chip, icon: iconsByTone[chip.tone] };
  const step = currentStep(run)?.id;
  if (step === 'upload') return { ...chip, word: 'Uploading', icon: 'uploading' };
  if (step === 'appear' || step === 'process')
    return { ...chip, word: 'Processing', icon: 'processing' };
  if (step === 'testers') return { tone: 'look', word: 'In beta review', icon: 'review' };
  return { ...chip, icon: 'busy' };
}

function isRejected({ status }: PublishRun): boolean {
  return status.state === 'failed' && status.trouble.code === 'review-rejected';
}

/** What happened to a run that needs no attention any more, and why. */
export function activitySentence(run: PublishRun, attention: Attention | null): string {
  if (isSending(run) && run.upload !== null) {
    const left = millisecondsLeft(run.upload);
    const size = formatSizeOf(sentBytes(run.upload), run.upload.total);
    return left === null ? size : `${size}, ${timeLeft(left)}`;
  }
  if (attention?.state === 'needed') return neededSentence(run);
  if (attention === null) return withoutChip(run, attention);
  return `${endWords(run)}. ${overWords(run, attention)}.`;
}

/** Short enough for one line: what is safe, then what is wrong or what is left to do. */
function neededSentence(run: PublishRun): string {
  switch (run.status.state) {
    case 'failed':
      return `${safeShort(run)} ${asSentence(run.status.trouble.title)}`;
    case 'interrupted': {
      const rest = run.upload !== null && run.upload.partsStored < run.upload.parts;
      return `${safeShort(run)} Resume ${rest ? 'sends the rest' : 'to finish'}.`;
    }
    case 'stopped-waiting':
      return `${safeShort(run)} Resume to keep waiting.`;
    default:
      return withoutChip(run, { state: 'needed' });
  }
}

/** The chip beside it shows the first word already. */
function withoutChip(run: PublishRun, attention: Attention | null): string {
  const sentence = runSentence(run);
  const said = `${activityChip(run, attention).word}. `;
  return sentence.startsWith(said) ? sentence.slice(said.length) : sentence;
}

/** The first half of `safeWords`, in a few words. */
function safeShort(run: PublishRun): string {
  if (isRefusedByApple(run)) return 'No tester has the build.';
  if (run.ids.build !== null) return 'Build is safe.';
  if (stepOf(run, 'upload')?.progress.state === 'done') return 'Package is safe at Apple.';
  const { upload } = run;
  if (upload === null || upload.partsStored === 0) return 'Nothing was uploaded.';
  return `${partsWords(upload)}.`;
}

/** Whether the row shows the progress of the upload. */
export function isSending(run: PublishRun): boolean {
  const isUp = run.status.state === 'running' && holdOf(run) === null && run.readOnly === null;
  return isUp && run.upload !== null && currentStep(run)?.id === 'upload';
}

const stepNames: Record<StepId, string> = {
  'check-package': 'the package check',
  'find-app': 'finding the app',
  upload: 'the upload',
  appear: 'processing',
  process: 'processing',
  compliance: 'export compliance',
  notes: 'notes',
  'notes-kept': 'reading notes back',
  emails: 'emails to testers',
  groups: 'groups',
  review: 'beta review',
  testers: 'the release to testers',
};

function endWords(run: PublishRun): string {
  switch (run.status.state) {
    case 'failed': {
      if (isRejected(run)) return 'Rejected in beta review';
      const step = currentStep(run);
      return step === null ? 'Failed' : `Failed at ${stepNames[step.id]}`;
    }
    case 'stopped-waiting':
      return 'Stopped waiting';
    case 'ready-to-notify':
      return 'Ready to email testers';
    case 'blocked':
      return 'Blocked';
    default:
      return 'Interrupted';
  }
}

function overWords(run: PublishRun, attention: Exclude<Attention, { state: 'needed' }>): string {
  if (attention.state === 'handled') return 'Marked as handled';
  const { version, buildNumber } = attention.by;
  if (buildNumber === null) return 'Replaced by a newer build';
  return sameVersion(version, run.package.version) &&
    sameVersion(buildNumber, run.package.buildNumber)
    ? 'Published by a later run'
    : `Replaced by build ${buildNumber}`;
}

type Row = { run: PublishRun; attention: Attention | null } | { unreadable: UnreadableRun };

/** The accessible name of a row. */
export function activityLabel(row: Row): string {
  if (!('run' in row)) return `${unreadableName(row.unreadable)}, ${unreadableWord}`;
  const { run, attention } = row;
  const name = `${appName(run.package)} ${versionAndBuild(run.package)}`;
  return `${name}, ${activityChip(run, attention).word}. ${activitySentence(run, attention)}`;
}

/** All text of a row that a search can find. */
export function activityText(row: Row): string {
  if (!('run' in row)) return `${activityLabel(row)} ${unreadableSentence(row.unreadable)}`;
  return `${activityLabel(row)} ${row.run.package.bundleId ?? ''}`;
}
