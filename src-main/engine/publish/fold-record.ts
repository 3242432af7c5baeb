import { sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun, Step, StepId, UploadProgress } from '#shared/domain/publish-run';
import { type Message, message } from '#shared/words/message';
import { withReplaceable } from './fold-notes';
import { backToPending, withRun } from './fold-steps';
import { type RunEvent, uploadWrite, type WriteName } from './run-event';
import type { RunRecord } from './run-record';
import { describeSteps } from './step-titles';

/** The record once a person or Slipway resumes the run: steps that did not end run again. */
export function resumed(record: RunRecord, at: string): RunRecord {
  const { run } = record;
  // The error says that resuming replaces what someone else wrote.
  const isSeen = run.status.state === 'failed' && run.status.error.code === 'note-changed';
  return {
    ...withRun(
      withReplaceable(record, () => isSeen),
      { status: { state: 'running' }, steps: withIntentions(run) },
    ),
    isDoubtful: true,
    // The blockers may be different by now.
    findingsOf: isUncertain(record.place) ? offlineOnly(record) : record.findingsOf,
    waitingSince: run.committed || !sendsPackage(run.plan) ? at : record.waitingSince,
  };
}

/** What was given up is planned again. */
function withIntentions(run: PublishRun): Step[] {
  const planned = describeSteps(run.plan, run.package);
  return backToPending(run).map((step) => ({
    ...step,
    intention: planned.find(({ id }) => id === step.id)?.intention ?? step.intention,
  }));
}

/** Apple accepts a file only with every part, whether the journal knows of each or not. */
export function allStored(upload: UploadProgress): UploadProgress {
  return { ...upload, stored: upload.total, partsStored: upload.parts };
}

/** The package's own findings start the list; those of the account are added to them. */
export function seenBy({ findingsOf }: RunRecord, step: StepId): StepId[] {
  return step === 'check-package' ? [step] : [...findingsOf, step];
}

/** A run that uses an existing build sends nothing, so the account's findings can't block it. */
function offlineOnly({ findingsOf, run }: RunRecord): StepId[] {
  return !sendsPackage(run.plan) ? findingsOf : findingsOf.filter((step) => step !== 'find-app');
}

export function withIntents(
  record: RunRecord,
  openIntents: RunRecord['openIntents'],
  answered = record.run.writes.answered,
): RunRecord {
  return {
    ...withRun(record, { writes: { answered, open: openIntents.length } }),
    openIntents,
  };
}

export function without({ openIntents }: RunRecord, what: WriteName): RunRecord['openIntents'] {
  return openIntents.filter((intent) => intent.what !== what);
}

/** Whether nothing shows that the build upload was ever requested. */
export function isUncertain(place: RunRecord['place']): boolean {
  return place === 'none' || place === 'lost';
}

/** The most important request may be among the missing lines: as one that was sent and never answered. */
export function withGap(record: RunRecord): RunRecord {
  const { run, place } = record;
  if (place !== 'none' || !sendsPackage(run.plan)) return record;
  const openIntents = [...without(record, uploadWrite), { what: uploadWrite, at: run.updatedAt }];
  return { ...withIntents(record, openIntents), place: 'lost', isReserved: true };
}

type Repair = Extract<RunEvent, { type: 'journal-repaired' }>;

/** Any power failure leaves an incomplete last line, which no one needs to know about. */
export function repairTexts({ damagedLines, missingLines, keptAs }: Repair): Message[] {
  const texts: Message[] = [];
  if (keptAs !== null)
    texts.push(message('run.journal-damaged', { count: damagedLines, file: keptAs }));
  if (missingLines > 0) texts.push(message('run.journal-gap', { count: missingLines }));
  return texts;
}
