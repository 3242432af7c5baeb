import { z } from 'zod';
import { Environment } from '#shared/domain/account';
import { StoreObstacle } from '#shared/domain/app-store';
import { Finding } from '#shared/domain/finding';
import { HandOverParty } from '#shared/domain/hand-over';
import { keptCode } from '#shared/domain/kept-code';
import { PackageInfo } from '#shared/domain/package-info';
import { PackageTraits } from '#shared/domain/package-summary';
import { PlanRules } from '#shared/domain/plan-rules';
import {
  LocaleNote,
  PackageMark,
  PublishPlan,
  ReviewBusyChoice,
} from '#shared/domain/publish-plan';
import {
  AppleDetail,
  BuildStates,
  NotifyReason,
  OtherReview,
  ReviewLeftOut,
  StepId,
  WaitLimit,
} from '#shared/domain/publish-run';
import { AppError } from '#shared/errors';
import { Text } from '#shared/words/message';
import { Connection } from '../connection';

/** The name of a write in the journal; stable, since an unanswered intent is found again by it. */
export type WriteName =
  | 'App Store build'
  | 'App Store submission'
  | `App Store texts ${string}`
  | 'App Store version'
  | 'App Store version settings'
  | 'automatic emails'
  | 'beta review'
  | 'build upload'
  | 'email to testers'
  | 'export compliance'
  | 'export compliance declaration'
  | `expiry of build ${string}`
  | `group ${string}`
  | `note ${string}`
  | 'phased release'
  | `removal of note ${string}`
  | 'review submission'
  | 'review submission item'
  | `review submission item removed ${string}`
  | 'review submission item resolved'
  | `test information ${string}`
  | 'upload complete'
  | 'upload file'
  | `withdrawal of submission ${string}`;

/** Identity of the file on this computer. */
const File = PackageMark.shape.file.unwrap();

const fact = <T extends z.ZodRawShape>(shape: T) => z.object({ at: z.string(), ...shape });

