import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Account } from '#shared/domain/account';
import type { FoundKey } from '#shared/domain/found-key';
import { toAppError } from '#shared/errors';
import { largestKeyFile, readKeyFile } from './key-file';
import { keyIdFromFileName } from './private-key';

/** One of the folders where people and tools keep keys. */
export interface KeyFolder {
  path: string;
  /** With `~` for the person's own folder. */
  place: string;
}

/** A file that was found, with its path, which stays in main. */
export interface FoundFile extends Omit<FoundKey, 'id'> {
  path: string;
}

interface Found {
  keys: FoundFile[];
  unreadable: string[];
  isCut: boolean;
}

/** Downloads may hold thousands of files; those with the name of a key come first. */
const mostFiles = 300;

/** Folders of this computer, as the system names them. */
export interface OwnFolders {
  home: string;
  /** Where browsers save files; its name depends on the system's language. */
  downloads: string;
  /** The current folder of this process. */
  current: string;
}

/** Where browsers save a key, and where `altool` and fastlane look for it (app-store-connect.md, keys 10). */
export function keyFolders({ home, downloads, current }: OwnFolders): KeyFolder[] {
  const ofTools = ['.appstoreconnect/private_keys', '.private_keys', 'private_keys'];
  const paths = [
    downloads,
    ...ofTools.map((name) => join(home, name)),
    join(current, 'private_keys'),
  ];
  return [...new Set(paths)].map((path) => ({ path, place: placeOf(path, home) }));
}

function placeOf(path: string, home: string): string {
  const below = relative(home, path);
  const isOutside = below.startsWith('..') || isAbsolute(below);
  return isOutside ? path : `~/${below.split(sep).join('/')}`;
}

/**
 * Looks for keys directly in these folders: .p8 files, and fastlane's JSON. Reads no file that is larger than a key,
 * and changes none.
 */
export async function findKeys(
  folders: readonly KeyFolder[],
  accounts: readonly Account[],
): Promise<Found> {
  const listed = await Promise.all(folders.map(listFolder));
  const files = listed.flatMap(({ files: inFolder }) => inFolder);
  const looked = files.toSorted((one, other) => rank(one.name) - rank(other.name));
  const keys: FoundFile[] = [];
  // One after the other: hundreds of open files at once help nobody.
  for (const file of looked.slice(0, mostFiles)) {
    const found = await lookAt(file, accounts);
    if (found !== null) keys.push(found);
  }
  return {
    keys: keys.toSorted(validThenNewest),
    unreadable: listed.flatMap(({ unreadable }) => unreadable),
    isCut: looked.length > mostFiles,
  };
}

interface Listed {
  folder: KeyFolder;
  name: string;
}

async function listFolder(folder: KeyFolder): Promise<{ files: Listed[]; unreadable: string[] }> {
  try {
    const names = await readdir(folder.path);
    const files = names.filter((name) => /\.(p8|json)$/i.test(name));
    return { files: files.map((name) => ({ folder, name })), unreadable: [] };
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
    return { files: [], unreadable: isAbsent ? [] : [folder.place] };
  }
}

function rank(name: string): number {
  if (keyIdFromFileName(name) !== null) return 0;
  return /\.p8$/i.test(name) ? 1 : 2;
}

/** Null for a JSON file without a key, and for what isn't a file. */
async function lookAt(
  { folder, name }: Listed,
  accounts: readonly Account[],
): Promise<FoundFile | null> {
  const path = join(folder.path, name);
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile()) return null;
  const isJson = /\.json$/i.test(name);
  if (isJson && facts.size > largestKeyFile) return null;
  const about = { path, fileName: name, place: folder.place, savedAt: facts.mtime.toISOString() };
  try {
    const key = await readKeyFile(path);
    // Other tools keep other keys as JSON; only fastlane's names the key ID.
    if (isJson && key.keyId === null) return null;
    const keyId = keyIdFromFileName(name) ?? key.keyId;
    const owner = accounts.find((account) => account.keyId === keyId);
    return {
      ...about,
      keyId,
      issuerId: key.issuerId,
      state: owner === undefined ? { kind: 'valid' } : { kind: 'added', name: owner.name },
    };
  } catch (thrown) {
    if (isJson) return null;
    const { code } = toAppError(thrown);
    return { ...about, keyId: null, issuerId: null, state: { kind: 'other', code } };
  }
}

function validThenNewest(one: FoundFile, other: FoundFile): number {
  const order = { valid: 0, added: 1, other: 2 } as const;
  const byState = order[one.state.kind] - order[other.state.kind];
  return byState === 0 ? Date.parse(other.savedAt) - Date.parse(one.savedAt) : byState;
}
