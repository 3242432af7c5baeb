import { sameVersion } from '#shared/asc/version-numbers';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import type { Attention } from '#shared/domain/run-attention';
import {
  currentStep,
  isInReview,
  isRefusedByApple,
  isReviewPending,
  sentBytes,
  stepOf,
  wasRejectedLater,
} from '#shared/domain/run-readers';
import { isStageMoving, storeStageOf } from '#shared/domain/store-stage';
import { formatSizeOf } from '#shared/words/format';
import { appName } from '#shared/words/names';
import { asSentence, inSentences, say } from '#shared/words/say';
import { timeLeft } from '#shared/words/time';
import { versionAndBuild } from './package';
import { isBuildGone, type RunChip, runChip, sentenceBesideChip } from './run';
import { unreadableName, unreadableSentence } from './unfinished-run';
import { millisecondsLeft } from './upload';
import { waitOf } from './wait';

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

/** The status of a run, in a few words and an icon. */
export function activityChip(run: PublishRun, attention: Attention | null): ActivityChip {
  if (attention !== null && attention.state !== 'needed')
    return { tone: 'quiet', word: say('activity.status.handled'), icon: 'settled' };
  const chip = runChip(run);
  const { status } = run;
  if (run.readOnly !== null) return { ...chip, icon: iconsByTone[chip.tone] };
  if (status.state === 'running') return runningChip(run, chip);
  if (status.state === 'failed') return { ...chip, icon: iconsByTone[chip.tone] };
  return { ...chip, icon: isWithApple(run) ? 'review' : iconsByTone[chip.tone] };
}

/** Whether Apple has still to decide about a finished run's build or version, or to release it. */
function isWithApple(run: PublishRun): boolean {
  const stage = storeStageOf(run);
  return isReviewPending(run) || (stage !== null && isStageMoving(stage));
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
  if (waitOf(run) !== null) return { ...chip, icon: iconsByTone[chip.tone] };
  const step = currentStep(run)?.id;
  // The bar beside it shows how much.
  if (step === 'upload')
    return { ...chip, word: say('run-view.status.uploading'), icon: 'uploading' };
  if (step === 'appear' || step === 'process') return { ...chip, icon: 'processing' };
  if (step === 'testers') return { ...chip, icon: isInReview(run) ? 'review' : 'busy' };
  return { ...chip, icon: 'busy' };
}

function isRejected({ status }: PublishRun): boolean {
  return status.state === 'failed' && status.error.code === 'review-rejected';
}

/** What happened to a run that needs no attention any more, and why. */
export function activitySentence(run: PublishRun, attention: Attention | null): string {
  if (isSending(run) && run.upload !== null) {
    const left = millisecondsLeft(run.upload);
    const size = formatSizeOf(sentBytes(run.upload), run.upload.total);
    return left === null ? size : say('activity.uploading', { size, left: timeLeft(left) });
  }
  if (attention?.state === 'needed') return neededSentence(run);
  if (attention === null) return sentenceBesideChip(run);
  return `${endWords(run)} ${overWords(run, attention)}`;
}

/** Short enough for one line: what is safe, then what is wrong or what is left to do. */
function neededSentence(run: PublishRun): string {
  switch (run.status.state) {
    case 'failed':
      return inSentences(safeShort(run), asSentence(run.status.error.title));
    case 'interrupted': {
      const rest = run.upload !== null && run.upload.partsStored < run.upload.parts;
      const act = rest ? say('activity.resume-upload') : say('activity.resume-finish');
      return `${safeShort(run)} ${act}`;
    }
    case 'stopped-waiting':
      return `${safeShort(run)} ${say('activity.resume-waiting')}`;
    default:
      return sentenceBesideChip(run);
  }
}

/** The first half of `safeWords`, in a few words. */
function safeShort(run: PublishRun): string {
  if (isRefusedByApple(run)) return say('activity.safe.refused');
  if (isBuildGone(run)) return '';
  if (run.ids.build !== null) return say('activity.safe.build');
  if (stepOf(run, 'upload')?.progress.state === 'done') return say('activity.safe.package');
  const { upload } = run;
  if (upload === null || upload.partsStored === 0) return say('activity.safe.nothing');
  return say('activity.safe.parts', { stored: upload.partsStored, parts: upload.parts });
}

/** Whether the row shows the progress of the upload. */
export function isSending(run: PublishRun): boolean {
  const isUp = run.status.state === 'running' && waitOf(run) === null && run.readOnly === null;
  return isUp && run.upload !== null && currentStep(run)?.id === 'upload';
}

function endWords(run: PublishRun): string {
  switch (run.status.state) {
    case 'failed': {
      if (isRejected(run)) return say('activity.end.rejected');
      const step = currentStep(run);
      return step === null ? say('activity.end.failed') : say(`activity.end.failed-at.${step.id}`);
    }
    case 'stopped-waiting':
    case 'waiting-for-notes':
    case 'ready-to-notify':
    case 'review-busy':
    case 'blocked':
      return say(`activity.end.${run.status.state}`);
    case 'done':
      return wasRejectedLater(run) ? say('activity.end.rejected') : sentenceBesideChip(run);
    default:
      return say('activity.end.interrupted');
  }
}

function overWords(run: PublishRun, attention: Exclude<Attention, { state: 'needed' }>): string {
  if (attention.state === 'handled') return say('activity.over.handled');
  const { version, buildNumber } = attention.by;
  if (buildNumber === null) return say('activity.over.newer-build');
  return sameVersion(version, run.package.version) &&
    sameVersion(buildNumber, run.package.buildNumber)
    ? say('activity.over.later-run')
    : say('activity.over.build', { buildNumber });
}

type Row = { run: PublishRun; attention: Attention | null } | { unreadable: UnreadableRun };

/** The accessible name of a row. */
export function activityLabel(row: Row): string {
  if (!('run' in row))
    return say('activity.row', {
      run: unreadableName(row.unreadable),
      status: say('run-view.status.unreadable'),
    });
  const { run, attention } = row;
  return say('activity.row-with-sentence', {
    run: `${appName(run.package)} ${versionAndBuild(run.package)}`,
    status: activityChip(run, attention).word,
    sentence: activitySentence(run, attention),
  });
}

/** All text of a row that a search can find. */
export function activityText(row: Row): string {
  if (!('run' in row)) return `${activityLabel(row)} ${unreadableSentence(row.unreadable)}`;
  return `${activityLabel(row)} ${row.run.package.bundleId ?? ''}`;
}
