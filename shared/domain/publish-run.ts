import { z } from 'zod';
import { AppError } from '../errors';
import { Text } from '../words/message';
import { Environment } from './account';
import { StoreObstacle } from './app-store';
import { Finding } from './finding';
import { HandedOver, HandOver } from './hand-over';
import { PackageInfo } from './package-info';
import { PublishPlan, ReviewBusyChoice } from './publish-plan';

/** The rows of the timeline, in the order in which they run. */
export const StepId = z.enum([
  'check-package',
  'find-app',
  'upload',
  'appear',
  'notes',
  'process',
  'compliance',
  'notes-kept',
  'emails',
  'groups',
  'review',
  'store-version',
  'store-texts',
  'store-review',
  'testers',
]);
export type StepId = z.infer<typeof StepId>;

/**
 * One step's state.
 *
 *   pending ──> running ──> done
 *      │           ├──────> failed   (a later attempt makes it running again)
 *      └─> skipped └──────> pending  (paused, or the process ended: it will be checked again)
 */
export const StepState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending') }),
  z.object({
    state: z.literal('running'),
    startedAt: z.string(),
    /** What is happening and what the step waits for. */
    sentence: Text,
    /** ISO 8601: when waiting stops (not fails); null without a limit. */
    limitAt: z.string().nullable(),
  }),
  z.object({
    state: z.literal('done'),
    startedAt: z.string(),
    endedAt: z.string(),
    sentence: Text,
  }),
  z.object({ state: z.literal('skipped'), sentence: Text }),
  z.object({
    state: z.literal('failed'),
    startedAt: z.string(),
    endedAt: z.string(),
    error: AppError,
  }),
]);
export type StepState = z.infer<typeof StepState>;

export const Step = z.object({
  id: StepId,
  /** In the tense of its state: `Check the package`, `Checking the package`, `Package checked`. */
  title: Text,
  /** What this step will do under this plan, shown before it starts. */
  intention: Text,
  progress: StepState,
});
export type Step = z.infer<typeof Step>;

/**
 * Why a person is asked before testers are emailed: the plan says so; the build is approved and automatic emails were
 * switched off at App Store Connect meanwhile; the request to email them got no response; a note was refused, so
 * that not every tester would read one; another run of the same build has emailed them, or may have; or the run was
 * handed over and taken back, so that a colleague may have emailed them.
 */
export const NotifyReason = z.enum([
  'asked',
  'switched-off',
  'unanswered',
  'note-refused',
  'emailed-already',
  'taken-back',
]);
export type NotifyReason = z.infer<typeof NotifyReason>;

/** Another build of the same version that Apple reviews, as last read. What Apple does not say is null. */
export const OtherReview = z.object({
  /** Apple's ID of the build; null if Apple refused the submission without showing which build is in review. */
  buildId: z.string().nullable(),
  version: z.string().nullable(),
  buildNumber: z.string().nullable(),
  /** Apple's word for the review's state. */
  state: z.string().nullable(),
  /** When it was submitted, as Apple writes it. */
  since: z.string().nullable(),
});
export type OtherReview = z.infer<typeof OtherReview>;

/** Why a run left out the review that its plan asks for: Apple needs none, or another build was in review. */
export const ReviewLeftOut = z.enum(['not-needed', 'busy']);
export type ReviewLeftOut = z.infer<typeof ReviewLeftOut>;

/** Which of the two waiting limits was reached. */
export const WaitLimit = z.enum(['find-build', 'processing']);
export type WaitLimit = z.infer<typeof WaitLimit>;

/**
 * The status of a run. Pause, failure, a reached limit and a cancel are four different things.
 *
 *   running ─┬─> done
 *            ├─> blocked          findings block it; `sentSoFar` describes what had been sent by then. If some are about
 *            │                    notes, it is resumed once the notes are edited
 *            ├─> failed           ──┐
 *            ├─> stopped-waiting  ──┼─> running  (resumed)
 *            ├─> paused           ──┤
 *            ├─> interrupted      ──┤  the process ended; the journal has no outcome
 *            ├─> waiting-for-notes ─┤  nothing goes to testers until a person marks the notes as ready
 *            ├─> ready-to-notify  ──┤  testers are emailed once a person confirms it
 *            ├─> review-busy      ──┘  another build is in review; a person decides to wait, replace it or skip
 *            └─> cancelled        the upload was withdrawn, or was past the point of no return
 */
