import { randomUUID } from 'node:crypto';
import { access, constants, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { ErrorCode } from '#shared/error-catalogue';
import { fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';

/** A file as it is to be. */
export interface FileToWrite {
  path: string;
  bytes: Buffer;
  /** What it had when it was read; null for a new one. */
  before: Buffer | null;
}

/** A file that is on disk under another name, and only needs its own. */
interface Staged extends FileToWrite {
  staged: string;
}

/**
 * Writes several files, all or none: each is first written completely beside its place, then all are renamed. Should a
 * rename fail, those before it are put back. A file that changed since it was read is never overwritten, and a new one
 * never replaces one that is there: `notes-file-changed`. Throws `notes-not-saved` for a file that is read-only and for
 * everything else, and names the files that could not be put back.
 *
 * Not covered: a computer that stops between two renames. Each file is then whole, the old one or the new one.
 */
export async function saveFiles(files: readonly FileToWrite[]): Promise<void> {
  const changed = files.filter(({ bytes, before }) => before === null || !bytes.equals(before));
  const staged: Staged[] = [];
  const placed: Staged[] = [];
  try {
    for (const file of changed) await assertUnchanged(file);
    for (const file of changed) staged.push(await stage(file));
    for (const file of staged) {
      await assertUnchanged(file);
      await place(file);
      placed.push(file);
    }
  } catch (thrown) {
    const lost = await putBack(placed);
    await Promise.all(staged.map((file) => rm(file.staged, { force: true })));
    if (lost.length > 0)
      fail(
        'notes-not-saved',
        message('error.notes-not-saved.partly', { files: { list: lost.map(nameOf) } }),
        { cause: thrown },
      );
    if (ownCodes.has(toAppError(thrown).code)) throw thrown;
    fail(
      'notes-not-saved',
      message('error.notes-not-saved.disk', { problem: toAppError(thrown).detail }),
      { cause: thrown },
    );
  }
}

/** What is refused here says itself that nothing was changed. */
const ownCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'notes-file-changed',
  'notes-not-saved',
]);

const nameOf = ({ path }: FileToWrite): string => basename(path);

async function assertUnchanged({ path, before }: FileToWrite): Promise<void> {
  const now = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });
  const isSame = now === null ? before === null : before?.equals(now);
  if (!isSame)
    fail(
      'notes-file-changed',
      before === null
        ? message('error.notes-file-changed.new', { file: basename(path) })
        : message('error.notes-file-changed.detail', { file: basename(path) }),
    );
  if (now !== null && !(await isWritable(path)))
    fail('notes-not-saved', message('error.notes-not-saved.read-only', { file: basename(path) }));
}

/** A rename would replace a read-only file too, and an administrator may write to it: its mode says what is meant. */
async function isWritable(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & 0o222) === 0) return false;
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function stage(file: FileToWrite): Promise<Staged> {
  const { path, bytes, before } = file;
  await mkdir(dirname(path), { recursive: true });
  const staged = `${path}.${randomUUID()}.tmp`;
  // A file of a person keeps who may read it.
  const mode = before === null ? 0o666 : (await stat(path)).mode & 0o777;
  const handle = await open(staged, 'wx', mode);
  try {
    if (before !== null) await handle.chmod(mode);
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (thrown) {
    await rm(staged, { force: true });
    throw thrown;
  } finally {
    await handle.close();
  }
  return { ...file, staged };
}

async function place({ staged, path, before }: Staged): Promise<void> {
  if (before !== null) return rename(staged, path);
  // Unlike a rename a link never replaces what is there. Some disks have no links.
  const isLinked = await link(staged, path).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EEXIST') throw cause;
      return false;
    },
  );
  return isLinked ? rm(staged) : rename(staged, path);
}

/** The files that could not be put back. */
async function putBack(placed: readonly Staged[]): Promise<FileToWrite[]> {
  const lost: FileToWrite[] = [];
  for (const file of placed.toReversed()) {
    const { path, before, bytes } = file;
    const isBack = await (before === null
      ? rm(path, { force: true })
      : stage({ path, bytes: before, before: bytes }).then((old) => rename(old.staged, path))
    ).then(
      () => true,
      () => false,
    );
    if (!isBack) lost.push(file);
  }
  return lost;
}
