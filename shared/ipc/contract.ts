import { z } from 'zod';
import { Account, KeyStorage } from '../domain/account';
import { AccountSearch } from '../domain/account-choice';
import { AppPage, ListedApp } from '../domain/app-page';
import { Batch, CheckedItem } from '../domain/batch';
import { BuildNotes } from '../domain/build-notes';
import { commandNames } from '../domain/command';
import { ProxyLogin } from '../domain/connection-report';
import { Destination } from '../domain/destination';
import { Device, DeviceChange, DeviceFile, DeviceResult, NewDevice } from '../domain/device';
import { Draft, DraftKey, NotesDraft } from '../domain/draft';
import { ExpiryAct } from '../domain/expiry';
import { GitBuild, GitCommit, GitRange, GitRepository } from '../domain/git-notes';
import { ChosenBackup, longestPassphrase, OpenedBackup, RestoredKey } from '../domain/key-backup';
import { NotesForm, NotesPreview, notesLikeName } from '../domain/notes-file';
import { OpenedPackage } from '../domain/opened-package';
import { packageLikeName } from '../domain/package-file';
import { PlanRules } from '../domain/plan-rules';
import { FaultOrder, PracticeChoices, PracticeState, PracticeWorld } from '../domain/practice';
import { Approver, Armed, Preset, PresetList } from '../domain/preset';
import { LocaleNote, PublishPlan } from '../domain/publish-plan';
import { PublishRun } from '../domain/publish-run';
import { Settings } from '../domain/settings';
import { DestinationState } from '../domain/team-messages';
import { Invitation } from '../domain/tester';
import {
  HeaderName,
  TranslationRequest,
  TranslationResult,
  TranslatorArguments,
  TranslatorState,
} from '../domain/translator';
import { UpdateStatus } from '../domain/update';
import { WatchedFolder, WatchNews } from '../domain/watched-folder';
import type { AppError } from '../errors';
import { languageTags } from '../words/language';
import { Text } from '../words/message';
import { accountRequests } from './requests/accounts';
import { appStoreRequests } from './requests/app-store';
import { batchRequests } from './requests/batch';
import { buildRequests } from './requests/builds';
import { commandLinkRequests } from './requests/command-link';
import { complianceRequests } from './requests/compliance';
import { diagnosticsRequests } from './requests/diagnostics';
import { expiryRequests } from './requests/expiry';
import { handOverRequests } from './requests/hand-over';
import { reachRequests } from './requests/reach';
import { reviewRequests } from './requests/review';
import { runRequests } from './requests/runs';
import { sharingRequests } from './requests/sharing';
import { teamMessageRequests } from './requests/team-messages';
import { testInformationRequests } from './requests/test-information';
import { testerRequests } from './requests/testers';
import { updateRequests } from './requests/updates';
import { waitingRequests } from './requests/waiting';

const nothing = z.object({}).strict();
const done = z.null();
const { path } = OpenedPackage.shape;
const runId = z.object({ runId: z.string().min(1).max(64) }).strict();
const presetId = z.object({ presetId: z.string().min(1).max(64) }).strict();
const ticket = z.object({ ticket: z.string().max(64) }).strict();
const saved = z.object({ fileName: z.string() }).nullable();
/** Some forms have it in the name of a file, which must stay in its folder. */
const localeInName = z.string().regex(/^[A-Za-z0-9-]{1,32}$/);
/** As they are, not composed: a file that nothing was changed in stays the same byte for byte. */
const textsToWrite = z
  .array(z.object({ locale: localeInName, text: z.string().max(20_000) }).strict())
  .max(200);
const accountId = z.object({ accountId: z.string().min(1).max(64) }).strict();
const buildOfApp = accountId
  .extend({
    bundleId: z.string().min(1).max(255),
    buildId: z.string().regex(/^[\w-]{1,64}$/),
  })
  .strict();

const backupTicket = z.object({ ticket: z.string().max(64) }).strict();
const passphrase = z.string().min(1).max(longestPassphrase);

export const LinkTarget = z.enum([
  'api-keys',
  'agreements',
  'apps',
  'system-status',
  'contact-apple',
  'testflight-build',
  'testflight-app',
]);
export type LinkTarget = z.infer<typeof LinkTarget>;