export const RunStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running') }),
  z.object({ state: z.literal('interrupted') }),
  z.object({ state: z.literal('paused'), at: z.string() }),
  z.object({ state: z.literal('stopped-waiting'), at: z.string(), limit: WaitLimit }),
  z.object({ state: z.literal('waiting-for-notes'), at: z.string() }),
  z.object({ state: z.literal('ready-to-notify'), at: z.string(), reason: NotifyReason }),
  z.object({ state: z.literal('review-busy'), at: z.string() }),
  z.object({ state: z.literal('failed'), at: z.string(), error: AppError }),
  z.object({ state: z.literal('blocked'), at: z.string(), findings: z.array(Finding) }),
  z.object({
    state: z.literal('cancelled'),
    at: z.string(),
    /** Whether the build upload was removed at Apple. */
    uploadRemoved: z.boolean(),
  }),
  z.object({ state: z.literal('done'), at: z.string() }),
]);
export type RunStatus = z.infer<typeof RunStatus>;

/** The upload as recorded in the journal; `live` is added only while bytes are sent. */
export const UploadProgress = z.object({
  /** Bytes. */
  total: z.number().int(),
  /** Bytes in parts that the server has confirmed. */
  stored: z.number().int(),
  parts: z.number().int(),
  partsStored: z.number().int(),
  /** Bytes that the last pause cost: they had been sent for parts that were not completed. */
  discarded: z.number().int().default(0),
  live: z
    .object({
      /** Bytes confirmed and in flight. */
      sent: z.number().int(),
      /** Moving average; null until it is known. */
      bytesPerSecond: z.number().nullable(),
    })
    .nullable(),
});
export type UploadProgress = z.infer<typeof UploadProgress>;

/** A message that Apple attached to a build upload, unchanged. */
export const AppleDetail = z.object({ code: z.string(), description: z.string() });
export type AppleDetail = z.infer<typeof AppleDetail>;

/** The three states that decide whether a build can be used; all must leave PROCESSING. */
export const BuildStates = z.object({
  /** Apple's words as received; unknown ones are kept. */
  processing: z.string(),
  internal: z.string().nullable(),
  external: z.string().nullable(),
});
export type BuildStates = z.infer<typeof BuildStates>;

/**
 * One locale's note. `sent`: App Store Connect confirmed it; `read-back`: and it was read back unchanged; `refused`:
 * Apple does not take this text; `failed`: this language could not be sent, which has nothing to do with its text.
 */
export const Written = z.object({
  name: z.string(),
  state: z.enum(['waiting', 'sent', 'read-back', 'refused', 'failed']),
  /** Apple's message if it refused the note, or what went wrong. */
  detail: Text.optional(),
  /**
   * What someone wrote at App Store Connect meanwhile: `base` is the text before, as far as it is known. It is not
   * replaced without asking: a person sends theirs, edits it, or resumes the run, which sends the run's own.
   */
  elsewhere: z.object({ base: z.string().nullable(), theirs: z.string() }).optional(),
});
export type Written = z.infer<typeof Written>;

/** One group: `read-back` means that it has the build, as read back; `by-itself` that it gets every build. */
export const GroupGiven = z.object({
  name: z.string(),
  /** Apple's ID; missing until the group was found, and in journals from before it was noted. */
  id: z.string().optional(),
  /** Null until the group was found. External groups have the build only after a beta review. */
  isInternal: z.boolean().nullable(),
  state: z.enum(['waiting', 'read-back', 'automatic']),
});
export type GroupGiven = z.infer<typeof GroupGiven>;

/** Emails to the build's testers. */
export const Emails = z.object({
  /** Whether Apple emails testers automatically, as last read; null before it was. */
  automatic: z.boolean().nullable(),
  /** ISO 8601: when a person confirmed that testers are to be emailed; null until then. */
  confirmedAt: z.string().nullable(),
  /** The only notification that the run sends: `perhaps` if its response was lost. It is never sent again then. */
  sent: z.enum(['no', 'yes', 'perhaps']),
});
export type Emails = z.infer<typeof Emails>;

