import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import type { BatchIntent, BatchItem, BatchParts } from '#shared/domain/batch';
import { packageLikeName } from '#shared/domain/package-file';
import { appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { readRegularFile } from '../../engine/storage/read-regular-file';
import { type Call, refuseAsUsage } from '../command';
import { readNotes } from '../plan/read-notes';
import { type BatchFile, type FileParts, parseBatchFile } from './batch-schema';

/** The file that a folder's batch is described by. */
// Not shown: the name of a file.
export const batchFileName = 'batch.json';

/** What a batch file or folder asks for. `accountOf`: the ID of an account by its name. */
export async function readBatch(
  call: Call,
  path: string,
  start: Pick<BatchIntent, 'id' | 'createdAt'>,
  accountOf: (name: string) => Promise<string>,
): Promise<BatchIntent> {
  const given = resolve(path);
  const isFolder = (await stat(given).catch(() => null))?.isDirectory() ?? false;
  const file = isFolder ? join(given, batchFileName) : given;
  const isWithout = isFolder && (await stat(file).catch(() => null)) === null;
  if (isWithout) return ofPackages(await packagesIn(given), basename(given), start);
  const { name, usesPresets, shared, items } = parsed(file, await readJson(file));
  const folder = dirname(file);
  const read: BatchItem[] = [];
  for (const [place, item] of items.entries()) {
    const { package: packagePath, account, leaveOut, ...parts } = item;
    read.push({
      id: `item-${place + 1}`,
      packagePath: resolve(folder, packagePath),
      accountId: account === undefined ? null : await accountOf(account),
      changes: await withNotes(call, folder, parts),
      leaveOut,
    });
  }
  return {
    schema: 1,
    ...start,
    name: name ?? basename(folder),
    usesPresets,
    shared: await withNotes(call, folder, shared),
    items: read,
  };
}

/** `App-9` before `App-10`: Apple refuses a build number below one that the version already has. */
const byNumbers = new Intl.Collator('en', { numeric: true });

/** The packages of a folder, by name. Fails if there is none. */
export async function packagesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const packages = names.filter((name) => packageLikeName.test(name)).sort(byNumbers.compare);
  if (packages.length === 0) refuse(message('usage.batch-folder-empty', { folder }));
  return packages.map((name) => join(folder, name));
}

function ofPackages(
  paths: readonly string[],
  name: string,
  start: Pick<BatchIntent, 'id' | 'createdAt'>,
): BatchIntent {
  return {
    schema: 1,
    ...start,
    name,
    usesPresets: true,
    shared: {},
    items: paths.map((packagePath, place) => ({
      id: `item-${place + 1}`,
      packagePath,
      accountId: null,
      changes: {},
      leaveOut: [],
    })),
  };
}

async function withNotes(call: Call, folder: string, parts: FileParts): Promise<BatchParts> {
  const { notes, ...others } = parts;
  if (notes === undefined) return others;
  if (typeof notes !== 'string') return { ...others, notes };
  return { ...others, notes: await readNotes(call, resolve(folder, notes), languageMissing) };
}

const languageMissing = async (): Promise<never> => refuse(message('usage.notes-language-missing'));

function parsed(path: string, value: unknown): z.infer<typeof BatchFile> {
  const read = parseBatchFile(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return refuse(
    message('usage.batch-file', {
      path,
      field: issue?.path.join('.') || '-',
      problem: issue?.message ?? '',
    }),
  );
}

async function readJson(path: string): Promise<unknown> {
  const text = await readRegularFile(path).catch(() =>
    refuse(message('usage.file-unreadable', { path })),
  );
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse(message('usage.not-json', { path }));
  }
}

function refuse(detail: ReturnType<typeof message>): never {
  return refuseAsUsage(appError('batch-file-malformed', detail));
}
