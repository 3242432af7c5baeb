import { z } from 'zod';
import { asSent } from '../asc/text-rules';
import { Text } from '../words/message';
import { AppStorePlan } from './app-store';
import type { FindingCode } from './finding';
import { keptCode } from './kept-code';
import { PlanRules } from './plan-rules';

/** Characters of a text that a plan holds: more than App Store Connect takes, so that it can be shortened here. */
export const longestNote = 20_000;

/** What to Test for one locale. */
export const LocaleNote = z.object({
  /** Apple's locale code, such as `en-US`; case matters. */
  locale: z.string().min(1).max(32),
  /** Composed (NFC) by this schema, as it is sent, so that run, receipt and App Store Connect agree. */
  text: z.string().max(longestNote).transform(asSent),
});
export type LocaleNote = z.infer<typeof LocaleNote>;

/**
 * The file that a decision applies to. What is given has to match: the checksum, or what identifies a file before all
 * of its bytes have been read.
 */
export const PackageMark = z.object({
  /** Hex, of the whole file. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  file: z
    .object({
      /** Bytes. */
      size: z.number().int(),
      /** Milliseconds since 1970, whole. */
      modifiedMs: z.number(),
      inode: z.number(),
      /** ctime, nanoseconds since 1970. */
      changedNs: z
        .string()
        .regex(/^-?\d+$/)
        .optional(),
    })
    .optional(),
  /** What the file is, for people who see only the plan; a file with other numbers is not published. */
  build: z
    .object({
      bundleId: z.string().max(255),
      version: z.string().max(64),
      buildNumber: z.string().max(64),
    })
    .optional(),
});
export type PackageMark = z.infer<typeof PackageMark>;

/** A failed check that the user overrides, with the reason given. */
export const Override = z.object({
  code: keptCode<FindingCode>(),
  reason: z.string().min(1).max(2000),
  /** The finding's place, if the override is only for one of several. */
  where: Text.optional(),
  /** The package that it was given for: no other file inherits it. Left out until a run starts with it. */
  package: PackageMark.optional(),
});
export type Override = z.infer<typeof Override>;

/** A second person's signature under a plan. */
export const Approval = z.object({
  name: z.string().min(1).max(200),
  /** Ed25519, SPKI in Base64. */
  publicKey: z.string().min(1).max(400),
  /** Ed25519 over the plan's approved text, Base64. */
  signature: z.string().min(1).max(400),
  /** ISO 8601. */
  at: z.string(),
});
export type Approval = z.infer<typeof Approval>;

/**
 * Whether the run uploads and continues (`full`), stops after the upload, or uses the build of its package that exists
 * already (`skip-upload`). The last two need no package, and name a build at App Store Connect: one gives it to groups,
 * beta review and testers, the other only sends its notes.
 */
const PlanScope = z.enum(['full', 'upload-only', 'skip-upload', 'existing-build', 'notes-only']);

/**
 * When testers are emailed that they can install the build: by Apple as soon as they can (`at-once`), once a person has
 * confirmed it, at a time, or not at all. Apple has a switch for the first (`autoNotifyEnabled`); for the others it is
 * off, and the run sends one notification.
 */
export const NotifyTesters = z.union([
  z.enum(['at-once', 'after-confirm', 'nobody']),
  z
    .object({
      /** ISO 8601 with an offset. */
      at: z.iso.datetime({ offset: true }),
    })
    .strict(),
]);
export type NotifyTesters = z.infer<typeof NotifyTesters>;

/**
 * What is done when Apple is reviewing another build of the same version, since it takes one at a time: the run waits
 * until that is decided, continues without a review, or expires that build, which its testers lose for good.
 */
export const ReviewBusyChoice = z.union([
  z.enum(['wait', 'skip']),
  z
    .object({
      /** Apple's ID of the other build: no other one is ever expired. */
      replace: z.string().min(1).max(64),
    })
    .strict(),
]);
export type ReviewBusyChoice = z.infer<typeof ReviewBusyChoice>;

/** The same as a plan has it: `ask` stops the run until a person decides. */
export const WhenReviewBusy = z.union([z.literal('ask'), ReviewBusyChoice]);
export type WhenReviewBusy = z.infer<typeof WhenReviewBusy>;

/** Minutes to wait unless a plan says otherwise. */
export const usualLimits = { findBuildMinutes: 15, processingMinutes: 120 };

const NamedGroup = z.object({
  /** Apple's ID, by which a group that was renamed since is found; null if only the name is known. */
  id: z.string().min(1).max(200).nullable().default(null),
  /** As it was named when it was chosen; matched exactly, including case, if there is no ID. */
  name: z.string().min(1),
});

