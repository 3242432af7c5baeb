import { z } from 'zod';
import { AppError } from '../errors';
import { ReviewContact } from './test-information';

/*
 * The App Store side of an app: its versions with their texts, what App Review needs, and submissions to it. Fields
 * that App Store Connect did not report are null, never an empty text.
 */

/** Apple's names of the texts of a version in one language. */
export const storeTextFields = [
  'whatsNew',
  'promotionalText',
  'description',
  'keywords',
  'supportUrl',
  'marketingUrl',
] as const;
export type StoreTextField = (typeof storeTextFields)[number];

/** Characters that Apple takes at most (app-store-connect.md, versions). Addresses have no published limit. */
export const storeTextLimits: Partial<Record<StoreTextField, number>> = {
  whatsNew: 4000,
  promotionalText: 170,
  description: 4000,
  keywords: 100,
};

/** Longer than anything that Apple takes, so that it can be shortened here. */
export const longestStoreText = 20_000;

/** Text; empty if it is not filled in, null if the server does not report it. */
const Stored = z.string().nullable();

export const StoreLanguage = z.object({
  id: z.string(),
  /** Empty if the server does not report it. */
  locale: z.string(),
  whatsNew: Stored,
  promotionalText: Stored,
  description: Stored,
  keywords: Stored,
  supportUrl: Stored,
  marketingUrl: Stored,
  /**
   * Apple's display types for which it has screenshots, empty where the type was not reported; null if the sets were not
   * reported.
   */
  screenshots: z.array(z.string()).nullable(),
});
export type StoreLanguage = z.infer<typeof StoreLanguage>;

/** How an approved version gets on sale. */
export const StoreRelease = z.discriminatedUnion('type', [
  /** A person releases it. */
  z.object({ type: z.literal('manual') }),
  z.object({ type: z.literal('after-approval') }),
  z.object({
    type: z.literal('scheduled'),
    /** ISO 8601 with an offset, on the hour: not before this moment. */
    at: z.iso.datetime({ offset: true }),
    /** IANA name of the time zone in which a person chose it, for showing it again. */
    timeZone: z.string().max(64).nullable().default(null),
  }),
]);
export type StoreRelease = z.infer<typeof StoreRelease>;

/** A release to a growing share of users with automatic updates, over seven days. */
export const PhasedRelease = z.object({
  id: z.string(),
  /** Apple's `phasedReleaseState`: INACTIVE, ACTIVE, PAUSED, COMPLETE, or a value Apple adds later. */
  state: z.string(),
  startDate: z.string().nullable(),
  /** Days of all pauses together. */
  pausedDays: z.number().int().nullable(),
  /** From 1. */
  currentDay: z.number().int().nullable(),
});
export type PhasedRelease = z.infer<typeof PhasedRelease>;

/** Percent of users, by day (Apple, “Release a version update in phases”, read in November 2026). */
export const phasedShares = [1, 2, 5, 10, 20, 50, 100] as const;
/** Days for which a phased release can be paused in all (the same page). */
export const longestPhasedPause = 30;

export const StoreVersion = z.object({
  id: z.string(),
  /** Empty if the server does not report it. */
  versionString: z.string(),
  platform: z.string().nullable(),
  /** Apple's `appVersionState`, or a value Apple adds later; empty if the server does not report it. */
  state: z.string(),
  createdDate: z.string().nullable(),
  copyright: Stored,
  /** Apple's `releaseType`: MANUAL, AFTER_APPROVAL, SCHEDULED. */
  releaseType: z.string().nullable(),
  earliestReleaseDate: z.string().nullable(),
  /** Null if it has none, or if that was not reported. */
  build: z
    .object({
      id: z.string(),
      /** Null if it was not reported. */
      buildNumber: z.string().nullable(),
      processingState: z.string().nullable(),
      expired: z.boolean().nullable(),
      usesNonExemptEncryption: z.boolean().nullable(),
    })
    .nullable(),
  phased: PhasedRelease.nullable(),
});
export type StoreVersion = z.infer<typeof StoreVersion>;

export const StoreSubmissionItem = z.object({
  id: z.string(),
  /** READY_FOR_REVIEW, ACCEPTED, APPROVED, REJECTED, REMOVED, or a value Apple adds later. */
  state: z.string(),
  /** Null for an item that is no App Store version, such as an in-app event. */
  versionId: z.string().nullable(),
});
export type StoreSubmissionItem = z.infer<typeof StoreSubmissionItem>;

export const StoreSubmission = z.object({
  id: z.string(),
  /**
   * READY_FOR_REVIEW (a draft), WAITING_FOR_REVIEW, IN_REVIEW, UNRESOLVED_ISSUES (rejected), CANCELING, COMPLETING,
   * COMPLETE, or a value Apple adds later.
   */
  state: z.string(),
  submittedDate: z.string().nullable(),
  /** Apple's ID of the version that it submits; null if there is none, or if that was not reported. */
  versionId: z.string().nullable(),
  /** Null if they were not reported. */
  items: z.array(StoreSubmissionItem).nullable(),
});
export type StoreSubmission = z.infer<typeof StoreSubmission>;

