import { z } from 'zod';
import { Text } from '../words/message';
import { Environment } from './account';
import { StoreRelease, storeTextFields } from './app-store';
import { Severity } from './finding';
import { HandOverParty } from './hand-over';
import { Override } from './publish-plan';
import { StepId } from './publish-run';

/** A write that App Store Connect answered. */
const ReceiptWrite = z.object({
  /** Such as `note en-US`. */
  what: z.string(),
  /** ISO 8601: when the response was in the journal. */
  at: z.string(),
  /** Apple's; null if the response was lost and the write was found done. */
  requestId: z.string().nullable(),
});

/** What a run did on the App Store, as it was read back at the end. */
const ReceiptStore = z.object({
  versionId: z.string().nullable(),
  versionString: z.string().nullable(),
  /** Apple's `appVersionState`. */
  versionState: z.string().nullable(),
  /** Whether this run created the version. */
  isCreated: z.boolean(),
  /** Null if the version was only prepared. */
  submissionId: z.string().nullable(),
  submissionState: z.string().nullable(),
  release: StoreRelease,
  /** Null if the plan left it as it was. */
  phasedRelease: z.boolean().nullable(),
  copyright: z.string().nullable(),
  /** The texts of the plan that were read back, and What's New that was taken from What to Test. */
  texts: z.array(
    z.object({
      locale: z.string(),
      /** Hex: SHA-256 of each text in UTF-8, by Apple's name of the field. */
      sha256: z.partialRecord(z.enum(storeTextFields), z.string()),
    }),
  ),
});
export type ReceiptStore = z.infer<typeof ReceiptStore>;

/** What one of several people did who worked on a run one after the other, as each one's Slipway recorded it. */
const ReceiptPart = z.object({
  by: HandOverParty,
  /** ISO 8601. */
  startedAt: z.string(),
  endedAt: z.string(),
  /** The writes that App Store Connect answered in this time, such as `note en-US`. */
  writes: z.array(z.string()),
});

/** The contents of a receipt. Each field is a section of the chain, in this order; the last two may be left out. */
export const ReceiptFacts = z.object({
  schema: z.literal(2),
  runId: z.string(),
  environment: Environment,
  account: z.object({ name: z.string(), keyId: z.string() }),
  app: z.object({ id: z.string(), name: z.string(), bundleId: z.string() }),
  package: z.object({
    fileName: z.string(),
    /** Bytes. */
    size: z.number().int(),
    /** Hex; null if the run used an existing build. */
    sha256: z.string().nullable(),
    version: z.string(),
    buildNumber: z.string(),
  }),
  startedAt: z.string(),
  endedAt: z.string(),
  steps: z.array(
    z.object({
      id: StepId,
      state: z.enum(['done', 'skipped']),
      sentence: Text,
      /** Both null for a step that was skipped. */
      startedAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      writes: z.array(ReceiptWrite),
    }),
  ),
  /** When waiting for Apple was over; null if the run did not wait. */
  waits: z.object({
    buildAppearedAt: z.string().nullable(),
    buildProcessedAt: z.string().nullable(),
  }),
  notes: z.array(z.object({ locale: z.string(), text: z.string() })),
  groups: z.array(z.string()),
  /** Apple's beta review state at the end; null when nothing was submitted. */
  reviewState: z.string().nullable(),
  /** What was overridden, and why. An override that matched nothing has no findings. */
  overrides: z.array(
    Override.extend({
      findings: z.array(z.object({ severity: Severity, title: Text, where: Text })),
    }),
  ),
  buildId: z.string().nullable(),
  /** What became of the App Store version; left out for a run that did nothing there. */
  appStore: ReceiptStore.optional(),
  /** Who did what; left out for a run that was never handed over. */
  parts: z.array(ReceiptPart).optional(),
});
export type ReceiptFacts = z.infer<typeof ReceiptFacts>;

/**
 * What a finished run did and saw, kept beside its journal. Holds no secret. Its sentences are in words, in the language
 * of whoever ran it: the file is read without Slipway.
 *
 * The chain has one hash per section: SHA-256 over the previous hash (nothing before the first) followed by the
 * section as JSON, `{"name":value}`, with sorted keys, no white space, in UTF-8. The last hash is the seal.
 *
 * What that proves: that nothing was damaged or edited without recomputing the chain. What it does not prove: who
 * wrote it. A recomputed chain is a valid receipt with another seal, which only the seal that was printed at the end
 * of the run, or is stored in the journal, reveals.
 */
export const Receipt = ReceiptFacts.extend({
  chain: z.array(z.object({ section: z.string(), sha256: z.string() })),
  /** Hex. */
  seal: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;