/** A beta group of a plan, a draft or a preset. A bare name, as people write plan files, is a group without an ID. */
export const PlanGroup = z.union([
  z
    .string()
    .min(1)
    .transform((name): z.infer<typeof NamedGroup> => ({ id: null, name })),
  NamedGroup,
]);
export type PlanGroup = z.infer<typeof NamedGroup>;

/** Groups of one plan: more than an app usually has. */
export const maxGroups = 1000;

/** Everything that one publish is asked to do. The same file gives the same run in the window and in the command. */
export const PublishPlan = z.object({
  schema: z.literal(1).default(1),
  /** Absolute path of the .ipa on this computer; empty for a plan that needs no package. */
  packagePath: z.string(),
  /** The file that was checked: only this one is published. Without it, any file at the path is. */
  package: PackageMark.optional(),
  scope: PlanScope.default('full'),
  /** For a plan without a package: the build, and the notes that it had when a person began to edit them. */
  existing: z
    .object({
      buildId: z.string().min(1).max(64),
      notes: z.array(LocaleNote).max(200).default([]),
    })
    .nullable()
    .default(null),
  notes: z.array(LocaleNote).max(200).default([]),
  /** Whether the notes may be sent; if not, the run uploads and waits before the testers until a person says so. */
  notesReady: z.boolean().default(true),
  /** Whether the run continues without a note that Apple refuses; it can be changed and sent again afterwards. */
  refusedNotes: z.enum(['stop', 'go-on']).default('stop'),
  /** The beta groups that get the build. */
  groups: z.array(PlanGroup).max(maxGroups).default([]),
  /** Submit the build for beta review, so that external groups can get it. */
  submitForBetaReview: z.boolean().default(false),
  whenReviewBusy: WhenReviewBusy.default('ask'),
  /** What happens on the App Store; null if the build stays in TestFlight. */
  appStore: AppStorePlan.nullable().default(null),
  /** Keep the run open until Apple has reviewed the build and testers have it; otherwise it ends once submitted. */
  waitForTesters: z.boolean().default(false),
  /** When testers are emailed. */
  notify: NotifyTesters.default('at-once'),
  /** The export compliance answer; null leaves it to the package. */
  usesNonExemptEncryption: z.boolean().nullable().default(null),
  /** Apple's ID of the export compliance declaration for such a build; null uses the only approved one. */
  declaration: z.string().max(200).nullable().default(null),
  limits: z
    .object({
      /** Minutes from the end of the upload until the build must have appeared. */
      findBuildMinutes: z.number().positive().max(10_000).default(usualLimits.findBuildMinutes),
      /** Minutes from the end of the upload until processing must be over. */
      processingMinutes: z.number().positive().max(10_000).default(usualLimits.processingMinutes),
    })
    .default(usualLimits),
  overrides: z.array(Override).default([]),
  /** ID of the preset that it follows; null for that of the app under the account, if there is one. */
  preset: z.string().max(64).nullable().default(null),
  /** The ticked lines of the preset's checklist. */
  checklist: z.array(z.string().max(500)).max(50).default([]),
  approvals: z.array(Approval).max(20).default([]),
  /** What the preset demanded when the run started; whatever is given here is replaced by the engine. */
  rules: PlanRules.nullable().default(null),
});
export type PublishPlan = z.infer<typeof PublishPlan>;
/** A plan file: missing fields take their defaults. */
export type PublishPlanInput = z.input<typeof PublishPlan>;

/** Whether a run of this plan sends the package. */
export function sendsPackage({ scope }: Pick<PublishPlan, 'scope'>): boolean {
  return scope === 'full' || scope === 'upload-only';
}

/** Whether a run of this plan needs no package: it names a build at App Store Connect. */
export function needsNoPackage({ scope }: Pick<PublishPlan, 'scope'>): boolean {
  return scope === 'existing-build' || scope === 'notes-only';
}

/** Whether a run of this plan releases the build of its package, so that its choices are worth using again. */
export function servesTesters({ scope }: Pick<PublishPlan, 'scope'>): boolean {
  return scope === 'full' || scope === 'skip-upload';
}

/** Whether a run of this plan does something on the App Store. */
export function changesAppStore({
  scope,
  appStore,
}: Pick<PublishPlan, 'scope' | 'appStore'>): boolean {
  return appStore !== null && scope !== 'upload-only' && scope !== 'notes-only';
}

/** Notes read from a file, and what of the file is not published. */
export const ImportedNotes = z.object({
  fileName: z.string(),
  notes: z.array(LocaleNote),
  /** One sentence for each entry that could not be imported. */
  problems: z.array(Text),
  /** One sentence for each thing that was left out or not used. */
  leftOut: z.array(Text),
});
export type ImportedNotes = z.infer<typeof ImportedNotes>;
