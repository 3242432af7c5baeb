import { z } from 'zod';

/** What to Test for one locale. */
export const LocaleNote = z.object({
  /** Apple's locale code, such as `en-US`; case matters. */
  locale: z.string().min(1).max(32),
  text: z.string().max(20_000),
});
export type LocaleNote = z.infer<typeof LocaleNote>;

/**
 * Which file on this computer something was decided about. What is given has to match: the checksum, or what
 * tells a file apart before its bytes were read through.
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
    })
    .optional(),
});
export type PackageMark = z.infer<typeof PackageMark>;

/** A failed check that the user publishes past, with the reason given. */
export const Override = z.object({
  code: z.string().min(1),
  reason: z.string().min(1).max(2000),
  /** The finding's place, where only that one of several is meant. */
  where: z.string().optional(),
  /** The package that it was given for: no other file inherits it. Left out until a run begins with it. */
  package: PackageMark.optional(),
});
export type Override = z.infer<typeof Override>;

/** Whether the run uploads and goes on (`full`), stops after the upload, or takes up a build that is already there. */
export const PlanScope = z.enum(['full', 'upload-only', 'skip-upload']);
export type PlanScope = z.infer<typeof PlanScope>;

/** Everything that one publish is asked to do. The same file runs alike in the window and in the command. */
export const PublishPlan = z.object({
  schema: z.literal(1).default(1),
  /** Absolute path of the .ipa on this computer. */
  packagePath: z.string().min(1),
  scope: PlanScope.default('full'),
  notes: z.array(LocaleNote).max(200).default([]),
  /** Beta group names, matched exactly, case and all. */
  groups: z.array(z.string().min(1)).max(200).default([]),
  /** Submit the build for beta review, so that external groups can get it. */
  submitForBetaReview: z.boolean().default(false),
  /** Stay with the run until Apple has reviewed and testers have the build; otherwise it ends once submitted. */
  waitForTesters: z.boolean().default(false),
  /** The export compliance answer; null leaves it to the package. */
  usesNonExemptEncryption: z.boolean().nullable().default(null),
  limits: z
    .object({
      /** Minutes from the end of the upload until the build must have appeared. */
      findBuildMinutes: z.number().positive().max(10_000).default(15),
      /** Minutes from the end of the upload until processing must be over. */
      processingMinutes: z.number().positive().max(10_000).default(120),
    })
    .default({ findBuildMinutes: 15, processingMinutes: 120 }),
  overrides: z.array(Override).default([]),
});
export type PublishPlan = z.infer<typeof PublishPlan>;
/** A plan as somebody writes it: what is left out takes its default. */
export type PublishPlanInput = z.input<typeof PublishPlan>;
