import { z } from 'zod';
import { Account } from './domain/account';
import { Destination } from './domain/destination';
import { Finding } from './domain/finding';
import { PackageInfo } from './domain/package-info';
import { PackageTraits } from './domain/package-summary';
import { FaultOrder, PracticeChoices, PracticeWorld } from './domain/practice';
import { LocaleNote, PackageMark, PublishPlan } from './domain/publish-plan';
import { PublishRun, UnreadableRun } from './domain/publish-run';
import { uploadBounds } from './domain/upload-bounds';
import { Trouble } from './errors';
import type { EventChannel, RequestChannel } from './ipc-channels';

const nothing = z.object({}).strict();
const done = z.null();
const path = z.string().min(1).max(4096);
const runId = z.object({ runId: z.string().min(1).max(64) }).strict();
const accountId = z.object({ accountId: z.string().min(1).max(64) }).strict();

/** A package as the window shows it: read on this computer, nothing uploaded. */
export const OpenedPackage = z.object({
  path,
  fileName: z.string(),
  info: PackageInfo,
  /** The app's icon as a `data:image/png` address, or null when the package has none to show. */
  icon: z.string().nullable(),
  findings: z.array(Finding),
  /** How many offline checks ran. */
  checks: z.number().int(),
  /** What only a whole reading tells; left out where the reader does not tell it. */
  traits: PackageTraits.optional(),
  /** Which file it was; what is decided about it holds for no other. */
  mark: PackageMark.shape.file.unwrap().optional(),
});
export type OpenedPackage = z.infer<typeof OpenedPackage>;

export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  activeAccountId: z.string().nullable(),
  /** Set once the window has said that closing it keeps runs going. */
  closeExplained: z.boolean(),
  /** Whether uploads are kept to `uploadMegabytes`. */
  limitsUpload: z.boolean(),
  /** Of a million bytes each, a second. */
  uploadMegabytes: z.number().min(uploadBounds.least).max(uploadBounds.most),
  holdsOnBattery: z.boolean(),
  /** Nothing is sent until a person says so. */
  holdsUploads: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

/** What was typed for one build, kept as it is typed. */
export const Draft = z.object({
  notes: z.array(LocaleNote),
  groups: z.array(z.string()),
  submitForBetaReview: z.boolean(),
  /** Whether the run stays until Apple has reviewed the build; off, it ends once submitted. */
  waitForTesters: z.boolean().default(true),
  usesNonExemptEncryption: z.boolean().nullable(),
  limits: PublishPlan.shape.limits,
});
export type Draft = z.infer<typeof Draft>;

const draftKey = z
  .object({
    accountId: z.string().max(64),
    bundleId: z.string().max(255),
    version: z.string().max(64),
    buildNumber: z.string().max(64),
  })
  .strict();

/** A key file that main has read and checked; the private part stays in main. */
export const ChosenKey = z.object({
  /** Names the file until it is added; worth nothing elsewhere. */
  ticket: z.string(),
  fileName: z.string(),
  /** From `AuthKey_<id>.p8`, else null. */
  keyId: z.string().nullable(),
});
export type ChosenKey = z.infer<typeof ChosenKey>;

/** Notes read from a file, and the entries that could not be taken. */
export const ImportedNotes = z.object({
  fileName: z.string(),
  notes: z.array(LocaleNote),
  problems: z.array(z.string()),
});
export type ImportedNotes = z.infer<typeof ImportedNotes>;

export const LinkTarget = z.enum([
  'api-keys',
  'agreements',
  'apps',
  'system-status',
  'testflight-build',
]);
export type LinkTarget = z.infer<typeof LinkTarget>;

