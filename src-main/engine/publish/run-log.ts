import type { PublishPlan } from '#shared/domain/publish-plan';
import type { OtherReview, StepId } from '#shared/domain/publish-run';
import {
  mostLogLines,
  type RunLog,
  type RunLogKind,
  type RunLogLine,
} from '#shared/domain/run-log';
import { partyText } from '#shared/words/hand-over';
import { type Message, message, type Text } from '#shared/words/message';
import type { RunEvent } from './run-event';
import { titleOf } from './step-titles';
import { writeText } from './write-text';

type StartedRun = Extract<RunEvent, { type: 'run-started' }>;
type LaterEvent = Exclude<RunEvent, StartedRun>;
type PartEvent = Extract<RunEvent, { type: 'parts-known' | 'part-stored' }>;
type EditEvent = Extract<RunEvent, { type: 'notes-edited' }>;

/** The journal for a person to read, one line for each thing that happened. */
export function logOf(events: readonly RunEvent[]): RunLog {
  const first = events[0];
  if (first?.type !== 'run-started') return { lines: [], leftOut: 0, sha256: null };
  const plain = { kind: 'other', requestId: null } as const;
  const lines: RunLogLine[] = [{ at: first.at, text: startedText(first), ...plain }];
  const parts = new PartCount();
  const edits = new EditedNotes();
  let sha256: string | null = null;
  for (const event of events) {
    // The first event of a journal is written twice.
    if (event.type === 'run-started') continue;
    if (event.type === 'package-hashed') sha256 = event.sha256;
    if (event.type === 'notes-edited') {
      parts.interrupt();
      if (edits.isLast) lines.pop();
      lines.push({ at: event.at, text: edits.add(event), ...plain });
      continue;
    }
    edits.interrupt();
    if (event.type === 'parts-known' || event.type === 'part-stored') {
      const text = parts.count(event);
      if (parts.replacesLast) lines.pop();
      lines.push({ at: event.at, text, ...plain });
      continue;
    }
    parts.interrupt();
    const about = { kind: kindOf(event), requestId: requestIdOf(event) };
    for (const text of linesOf(event, first.plan)) lines.push({ at: event.at, text, ...about });
  }
  const leftOut = Math.max(0, lines.length - mostLogLines);
  return { lines: lines.slice(leftOut), leftOut, sha256 };
}

function kindOf(event: LaterEvent): RunLogKind {
  switch (event.type) {
    case 'write-intended':
    case 'write-answered':
      return 'write';
    case 'write-refused':
    case 'step-failed':
    case 'run-failed':
    case 'run-blocked':
    case 'note-refused':
    case 'note-failed':
    case 'store-texts-refused':
    case 'store-obstacle-seen':
    case 'journal-repaired':
      return 'error';
    case 'delivery-seen':
      return event.errors.length > 0 ? 'error' : 'wait';
    case 'step-reported':
    case 'build-states-seen':
    case 'review-seen':
    case 'review-busy-seen':
    case 'run-stopped-waiting':
    case 'run-waiting-for-notes':
    case 'run-ready-to-notify':
    case 'run-review-busy':
    case 'store-states-seen':
      return 'wait';
    default:
      return 'other';
  }
}

function requestIdOf(event: LaterEvent): string | null {
  if (event.type === 'write-answered') return event.requestId;
  if (event.type === 'step-failed' || event.type === 'run-failed')
    return event.error.apple?.requestId ?? null;
  return null;
}

/** Confirmed parts get a line for each tenth of the upload, not one for each part. */
class PartCount {
  private parts = 0;
  private stored = 0;
  private tenth = -1;
  private isLast = false;
  /** Whether the new line replaces the one before it. */
  replacesLast = false;

  count(event: PartEvent): Message {
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
    return message('log.parts', { stored: this.stored, parts: this.parts });
  }

  interrupt(): void {
    this.isLast = false;
  }
}

/** Notes are saved while they are typed: edits in a row get one line, with all their languages. */
class EditedNotes {
  private locales = new Set<string>();

  get isLast(): boolean {
    return this.locales.size > 0;
  }

  add({ notes, removed }: EditEvent): Message {
    for (const { locale } of notes) this.locales.add(locale);
    for (const locale of removed) this.locales.add(locale);
    const list = [...this.locales].map((locale) => ({ locale }));
    return message('log.notes-edited', { languages: { list } });
  }

  interrupt(): void {
    this.locales = new Set();
  }
}

