import { writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { isOfKind } from '../journal-files';
import type { DeathPoint } from '../publisher-order';

/**
 * Makes this process kill itself at one append, at the edge of the operating system: only the journal
 * appends to a file and flushes it to disk. The line at which it died is its last output.
 */
export async function dieBesideAppend({ side, kind, nth }: DeathPoint): Promise<void> {
  const files = await prototypeOfFiles();
  const { appendFile, datasync } = files;
  let seen = 0;
  let due: string | null = null;
  files.appendFile = function (this: FileHandle, text, options) {
    // A newline alone repairs an earlier line.
    if (String(text).trim() !== '' && isOfKind(String(text), kind)) seen += 1;
    if (seen === nth) due ??= String(text);
    if (due !== null && side === 'before') die(due);
    return appendFile.call(this, text, options);
  };
  files.datasync = async function (this: FileHandle) {
    await datasync.call(this);
    if (due !== null) die(due);
  };
}

async function prototypeOfFiles(): Promise<FileHandle> {
  const file = await open(process.execPath, 'r');
  await file.close();
  return Object.getPrototypeOf(file) as FileHandle;
}

function die(lastWord: string): void {
  writeSync(1, lastWord);
  process.kill(process.pid, 'SIGKILL');
}
