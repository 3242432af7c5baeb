import type { z } from 'zod';
import type { RequestChannel } from '#shared/ipc-channels';
import type { OpenedPackage, RequestResult, requests } from '#shared/ipc-contract';
import type { Engine } from '../../engine/engine';
import type { DraftStore } from '../drafts';
import type { KeyFiles } from '../key-files';
import type { PracticeSteering } from '../practice-session';
import type { SettingsStore } from '../settings';

/** One function a channel; params have been parsed, trouble may be raised. */
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

export interface FileKind {
  title: string;
  button: string;
  filters: { name: string; extensions: string[] }[];
}

/** What handlers work with; nothing here is Electron's own. */
export interface HandlerParts {
  engine: Engine;
  settings: SettingsStore;
  drafts: DraftStore;
  keyFiles: KeyFiles;
  about: RequestResult<'app:about'>;
  /** The practice side, as far as people steer it. */
  practice: PracticeSteering;
  makeSample: () => Promise<OpenedPackage>;
  chooseFile: (kind: FileKind) => Promise<string | null>;
  /** Opens one of Apple's pages in the browser. */
  openPage: (address: string) => Promise<void>;
  /** Lets go of uploads that the person's own wishes hold back. */
  sendNow: () => void;
  showFolder: (path: string) => void;
  /** Puts a package among the system's recent documents. */
  addRecent: (path: string) => void;
}
