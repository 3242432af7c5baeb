import { z } from 'zod';
import { asSent } from '../asc/text-rules';
import { LocaleNote, NotifyTesters, PlanGroup, PublishPlan } from './publish-plan';

/**
 * Characters of one note that a draft keeps: far more than a plan takes, because a text that is too long is shortened
 * later, and must not keep the other languages from being saved.
 */
export const longestTyped = 1_000_000;

const typedText = z.string().max(longestTyped).transform(asSent);
const TypedNote = LocaleNote.extend({ text: typedText });

/** What a draft belongs to: one build of one app, under one account. */
export const DraftKey = z
  .object({
    accountId: z.string().max(64),
    bundleId: z.string().max(255),
    version: z.string().max(64),
    buildNumber: z.string().max(64),
  })
  .strict();
export type DraftKey = z.infer<typeof DraftKey>;

/** What was typed for one build. Notes are composed (NFC), as they will be sent. */
export const Draft = z.object({
  notes: z.array(TypedNote),
  /** Locales whose note was translated by a machine, and not yet read by a person. */
  toReview: z.array(z.string().max(64)).max(200).default([]),
  groups: z.array(PlanGroup),
  submitForBetaReview: z.boolean(),
  whenReviewBusy: PublishPlan.shape.whenReviewBusy,
  /** Whether the run stays until Apple has reviewed the build; off, it ends once submitted. */
  waitForTesters: z.boolean().default(true),
  refusedNotes: PublishPlan.shape.refusedNotes,
  /** When testers are emailed. */
  notify: NotifyTesters.default('at-once'),
  /** The export compliance answer; null leaves it to the package. */
  usesNonExemptEncryption: z.boolean().nullable(),
  declaration: PublishPlan.shape.declaration,
  limits: PublishPlan.shape.limits,
  appStore: PublishPlan.shape.appStore,
});
export type Draft = z.infer<typeof Draft>;

/** What was typed for the notes of a run or a build and is not sent yet, and what the editor shows beside them. */
export const NotesDraft = z.object({
  notes: z.array(TypedNote).max(200),
  /** Languages that are to be removed. */
  removed: z.array(z.string().max(64)).max(200),
  /** What each changed or removed note read when it was changed; null if there was none. */
  bases: z
    .array(z.object({ locale: z.string().max(64), text: typedText.nullable() }))
    .max(400)
    .default([]),
  /** Typed on top of a text that was changed elsewhere since: not part of the notes until a person says so. */
  displaced: z.array(TypedNote).max(200).default([]),
  toReview: z.array(z.string().max(64)).max(200),
  /** Languages that are listed without a note. */
  listed: z.array(z.string().max(64)).max(200),
  /** The app's primary language; null if it is not known. */
  primary: z.string().max(64).nullable(),
  /** The languages that the app has; null if they are not known. */
  ofApp: z.array(z.string().max(64)).max(200).nullable(),
  /** What testers read before this build. */
  previous: z
    .object({ buildNumber: z.string().max(64), notes: z.array(LocaleNote).max(200) })
    .nullable(),
});
export type NotesDraft = z.infer<typeof NotesDraft>;
