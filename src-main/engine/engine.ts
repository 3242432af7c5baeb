import type { Account } from '#shared/domain/account';
import type { ConnectionReport } from '#shared/domain/connection-report';
import type { Destination } from '#shared/domain/destination';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { LocaleNote, PublishPlanInput } from '#shared/domain/publish-plan';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import type { RunLog } from '#shared/domain/run-log';
import type { StartProcess } from '../processes/children';
import type { PackageAssessment, PlanAssessment } from './assess/plan-assessment';
import type { Connection } from './connection';
import type {
  Clock,
  Fetch,
  Logger,
  PracticeHost,
  Proxies,
  SecretStore,
  UploadLimits,
} from './ports';
import type { Verification } from './receipt/verify-receipt';

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
  /** Left out when the program has no practice App Store Connect. */
  practiceHost?: PracticeHost;
  clock?: Clock;
  /** Replaces the platform's own; it must handle proxies itself. */
  fetch?: Fetch;
  log?: Logger;
  /** Gets a whole snapshot after each change; byte progress comes as often as it changes. */
  onRunChanged?: (run: PublishRun) => void;
  onAccountsChanged?: (accounts: Account[]) => void;
}

/** Whether anyone can see the progress of runs. */
export type Pace = 'shown' | 'hidden';

export interface NewAccount {
  name: string;
  keyId: string;
  issuerId: string | null;
  privateKeyPem: string;
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
    test(accountId: string): Promise<Account>;
    rename(accountId: string, name: string): Promise<Account>;
    remove(accountId: string): Promise<void>;
    /** Registers the practice account for this session; its key stays in the practice folder. */
    attachPractice(connection: Connection): Promise<Account>;
    connection(accountId: string): Promise<Connection>;
    /** The live accounts whose keys can access an app with this bundle ID; those that can't be reached are left out. */
    waiting(bundleId: string): Promise<string[]>;
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
  plans: {
    /**
     * Everything a run of this plan would do, and its blockers; writes nothing. Throws `package-*` errors and
     * any other error with which a run would be refused at its start.
     */
    assess(connection: Connection, plan: PublishPlanInput): Promise<PlanAssessment>;
    /** Findings about a package without a plan; App Store Connect is only asked if there is a connection. */
    check(packagePath: string, connection: Connection | null): Promise<PackageAssessment>;
  };
  network: {
    /** Connects to App Store Connect without a key, and reports who responds. */
    test(): Promise<ConnectionReport>;
  };
  runs: {
    list(): Promise<PublishRun[]>;
    /** Runs whose journal can't be read; what was there is kept beside it. */
    unreadable(): Promise<UnreadableRun[]>;
    get(runId: string): Promise<PublishRun>;
    /** Journals the plan and starts; resolves as soon as the run exists. */
    start(connection: Connection, plan: PublishPlanInput): Promise<PublishRun>;
    /** Resumes from where App Store Connect says the run is. */
    resume(runId: string, connection?: Connection): Promise<PublishRun>;
    /**
     * Changes the notes of these locales, or sends them again unchanged: at once if the run is over, otherwise when
     * it gets there. Throws `note-refused` for text Apple is known to refuse, and `run-not-resumable`.
     */
    editNotes(runId: string, notes: readonly LocaleNote[]): Promise<PublishRun>;
    /** Emails testers of a run that is `ready-to-notify`, and continues it. Throws `run-not-ready-to-notify`. */
    notify(runId: string, connection?: Connection): Promise<PublishRun>;
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
    /** The icon of the run's app, as a `data:` URL; null when the package had none to show. */
    icon(runId: string): Promise<string | null>;
    /** The run's own folder, for showing it in the file manager. */
    folder(runId: string): Promise<string>;
  };
  receipts: {
    /** Compares a receipt with its chain, its run's journal and, if given, a package. */
    verify(receiptPath: string, packagePath: string | null): Promise<Verification>;
  };
  /** Pauses all running work; the journals are flushed when this resolves. */
  close(): Promise<void>;
}
