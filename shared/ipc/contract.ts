import { z } from 'zod';
import { Account, ChosenKey } from '../domain/account';
import { ConnectionReport, ProxyLogin } from '../domain/connection-report';
import { Destination } from '../domain/destination';
import { Draft, DraftKey } from '../domain/draft';
import { OpenedPackage } from '../domain/opened-package';
import { FaultOrder, PracticeChoices, PracticeState, PracticeWorld } from '../domain/practice';
import { ImportedNotes, LocaleNote, PublishPlan } from '../domain/publish-plan';
import { PublishRun, UnreadableRun } from '../domain/publish-run';
import { RunLog } from '../domain/run-log';
import { Settings } from '../domain/settings';
import type { AppError } from '../errors';
import { languageTags } from '../words/language';

const nothing = z.object({}).strict();
const done = z.null();
const { path } = OpenedPackage.shape;
const runId = z.object({ runId: z.string().min(1).max(64) }).strict();
const accountId = z.object({ accountId: z.string().min(1).max(64) }).strict();

export const LinkTarget = z.enum([
  'api-keys',
  'agreements',
  'apps',
  'system-status',
  'testflight-build',
  'testflight-app',
]);
export type LinkTarget = z.infer<typeof LinkTarget>;

/** Every request that the window can send: its params and its result. */
export const requests = {
  'app:about': {
    params: nothing,
    result: z.object({ version: z.string(), platform: z.string(), electron: z.string() }),
  },
  /** The language of the window, and the locale of its numbers and dates. */
  'app:language': {
    params: nothing,
    result: z.object({ tag: z.enum([...languageTags, 'pseudo']), locale: z.string().max(64) }),
  },
  'settings:read': { params: nothing, result: Settings },
  'settings:write': { params: Settings.partial().strict(), result: Settings },
  'links:open': {
    params: z.object({ target: LinkTarget, runId: z.string().max(64).optional() }).strict(),
    result: done,
  },
  /** Empty if the dialog was closed without a choice. */
  'packages:choose': { params: nothing, result: z.array(path) },
  /** A package is about to be opened: its reader starts meanwhile. */
  'packages:prepare': { params: nothing, result: done },
  'packages:inspect': { params: z.object({ path }).strict(), result: OpenedPackage },
  'packages:sample': { params: nothing, result: OpenedPackage },
  'destinations:read': {
    params: z.object({ accountId: z.string().max(64), path }).strict(),
    result: Destination,
  },
  'notes:import': { params: nothing, result: ImportedNotes.nullable() },
  'drafts:read': { params: DraftKey, result: Draft.nullable() },
  'drafts:save': { params: DraftKey.extend({ draft: Draft }).strict(), result: done },
  'accounts:list': { params: nothing, result: z.array(Account) },
  'accounts:choose-key': { params: nothing, result: ChosenKey.nullable() },
  /** A dropped key file: the window knows only its path. */
  'accounts:take-key': {
    params: z.object({ path: path.regex(/\.p8$/i) }).strict(),
    result: ChosenKey,
  },
  'accounts:add': {
    params: z
      .object({
        ticket: z.string().max(64),
        name: z.string().max(200),
        keyId: z.string().max(200),
        issuerId: z.string().max(200).nullable(),
      })
      .strict(),
    result: Account,
  },
  'accounts:test': { params: accountId, result: Account },
  'accounts:rename': {
    params: accountId.extend({ name: z.string().max(200) }).strict(),
    result: Account,
  },
  /** A person confirms it in the system's dialog. */
  'accounts:delete': { params: accountId, result: z.object({ deleted: z.boolean() }) },
  'accounts:use': { params: accountId, result: done },
  /** Connects to App Store Connect without a key, and reports the certificate. */
  'accounts:test-connection': { params: nothing, result: ConnectionReport },
  /** The live accounts whose keys see an app with this bundle ID; unreachable ones are left out. */
  'accounts:holding': {
    params: z.object({ bundleId: z.string().min(1).max(255) }).strict(),
    result: z.object({ accountIds: z.array(z.string()) }),
  },
  'proxy:read': { params: nothing, result: ProxyLogin.nullable() },
  /** The password is sent once, to main only. */
  'proxy:save': {
    params: ProxyLogin.extend({ password: z.string().min(1).max(1024) }).strict(),
    result: ProxyLogin.nullable(),
  },
  'proxy:forget': { params: nothing, result: done },
  'runs:list': { params: nothing, result: z.array(PublishRun) },
  /** Runs whose journal cannot be read. */
  'runs:unreadable': { params: nothing, result: z.array(UnreadableRun) },
  /** A `data:image/png` URL. */
  'runs:icon': { params: runId, result: z.string().nullable() },
  /** The events of the run, in words, without secrets. */
  'runs:log': { params: runId, result: RunLog },
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
  'runs:resume': { params: runId, result: done },
  /** Emails the testers of a run that waits for it; for external ones a person confirms it in the system's dialog. */
  'runs:notify': { params: runId, result: done },
  /** Changes notes of a run, or sends them again as they are. */
  'runs:edit-notes': {
    params: runId.extend({ notes: z.array(LocaleNote).min(1).max(200) }).strict(),
    result: done,
  },
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
  'practice:read': {
    params: nothing,
    result: z.object({ choices: PracticeChoices, world: PracticeWorld }),
  },
  /** The Practice screen is no longer shown. */
  'practice:leave': { params: nothing, result: done },
  /** Restarts the practice world; without a scenario, with the one that it started with. */
  'practice:reset': {
    params: z.object({ scenario: z.string().max(64).nullable() }).strict(),
    result: done,
  },
  'practice:set-fault': { params: FaultOrder, result: done },
  /** Removes one fault, or with null all of them. */
  'practice:clear-faults': {
    params: z.object({ fault: z.number().int().nullable() }).strict(),
    result: done,
  },
  'practice:advance-clock': {
    params: z.object({ minutes: z.number().int().min(1).max(100_000) }).strict(),
    result: done,
  },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;

export type RequestChannel = keyof typeof requests;

export const MenuCommand = z.enum([
  'open-package',
  'new-publish',
  'show-publish',
  'show-activity',
  'show-accounts',
  'show-practice',
  'show-settings',
  'show-shortcuts',
  'toggle-details',
  'find',
  'publish',
]);
export type MenuCommand = z.infer<typeof MenuCommand>;

/** Everything that main sends to the window on its own initiative: whole snapshots, never differences. */
export const events = {
  'runs:changed': PublishRun,
  /** Someone chose a run outside the window: show it. */
  'runs:opened': runId,
  'packages:opened': z.object({ paths: z.array(path).min(1) }),
  'accounts:changed': z.array(Account),
  /** The settings were changed outside the window. */
  'settings:changed': Settings,
  'practice:changed': PracticeState,
  /** A request arrived at the practice server, or its state was changed. */
  'practice:watched': PracticeWorld,
  'menu:chosen': z.object({ command: MenuCommand }),
} as const satisfies Record<string, z.ZodType>;

export type EventChannel = keyof typeof events;

export type RequestParams<C extends RequestChannel> = z.input<(typeof requests)[C]['params']>;
export type RequestResult<C extends RequestChannel> = z.output<(typeof requests)[C]['result']>;
export type EventPayload<C extends EventChannel> = z.output<(typeof events)[C]>;

/** A refused or failed request is an error reply, never `undefined`. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** The API that the preload script exposes as `window.slipway`. */
export interface Bridge {
  request<C extends RequestChannel>(
    channel: C,
    params: RequestParams<C>,
  ): Promise<Reply<RequestResult<C>>>;
  /** Returns the unsubscribe function. */
  listen<C extends EventChannel>(
    channel: C,
    listener: (payload: EventPayload<C>) => void,
  ): () => void;
  /** The path of a dropped or chosen file; empty for one that is not on disk. */
  pathOf(file: unknown): string;
}