function startedText({ package: info }: StartedRun): Message {
  const app = info.name ?? info.bundleId ?? '';
  const [version, build] = [info.version ?? '', info.buildNumber ?? ''];
  return message('log.run-started', { app, version, build });
}

function linesOf(
  event: Exclude<LaterEvent, PartEvent | EditEvent>,
  plan: PublishPlan,
): readonly Text[] {
  const title = (step: StepId, state: 'running' | 'done' | 'pending') => titleOf(step, plan, state);
  switch (event.type) {
    case 'run-resumed':
      return [message('log.run-resumed')];
    case 'run-taken-over': {
      const to = { person: event.person, account: event.connection };
      return [message('log.run-taken-over', { from: partyText(event.from), to: partyText(to) })];
    }
    case 'run-taken-back':
      return [message('log.run-taken-back')];
    case 'notify-confirmed':
      return [message('log.notify-confirmed')];
    case 'journal-repaired':
      return repairLines(event);
    case 'step-started':
      return [withReason(title(event.step, 'running'), event.sentence)];
    case 'step-reported':
      return [event.sentence];
    case 'step-finished':
      // The sentence says how many notes were saved.
      return [
        withReason(title(event.step, event.step === 'notes' ? 'pending' : 'done'), event.sentence),
      ];
    case 'step-skipped':
      return [
        message('log.step-skipped', {
          step: title(event.step, 'pending'),
          reason: event.sentence,
        }),
      ];
    case 'step-failed': {
      const { title: what, detail, code } = event.error;
      const step = title(event.step, 'pending');
      return [
        message('log.step-failed', { step, error: what, code }),
        ...(detail === '' ? [] : [detail]),
      ];
    }
    case 'findings-seen':
      return [
        event.findings.length === 0
          ? message('log.no-findings')
          : message('log.findings', {
              count: event.findings.length,
              findings: { list: event.findings.map((finding) => finding.title) },
            }),
      ];
    case 'package-checked':
      return [message('log.package-checked', { bytes: event.file.size })];
    case 'check-outdated':
      return [message('log.check-outdated')];
    case 'file-recognized':
      return [message('log.file-recognized')];
    case 'app-found':
      return [message('log.app-found', { app: event.name, id: event.appId })];
    case 'write-intended':
      return [message('log.write-intended', { what: writeText(event.what) })];
    case 'write-answered': {
      const { what, requestId: id } = event;
      return [
        id === null
          ? message('log.write-answered', { what: writeText(what) })
          : message('log.write-answered-id', { what: writeText(what), id }),
      ];
    }
    case 'write-refused': {
      const { what, status } = event;
      return [message('log.write-refused', { what: writeText(what), status: `${status}` })];
    }
    case 'upload-created':
      return [message('log.upload-created', { id: event.buildUploadId })];
    case 'file-reserved':
      return [message('log.file-reserved', { bytes: event.size, id: event.fileId })];
    case 'bytes-discarded':
      return event.bytes === 0 ? [] : [message('log.bytes-discarded', { bytes: event.bytes })];
    case 'package-hashed':
      return [message('log.package-hashed', { hash: event.sha256 })];
    case 'upload-committed':
      return [message('log.upload-committed')];
    case 'delivery-seen':
      return [
        message('log.delivery-seen', { state: event.state }),
        ...event.errors.map(({ code, description: text }) => message('log.error', { code, text })),
        ...event.warnings.map(({ code, description: text }) =>
          message('log.warning', { code, text }),
        ),
      ];
    case 'build-found':
      return [message('log.build-found', { id: event.buildId })];
    case 'build-states-seen': {
      const { processing, internal, external } = event.states;
      const none = message('log.no-state');
      return [
        message('log.build-states-seen', {
          processing,
          internal: internal ?? none,
          external: external ?? none,
        }),
      ];
    }
    case 'note-changed-elsewhere':
      return [message('log.note-changed-elsewhere', { language: { locale: event.locale } })];
    case 'note-read-back':
      return [message('log.note-read-back', { language: { locale: event.locale } })];
    case 'note-refused':
      return [
        message('log.note-refused', { language: { locale: event.locale }, apple: event.detail }),
      ];
    case 'note-failed':
      return [
        message('log.note-failed', { language: { locale: event.locale }, reason: event.detail }),
      ];
    case 'note-removed':
      return [
        message(event.isRemoved ? 'log.note-removed' : 'log.note-not-removed', {
          language: { locale: event.locale },
        }),
      ];
    case 'notes-ready':
      return [message(event.isReady ? 'log.notes-ready' : 'log.notes-not-ready')];
    case 'emails-read-back':
      return [message('log.emails-read-back', { state: onOrOff(event.automatic) })];
    case 'emails-changed-elsewhere':
      return [message('log.emails-changed-elsewhere', { state: onOrOff(event.automatic) })];
    case 'testers-notified':
      return [
        event.certain ? message('log.testers-emailed') : message('log.testers-perhaps-emailed'),
      ];
    case 'group-read-back':
      return [
        event.isAutomatic
          ? message('log.group-automatic', { group: event.name })
          : message('log.group-added', { group: event.name }),
      ];
    case 'groups-identified':
      return event.groups.map(({ id, name }) => message('log.group-identified', { id, name }));
    case 'group-renamed':
      return [message('log.group-renamed', { from: event.from, to: event.to })];
    case 'review-seen':
      return [message('log.review-seen', { state: event.state, id: event.submissionId })];
    case 'review-busy-seen':
      return [message('log.review-busy', otherValues(event.other))];
    case 'review-busy-decided':
      return [
        typeof event.choice === 'string'
          ? message(`log.review-busy-${event.choice}`)
          : message('log.review-busy-replace', { id: event.choice.replace }),
      ];
    case 'other-build-expired':
      return [message('log.other-build-expired', otherValues(event.other))];
    case 'review-left-out':
      return [message(`log.review-left-out-${event.reason}`)];
    case 'store-version-seen':
      return [
        message(event.isCreated ? 'log.store-version-created' : 'log.store-version-seen', {
          version: event.versionString,
          state: event.state,
          id: event.versionId,
        }),
      ];
    case 'store-build-attached':
      return [message('log.store-build-attached')];
    case 'store-settings-read-back':
      return [message('log.store-settings-read-back')];
    case 'store-texts-read-back':
      return [message('log.store-texts-read-back', { language: { locale: event.locale } })];
    case 'store-texts-refused':
      return [
        message('log.store-texts-refused', {
          language: { locale: event.locale },
          apple: event.detail,
        }),
      ];
    case 'store-submission-seen':
      return [message('log.store-submission-seen', { state: event.state, id: event.submissionId })];
    case 'store-states-seen':
      return [message('log.store-states-seen', { state: event.versionState })];
    case 'store-obstacle-seen':
      return [message(`log.store-obstacle-${event.obstacle.kind}`)];
    case 'store-obstacle-decided':
      return [message('log.store-obstacle-decided')];
    case 'store-submission-withdrawn':
      return [message('log.store-submission-withdrawn', { id: event.submissionId })];
    case 'run-paused':
      return [message('log.run-paused')];
    case 'run-stopped-waiting':
      return [message(`log.stopped-waiting-${event.limit}`)];
    case 'run-waiting-for-notes':
      return [message('log.waiting-for-notes')];
    case 'run-ready-to-notify':
      return [message('log.ready-to-notify')];
    case 'run-review-busy':
      return [message('log.run-review-busy')];
    case 'run-blocked':
      return event.findings.map(({ title: finding, code }) =>
        message('log.blocked', { finding, code }),
      );
    case 'run-failed':
      return [message('log.run-failed')];
    case 'run-cancelled':
      return [
        event.uploadRemoved ? message('log.cancelled-removed') : message('log.cancelled-kept'),
      ];
    case 'run-done':
      return [message('log.run-done')];
  }
}

function otherValues({ buildId, buildNumber, state }: OtherReview): Record<string, string> {
  return { build: buildNumber ?? '–', id: buildId ?? '–', state: state ?? '–' };
}

function withReason(what: Message, reason: Text): Message {
  return reason === '' ? what : message('log.with-reason', { what, reason });
}

function onOrOff(isOn: boolean): 'on' | 'off' {
  return isOn ? 'on' : 'off';
}

function repairLines({
  damagedLines,
  missingLines,
  keptAs,
}: Extract<RunEvent, { type: 'journal-repaired' }>): Message[] {
  const lines: Message[] = [];
  if (keptAs !== null)
    lines.push(message('log.lines-damaged', { count: damagedLines, file: keptAs }));
  if (missingLines > 0) lines.push(message('log.lines-missing', { count: missingLines }));
  return lines.length > 0 ? lines : [message('log.line-unfinished')];
}