const mainRequests = {
  'app:about': {
    params: nothing,
    result: z.object({ version: z.string(), platform: z.string(), electron: z.string() }),
  },
  /** The language of the window, and the locale of its numbers and dates. */
  'app:language': {
    params: nothing,
    result: z.object({ tag: z.enum([...languageTags, 'pseudo']), locale: z.string().max(64) }),
  },
  /** What went wrong with Slipway's own files before the window opened, a sentence each. */
  'app:problems': { params: nothing, result: z.array(Text) },
  'settings:read': { params: nothing, result: Settings },
  /** Watched folders are chosen in the system's dialog, never written by the page. */
  'settings:write': {
    params: Settings.omit({ watchedFolders: true }).partial().strict(),
    result: Settings,
  },
  'links:open': {
    params: z.object({ target: LinkTarget, runId: z.string().max(64).optional() }).strict(),
    result: done,
  },
  /** The address that `links:open` opens, to be copied. */
  'links:read': {
    params: z.object({ target: LinkTarget, runId: z.string().max(64).optional() }).strict(),
    result: z.string(),
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
  /** The repository that was chosen for the app; null until one was. */
  'git:read': { params: z.object({ build: GitBuild }).strict(), result: GitRepository.nullable() },
  /** A folder chosen in the system's dialog, which begins where the package is; null without a choice. */
  'git:choose': {
    params: z.object({ build: GitBuild, path: path.nullable() }).strict(),
    result: GitRepository.nullable(),
  },
  /** The commits of the app's repository after a tag or commit, or all of them. */
  'git:range': {
    params: z
      .object({ bundleId: z.string().min(1).max(255), since: z.string().max(1000).nullable() })
      .strict(),
    result: GitRange,
  },
  /** The build's note was made of the commits up to this one: the next note begins there. */
  'git:used': {
    params: z.object({ build: GitBuild, commit: GitCommit.shape.id }).strict(),
    result: done,
  },
  /**
   * Reads notes without taking any: a file or folder that was dropped in this session; null asks in the system's
   * dialog. Null without a choice.
   */
  'notes:open': {
    params: z.union([
      z.object({ kind: z.literal('file'), path: path.regex(notesLikeName).nullable() }).strict(),
      z.object({ kind: z.literal('folder'), path: path.nullable() }).strict(),
    ]),
    result: NotesPreview.nullable(),
  },
  'notes:read-pasted': {
    params: z.object({ text: z.string().max(1_000_000) }).strict(),
    result: NotesPreview,
  },
  /** The notes that lie beside a package that was opened in this session; null if there are none. */
  'notes:beside': {
    params: z.object({ path: path.regex(packageLikeName) }).strict(),
    result: NotesPreview.nullable(),
  },
  /**
   * Rewrites the files that the ticket was given for. Asks a person, with the full paths, unless they chose the files in
   * the system's dialog and none is new; null if they declined. A file that changed since is not touched.
   */
  'notes:save-back': {
    params: ticket
      .extend({
        notes: textsToWrite,
        /** Languages that have another code in the file, or none. */
        codes: z
          .array(z.object({ code: z.string().max(200), locale: localeInName }).strict())
          .max(200),
      })
      .strict(),
    result: saved,
  },
  /** The names of the files that an export would write. */
  'notes:export-names': {
    params: z.object({ form: NotesForm, locales: z.array(localeInName).max(200) }).strict(),
    result: z.array(z.string()),
  },
  /** Writes notes where a person says in the system's dialog; null without a choice. */
  'notes:export': {
    params: z.object({ form: NotesForm, notes: textsToWrite.min(1) }).strict(),
    result: z.object({ ticket: z.string(), fileName: z.string() }).nullable(),
  },
  /** Shows the file that was read or written in its folder. */
  'notes:reveal': { params: ticket, result: done },
  'drafts:read': { params: DraftKey, result: Draft.nullable() },
  /** What was typed for the notes of a run or a build and is not sent yet; `of` names it. */
  'drafts:read-notes': {
    params: z.object({ of: z.string().max(400) }).strict(),
    result: NotesDraft.nullable(),
  },
  'drafts:save-notes': {
    params: z.object({ of: z.string().max(400), draft: NotesDraft }).strict(),
    result: done,
  },
  'drafts:save': { params: DraftKey.extend({ draft: Draft }).strict(), result: done },
  /** The reply to `drafts:keep`: everything that was typed has been saved. */
  'drafts:kept': { params: nothing, result: done },
  /** Every app that the account's key can access. */
  'apps:list': { params: accountId, result: z.array(ListedApp) },
  /** An app's builds and groups at Apple: the newest builds, or each. */
  'apps:read': {
    params: accountId
      .extend({ bundleId: z.string().min(1).max(255), reach: z.enum(['newest', 'all']) })
      .strict(),
    result: AppPage,
  },
  /** Opens the app's page in App Store Connect, or that of one of its builds. */
  'apps:open-page': {
    params: accountId
      .extend({
        appId: z.string().max(64),
        platform: z.string().max(64).nullable(),
        buildId: z.string().max(64).nullable(),
      })
      .strict(),
    result: done,
  },
  /** What to Test of a build at App Store Connect, for editing without its package. */
  'builds:read-notes': { params: buildOfApp, result: BuildNotes },
  /** Starts a run that sends these notes; `base` is what the build had before they were edited. */
  'builds:send-notes': {
    params: buildOfApp
      .extend({
        base: z.array(LocaleNote).max(200),
        notes: z.array(LocaleNote).min(1).max(200),
      })
      .strict(),
    result: z.object({ runId: z.string() }),
  },
  'presets:list': { params: nothing, result: PresetList },
  /** Adds the preset, or replaces the one with its ID. */
  'presets:save': { params: z.object({ preset: Preset }).strict(), result: Preset },
  /** Turns on that a preset publishes without a further press, which a person confirms in the system's dialog; or off. */
  'presets:arm': {
    params: presetId.extend({ how: Armed.keyof(), isOn: z.boolean() }).strict(),
    result: Preset.nullable(),
  },
  'presets:remove': { params: presetId, result: done },
  'presets:lock': { params: presetId, result: Preset },
  'presets:unlock': { params: presetId, result: Preset },
  /** This person's approval key; null until it was made. */
  'approvals:key': { params: nothing, result: Approver.nullable() },
  'approvals:make-key': {
    params: z.object({ name: z.string().max(200) }).strict(),
    result: Approver,
  },
  /** What the app's preset demands of a plan; null without a preset. */
  'approvals:rules': {
    params: z
      .object({
        accountId: z.string().max(64),
        bundleId: z.string().max(255).nullable(),
        plan: PublishPlan,
      })
      .strict(),
    result: PlanRules.nullable(),
  },
  /** The passphrase is sent once, to main only. Null if the dialog was closed without a choice. */
  'backups:write': {
    params: z
      .object({
        accountIds: z.array(z.string().min(1).max(64)).min(1).max(1000),
        passphrase,
      })
      .strict(),
    result: z.object({ fileName: z.string() }).nullable(),
  },
  'backups:choose': { params: nothing, result: ChosenBackup.nullable() },
  /** A backup that was dropped on the window. Nothing is read before its passphrase is there. */
  'backups:take': { params: z.object({ path: z.string().min(1) }).strict(), result: ChosenBackup },
  /** Shows what is in the backup; its private keys stay in main. */
  'backups:open': { params: backupTicket.extend({ passphrase }).strict(), result: OpenedBackup },
  /** Adds and tests the keys of an opened backup that are not here. */
  'backups:restore': {
    params: backupTicket.extend({ storage: KeyStorage.default('keychain') }).strict(),
    result: z.array(RestoredKey),
  },
  'backups:forget': { params: backupTicket, result: done },
  'devices:list': { params: accountId, result: z.array(Device) },
  /** One that the team has stays as it is. */
  'devices:add': { params: accountId.extend({ device: NewDevice }).strict(), result: DeviceResult },
  'devices:change': {
    params: accountId
      .extend({ deviceId: z.string().regex(/^[\w-]{1,64}$/), change: DeviceChange.strict() })
      .strict(),
    result: Device,
  },
  /** A dropped file, of which the window knows only the path; null asks in the system's dialog. Sends nothing. */
  'devices:read-file': {
    params: accountId
      .extend({ path: path.regex(/\.(txt|text|csv|tsv|tab)$/i).nullable() })
      .strict(),
    result: DeviceFile.nullable(),
  },
  /** A person confirms more than one in the system's dialog. Null if the person declined. */
  'devices:import': {
    params: accountId.extend({ devices: z.array(NewDevice).min(1).max(1000) }).strict(),
    result: z.array(DeviceResult).nullable(),
  },
  'proxy:read': { params: nothing, result: ProxyLogin.nullable() },
  /** The password is sent once, to main only. */
  'proxy:save': {
    params: ProxyLogin.extend({ password: z.string().min(1).max(1024) }).strict(),
    result: ProxyLogin.nullable(),
  },
  'proxy:forget': { params: nothing, result: done },
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
  /** Which translator is turned on; the secret of a service never comes back. */
  'translator:read': { params: nothing, result: TranslatorState },
  /**
   * A person chooses the program in the system's dialog, unless it stays the same, and confirms the whole command in
   * another one. Null if the person declined.
   */
  'translator:use-program': {
    params: z.object({ arguments: TranslatorArguments, keepsProgram: z.boolean() }).strict(),
    result: TranslatorState.nullable(),
  },
  /** A person confirms the address in the system's dialog. The secret is sent once, to main only; null keeps it. */
  'translator:use-service': {
    params: z
      .object({
        url: z.string().min(1).max(1000),
        header: HeaderName.nullable(),
        secret: z
          .string()
          .regex(/^[\x20-\x7e]{1,4096}$/)
          .nullable(),
      })
      .strict(),
    result: TranslatorState.nullable(),
  },
  'translator:turn-off': { params: nothing, result: TranslatorState },
  /** Sends a note to the translator that a person turned on; one request at a time. */
  'translator:translate': { params: TranslationRequest, result: z.array(TranslationResult) },
  /** Ends the request that is under way, if there is one. */
  'translator:cancel': { params: nothing, result: done },
  'watch:list': { params: nothing, result: z.array(WatchedFolder) },
  /** A folder chosen in the system's dialog is watched from now on; null without a choice. */
  'watch:add': { params: nothing, result: z.array(WatchedFolder).nullable() },
  'watch:remove': {
    params: z.object({ path: WatchedFolder.shape.path }).strict(),
    result: z.array(WatchedFolder),
  },
  /** What arrived in watched folders since this was asked last, each of it once. */
  'watch:take': { params: nothing, result: z.array(WatchNews) },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;

/**
 * Every request that the window can send: its params and its result. The type is written down, since the compiler
 * can't write one of this length into its declarations.
 */
export const requests: typeof mainRequests &
  typeof accountRequests &
  typeof appStoreRequests &
  typeof batchRequests &
  typeof buildRequests &
  typeof commandLinkRequests &
  typeof complianceRequests &
  typeof diagnosticsRequests &
  typeof expiryRequests &
  typeof handOverRequests &
  typeof reachRequests &
  typeof reviewRequests &
  typeof runRequests &
  typeof sharingRequests &
  typeof teamMessageRequests &
  typeof testInformationRequests &
  typeof testerRequests &
  typeof updateRequests &
  typeof waitingRequests = {
  ...mainRequests,
  ...accountRequests,
  ...appStoreRequests,
  ...batchRequests,
  ...buildRequests,
  ...commandLinkRequests,
  ...complianceRequests,
  ...diagnosticsRequests,
  ...expiryRequests,
  ...handOverRequests,
  ...reachRequests,
  ...reviewRequests,
  ...runRequests,
  ...sharingRequests,
  ...teamMessageRequests,
  ...testInformationRequests,
  ...testerRequests,
  ...updateRequests,
  ...waitingRequests,
};

export type RequestChannel = keyof typeof requests;

export const MenuCommand = z.enum(commandNames);
export type MenuCommand = z.infer<typeof MenuCommand>;

/** Everything that main sends to the window on its own initiative: whole snapshots, never differences. */
export const events = {
  'runs:changed': PublishRun,
  /** Someone chose a run outside the window: show it. */
  'runs:opened': runId,
  /** A link was opened, and its run is not on this computer. */
  'runs:not-here': nothing,
  /** Someone chose an app outside the window: show it. */
  'apps:opened': accountId.extend({ bundleId: z.string().max(255) }),
  'packages:opened': z.object({ paths: z.array(path).min(1) }),
  'accounts:changed': z.array(Account),
  /** The accounts whose keys are being checked, or wait for it; empty when all are done. */
  'accounts:checking': z.object({ accountIds: z.array(z.string()) }),
  /** An account that was asked for an app has answered. */
  'accounts:searched': AccountSearch,
  'presets:changed': PresetList,
  'batches:changed': Batch,
  /** One more app of a batch was checked. */
  'batches:checked': z.object({ batchId: z.string(), item: CheckedItem, done: z.number().int() }),
  /** One more build of an act has a result. */
  'expiry:changed': ExpiryAct,
  /** The settings were changed outside the window. */
  'settings:changed': Settings,
  'practice:changed': PracticeState,
  /** A request arrived at the practice server, or its state was changed. */
  'practice:watched': PracticeWorld,
  /** Someone chose Save Diagnostics in the menu. */
  'diagnostics:asked': nothing,
  'menu:chosen': z.object({ command: MenuCommand }),
  /** The window is about to close: the page saves what was typed, and says so with `drafts:kept`. */
  'drafts:keep': nothing,
  'updates:changed': UpdateStatus,
  /** Someone chose to check for updates in the menu: show what comes of it. */
  'updates:opened': nothing,
  'watch:changed': z.array(WatchedFolder),
  'messages:changed': z.array(DestinationState),
  'testers:invitation-changed': Invitation,
  /** Something arrived in a watched folder: `watch:take` has it. */
  'watch:arrived': nothing,
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
