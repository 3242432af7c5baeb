import type { z } from 'zod';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { RequestChannel, RequestResult, requests } from '#shared/ipc/contract';
import type { Engine } from '../../engine/engine';
import type { PracticeSteering } from '../../practice-host/session';
import type { Confirmer } from '../confirm';
import type { ConfirmedRuns } from '../confirmed-runs';
import type { DraftStore } from '../drafts';
import type { KeyFiles } from '../key-files';
import type { ProxyLogins } from '../proxy-login';
import type { SettingsStore } from '../settings';

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
}

/** What handlers depend on; nothing here belongs to Electron. */
export interface HandlerParts {
  engine: Engine;
  settings: SettingsStore;
  proxyLogins: ProxyLogins;
  /** Confirms irreversible actions with a person, never with the page. */
  confirmer: Confirmer;
  confirmedRuns: ConfirmedRuns;
  drafts: DraftStore;
  keyFiles: KeyFiles;
  about: RequestResult<'app:about'>;
  language: () => RequestResult<'app:language'>;
  /** The practice App Store Connect, as far as people control it. */
  practice: PracticeSteering;
  makeSample: () => Promise<OpenedPackage>;
  chooseFile: (kind: FileKind) => Promise<string | null>;
  /** Empty if the dialog was closed without a choice. */
  chooseFiles: (kind: FileKind) => Promise<string[]>;
  /** Opens one of Apple's pages in the browser. */
  openPage: (address: string) => Promise<void>;
  /** Releases uploads that the person's own settings hold back. */
  sendNow: () => void;
  showFolder: (path: string) => void;
  /** Adds a package to the system's recent documents. */
  addRecent: (path: string) => void;
}
