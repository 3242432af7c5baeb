import { z } from 'zod';
import { Trouble } from '../errors';
import { Environment } from './account';
import { Finding } from './finding';
import { PackageInfo } from './package-info';
import { PublishPlan } from './publish-plan';

/** The rows of the timeline, in the order in which they run. */
export const StepId = z.enum([
  'check-package',
  'find-app',
  'upload',
  'appear',
  'process',
  'compliance',
  'notes',
  'groups',
  'review',
  'testers',
]);
export type StepId = z.infer<typeof StepId>;

/**
 * One step's state.
 *
 *   pending ──> running ──> done
 *      │           ├──────> failed   (a later attempt makes it running again)
 *      └─> skipped └──────> pending  (paused, or the process ended: it will be asked again)
 */
export const StepState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending') }),
  z.object({
    state: z.literal('running'),
    startedAt: z.string(),
    /** What is happening and what is being waited for. */
    sentence: z.string(),
    /** ISO 8601: when waiting stops (not fails); null without a limit. */
    limitAt: z.string().nullable(),
  }),
  z.object({
    state: z.literal('done'),
    startedAt: z.string(),
    endedAt: z.string(),
    sentence: z.string(),
  }),
  z.object({ state: z.literal('skipped'), sentence: z.string() }),
  z.object({
    state: z.literal('failed'),
    startedAt: z.string(),
    endedAt: z.string(),
    trouble: Trouble,
  }),
]);
export type StepState = z.infer<typeof StepState>;

export const Step = z.object({
  id: StepId,
  /** In the tense of its state: `Check the package`, `Checking the package`, `Package checked`. */
  title: z.string(),
  /** What this step will do under this plan, said before it starts. */
  intention: z.string(),
  progress: StepState,
});
export type Step = z.infer<typeof Step>;

/** Which of the two waiting limits was reached. */
export const WaitLimit = z.enum(['find-build', 'processing']);
export type WaitLimit = z.infer<typeof WaitLimit>;

/**
 * Where a run stands. Pause, failure, a reached limit and a cancel are four different things.
 *
 *   running ─┬─> done
 *            ├─> blocked          findings stand in the way; nothing was sent
 *            ├─> failed           ──┐
 *            ├─> stopped-waiting  ──┼─> running  (carry on)
 *            ├─> paused           ──┤
 *            ├─> interrupted      ──┘  the process ended; the journal has no outcome
 *            └─> cancelled        the upload was withdrawn, or was past the point of no return
 */
export const RunStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running') }),
  z.object({ state: z.literal('interrupted') }),
  z.object({ state: z.literal('paused'), at: z.string() }),
  z.object({ state: z.literal('stopped-waiting'), at: z.string(), limit: WaitLimit }),
  z.object({ state: z.literal('failed'), at: z.string(), trouble: Trouble }),
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

/** The upload as the journal knows it; `live` is added only while bytes move. */
export const UploadProgress = z.object({
  /** Bytes. */
  total: z.number().int(),
  /** Bytes in parts that the server has confirmed. */
  stored: z.number().int(),
  parts: z.number().int(),
  partsStored: z.number().int(),
  live: z
    .object({
      /** Bytes confirmed and in flight. */
      sent: z.number().int(),
      /** Moving average; null until it can be known. */
      bytesPerSecond: z.number().nullable(),
    })
    .nullable(),
});
export type UploadProgress = z.infer<typeof UploadProgress>;

/** A line that Apple attached to a build upload: shown as it came. */
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

/** One locale's note: `read-back` means written, and seen again at Apple as it was asked for. */
export const Written = z.object({
  name: z.string(),
  state: z.enum(['waiting', 'read-back']),
});
export type Written = z.infer<typeof Written>;

/** One group: `read-back` means given the build and seen again; `by-itself` that it gets every build. */
export const GroupGiven = z.object({
  name: z.string(),
  /** Null until the group was found. External groups have the build only after a beta review. */
  isInternal: z.boolean().nullable(),
  state: z.enum(['waiting', 'read-back', 'by-itself']),
});
export type GroupGiven = z.infer<typeof GroupGiven>;

/** What a run can be held up by while it runs. None of these is a failure: it goes on by itself or after one act. */
export const HoldReason = z.enum([
  'offline',
  'rate-limited',
  'server-trouble',
  'keychain-locked',
  'disk-full',
  /** Another run's bytes go first. */
  'turn',
  /** A wish of the user: not on a metered line or on battery. */
  'saving',
]);
export type HoldReason = z.infer<typeof HoldReason>;

/** Why a running run stands still just now. Never journaled: it is true only for the moment. */
export const Hold = z.object({
  reason: HoldReason,
  /** ISO 8601. */
  since: z.string(),
  /** ISO 8601: when it is tried again by itself; null when something else has to happen first. */
  until: z.string().nullable(),
  /** What is in the way, with names and numbers. */
  sentence: z.string(),
});
export type Hold = z.infer<typeof Hold>;

/** A run whose journal gives no run any more: it is shown, and nothing can be done with it here. */
export const UnreadableRun = z.object({
  id: z.string(),
  environment: Environment,
  trouble: Trouble,
});
export type UnreadableRun = z.infer<typeof UnreadableRun>;

/** One publish, as the journal tells it. The window only ever gets snapshots of this. */
export const PublishRun = z.object({
  id: z.string(),
  environment: Environment,
  account: z.object({ id: z.string(), name: z.string(), keyId: z.string() }),
  createdAt: z.string(),
  updatedAt: z.string(),
  plan: PublishPlan,
  package: PackageInfo,
  status: RunStatus,
  /** Set only while the run is running and stands still. */
  hold: Hold.nullable(),
  /** Why the run can only be looked at here, such as a journal of a newer Slipway; null as a rule. */
  readOnly: Trouble.nullable(),
  /** Sentences about mended damage of the run's own record. */
  mended: z.array(z.string()),
  steps: z.array(Step),
  findings: z.array(Finding),
  app: z.object({ id: z.string(), name: z.string() }).nullable(),
  upload: UploadProgress.nullable(),
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
  /** Apple's beta review state, as last read; null before submission. */
  reviewState: z.string().nullable(),
  /** Path of the receipt on this computer, once written. */
  receipt: z.string().nullable(),
  /** Hex: the end of the receipt's chain, as the journal keeps it. */
  seal: z.string().nullable(),
});
export type PublishRun = z.infer<typeof PublishRun>;
