import { AppException } from '#shared/errors';
import type { PackageFile } from '../package-file';
import { copyAgain, type Refuse } from '../refusal';
import { fileBytes } from './file-reader';

const commentLengths = /Invalid comment length\. Expected: (\d+)\. Found: (\d+)/;

/** Explains why the end of the table of contents could not be found. */
export async function refuseUnopened(
  { handle, size }: PackageFile,
  error: unknown,
  refuse: Refuse,
): Promise<never> {
  const message = messageOf(error);
  const lengths = commentLengths.exec(message);
  if (lengths !== null) refuseTail(Number(lengths[1]), Number(lengths[2]), refuse, error);
  if (!message.startsWith('End of central directory record signature not found')) {
    return refuseDamagedListing(error, refuse);
  }
  const head = await fileBytes(handle, 0, Math.min(size, 8));
  if (head.toString('latin1').startsWith('PK')) {
    refuse(
      'package-truncated',
      `ends after ${size} bytes without the table of contents that every zip closes with.`,
      { cause: error },
    );
  }
  return refuse('package-not-a-zip', `is ${looksLike(head)}, not a zip archive.`, { cause: error });
}

function refuseTail(present: number, announced: number, refuse: Refuse, cause: unknown): never {
  if (announced > present) {
    refuse('package-truncated', `ends ${announced - present} bytes before its own end.`, { cause });
  }
  return refuse('package-unsafe', `has ${present - announced} more bytes after its own end.`, {
    whatToDo: copyAgain,
    cause,
  });
}

/** Reports an inconsistent table of contents; passes on other known errors. */
export function refuseDamagedListing(error: unknown, refuse: Refuse): never {
  if (error instanceof AppException || isAbort(error)) throw error;
  refuseSystemError(error, refuse);
  return refuse('package-unsafe', `has a damaged table of contents: ${messageOf(error)}.`, {
    whatToDo: copyAgain,
    cause: error,
  });
}

/** Errors of the disk or of permissions, which are not the package's fault. */
export function refuseSystemError(error: unknown, refuse: Refuse): void {
  if (!(error instanceof Error) || !('syscall' in error)) return;
  refuse('package-unreadable', `cannot be read: ${error.message}.`, { cause: error });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const kinds: readonly (readonly [string, string])[] = [
  ['xar!', 'a Mac installer package'],
  ['bplist', 'a binary property list'],
  ['\x1f\x8b', 'a gzip archive'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['%PDF', 'a PDF'],
  ['\xcf\xfa\xed\xfe', 'a bare executable'],
  ['\xca\xfe\xba\xbe', 'a bare executable'],
];

function looksLike(head: Buffer): string {
  const text = head.toString('latin1');
  const known = kinds.find(([magic]) => text.startsWith(magic));
  if (known !== undefined) return known[1];
  return /^[\t\n\r\x20-\x7e]+$/.test(text) ? 'a text file' : 'a file of another kind';
}