/** What belongs to the app rather than to one version: name, categories, age rating, privacy policy. */
export const StoreInfo = z.object({
  id: z.string(),
  /** Apple's `state` of it; an app has a released one and one in preparation. */
  state: z.string(),
  /** Apple's ID of it, such as PRODUCTIVITY; empty if none is chosen, null if that was not reported. */
  primaryCategory: Stored,
  /** Apple's names of questions without an answer; null if the declaration was not reported. */
  unansweredAgeRating: z.array(z.string()).nullable(),
  languages: z.array(
    z.object({
      locale: z.string(),
      name: Stored,
      subtitle: Stored,
      privacyPolicyUrl: Stored,
    }),
  ),
});
export type StoreInfo = z.infer<typeof StoreInfo>;

/** The parts of a store page that are read on their own: one that fails keeps no other from being shown. */
export const StorePart = z.enum(['languages', 'review-detail', 'info', 'submissions']);
export type StorePart = z.infer<typeof StorePart>;

/** An app on the App Store, as read at one moment. */
export const StorePage = z.object({
  app: z.object({
    id: z.string(),
    name: z.string(),
    bundleId: z.string(),
    primaryLocale: z.string().nullable(),
    /** Apple's `contentRightsDeclaration`: empty if it was not answered, null if that was not reported. */
    contentRights: Stored,
  }),
  platform: z.string(),
  /** Newest first. */
  versions: z.array(StoreVersion),
  /** The version in preparation, in review or approved and not released; null if there is none. */
  open: StoreVersion.nullable(),
  /** The version on sale; null if nothing was released. */
  live: StoreVersion.nullable(),
  /** Of the open version, the primary language first; null if they could not be read, or if there is no open version. */
  languages: z.array(StoreLanguage).nullable(),
  /** Of the version on sale; null if there is none, or if they could not be read. */
  liveLanguages: z.array(StoreLanguage).nullable(),
  /** App Review information of the open version; null if there is none yet, or if it could not be read. */
  reviewDetail: ReviewContact.nullable(),
  /** Null if it could not be read. */
  info: StoreInfo.nullable(),
  /** Not complete, newest first; null if they could not be read. */
  submissions: z.array(StoreSubmission).nullable(),
  /** Parts that could not be read, and why. */
  failed: z.array(z.object({ part: StorePart, error: AppError })),
});
export type StorePage = z.infer<typeof StorePage>;

/** States in which a version can still be changed. READY_FOR_REVIEW is one that is in a draft submission. */
const editableStates: ReadonlySet<string> = new Set([
  'PREPARE_FOR_SUBMISSION',
  'READY_FOR_REVIEW',
  'DEVELOPER_REJECTED',
  'REJECTED',
  'METADATA_REJECTED',
  'INVALID_BINARY',
]);

export function isEditableVersion({ state }: Pick<StoreVersion, 'state'>): boolean {
  return editableStates.has(state);
}

const endedStates: ReadonlySet<string> = new Set([
  'READY_FOR_DISTRIBUTION',
  'REPLACED_WITH_NEW_VERSION',
]);

/** In preparation, in review, or approved and not released yet. A state that Apple adds later counts as one. */
export function isOpenVersion({ state }: Pick<StoreVersion, 'state'>): boolean {
  return !endedStates.has(state);
}

/** Nothing was ever released: no What's New, no phased release. */
export function isFirstVersion({ versions }: Pick<StorePage, 'versions'>): boolean {
  return versions.every(isOpenVersion);
}

/** A field that is left out stays as it is. */
const TextsByField = z.object({
  whatsNew: z.string().max(longestStoreText).optional(),
  promotionalText: z.string().max(longestStoreText).optional(),
  description: z.string().max(longestStoreText).optional(),
  keywords: z.string().max(longestStoreText).optional(),
  supportUrl: z.string().max(longestStoreText).optional(),
  marketingUrl: z.string().max(longestStoreText).optional(),
});
export type TextsByField = z.infer<typeof TextsByField>;

/** The texts of one language as a person wants them; a field that is left out stays as it is. */
export const StoreTexts = TextsByField.extend({
  /** Apple's locale code; case matters. */
  locale: z.string().min(1).max(32),
  /** What the person saw of these fields when they wrote them: what is neither of the two is of someone else. */
  base: TextsByField.strict().optional(),
}).strict();
export type StoreTexts = z.infer<typeof StoreTexts>;

/** The texts alone, without those that are left out. */
export function fieldsOf(texts: TextsByField): TextsByField {
  return Object.fromEntries(
    storeTextFields.flatMap((field) => {
      const text = texts[field];
      return text === undefined ? [] : [[field, text]];
    }),
  );
}

