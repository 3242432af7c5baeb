import type { z } from 'zod';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { RequestChannel, RequestResult, requests } from '#shared/ipc/contract';
import type { Text } from '#shared/words/message';
import type { Engine } from '../../engine/engine';
import type { ValueStore } from '../../engine/ports';
import type { PracticeSteering } from '../../practice-host/session';
import type { CommandLinks } from '../command-link/link';
import type { Confirmer } from '../confirm';
import type { ConfirmedRuns } from '../confirmed-runs';
import type { DiagnosticsFiles } from '../diagnostics/diagnostics-files';
import type { UnexpectedEnd } from '../diagnostics/unexpected-end';
import type { DraftKeeping } from '../draft-keeping';
import type { DraftStore } from '../drafts';
import type { GitNotes } from '../git-notes';
import type { KeyBackupFiles } from '../key-backups';
import type { KeyFiles } from '../key-files';
import type { KnownPaths } from '../known-paths';
import type { NotesFiles } from '../notes-files';
import type { ProxyLogins } from '../proxy-login';
import type { SettingsStore } from '../settings';
import type { SharedFiles } from '../shared-files';
import type { Translator } from '../translator';
import type { Updates } from '../updates/updates';
import type { WatchedFolders } from '../watched-folders';

/** One function per channel; params are already parsed, errors may be thrown. */
export type Handlers = {
  [C in RequestChannel]: (
    params: z.output<(typeof requests)[C]['params']>,
  ) => RequestResult<C> | Promise<RequestResult<C>>;
};

/** The channels of one domain, such as `runs:…`. */
export type HandlersOf<Domain extends string> = Pick<
  Handlers,
  Extract<RequestChannel, `${Domain}:${string}`>
>;

interface FileKind {
  title: string;
  button: string;
  filters: { name: string; extensions: string[] }[];
  /** Where the dialog begins; left out, where it was last. */
  startsIn?: string | undefined;
}

/** What handlers depend on; nothing here belongs to Electron. */
export interface HandlerParts {
  engine: Engine;
  settings: SettingsStore;
  proxyLogins: ProxyLogins;
  /** Confirms irreversible actions with a person, never with the page. */
  confirmer: Confirmer;
  confirmedRuns: ConfirmedRuns;
  /** The files and folders that a person dropped on the window. */
  dropped: KnownPaths;
  /** The packages that were opened: what lies beside one may be read. */
  openedPackages: KnownPaths;
  drafts: DraftStore;
  draftKeeping: DraftKeeping;
  diagnostics: DiagnosticsFiles;
  unexpectedEnd: UnexpectedEnd;
  gitNotes: GitNotes;
  keyFiles: KeyFiles;
  keyBackupFiles: KeyBackupFiles;
  notesFiles: NotesFiles;
  sharedFiles: SharedFiles;
  translator: Translator;
  updates: Updates;
  watched: WatchedFolders;
  /** Remembers which packages wait to be opened. */
  waiting: ValueStore;
  commandLinks: CommandLinks;
  about: RequestResult<'app:about'>;
  language: () => RequestResult<'app:language'>;
  /** What went wrong with Slipway's own files at the start. */
  problems: readonly Text[];
  /** The practice App Store Connect, as far as people control it. */
  practice: PracticeSteering;
  makeSample: () => Promise<OpenedPackage>;
  chooseFile: (kind: FileKind) => Promise<string | null>;
  /** Empty if the dialog was closed without a choice. */
  chooseFiles: (kind: FileKind) => Promise<string[]>;
  chooseFolder: (kind: FileKind) => Promise<string | null>;
  /** Where to save a file; null if the dialog was closed without a choice. It asks before it names one that exists. */
  chooseSavePath: (kind: FileKind & { fileName: string }) => Promise<string | null>;
  /** Opens one of Apple's pages in the browser. */
  openPage: (address: string) => Promise<void>;
  /** Releases uploads that the person's own settings hold back. */
  sendNow: () => void;
  showFolder: (path: string) => void;
  /** Opens the folder of the log. */
  openLogs: () => Promise<void>;
  /** Adds a package to the system's recent documents. */
  addRecent: (path: string) => void;
}