/** Every request that the window can make: what it sends and what comes back. */
export const requests = {
  'app:about': {
    params: nothing,
    result: z.object({ version: z.string(), platform: z.string(), electron: z.string() }),
  },
  'settings:read': { params: nothing, result: Settings },
  'settings:write': { params: Settings.partial().strict(), result: Settings },
  'links:open': {
    params: z.object({ target: LinkTarget, runId: z.string().max(64).optional() }).strict(),
    result: done,
  },
  'packages:choose': { params: nothing, result: path.nullable() },
  /** A package is about to come: its reader starts meanwhile. */
  'packages:prepare': { params: nothing, result: done },
  'packages:inspect': { params: z.object({ path }).strict(), result: OpenedPackage },
  'packages:sample': { params: nothing, result: OpenedPackage },
  'destinations:read': {
    params: z.object({ accountId: z.string().max(64), path }).strict(),
    result: Destination,
  },
  'notes:import': { params: nothing, result: ImportedNotes.nullable() },
  'drafts:read': { params: draftKey, result: Draft.nullable() },
  'drafts:save': { params: draftKey.extend({ draft: Draft }).strict(), result: done },
  'accounts:list': { params: nothing, result: z.array(Account) },
  'accounts:choose-key': { params: nothing, result: ChosenKey.nullable() },
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
  'accounts:delete': { params: accountId, result: done },
  'accounts:use': { params: accountId, result: done },
  'runs:list': { params: nothing, result: z.array(PublishRun) },
  /** Runs whose journal cannot be read any more. */
  'runs:unreadable': { params: nothing, result: z.array(UnreadableRun) },
  /** A `data:image/png` address. */
  'runs:icon': { params: runId, result: z.string().nullable() },
  'runs:start': {
    params: z.object({ accountId: z.string().max(64), plan: PublishPlan }).strict(),
    result: z.object({ runId: z.string() }),
  },
  'runs:resume': { params: runId, result: done },
  /** Ends the wait that holds the run up: asks, sends or unlocks again at once. */
  'runs:try-now': { params: runId, result: done },
  'runs:pause': { params: runId, result: done },
  'runs:cancel': { params: runId, result: done },
  'runs:reveal': { params: runId, result: done },
  /** A new run with the same wishes that follows the build already at Apple instead of sending it again. */
  'runs:take-up': { params: runId, result: z.object({ runId: z.string() }) },
  'practice:read': {
    params: nothing,
    result: z.object({ choices: PracticeChoices, world: PracticeWorld }),
  },
  /** Begins the practice world anew; without a story, the one it began with. */
  'practice:reset': {
    params: z.object({ story: z.string().max(64).nullable() }).strict(),
    result: done,
  },
  'practice:break': { params: FaultOrder, result: done },
  /** Takes back one fault, or with null all of them. */
  'practice:mend': {
    params: z.object({ fault: z.number().int().nullable() }).strict(),
    result: done,
  },
  'practice:turn-clock': {
    params: z.object({ minutes: z.number().int().min(1).max(100_000) }).strict(),
    result: done,
  },
} as const satisfies Record<RequestChannel, { params: z.ZodType; result: z.ZodType }>;

export const MenuCommand = z.enum([
  'open-package',
  'new-publish',
  'show-publish',
  'show-activity',
  'show-accounts',
  'show-practice',
  'show-settings',
  'show-shortcuts',
  'publish',
]);
export type MenuCommand = z.infer<typeof MenuCommand>;

export const PracticeState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('starting') }),
  z.object({ state: z.literal('running'), url: z.string() }),
  z.object({ state: z.literal('stopped'), trouble: Trouble }),
]);
export type PracticeState = z.infer<typeof PracticeState>;

/** Everything that main tells the window unasked: whole snapshots, never differences. */
export const events = {
  'runs:changed': PublishRun,
  /** Somebody chose a run outside the window: show it. */
  'runs:opened': runId,
  'packages:opened': z.object({ path }),
  'accounts:changed': z.array(Account),
  /** They were changed somewhere else than in the window. */
  'settings:changed': Settings,
  'practice:changed': PracticeState,
  /** A request arrived at the practice side, or its world was steered. */
  'practice:watched': PracticeWorld,
  'menu:chosen': z.object({ command: MenuCommand }),
} as const satisfies Record<EventChannel, z.ZodType>;

export type RequestParams<C extends RequestChannel> = z.input<(typeof requests)[C]['params']>;
export type RequestResult<C extends RequestChannel> = z.output<(typeof requests)[C]['result']>;
export type EventPayload<C extends EventChannel> = z.output<(typeof events)[C]>;

/** A refused or failed request is an error reply, never `undefined`. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: Trouble };

/** What the preload puts on `window.slipway`. */
export interface Bridge {
  request<C extends RequestChannel>(
    channel: C,
    params: RequestParams<C>,
  ): Promise<Reply<RequestResult<C>>>;
  /** Returns the function that stops listening. */
  listen<C extends EventChannel>(channel: C, hear: (payload: EventPayload<C>) => void): () => void;
  /** The path of a dropped or chosen file; empty for one that is not on disk. */
  pathOf(file: unknown): string;
}