/** The texts of a language, with what was seen of them; null without any. */
export function storeTextsFor(
  locale: string,
  texts: TextsByField,
  base: TextsByField = {},
): StoreTexts | null {
  const fields = fieldsOf(texts);
  if (Object.keys(fields).length === 0) return null;
  const seen = Object.fromEntries(
    Object.entries(fieldsOf(base)).filter(([field]) => field in fields),
  );
  return { locale, ...fields, ...(Object.keys(seen).length > 0 && { base: seen }) };
}

/** Apple has one row for a language, whatever the case of its code. */
function hasEachLocaleOnce(texts: readonly { locale: string }[]): boolean {
  return new Set(texts.map(({ locale }) => locale.toLowerCase())).size === texts.length;
}

/** What a run does on the App Store with its build. */
export const AppStorePlan = z.object({
  /** Manual unless it is chosen: nothing goes on sale automatically. */
  release: StoreRelease.default({ type: 'manual' }),
  /** Null leaves it as it is. */
  phasedRelease: z.boolean().nullable().default(null),
  /** Null leaves it as it is. */
  copyright: z.string().max(1000).nullable().default(null),
  texts: z
    .array(StoreTexts)
    .max(200)
    // Not shown: the name of the field is.
    .refine(hasEachLocaleOnce, { message: 'a language twice' })
    .default([]),
  /** Whether What to Test becomes What's New in the languages of the version that `texts` has none for. */
  whatsNewFromNotes: z.boolean().default(false),
  /** Submit for review, or only prepare the version. */
  submit: z.boolean().default(true),
  /** Whether a version that waits for review is withdrawn for this one. */
  cancelPrevious: z.boolean().default(false),
  /** Whether the version in preparation gets this number when it has another one. */
  renameVersion: z.boolean().default(false),
});
export type AppStorePlan = z.infer<typeof AppStorePlan>;

/** What a preset says of the App Store: no texts and no moment, which belong to one version. */
export const StorePreset = z.object({
  release: z.enum(['manual', 'after-approval']).default('manual'),
  phasedRelease: AppStorePlan.shape.phasedRelease,
  whatsNewFromNotes: AppStorePlan.shape.whatsNewFromNotes,
  submit: AppStorePlan.shape.submit,
});
export type StorePreset = z.infer<typeof StorePreset>;

/** The plan that a preset begins with. */
export function storePlanFrom({ release, ...rest }: StorePreset): AppStorePlan {
  return AppStorePlan.parse({ ...rest, release: { type: release } });
}

/** What a preset keeps of a plan. A scheduled release becomes a manual one, so that nothing goes on sale too early. */
export function storePresetOf(plan: AppStorePlan): StorePreset {
  const { release, phasedRelease, whatsNewFromNotes, submit } = plan;
  return {
    release: release.type === 'after-approval' ? 'after-approval' : 'manual',
    phasedRelease,
    whatsNewFromNotes,
    submit,
  };
}

export function isSameStore(one: StorePreset | null, other: StorePreset | null): boolean {
  if (one === null || other === null) return one === other;
  return (Object.keys(StorePreset.shape) as (keyof StorePreset)[]).every(
    (field) => one[field] === other[field],
  );
}

/**
 * What keeps a run from going on at the App Store until a person decides. `other-version`: the version in preparation
 * has another number, and Apple has one at a time. `in-review`: a version is with App Review. `draft-items`: the open
 * draft of a submission has other things in it.
 */
export const StoreObstacle = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('other-version'), versionId: z.string(), versionString: z.string() }),
  z.object({
    kind: z.literal('in-review'),
    submissionId: z.string(),
    versionString: z.string().nullable(),
    state: z.string(),
  }),
  z.object({
    kind: z.literal('draft-items'),
    submissionId: z.string(),
    /** How many items are in it beside the version. */
    count: z.number().int(),
    /** Apple's IDs of them; a run that asked before they were kept has none. */
    items: z.array(z.string()).optional(),
  }),
]);
export type StoreObstacle = z.infer<typeof StoreObstacle>;

/** Acts on a version that a person confirms one by one. */
export const StoreAct = z.enum([
  'release',
  'cancel-submission',
  'withdraw-approved',
  'pause-phased',
  'resume-phased',
  'complete-phased',
]);
export type StoreAct = z.infer<typeof StoreAct>;

/** What became of an address that was looked at. */
export const CheckedLink = z.object({
  url: z.string(),
  /** `dead`: the server answered that there is nothing. `unreachable`: no answer that says either. */
  outcome: z.enum(['ok', 'dead', 'unreachable']),
  /** HTTP status; null without an answer. */
  status: z.number().int().nullable(),
});
export type CheckedLink = z.infer<typeof CheckedLink>;
