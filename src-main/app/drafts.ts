import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Draft, type DraftKey, NotesDraft } from '#shared/domain/draft';
import { StoreDraft } from '#shared/domain/store-draft';
import { InformationDraft } from '#shared/domain/test-information';
import { writeJsonFile } from '../engine/storage/json-file';

/** The App Store side of an app, under one account and on one platform. */
type StoreOf = Pick<DraftKey, 'accountId' | 'bundleId'> & { platform: string };

/** The app, under one account, whose Test Information was changed. */
type InformationOf = Pick<DraftKey, 'accountId' | 'bundleId'>;

export interface DraftStore {
  read(key: DraftKey): Promise<Draft | null>;
  save(key: DraftKey, draft: Draft): Promise<void>;
  readNotes(of: string): Promise<NotesDraft | null>;
  saveNotes(of: string, draft: NotesDraft): Promise<void>;
  readInformation(app: InformationOf): Promise<InformationDraft | null>;
  saveInformation(app: InformationOf, draft: InformationDraft): Promise<void>;
  readStore(app: StoreOf): Promise<StoreDraft | null>;
  saveStore(app: StoreOf, draft: StoreDraft): Promise<void>;
  /** Resolves once everything that was given is on the disk. */
  written(): Promise<void>;
}

type AnyDraft = Draft | NotesDraft | InformationDraft | StoreDraft;

/** One small file per draft; writes are atomic and keep their order. */
export function draftsIn(folder: string): DraftStore {
  let last: Promise<void> = Promise.resolve();
  const read = async <T>(name: string, parse: (stored: unknown) => T): Promise<T | null> => {
    await last;
    return readDraft(join(folder, name), parse);
  };
  const save = (name: string, draft: AnyDraft): Promise<void> => {
    const write = last.then(() => writeJsonFile(join(folder, name), draft));
    last = write.catch(() => {});
    return write;
  };
  return {
    read: (key) => read(fileName(key), Draft.parse),
    save: (key, draft) => save(fileName(key), draft),
    readNotes: (of) => read(hashed(['notes', of]), NotesDraft.parse),
    saveNotes: (of, draft) => save(hashed(['notes', of]), draft),
    readInformation: (app) => read(informationName(app), InformationDraft.parse),
    saveInformation: (app, draft) => save(informationName(app), InformationDraft.parse(draft)),
    readStore: (app) => read(storeName(app), StoreDraft.parse),
    saveStore: (app, draft) => save(storeName(app), draft),
    written: () => last,
  };
}

/** App names and versions may contain characters that file names may not, so they are hashed. */
function fileName(key: DraftKey): string {
  return hashed([key.accountId, key.bundleId, key.version, key.buildNumber]);
}

function informationName({ accountId, bundleId }: InformationOf): string {
  return hashed(['test-information', accountId, bundleId]);
}

function storeName({ accountId, bundleId, platform }: StoreOf): string {
  return hashed(['app-store', accountId, bundleId, platform]);
}

function hashed(parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${hash.slice(0, 32)}.json`;
}

/** A draft that cannot be read counts as no draft: nothing depends on it. */
async function readDraft<T>(path: string, parse: (stored: unknown) => T): Promise<T | null> {
  try {
    return parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
