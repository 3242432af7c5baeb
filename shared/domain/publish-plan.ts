import { z } from 'zod';
import { asSent } from '../asc/text-rules';
import { Text } from '../words/message';
import type { FindingCode } from './finding';
import { keptCode } from './kept-code';

/** What to Test for one locale. */
export const LocaleNote = z.object({
  /** Apple's locale code, such as `en-US`; case matters. */
  locale: z.string().min(1).max(32),
  /** Composed (NFC) by this schema, as it is sent, so that run, receipt and App Store Connect agree. */
  text: z.string().max(20_000).transform(asSent),
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

/** Whether the run uploads and continues (`full`), stops after the upload, or uses an existing build. */
const PlanScope = z.enum(['full', 'upload-only', 'skip-upload']);

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

/** Minutes to wait unless a plan says otherwise. */
export const usualLimits = { findBuildMinutes: 15, processingMinutes: 120 };

/** Everything that one publish is asked to do. The same file gives the same run in the window and in the command. */
export const PublishPlan = z.object({
  schema: z.literal(1).default(1),
  /** Absolute path of the .ipa on this computer. */
  packagePath: z.string().min(1),
  /** The file that was checked: only this one is published. Without it, any file at the path is. */
  package: PackageMark.optional(),
  scope: PlanScope.default('full'),
  notes: z.array(LocaleNote).max(200).default([]),
  /** Whether the run continues without a note that Apple refuses; it can be changed and sent again afterwards. */
  refusedNotes: z.enum(['stop', 'go-on']).default('stop'),
  /** Beta group names, matched exactly, including case. */
  groups: z.array(z.string().min(1)).max(200).default([]),
  /** Submit the build for beta review, so that external groups can get it. */
  submitForBetaReview: z.boolean().default(false),
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
});
export type PublishPlan = z.infer<typeof PublishPlan>;
/** A plan file: missing fields take their defaults. */
export type PublishPlanInput = z.input<typeof PublishPlan>;

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
