import type { PublishPlan } from '#shared/domain/publish-plan';
import type { StepId } from '#shared/domain/publish-run';
import type { RunLog, RunLogLine } from '#shared/domain/run-log';
import { inWords } from '#shared/words/say';
import type { RunEvent } from './run-event';
import { titleOf } from './step-titles';

/** No one reads more lines than this in a pane; the journal itself keeps them all. */
const maxLines = 1000;

type StartedRun = Extract<RunEvent, { type: 'run-started' }>;
type LaterEvent = Exclude<RunEvent, StartedRun>;
type PartEvent = Extract<RunEvent, { type: 'parts-known' | 'part-stored' }>;

/** The journal in words, one line for each thing that happened. */
export function logOf(events: readonly RunEvent[]): RunLog {
  const first = events[0];
  if (first?.type !== 'run-started') return { lines: [], leftOut: 0, sha256: null };
  const lines: RunLogLine[] = [{ at: first.at, text: startedWords(first) }];
  const parts = new PartCount();
  let sha256: string | null = null;
  for (const event of events) {
    // The first event of a journal is written twice.
    if (event.type === 'run-started') continue;
    if (event.type === 'package-hashed') sha256 = event.sha256;
    if (event.type === 'parts-known' || event.type === 'part-stored') {
      const text = parts.count(event);
      if (parts.replacesLast) lines.pop();
      lines.push({ at: event.at, text });
      continue;
    }
    parts.interrupt();
    for (const text of wordsOf(event, first.plan)) lines.push({ at: event.at, text });
  }
  const leftOut = Math.max(0, lines.length - maxLines);
  return { lines: lines.slice(leftOut), leftOut, sha256 };
}

/** Stored parts get a line for each tenth of the upload, not one for each part. */
class PartCount {
  private parts = 0;
  private stored = 0;
  private tenth = -1;
  private isLast = false;
  /** Whether the new line replaces the one before it. */
  replacesLast = false;

  count(event: PartEvent): string {
    if (event.type === 'parts-known') {
      this.parts = event.parts;
      this.stored = event.partsStored;
    } else {
      this.stored += 1;
    }
    const tenth = Math.floor((this.stored / Math.max(1, this.parts)) * 10);
    this.replacesLast = this.isLast && tenth === this.tenth && event.type === 'part-stored';
    this.tenth = tenth;
    this.isLast = true;
    return `${this.stored} of ${this.parts} parts stored`;
  }

  interrupt(): void {
    this.isLast = false;
  }
}

function startedWords({ package: info }: StartedRun): string {
  const name = info.name ?? info.bundleId ?? 'the package';
  return `Run started: ${name} ${info.version ?? ''} (${info.buildNumber ?? ''})`;
}