const Event = z.discriminatedUnion('type', [
  fact({
    type: z.literal('run-started'),
    /** Version of the journal; one that is higher than this program's own makes the run read-only here. */
    schema: z.number().int().default(1),
    runId: z.string(),
    environment: Environment,
    connection: Connection,
    plan: PublishPlan,
    package: PackageInfo,
    /** The file `package` was read from: the run is about this file. Null in journals from before this field. */
    file: File.nullable().default(null),
  }),
  fact({ type: z.literal('run-resumed') }),
  /** Someone else finishes the run from here on, with their own key and their own file of the same bytes. */
  fact({
    type: z.literal('run-taken-over'),
    handedOverAt: z.string(),
    from: HandOverParty,
    /** Who takes it over, if they said so; their account is that of the connection. */
    person: HandOverParty.shape.person,
    connection: Connection,
    /** Path of the package here; only its name if the run no longer needs it. */
    packagePath: z.string(),
    /** That file, whose SHA-256 is the run's if it is known; null if the run no longer needs it. */
    file: File.nullable(),
    /** What the presets here demand of the plan. */
    rules: PlanRules.nullable(),
  }),
  /** The run was handed over and a person takes it back, although a colleague may have continued it. */
  fact({ type: z.literal('run-taken-back') }),
  /** A person decided to email testers, and the run continues. */
  fact({ type: z.literal('notify-confirmed') }),
  /** The journal was not intact when it was opened: from here on every write is looked up before it is sent. */
  fact({
    type: z.literal('journal-repaired'),
    damagedLines: z.number().int(),
    /** Lines that are missing without a trace. */
    missingLines: z.number().int().default(0),
    /** The damaged file, beside the journal; null when only an incomplete last line was cut off. */
    keptAs: z.string().nullable(),
  }),
  fact({ type: z.literal('step-started'), step: StepId, sentence: Text }),
  fact({
    type: z.literal('step-reported'),
    step: StepId,
    sentence: Text,
    limitAt: z.string().nullable(),
  }),
  fact({ type: z.literal('step-finished'), step: StepId, sentence: Text }),
  fact({ type: z.literal('step-skipped'), step: StepId, sentence: Text }),
  fact({ type: z.literal('step-failed'), step: StepId, error: AppError }),

  fact({ type: z.literal('findings-seen'), findings: z.array(Finding) }),
  /** The findings are about this file, and no other one may be sent. */
  fact({
    type: z.literal('package-checked'),
    file: File,
    package: PackageInfo,
    /** Values that only a full reading provides; older journals have at most the certificate. */
    traits: PackageTraits.nullable().default(null),
    certificateSerial: z.string().nullable().default(null),
  }),
  /** Another file of the same build is there now: the checks are repeated before anything is sent. */
  fact({ type: z.literal('check-outdated') }),
  /** Another file, or another state of it, has exactly the bytes that were checked: its SHA-256 is the same. */
  fact({ type: z.literal('file-recognized'), file: File }),
  fact({ type: z.literal('app-found'), appId: z.string(), name: z.string() }),
  /** A write is about to be sent; without its answer the server is asked before it is sent again. */
  fact({ type: z.literal('write-intended'), what: keptCode<WriteName>() }),
  fact({
    type: z.literal('write-answered'),
    what: keptCode<WriteName>(),
    requestId: z.string().nullable(),
  }),
  /** The server certainly refused: the write was not applied. */
  fact({ type: z.literal('write-refused'), what: keptCode<WriteName>(), status: z.number().int() }),
  fact({ type: z.literal('upload-created'), buildUploadId: z.string() }),
  fact({
    type: z.literal('file-reserved'),
    fileId: z.string(),
    ...File.shape,
  }),
  fact({
    type: z.literal('parts-known'),
    parts: z.number().int(),
    partsStored: z.number().int(),
    total: z.number().int(),
    stored: z.number().int(),
  }),
  fact({ type: z.literal('part-stored'), offset: z.number().int(), length: z.number().int() }),
  /** The upload was stopped: this many bytes were sent for parts that did not complete. They are sent again. */
  fact({ type: z.literal('bytes-discarded'), bytes: z.number().int() }),
  fact({ type: z.literal('package-hashed'), sha256: z.string() }),
  fact({ type: z.literal('upload-committed') }),
  fact({
    type: z.literal('delivery-seen'),
    state: z.string(),
    errors: z.array(AppleDetail),
    warnings: z.array(AppleDetail),
  }),
  fact({ type: z.literal('build-found'), buildId: z.string() }),
  fact({ type: z.literal('build-states-seen'), states: BuildStates }),
  /** Someone else wrote this note meanwhile; resuming overwrites it with ours. */
  fact({ type: z.literal('note-changed-elsewhere'), locale: z.string(), text: z.string() }),
  fact({
    type: z.literal('note-read-back'),
    locale: z.string(),
    /** The text that was read back; the note may have been edited while it was written. Absent in older journals. */
    text: z.string().optional(),
  }),
  /** Apple refused this note, and the others are tried; `detail` has Apple's text. */
  fact({ type: z.literal('note-refused'), locale: z.string(), detail: Text }),
  /** This language could not be sent, for another reason than its text; the others were tried all the same. */
  fact({ type: z.literal('note-failed'), locale: z.string(), detail: Text }),
  /** A person changed these notes, or wants them sent again; the others are unchanged. */
  fact({
    type: z.literal('notes-edited'),
    notes: z.array(LocaleNote),
    /** Locales whose note is not sent after all. */
    removed: z.array(z.string()).default([]),
  }),
  /** A language that a person removed is gone, or its text stays: someone else changed it, or Apple keeps it. */
  fact({ type: z.literal('note-removed'), locale: z.string(), isRemoved: z.boolean() }),
  /** A person has finished the notes, or takes that back; they are sent only when it is true. */
  fact({ type: z.literal('notes-ready'), isReady: z.boolean() }),
  /** The automatic email setting was set according to the plan and verified, before any group was given the build. */
  fact({
    type: z.literal('emails-read-back'),
    automatic: z.boolean(),
    /** External testers already had the build, so having it does not prove that they were emailed. */
    wasReleased: z.boolean(),
  }),
  /** Someone else changed that setting. */
  fact({ type: z.literal('emails-changed-elsewhere'), automatic: z.boolean() }),
  /** Testers were emailed by this run; not `certain` when no response came and nothing at Apple can confirm it. */
  fact({ type: z.literal('testers-notified'), certain: z.boolean() }),
  fact({
    type: z.literal('group-read-back'),
    name: z.string(),
    id: z.string().optional(),
    isInternal: z.boolean(),
    isAutomatic: z.boolean(),
  }),
  /**
   * Which groups the run's groups are, by ID: from here on no other group gets the build, whatever it is named.
   * `name` is the plan's.
   */
  fact({
    type: z.literal('groups-identified'),
    groups: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  /** A group of the plan, found by its ID, has another name than before. */
  fact({ type: z.literal('group-renamed'), id: z.string(), from: z.string(), to: z.string() }),
  fact({ type: z.literal('review-seen'), submissionId: z.string(), state: z.string() }),
  /** Apple refused the submission, because another build of the version is in review. */
  fact({ type: z.literal('review-busy-seen'), other: OtherReview }),
  /** A person decided what the run does about that. */
  fact({ type: z.literal('review-busy-decided'), choice: ReviewBusyChoice }),
  /** The other build was expired, as a person had confirmed, and reads so. */
  fact({ type: z.literal('other-build-expired'), other: OtherReview }),
  fact({ type: z.literal('review-left-out'), reason: ReviewLeftOut }),

  /** The App Store version of the run's build: the ID that counts from here on, since reads may miss a new one. */
  fact({
    type: z.literal('store-version-seen'),
    versionId: z.string(),
    versionString: z.string(),
    state: z.string(),
    isCreated: z.boolean(),
  }),
  /** Apple reads back that the version has the build. */
  fact({ type: z.literal('store-build-attached'), versionId: z.string(), buildId: z.string() }),
  /** Number, release type, copyright and phased release read as the plan wants them. */
  fact({ type: z.literal('store-settings-read-back'), phasedState: z.string().nullable() }),
  fact({ type: z.literal('store-texts-read-back'), locale: z.string() }),
  /** Apple refused the texts of this language, and the others are tried; `detail` has Apple's text. */
  fact({ type: z.literal('store-texts-refused'), locale: z.string(), detail: Text }),
  fact({ type: z.literal('store-submission-seen'), submissionId: z.string(), state: z.string() }),
  /** The state of the version or of its phased release has changed at Apple. */
  fact({
    type: z.literal('store-states-seen'),
    versionState: z.string(),
    submissionState: z.string().nullable(),
    phasedState: z.string().nullable(),
  }),
  /** Something that a person has to decide keeps the run from going on. */
  fact({ type: z.literal('store-obstacle-seen'), obstacle: StoreObstacle }),
  /** A person decided to proceed with exactly this. */
  fact({ type: z.literal('store-obstacle-decided'), obstacle: StoreObstacle }),
  /** Another submission was withdrawn, as a person had confirmed, and reads so. */
  fact({ type: z.literal('store-submission-withdrawn'), submissionId: z.string() }),

  fact({ type: z.literal('run-paused') }),
  fact({ type: z.literal('run-stopped-waiting'), limit: WaitLimit }),
  fact({ type: z.literal('run-waiting-for-notes') }),
  fact({ type: z.literal('run-ready-to-notify'), reason: NotifyReason }),
  fact({ type: z.literal('run-review-busy') }),
  fact({ type: z.literal('run-blocked'), findings: z.array(Finding) }),
  fact({ type: z.literal('run-failed'), error: AppError }),
  fact({ type: z.literal('run-cancelled'), uploadRemoved: z.boolean() }),
  fact({
    type: z.literal('run-done'),
    receipt: z.string(),
    /** The seal of that receipt; null in journals from before receipts were sealed. */
    seal: z.string().nullable().default(null),
  }),
]);
/** Names in older journals, and what they are called today. */
const todaysTypes: Readonly<Record<string, string>> = {
  'journal-mended': 'journal-repaired',
  'step-told': 'step-reported',
};
const todaysFields: Readonly<Record<string, string>> = {
  trouble: 'error',
  byItself: 'isAutomatic',
};

function withTodaysNames(line: unknown): unknown {
  if (typeof line !== 'object' || line === null) return line;
  return Object.fromEntries(
    Object.entries(line).map(([field, value]) => [
      todaysFields[field] ?? field,
      field === 'type' ? (todaysTypes[value] ?? value) : value,
    ]),
  );
}

/** One event of a journal. Each is on disk before anything that follows from it happens. */
export const RunEvent = z.preprocess(withTodaysNames, Event);
export type RunEvent = z.infer<typeof Event>;

/** An event before the journal adds its time. */
type Untimed<E> = E extends unknown ? Omit<E, 'at'> : never;
export type NewRunEvent = Untimed<z.input<typeof Event>>;
export type RunStarted = Extract<RunEvent, { type: 'run-started' }>;

/** How the journal names the write that emails testers; it is never repeated. */
// Not shown: the journal’s own name.
export const emailWrite: WriteName = 'email to testers';

/** How the journal names the write that expires another build. */
export function expiryWrite(buildId: string): WriteName {
  // Not shown: the journal’s own name.
  return `expiry of build ${buildId}`;
}

/** The ID of the build that such a write is about, or null for other writes. */
export function expiredBy(what: WriteName): string | null {
  // Not shown: the journal’s own name.
  const begin = 'expiry of build ';
  return what.startsWith(begin) ? what.slice(begin.length) : null;
}

/** How the journal names the write that takes a place for the package at Apple. */
// Not shown: the journal’s own name.
export const uploadWrite: WriteName = 'build upload';

/** How the journal names the write after which Apple has the package. */
// Not shown: the journal’s own name.
export const commitWrite: WriteName = 'upload complete';
