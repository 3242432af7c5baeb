import type { Account, Environment } from '#shared/domain/account';
import type { Destination } from '#shared/domain/destination';
import type { PackageChanges } from '#shared/domain/package-summary';
import type { PublishPlanInput } from '#shared/domain/publish-plan';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import type { OpenedPackage } from '#shared/ipc-contract';
import type { StartReading } from './package/reader/reading-process';
import type { Clock, Fetch, Logger, Proxies, SecretStore, UploadLimits } from './ports';
import type { Verification } from './receipt/verify-receipt';

export interface EngineOptions {
  /** The data folder; `live/` and `practice/` are kept apart beneath it. */
  home: string;
  secrets: SecretStore;
  /** The bundled file that sends and hashes bytes in threads of its own (`upload-worker.js`). */
  uploadWorker: URL;
  /** The bundled file that reads packages in processes of its own; left out, it lies beside the other. */
  packageReader?: URL;
  /** How such a process starts; left out, as a child process of plain Node. */
  startReading?: StartReading;
  /** How fast packages may be sent, and whether at all just now; left out for as fast as it goes. */
  uploadLimits?: UploadLimits;
  /** The way to App Store Connect and to Apple's storage; left out for straight there. */
  proxies?: Proxies;
  clock?: Clock;
  /** Instead of the platform's own; it then has to see to proxies itself. */
  fetch?: Fetch;
  log?: Logger;
  /** Hears a whole snapshot after each change; progress of bytes comes as often as it moves. */
  onRunChanged?: (run: PublishRun) => void;
  onAccountsChanged?: (accounts: Account[]) => void;
}

/** Whether somebody can see how runs get on. */
export type Pace = 'shown' | 'hidden';

/** How to reach an App Store Connect and prove who asks. Holds no key, only the way to one. */
export interface Connection {
  accountId: string;
  name: string;
  keyId: string;
  /** UUID; null for an individual key. */
  issuerId: string | null;
  apiUrl: string;
  /** Path of a .p8 that the command was given; null when the key is in the keychain. */
  privateKeyFile: string | null;
}

export interface NewAccount {
  name: string;
  keyId: string;
  issuerId: string | null;
  privateKeyPem: string;
}

export interface Engine {
  packages: {
    /** Reads a package offline and runs every offline check. Raises `package-*` trouble. */
    inspect(path: string): Promise<OpenedPackage>;
    /** What is new in it since the last package of its app that was published there; null for the first one. */
    changes(path: string, environment: Environment): Promise<PackageChanges | null>;
    /** Says that a package will come soon, so that its reader is there when it does. */
    prepare(): void;
  };
  accounts: {
    list(): Promise<Account[]>;
    /** Keeps the key in the keychain and tries it; a network that is down keeps it as not tested. */
    add(account: NewAccount): Promise<Account>;
    test(accountId: string): Promise<Account>;
    rename(accountId: string, name: string): Promise<Account>;
    remove(accountId: string): Promise<void>;
    /** Makes the practice account known for this session; its key stays in the practice folder. */
    attachPractice(connection: Connection): Promise<Account>;
    connection(accountId: string): Promise<Connection>;
  };
  destinations: {
    /** What App Store Connect says of the app in this package. Raises `app-not-found` and the like. */
    read(connection: Connection, packagePath: string): Promise<Destination>;
  };
  runs: {
    list(): Promise<PublishRun[]>;
    /** Runs whose journal gives no run any more; what was there is kept beside it. */
    unreadable(): Promise<UnreadableRun[]>;
    get(runId: string): Promise<PublishRun>;
    /** Journals the plan and begins; resolves as soon as the run exists. */
    start(connection: Connection, plan: PublishPlanInput): Promise<PublishRun>;
    /** Carries on from where App Store Connect says the run is. */
    resume(runId: string, connection?: Connection): Promise<PublishRun>;
    /**
     * Begins a run with the wishes of one that was blocked or failed because its build is already at Apple:
     * it follows that build instead of sending it again.
     */
    takeUp(runId: string): Promise<PublishRun>;
    /**
     * While nobody looks, Apple is asked half as often. Shown again, whatever only waits to look does so at once.
     */
    setPace(pace: Pace): void;
    /**
     * From now on, looks every few minutes whether what runs stopped waiting for has come, and tells it once a run.
     */
    lookOut(onNews: (run: PublishRun) => void): void;
    /** Ends the wait that holds a run up, if there is one. */
    tryNow(runId: string): void;
    /**
     * Stops working and leaves Apple's side alone; resolves once the journal says so. A run that another
     * process works on is stopped there. Raises `run-not-stopped`.
     */
    pause(runId: string): Promise<PublishRun>;
    /**
     * Withdraws the upload at Apple, if that is still possible, and ends the run, whatever process works
     * on it. Raises `run-past-withdrawal` and `run-not-stopped`.
     */
    cancel(runId: string): Promise<PublishRun>;
    /** Resolves when the run stops working, whatever the reason. */
    settled(runId: string): Promise<PublishRun>;
    /** The icon of the run's app, as a `data:` address; null when the package had none to show. */
    icon(runId: string): Promise<string | null>;
    /** The run's own folder, for showing it in the file manager. */
    folder(runId: string): Promise<string>;
  };
  receipts: {
    /** Compares a receipt with its chain, its run's journal and, if one is given, a package. */
    verify(receiptPath: string, packagePath: string | null): Promise<Verification>;
  };
  /** Pauses what is running; the journals are flushed when this resolves. */
  close(): Promise<void>;
}
