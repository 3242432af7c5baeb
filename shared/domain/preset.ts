import { z } from 'zod';
import { StorePreset } from './app-store';
import type { FindingCode } from './finding';
import { keptCode } from './kept-code';
import { LocaleNote, maxGroups, PlanGroup, PublishPlan, usualLimits } from './publish-plan';

/** A person who approves plans of a preset, by the public part of a key pair that only they have. */
export const Approver = z.object({
  name: z.string().min(1).max(200),
  /** Ed25519, SPKI in Base64. */
  publicKey: z.string().min(1).max(400),
});
export type Approver = z.infer<typeof Approver>;

/** Its owner locked the preset: others can use it but not change it. */
export const PresetLock = z.object({
  owner: Approver,
  /** Ed25519 over the canonical JSON of everything that is locked, Base64. */
  signature: z.string().min(1).max(400),
});
export type PresetLock = z.infer<typeof PresetLock>;

/** What a preset publishes without a further press. Off by default; external testers and reviews are asked for anyway. */
export const Armed = z.object({
  /** A dropped or opened package is published once all checks pass. */
  drop: z.boolean().default(false),
  /** A package that appears in a watched folder is published once all checks pass. */
  watchFolder: z.boolean().default(false),
});
export type Armed = z.infer<typeof Armed>;

/** The choices for every build of one app under one account. There is at most one preset for both. */
export const Preset = z.object({
  schema: z.literal(1).default(1),
  /** UUID. */
  id: z.string().min(1).max(64),
  /** A person's name for it, unique regardless of case; it is also what `--preset` takes. */
  name: z.string().trim().min(1).max(200),
  /** Null after an import, until it is bound to a key of this computer. */
  accountId: z.string().max(64).nullable(),
  /** Only packages with exactly this bundle ID are published with it. */
  bundleId: z.string().min(1).max(255),
  appName: z.string().max(200).nullable().default(null),
  groups: z.array(PlanGroup).max(maxGroups).default([]),
  submitForBetaReview: z.boolean().default(false),
  /** A preset never expires a build: only a person who sees which one decides that. */
  whenReviewBusy: z.enum(['ask', 'wait', 'skip']).default('ask'),
  /** Whether the run stays until Apple has reviewed the build. */
  waitForTesters: z.boolean().default(true),
  refusedNotes: PublishPlan.shape.refusedNotes,
  /** When testers are emailed; a preset holds no moment, since a moment passes. */
  notify: z.enum(['at-once', 'after-confirm', 'nobody']).default('at-once'),
  /** What to Test by default: `{version}`, `{build}` and `{date}` stand for those of the package and of the day. */
  notes: z.array(LocaleNote).max(200).default([]),
  usesNonExemptEncryption: PublishPlan.shape.usesNonExemptEncryption,
  declaration: PublishPlan.shape.declaration,
  limits: PublishPlan.shape.limits.default(usualLimits),
  /** What happens on the App Store; null if builds stay in TestFlight. A submission is asked for each time. */
  appStore: StorePreset.nullable().default(null),
  /** The checks that may be overridden; null for every one that can be. */
  allowedOverrides: z.array(keptCode<FindingCode>()).max(200).nullable().default(null),
  /** Bytes of the package above which a warning is shown; null for none. */
  sizeBudget: z.number().int().positive().nullable().default(null),
  armed: Armed.default({ drop: false, watchFolder: false }),
  /** What a person ticks before each publish. */
  checklist: z.array(z.string().min(1).max(500)).max(50).default([]),
  /** One of these people has to approve each plan; empty if nobody has to. */
  approvers: z.array(Approver).max(20).default([]),
  lock: PresetLock.nullable().default(null),
  /** ISO 8601. */
  changedAt: z.string(),
});
export type Preset = z.infer<typeof Preset>;
export type PresetInput = z.input<typeof Preset>;

/** The preset of this app under this account. */
export function presetFor(
  presets: readonly Preset[],
  accountId: string | null,
  bundleId: string | null,
): Preset | null {
  if (accountId === null || bundleId === null) return null;
  return presets.find((one) => one.accountId === accountId && one.bundleId === bundleId) ?? null;
}

/** `altered`: someone changed it after its owner had locked it; nothing is published with it. */
export const LockState = z.enum(['owned', 'locked', 'altered']);
export type LockState = z.infer<typeof LockState>;

/** The presets of this computer. */
export const PresetList = z.object({
  presets: z.array(Preset),
  /** By ID, of those that are locked. */
  locks: z.record(z.string(), LockState),
  /** Rows of the file that this version cannot read; they stay in it. */
  unreadable: z.number().int(),
  /** Whether a newer version wrote the file, so that this one only reads it. */
  isNewer: z.boolean(),
});
export type PresetList = z.infer<typeof PresetList>;