function wordsOf(event: Exclude<LaterEvent, PartEvent>, plan: PublishPlan): readonly string[] {
  const title = (step: StepId, state: 'running' | 'done' | 'pending') => titleOf(step, plan, state);
  switch (event.type) {
    case 'run-resumed':
      return ['Run resumed'];
    case 'notify-confirmed':
      return ['Emails to testers confirmed'];
    case 'journal-mended':
      return mendingWords(event);
    case 'step-started':
      return [withReason(title(event.step, 'running'), inWords(event.sentence))];
    case 'step-told':
      return [inWords(event.sentence)];
    case 'step-finished':
      return [withReason(title(event.step, 'done'), inWords(event.sentence))];
    case 'step-skipped':
      return [withReason(`Skipped: ${title(event.step, 'pending')}`, inWords(event.sentence))];
    case 'step-failed': {
      const { title: what, detail, code } = event.trouble;
      return [
        `${title(event.step, 'pending')} failed: ${inWords(what)} (${code})`,
        ...filled(inWords(detail)),
      ];
    }
    case 'findings-seen':
      return [
        event.findings.length === 0
          ? 'No findings'
          : `Findings: ${event.findings.map((finding) => inWords(finding.title)).join('; ')}`,
      ];
    case 'package-checked':
      return [`Package checked: ${event.file.size} bytes`];
    case 'check-outdated':
      return ['Another file of this build is there: the checks are run again'];
    case 'file-recognized':
      return ['The file was touched or replaced; its SHA-256 is the same'];
    case 'app-found':
      return [`App found: ${event.name}, ID ${event.appId}`];
    case 'write-intended':
      return [`Request: ${event.what}`];
    case 'write-answered':
      return [withReason(`Answered: ${event.what}`, requestWords(event.requestId))];
    case 'write-refused':
      return [`Refused with status ${event.status}: ${event.what}`];
    case 'upload-created':
      return [`Build upload created, ID ${event.buildUploadId}`];
    case 'file-reserved':
      return [`Upload reserved for ${event.size} bytes, file ID ${event.fileId}`];
    case 'bytes-discarded':
      return event.bytes === 0
        ? []
        : [`${event.bytes} bytes of unfinished parts will be sent again`];
    case 'package-hashed':
      return [`SHA-256 of the package: ${event.sha256}`];
    case 'upload-committed':
      return ['Upload committed'];
    case 'delivery-seen':
      return [
        `Build upload state: ${event.state}`,
        ...event.errors.map(({ code, description }) => `Error ${code}: ${description}`),
        ...event.warnings.map(({ code, description }) => `Warning ${code}: ${description}`),
      ];
    case 'build-found':
      return [`Build found, ID ${event.buildId}`];
    case 'build-states-seen': {
      const { processing, internal, external } = event.states;
      return [
        `Build state: ${processing}, internal ${internal ?? 'none'}, external ${external ?? 'none'}`,
      ];
    }
    case 'note-changed-elsewhere':
      return [`The notes in ${event.locale} were changed outside Slipway`];
    case 'note-read-back':
      return [`Notes in ${event.locale} saved and confirmed`];
    case 'note-refused':
      return [`App Store Connect refused the notes in ${event.locale}: ${event.detail}`];
    case 'notes-edited':
      return [`Notes edited: ${event.notes.map(({ locale }) => locale).join(', ')}`];
    case 'emails-read-back':
      return [`Automatic emails to testers are ${event.automatic ? 'on' : 'off'}, confirmed`];
    case 'emails-changed-elsewhere':
      return [
        `Automatic emails to testers were turned ${event.automatic ? 'on' : 'off'} outside Slipway`,
      ];
    case 'testers-notified':
      return [event.certain ? 'Testers were emailed' : 'Testers may have been emailed'];
    case 'group-read-back':
      return [
        event.byItself
          ? `${event.name} gets every build automatically`
          : `Build added to ${event.name} and confirmed`,
      ];
    case 'review-seen':
      return [`Beta review state: ${event.state}, submission ID ${event.submissionId}`];
    case 'run-paused':
      return ['Run paused'];
    case 'run-stopped-waiting':
      return [
        event.limit === 'find-build'
          ? 'Stopped waiting for the build to appear: the limit was reached'
          : 'Stopped waiting for processing: the limit was reached',
      ];
    case 'run-ready-to-notify':
      return ['Ready to email testers: waiting for your confirmation'];
    case 'run-blocked':
      return event.findings.map(
        (finding) => `Blocked: ${inWords(finding.title)} (${finding.code})`,
      );
    case 'run-failed':
      return ['Run stopped after the failure'];
    case 'run-cancelled':
      return [
        event.uploadRemoved
          ? 'Run cancelled, and the upload was removed'
          : 'Run cancelled; what was uploaded stays at App Store Connect',
      ];
    case 'run-done':
      return ['Run finished, receipt written'];
  }
}

function withReason(text: string, reason: string): string {
  return reason === '' ? text : `${text}: ${reason}`;
}

function requestWords(requestId: string | null): string {
  return requestId === null ? '' : `request ID ${requestId}`;
}

function filled(text: string): string[] {
  return text === '' ? [] : [text];
}

function mendingWords({
  damagedLines,
  missingLines,
  keptAs,
}: Extract<RunEvent, { type: 'journal-mended' }>): string[] {
  const words: string[] = [];
  if (keptAs !== null)
    words.push(`${damagedLines} damaged lines of this log were moved to ${keptAs}`);
  if (missingLines > 0) words.push(`${missingLines} lines of this log are missing`);
  return words.length > 0 ? words : ['An unfinished line at the end of this log was removed'];
}
