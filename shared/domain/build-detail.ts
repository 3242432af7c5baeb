import { z } from 'zod';
import { LocaleNote } from './publish-plan';

/** How large a build is for one kind of device. */
export const DeviceSize = z.object({
  /** As Apple names it, such as `iPhone17,1`, or `Universal` for a package with everything. */
  device: z.string(),
  /** Empty if the server does not report it. */
  osVersion: z.string(),
  /** Bytes that are downloaded; null if the server does not report them, as the next one. */
  download: z.number().int().nullable(),
  /** Bytes that it takes on the device. */
  install: z.number().int().nullable(),
});
export type DeviceSize = z.infer<typeof DeviceSize>;

/** A tester who has the build without a group. */
export const IndividualTester = z.object({
  id: z.string(),
  /** First and last name; empty if there is none. */
  name: z.string(),
  /** Null for one who came by a public link. */
  email: z.string().nullable(),
});
export type IndividualTester = z.infer<typeof IndividualTester>;

/**
 * What the list of an app's builds does not have of one of them. Each part is read on its own, and is null if that
 * failed: nothing is shown as zero that was not read.
 */
export const BuildDetail = z.object({
  /** By locale, those with a text. */
  notes: z.array(LocaleNote).nullable(),
  testers: z.array(IndividualTester).nullable(),
  /** The largest first. */
  sizes: z.array(DeviceSize).nullable(),
  /** Those of the build before; null without one, too. */
  sizesBefore: z.array(DeviceSize).nullable(),
  /** Of its upload: what Apple found, a sentence each. */
  warnings: z.array(z.string()).nullable(),
  /** ISO 8601: when it was submitted for beta review. */
  submittedDate: z.string().nullable(),
  /** Whether Apple emails testers as soon as they can install it. */
  autoNotify: z.boolean().nullable(),
  /** Reports that testers sent with TestFlight. */
  feedback: z.number().int().nullable(),
  crashes: z.number().int().nullable(),
});
export type BuildDetail = z.infer<typeof BuildDetail>;

/** How many reports each build has, by its ID. */
const ReportCounts = z.object({
  byBuild: z.record(z.string(), z.number().int()),
  /** Whether all were counted; else only the newest, and a build may have more. */
  isWhole: z.boolean(),
});
export type ReportCounts = z.infer<typeof ReportCounts>;

/** Reports that an app's testers sent with TestFlight; null if the key can't read them. */
export const AppFeedback = z.object({
  feedback: ReportCounts.nullable(),
  crashes: ReportCounts.nullable(),
});
export type AppFeedback = z.infer<typeof AppFeedback>;