/** What a run did on the App Store, as last read. What Apple did not say is null. */
export const StoreProgress = z.object({
  versionId: z.string().nullable(),
  versionString: z.string().nullable(),
  /** Apple's `appVersionState`. */
  versionState: z.string().nullable(),
  /** Whether this run created the version. */
  isCreated: z.boolean(),
  submissionId: z.string().nullable(),
  /** Apple's state of the submission to App Review. */
  submissionState: z.string().nullable(),
  /** Apple's `phasedReleaseState`; null without a phased release. */
  phasedState: z.string().nullable(),
  /** The texts of each language of the plan. */
  texts: z.array(Written),
  /** What a person has to decide before the run goes on; null once it is decided, or if there is nothing. */
  obstacle: StoreObstacle.nullable(),
  /** The obstacles that a person decided to proceed with: it holds for exactly these. */
  decided: z.array(StoreObstacle),
});
export type StoreProgress = z.infer<typeof StoreProgress>;

/** What a run may wait for. None of these is a failure: it continues automatically or after one action. */
export const WaitReason = z.enum([
  'offline',
  'rate-limited',
  'server-error',
  'keychain-locked',
  'disk-full',
  /** Another run's upload goes first. */
  'turn',
  /** The user's settings: not on a metered connection or on battery. */
  'saving',
]);
export type WaitReason = z.infer<typeof WaitReason>;

/** Why a running run is waiting at the moment. Never journaled: it only describes the present. */
export const RunWait = z.object({
  reason: WaitReason,
  /** ISO 8601. */
  since: z.string(),
  /** ISO 8601: when it is retried automatically; null if something else has to happen first. */
  until: z.string().nullable(),
  /** The cause, with names and numbers. */
  sentence: Text,
});
export type RunWait = z.infer<typeof RunWait>;

/** A run whose journal cannot be read: it is listed, but nothing can be done with it here. */
export const UnreadableRun = z.object({
  id: z.string(),
  environment: Environment,
  error: AppError,
});
export type UnreadableRun = z.infer<typeof UnreadableRun>;

/** One publish, derived from its journal. The window only ever gets snapshots of this. */
export const PublishRun = z.object({
  id: z.string(),
  environment: Environment,
  account: z.object({ id: z.string(), name: z.string(), keyId: z.string() }),
  createdAt: z.string(),
  updatedAt: z.string(),
  plan: PublishPlan,
  package: PackageInfo,
  status: RunStatus,
  /** Set only while the run is running and waiting. */
  wait: RunWait.nullable(),
  /** Why the run is read-only here, such as a journal of a newer Slipway; null otherwise. */
  readOnly: AppError.nullable(),
  /** ISO 8601: when a person marked the run as handled in its present state. Kept beside the journal, not in it. */
  handledAt: z.string().nullable(),
  /** Set while a colleague finishes the run. Kept beside the journal, not in it. */
  handedOver: HandedOver.nullable(),
  /** How often the run changed hands before; the last one is whose turn it is here. */
  handOvers: z.array(HandOver),
  /** Sentences about repaired damage of the run's own record. */
  repaired: z.array(Text),
  steps: z.array(Step),
  findings: z.array(Finding),
  app: z.object({ id: z.string(), name: z.string() }).nullable(),
  upload: UploadProgress.nullable(),
  /** Whether App Store Connect has received the whole package. */
  committed: z.boolean(),
  /** How many of the run's changes App Store Connect has confirmed, and how many have no response yet. */
  writes: z.object({ answered: z.number().int(), open: z.number().int() }),
  /** Apple's ids, for the details pane and for links. */
  ids: z.object({
    buildUpload: z.string().nullable(),
    buildUploadFile: z.string().nullable(),
    build: z.string().nullable(),
    reviewSubmission: z.string().nullable(),
  }),
  delivery: z
    .object({
      state: z.string(),
      errors: z.array(AppleDetail),
      warnings: z.array(AppleDetail),
    })
    .nullable(),
  buildStates: BuildStates.nullable(),
  notes: z.array(Written),
  groups: z.array(GroupGiven),
  emails: Emails,
  /** Apple's beta review state, as last read; null before submission. */
  reviewState: z.string().nullable(),
  /** The build whose review keeps this one from being submitted; null once it does not, or if none does. */
  reviewBusy: OtherReview.nullable(),
  /** What a person decided about it, in place of the plan's choice; null before. */
  reviewChoice: ReviewBusyChoice.nullable(),
  reviewLeftOut: ReviewLeftOut.nullable(),
  /** Null if the plan has nothing on the App Store. */
  store: StoreProgress.nullable(),
  /** Path of the receipt on this computer, once written. */
  receipt: z.string().nullable(),
  /** Hex: the end of the receipt's chain, as recorded in the journal. */
  seal: z.string().nullable(),
});
export type PublishRun = z.infer<typeof PublishRun>;
