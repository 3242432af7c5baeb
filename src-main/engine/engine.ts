import type { KeyRole } from '#shared/asc/roles';
import type { Account, AccountColor, KeyStorage } from '#shared/domain/account';
import type { AccountSearch } from '#shared/domain/account-choice';
import type { AppPage, ListedApp } from '#shared/domain/app-page';
import type { StoreObstacle } from '#shared/domain/app-store';
import type { Batch, CheckedItem } from '#shared/domain/batch';
import type { AppFeedback, BuildDetail } from '#shared/domain/build-detail';
import type { BuildNotes } from '#shared/domain/build-notes';
import type { ConnectionReport } from '#shared/domain/connection-report';
import type { Destination } from '#shared/domain/destination';
import type {
  Device,
  DeviceChange,
  DeviceFile,
  DeviceResult,
  NewDevice,
} from '#shared/domain/device';
import type { ExpiryAct } from '#shared/domain/expiry';
import type { OpenedBackup, RestoredKey } from '#shared/domain/key-backup';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PlanRules } from '#shared/domain/plan-rules';
import type { Approver, Armed, Preset, PresetInput, PresetList } from '#shared/domain/preset';
import type {
  LocaleNote,
  PlanGroup,
  PublishPlan,
  PublishPlanInput,
  ReviewBusyChoice,
} from '#shared/domain/publish-plan';
import type { OtherReview, PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import type { Losing } from '#shared/domain/reach';
import type { RunLog } from '#shared/domain/run-log';
import type { PlanFile } from '#shared/domain/shared-file';
import type { Invitation } from '#shared/domain/tester';
import type { StartProcess } from '../processes/children';
import type { SearchOptions } from './accounts/account-search';
import type { BackupContents } from './accounts/backup-file';
import type { Reach } from './app-page/read-app-page';
import type { AppStore } from './app-store/app-store';
import type { PackageAssessment, PlanAssessment } from './assess/plan-assessment';
import type { Batches } from './batch/batches';
import type { DetailOf } from './build-detail/read-build-detail';
import type { BuildTarget } from './build-detail/read-target';
import type { ComplianceAnswers } from './compliance-answers/compliance-answers';
import type { Connection } from './connection';
import type { DiagnosticsMaker } from './diagnostics/diagnostics';
import type { Expiry } from './expiry/expiry';
import type { HandOvers } from './hand-over/hand-overs';
import type { TeamMessages } from './messages/messages';
import type {
  Clock,
  Fetch,
  Logger,
  PracticeHost,
  Proxies,
  SecretStore,
  UploadLimits,
  ValueStore,
} from './ports';
import type { ReachReader } from './reach/reach';
import type { Verification } from './receipt/verify-receipt';
import type { TestInformationEditor } from './test-information/test-information';
import type { Testers } from './testers/testers';

export interface EngineOptions {
  /** The data folder; `live/` and `practice/` are kept apart beneath it. */
  home: string;
  secrets: SecretStore;
  /** The bundled worker file that sends and hashes bytes (`upload-worker.js`). */
  uploadWorker: URL;
  /** The bundled file that reads packages in separate processes; default: next to the worker file. */
  packageReader?: URL;
  /** How such a process is started; default: as a child process of plain Node. */
  startReading?: StartProcess;
  /** Upload speed limit and pauses; default: none. */
  uploadLimits?: UploadLimits;
  /** The route to App Store Connect and to Apple's storage; default: direct. */
  proxies?: Proxies;
  /** The file of the presets; without one they last as long as the engine. */
  presetStore?: ValueStore;
  /** Left out when the program has no practice App Store Connect. */
  practiceHost?: PracticeHost;
  clock?: Clock;
  /** Replaces the platform's own; it must handle proxies itself. */
  fetch?: Fetch;
  log?: Logger;
  /** Gets a whole snapshot after each change; byte progress comes as often as it changes. */
  onRunChanged?: (run: PublishRun) => void;
  /** Gets the whole batch after each change that its runs do not show. */
  onBatchChanged?: (batch: Batch) => void;
  /** One more item of a batch was checked. */
  onBatchChecked?: (checked: { batchId: string; item: CheckedItem; done: number }) => void;
  /** Apple decided about a build, or released it, while nobody worked on its run. Each change is reported once. */
  onReviewChanged?: (change: { before: PublishRun; after: PublishRun }) => void;
  onAccountsChanged?: (accounts: Account[]) => void;
  /** Gets the accounts whose keys are being checked or wait for it, after each change. */
  onAccountsChecking?: (accountIds: string[]) => void;
  /** Gets a whole snapshot after each answer of an account that was asked for an app. */
  onAccountsSearched?: (search: AccountSearch) => void;
  onPresetsChanged?: (presets: PresetList) => void;
  /** Gets the whole act after each build of it. */
  onExpiryChanged?: (act: ExpiryAct) => void;
  /** A destination of messages to the team, or one of its messages, has changed. */
  onMessagesChanged?: () => void;
  /** Gets a whole snapshot after each person of an invitation. */
  onInvitationChanged?: (invitation: Invitation) => void;
}

/** Whether anyone can see the progress of runs. */
export type Pace = 'shown' | 'hidden';

export interface NewKey {
  keyId: string;
  issuerId: string | null;
  privateKeyPem: string;
  /** Default: the keychain. With `session` the key is gone when this process ends. */
  storage?: KeyStorage;
  /** The access that the person gave the key, if they said so. */
  role?: KeyRole | null | undefined;
}

export interface NewAccount extends NewKey {
  name: string;
}

export interface Engine {
  packages: {
    /** Reads a package offline and runs every offline check. Throws `package-*` errors. */
    inspect(path: string): Promise<OpenedPackage>;
    /** The same, without reading the last opened file again if it has not changed. */
    recall(path: string): Promise<OpenedPackage>;
    /** Announces that a package will be opened soon, so that its reader is already running then. */
    prepare(): void;
  };
  accounts: {
    list(): Promise<Account[]>;
    /** Stores the key in the keychain and tests it; without a network it is kept as not tested. */
    add(account: NewAccount): Promise<Account>;
    /**
     * Gives the account a new key of the same team, once App Store Connect has accepted it; only an account without a
     * key takes an untested one. Runs and presets stay with the account, and runs in progress sign with the new key.
     */
    replace(accountId: string, key: NewKey): Promise<Account>;
    /** Moves a key of this session into the keychain. */
    saveToKeychain(accountId: string): Promise<Account>;
    test(accountId: string): Promise<Account>;
    /**
     * Checks these keys, or all of them, with reads alone; each account's result is its `report`. Of several, one
     * that hangs is given up after a few seconds, and says so.
     */
    check(accountIds: readonly string[] | null): Promise<Account[]>;
    /** Checks a key that was not checked today, before its first use. */
    checkDaily(accountId: string): Promise<void>;
    /** The role that the person says the key has; null removes it. */
    stateRole(accountId: string, role: KeyRole | null): Promise<Account>;
    rename(accountId: string, name: string): Promise<Account>;
    /** The color of its dot; null removes it. */
    setColor(accountId: string, color: AccountColor | null): Promise<Account>;
    /** Deletes the key; presets that used it need another one then. Throws `key-in-use` while a run works with it. */
    remove(accountId: string): Promise<void>;
    /** Registers the practice account for this session; its key stays in the practice folder. */
    attachPractice(connection: Connection): Promise<Account>;
    connection(accountId: string): Promise<Connection>;
    /**
     * The account to publish this app with: as far as this computer knows it, else by asking every live account at
     * once, with at most two requests each. No choice if none of them has the app, or several teams have one.
     */
    findForApp(bundleId: string, options?: SearchOptions): Promise<AccountSearch>;
  };
  presets: {
    list(): PresetList;
    /** By name, or the bundle ID of its app. Throws `preset-not-found`. */
    find(name: string): Preset;
    /** Throws `preset-not-found`. */
    byId(presetId: string): Preset;
    /**
     * Adds it, or replaces the one with its ID. Throws `preset-name-taken`, `preset-app-taken`, `preset-locked`,
     * `presets-newer`.
     */
    save(preset: PresetInput): Promise<Preset>;
    remove(presetId: string): void;
    /** Takes presets from a colleague's file, all or none; a locked one is only replaced by what its owner signed. */
    takeAll(presets: readonly Preset[]): Preset[];
    /** The preset of this app under this account. */
    forApp(accountId: string, bundleId: string | null): Preset | null;
    /** Turns on or off that it publishes without a press; saving it never does. Only after a person has confirmed it. */
    arm(presetId: string, how: keyof Armed, isOn: boolean): Preset;
    /** Signs it with this person's approval key, so that only they change it. Throws `approval-key-missing`. */
    lock(presetId: string): Promise<Preset>;
    /** Throws `preset-not-own`. */
    unlock(presetId: string): Preset;
    /** Its groups with today's names at App Store Connect, in two requests; a renamed group is found by its ID. */
    groupsNow(connection: Connection, preset: Preset): Promise<PlanGroup[]>;
  };
  approvals: {
    /** This person's key for approving plans and locking presets; null until it was made. */
    key(): Approver | null;
    /** Makes the key pair, or renames it; the private key goes to the keychain. */
    makeKey(name: string): Promise<Approver>;
    /** The plan with this person's signature. Throws `approval-without-checksum`, `approval-key-missing`. */
    approve(plan: PublishPlan): Promise<PublishPlan>;
    /** The plan with the checksum of its package, ready to be saved for an approver. Throws `package-…`. */
    prepare(plan: PublishPlan): Promise<PublishPlan>;
    /** Whose signatures a plan carries, and whether they are for this version of it. */
    signatures(plan: PublishPlan): PlanFile['signatures'];
    /** What the preset of this account and app demands of a plan, and whether it is approved; null without a preset. */
    rules(accountId: string, bundleId: string | null, plan: PublishPlan): Promise<PlanRules | null>;
  };
  backups: {
    /**
     * Writes the keys of these accounts to a file that only the passphrase opens and only its owner may read; replaces
     * a file of that name. Throws `passphrase-too-short`, `key-needed` and the keychain's errors.
     */
    write(path: string, accountIds: readonly string[], passphrase: string): Promise<void>;
    /** Opens a backup, with its private keys. Throws `backup-*` errors. */
    read(path: string, passphrase: string): Promise<BackupContents>;
    /** What is in it, and what restoring would do with each key. */
    preview(contents: BackupContents): Promise<OpenedBackup>;
    /** Adds and tests every key that is not here. */
    restore(contents: BackupContents, storage: KeyStorage): Promise<RestoredKey[]>;
  };
  destinations: {
    /** Reads the app of this package from App Store Connect. Throws `app-not-found` and the like. */
    read(
      connection: Connection,
      packagePath: string,
      /** Only the file that was opened: throws `package-changed` when it is another one. */
      mark?: OpenedPackage['mark'],
    ): Promise<Destination>;
  };
  apps: {
    /** Every app that the key can access. */
    list(connection: Connection): Promise<ListedApp[]>;
    /** An app with its builds and groups, whoever uploaded them. Throws `app-not-found` and the like. */
    read(connection: Connection, bundleId: string, reach: Reach): Promise<AppPage>;
  };
  plans: {
    /**
     * Everything a run of this plan would do, and its blockers; writes nothing. Throws `package-*` errors and
     * any other error with which a run would be refused at its start.
     */
    assess(
      connection: Connection,
      plan: PublishPlanInput,
      how?: { readsGroups?: boolean },
    ): Promise<PlanAssessment>;
    /** Findings about a package without a plan; App Store Connect is only asked if there is a connection. */
    check(packagePath: string, connection: Connection | null): Promise<PackageAssessment>;
  };
  devices: {
    /** Every test device of the team, disabled ones too. */
    list(connection: Connection): Promise<Device[]>;
    /**
     * Registers a device; one that the team has stays as it is. Throws `device-malformed` before anything is sent, and
     * `device-places-used`.
     */
    add(connection: Connection, device: NewDevice): Promise<DeviceResult>;
    /** Throws `device-malformed` for a name that is known to be refused. */
    change(connection: Connection, deviceId: string, change: DeviceChange): Promise<Device>;
    /**
     * Reads a file and compares it with the team's devices; sends nothing. `platform` is for devices of which neither
     * the file nor the UDID tells; default: IOS. Throws `devices-unreadable`.
     */
    readFile(
      connection: Connection,
      path: string,
      platform?: NewDevice['platform'],
    ): Promise<DeviceFile>;
    /** Registers one after the other, with a result for each: one that fails does not stop the rest. */
    addAll(connection: Connection, devices: readonly NewDevice[]): Promise<DeviceResult[]>;
  };
  /** The App Store side of an app: what is there, and acts on it that no run does. */
  appStore: AppStore;
  reach: ReachReader;
  complianceAnswers: ComplianceAnswers;
  /** What testers read of the app, and what Beta App Review asks for. */
  testInformation: TestInformationEditor;
  expiry: Expiry;
  testers: Testers;
  diagnostics: DiagnosticsMaker;
  network: {
    /** Connects to App Store Connect without a key, and reports who responds. */
    test(): Promise<ConnectionReport>;
  };
  builds: {
    /** What to Test of a build at App Store Connect, and of the build before it. */
    readNotes(connection: Connection, bundleId: string, buildId: string): Promise<BuildNotes>;
    /** Of which app a build is, and the groups that it could be given to, in three requests. */
    readTarget(connection: Connection, buildId: string): Promise<BuildTarget>;
    /** What the page of an app does not have of one of its builds. */
    readDetail(connection: Connection, build: DetailOf): Promise<BuildDetail>;
    /** The reports of an app's testers, by build: two requests. */
    readFeedback(connection: Connection, appId: string): Promise<AppFeedback>;
  };
  runs: {
    list(): Promise<PublishRun[]>;
    /** Runs whose journal can't be read; what was there is kept beside it. */
    unreadable(): Promise<UnreadableRun[]>;
    get(runId: string): Promise<PublishRun>;
    /**
     * Journals the plan and starts; resolves as soon as the run exists. A plan for an existing build needs no package:
     * throws `build-expired` and `processing-failed` for one that nobody can test.
     */
    start(connection: Connection, plan: PublishPlanInput): Promise<PublishRun>;
    /**
     * Starts a run that only sends notes of a build at App Store Connect. `base` is what the build had when a person
     * began to edit: what someone changed since is not overwritten without asking. Throws `note-refused`,
     * `approval-fixed` and `build-being-published`.
     */
    startNotes(
      connection: Connection,
      build: { bundleId: string; buildId: string },
      edited: { base: readonly LocaleNote[]; notes: readonly LocaleNote[] },
    ): Promise<PublishRun>;
    /** Resumes from where App Store Connect says the run is. */
    resume(runId: string, connection?: Connection): Promise<PublishRun>;
    /**
     * Changes the notes of these locales, or sends them again unchanged: at once if the run is over, otherwise when
     * it gets there. Throws `note-refused` for text Apple is known to refuse, and `run-not-resumable`. Without
     * `maySend`, throws `notes-already-sent` instead of sending them at once.
     */
    editNotes(
      runId: string,
      notes: readonly LocaleNote[],
      removed?: readonly string[],
      how?: { maySend?: boolean },
    ): Promise<PublishRun>;
    /** The notes are finished and may be sent, or are not yet. */
    setNotesReady(runId: string, isReady: boolean): Promise<PublishRun>;
    /** Emails testers of a run that is `ready-to-notify`, and continues it. Throws `run-not-ready-to-notify`. */
    notify(runId: string, connection?: Connection): Promise<PublishRun>;
    /**
     * Decides what a run does while another build is in beta review, and continues it. `replace` names the build that
     * a person agreed to expire: if another one is in review by now, it throws `run-not-review-busy`.
     */
    decideReview(
      runId: string,
      choice: ReviewBusyChoice,
      connection?: Connection,
    ): Promise<PublishRun>;
    /**
     * The build that `replace` would expire, read again, and who loses it: null if that could not be read. Throws
     * `run-not-review-busy` once no other build is in review.
     */
    readReplaced(runId: string): Promise<{ other: OtherReview; losing: Losing | null }>;
    /**
     * Proceeds past exactly the obstacle that a person saw on the App Store, and continues the run. Throws
     * `run-not-at-obstacle` once it is another one, or none.
     */
    decideStore(
      runId: string,
      obstacle: StoreObstacle,
      connection?: Connection,
    ): Promise<PublishRun>;
    /**
     * Starts a run with the plan of one that was blocked or failed because its build is already at Apple:
     * it uses that build instead of sending it again.
     */
    startWithExistingBuild(runId: string): Promise<PublishRun>;
    /**
     * While the window is hidden, Apple is polled half as often; when it is shown again, waiting polls run at once.
     */
    setPace(pace: Pace): void;
    /**
     * From now on, checks every few minutes whether the wait of stopped runs is over, and reports it once per run.
     * Refreshes the reviews of finished runs as often.
     */
    watchStopped(onNews: (run: PublishRun) => void): void;
    /**
     * Reads the beta review of a finished run again, with one request while Apple has not decided or not released
     * the build; a change is journaled and reported.
     */
    refreshReview(runId: string): Promise<PublishRun>;
    /** Ends the current wait of a run, if there is one. */
    tryNow(runId: string): void;
    /**
     * Stops working and changes nothing at Apple; resolves once the journal records it. A run of another
     * process is stopped there. Throws `run-not-stopped`.
     */
    pause(runId: string): Promise<PublishRun>;
    /**
     * Withdraws the upload at Apple, if still possible, and ends the run, whichever process works
     * on it. Throws `run-past-withdrawal` and `run-not-stopped`. If App Store Connect does not respond soon,
     * it resolves with the run still cancelling, unless asked to wait until the end; a pause stops that wait.
     */
    cancel(runId: string, wait?: 'soon' | 'to-the-end'): Promise<PublishRun>;
    /**
     * Marks inactive runs as handled, or removes the mark; it lasts until the run moves on.
     * A handled run can still be resumed.
     */
    markHandled(runIds: readonly string[], isHandled: boolean): Promise<void>;
    /** Resolves when the run stops working, for any reason. */
    settled(runId: string): Promise<PublishRun>;
    /** The run's journal in words. */
    log(runId: string): Promise<RunLog>;
    /** The run for Apple's support, as plain text: IDs, request IDs, times, checksum, and what Apple answered. */
    appleReport(runId: string): Promise<string>;
    /** The icon of the run's app, as a `data:` URL; null when the package had none to show. */
    icon(runId: string): Promise<string | null>;
    /** The run's own folder, for showing it in the file manager. */
    folder(runId: string): Promise<string>;
  };
  handOvers: HandOvers;
  /** Several packages published together. */
  batches: Batches;
  /** Messages about runs to a person's own webhooks. */
  messages: TeamMessages;
  receipts: {
    /** Compares a receipt with its chain, its run's journal and, if given, a package. */
    verify(receiptPath: string, packagePath: string | null): Promise<Verification>;
  };
  /** Pauses all running work and forgets the keys of this session; the journals are flushed when this resolves. */
  close(): Promise<void>;
}
