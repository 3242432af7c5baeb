import { z } from 'zod';
import { OpenedPackage } from '../../domain/opened-package';
import { LocaleNote, PublishPlan } from '../../domain/publish-plan';
import { PublishRun, UnreadableRun } from '../../domain/publish-run';
import { RunLog } from '../../domain/run-log';

const nothing = z.object({}).strict();
const done = z.null();
const { path } = OpenedPackage.shape;
const runId = z.object({ runId: z.string().min(1).max(64) }).strict();

/** Publish runs: what they are, and what a person does with one. */
export const runRequests = {
  'runs:list': { params: nothing, result: z.array(PublishRun) },
  /** Runs whose journal cannot be read. */
  'runs:unreadable': { params: nothing, result: z.array(UnreadableRun) },
  /** A `data:image/png` URL. */
  'runs:icon': { params: runId, result: z.string().nullable() },
  /** The events of the run, in words, without secrets. */
  'runs:log': { params: runId, result: RunLog },
  /** Writes the log to a file, where a person chose in the system's dialog; null without a choice. */
  'runs:export-log': {
    params: runId.extend({ form: z.enum(['text', 'json']) }).strict(),
    result: z.object({ fileName: z.string() }).nullable(),
  },
  /** IDs, request IDs and times for Apple's support, as plain text. */
  'runs:apple-report': { params: runId, result: z.object({ text: z.string() }) },
  /**
   * A person confirms irreversible actions in the system's dialog; with `asks`, any plan.
   * Null if the person declined.
   */
  'runs:start': {
    params: z
      .object({
        accountId: z.string().max(64),
        plan: PublishPlan,
        asks: z.boolean().default(false),
      })
      .strict(),
    result: z.object({ runId: z.string() }).nullable(),
  },
  /**
   * Publishes an opened package as its armed preset says: only this file, and once for each build.
   * Null if the person declined.
   */
  'runs:start-armed': {
    params: z
      .object({ accountId: z.string().max(64), path, mark: OpenedPackage.shape.mark })
      .strict(),
    result: z.object({ runId: z.string() }).nullable(),
  },
  'runs:resume': { params: runId, result: done },
  /** Emails the testers of a run that waits for it; for external ones a person confirms it in the system's dialog. */
  'runs:notify': { params: runId, result: done },
  /** Changes notes of a run, or sends them again as they are. */
  'runs:edit-notes': {
    params: runId
      .extend({
        notes: z.array(LocaleNote).max(200),
        /** Languages that are not sent after all. */
        removed: z.array(z.string().max(64)).max(200).default([]),
        /** False for what is saved while a person types: `notes-already-sent` if the run would send it at once. */
        maySend: z.boolean().default(true),
      })
      .strict(),
    result: done,
  },
  /** The notes of a run are finished and may be sent, or are not yet. */
  'runs:set-notes-ready': { params: runId.extend({ isReady: z.boolean() }).strict(), result: done },
  /** Ends the current wait: requests, sends or unlocks again at once. */
  'runs:try-now': { params: runId, result: done },
  /** Reads the beta review of a finished run again, if Apple has still to decide; its next snapshot shows it. */
  'runs:refresh-review': { params: runId, result: done },
  'runs:pause': { params: runId, result: done },
  'runs:cancel': { params: runId, result: done },
  'runs:reveal': { params: runId, result: done },
  /** The runs' next snapshots show whether they are handled. */
  'runs:mark-handled': {
    params: z
      .object({
        runIds: z.array(z.string().min(1).max(64)).min(1).max(1000),
        isHandled: z.boolean(),
      })
      .strict(),
    result: done,
  },
  /** A new run with the same plan that uses the existing build at Apple instead of uploading again. */
  'runs:use-existing-build': { params: runId, result: z.object({ runId: z.string() }).nullable() },
} as const;
