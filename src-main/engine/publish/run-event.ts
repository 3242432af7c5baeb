import { z } from 'zod';
import { Environment } from '#shared/domain/account';
import { Finding } from '#shared/domain/finding';
import { PackageInfo } from '#shared/domain/package-info';
import { PublishPlan } from '#shared/domain/publish-plan';
import { AppleDetail, BuildStates, StepId, WaitLimit } from '#shared/domain/publish-run';
import { Trouble } from '#shared/errors';

/** How to reach the server again. Never a key: at most where a key file was. */
export const JournalConnection = z.object({
  accountId: z.string(),
  name: z.string(),
  keyId: z.string(),
  issuerId: z.string().nullable(),
  apiUrl: z.string(),
  privateKeyFile: z.string().nullable(),
});

const fact = <T extends z.ZodRawShape>(shape: T) => z.object({ at: z.string(), ...shape });

/** One line of a journal. Each is on disk before anything that follows from it happens. */
export const RunEvent = z.discriminatedUnion('type', [
  fact({
    type: z.literal('run-started'),
    /** Of the journal; one that is higher than this program's own makes the run read-only here. */
    schema: z.number().int().default(1),
    runId: z.string(),
    environment: Environment,
    connection: JournalConnection,
    plan: PublishPlan,
    package: PackageInfo,
  }),
  fact({ type: z.literal('run-resumed') }),
  /** The journal was not whole when it was opened: from here on everything is asked before it is written. */
  fact({
    type: z.literal('journal-mended'),
    damagedLines: z.number().int(),
    /** The damaged file, beside the journal; null when only a torn end was cut off. */
    keptAs: z.string().nullable(),
  }),
  fact({ type: z.literal('step-started'), step: StepId, sentence: z.string() }),
  fact({
    type: z.literal('step-told'),
    step: StepId,
    sentence: z.string(),
    limitAt: z.string().nullable(),
  }),
  fact({ type: z.literal('step-finished'), step: StepId, sentence: z.string() }),
  fact({ type: z.literal('step-skipped'), step: StepId, sentence: z.string() }),
  fact({ type: z.literal('step-failed'), step: StepId, trouble: Trouble }),

  fact({ type: z.literal('findings-seen'), findings: z.array(Finding) }),
  fact({ type: z.literal('app-found'), appId: z.string(), name: z.string() }),
  /** A write is about to go out; without its answer the server is asked before it goes out again. */
  fact({ type: z.literal('write-intended'), what: z.string() }),
  fact({ type: z.literal('write-answered'), what: z.string(), requestId: z.string().nullable() }),
  /** The server said no for certain: nothing of the write is left open. */
  fact({ type: z.literal('write-refused'), what: z.string(), status: z.number().int() }),
  fact({ type: z.literal('upload-created'), buildUploadId: z.string() }),
  fact({
    type: z.literal('file-reserved'),
    fileId: z.string(),
    size: z.number().int(),
    modifiedMs: z.number(),
    inode: z.number(),
  }),
  fact({
    type: z.literal('parts-known'),
    parts: z.number().int(),
    partsStored: z.number().int(),
    total: z.number().int(),
    stored: z.number().int(),
  }),
  fact({ type: z.literal('part-stored'), offset: z.number().int(), length: z.number().int() }),
  fact({ type: z.literal('package-hashed'), sha256: z.string() }),
  fact({ type: z.literal('upload-committed') }),
  fact({
    type: z.literal('delivery-seen'),
    state: z.string(),
    errors: z.array(AppleDetail),
    warnings: z.array(AppleDetail),
  }),
  fact({ type: z.literal('build-found'), buildId: z.string() }),
  fact({ type: z.literal('build-states-seen'), states: BuildStates }),
  /** Somebody else wrote this note meanwhile; carrying on writes ours over it. */
  fact({ type: z.literal('note-changed-elsewhere'), locale: z.string(), text: z.string() }),
  fact({ type: z.literal('note-read-back'), locale: z.string() }),
  fact({
    type: z.literal('group-read-back'),
    name: z.string(),
    isInternal: z.boolean(),
    byItself: z.boolean(),
  }),
  fact({ type: z.literal('review-seen'), submissionId: z.string(), state: z.string() }),

  fact({ type: z.literal('run-paused') }),
  fact({ type: z.literal('run-stopped-waiting'), limit: WaitLimit }),
  fact({ type: z.literal('run-blocked'), findings: z.array(Finding) }),
  fact({ type: z.literal('run-failed'), trouble: Trouble }),
  fact({ type: z.literal('run-cancelled'), uploadRemoved: z.boolean() }),
  fact({
    type: z.literal('run-done'),
    receipt: z.string(),
    /** The seal of that receipt; null in journals from before receipts were sealed. */
    seal: z.string().nullable().default(null),
  }),
]);
export type RunEvent = z.infer<typeof RunEvent>;

/** An event before the journal gives it its time. */
type Untimed<E> = E extends unknown ? Omit<E, 'at'> : never;
export type NewRunEvent = Untimed<z.input<typeof RunEvent>>;
export type RunStarted = Extract<RunEvent, { type: 'run-started' }>;
