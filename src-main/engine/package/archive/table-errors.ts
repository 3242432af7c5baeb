import { AppException } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import type { PackageFile } from '../package-file';
import { copyAgain, type Refuse } from '../refusal';
import { UnreadableError } from '../unreadable';
import { fileBytes } from './file-reader';

const commentLengths = /Invalid comment length\. Expected: (\d+)\. Found: (\d+)/;

/** Explains why the end of the central directory could not be found. */
export async function refuseUnopened(
  { handle, size }: PackageFile,
  error: unknown,
  refuse: Refuse,
): Promise<never> {
  const reason = reasonOf(error);
  const lengths = commentLengths.exec(reason);
  if (lengths !== null) refuseTail(Number(lengths[1]), Number(lengths[2]), refuse, error);
  // Not shown: words of the zip reader.
  if (!reason.startsWith('End of central directory record signature not found')) {
    return refuseDamagedListing(error, refuse);
  }
  const head = await fileBytes(handle, 0, Math.min(size, 8));
  if (head.toString('latin1').startsWith('PK')) {
    refuse(
      'package-truncated',
      (name) => message('error.package-truncated.no-directory', { package: name, count: size }),
      { cause: error },
    );
  }
  const kind = looksLike(head);
  return refuse(
    'package-not-a-zip',
    (name) => message('error.package-not-a-zip.kind', { package: name, kind }),
    kind === 'installer'
      ? { whatToDo: message('error.package-not-a-zip.pkg-fix'), cause: error }
      : { cause: error },
  );
}

function refuseTail(present: number, announced: number, refuse: Refuse, cause: unknown): never {
  if (announced > present) {
    refuse(
      'package-truncated',
      (name) =>
        message('error.package-truncated.missing-bytes', {
          package: name,
          count: announced - present,
        }),
      { cause },
    );
  }
  return refuse(
    'package-unsafe',
    (name) =>
      message('error.package-unsafe.bytes-at-end', { package: name, count: present - announced }),
    {
      whatToDo: copyAgain,
      cause,
    },
  );
}

/** Reports an inconsistent central directory; passes on other known errors. */
export function refuseDamagedListing(error: unknown, refuse: Refuse): never {
  if (error instanceof AppException || isAbort(error)) throw error;
  refuseSystemError(error, refuse);
  return refuse(
    'package-unsafe',
    (name) =>
      message('error.package-unsafe.damaged-directory', {
        package: name,
        problem: problemOf(error),
      }),
    {
      whatToDo: copyAgain,
      cause: error,
    },
  );
}

/** Errors of the disk or of permissions, which are not the package's fault. */
export function refuseSystemError(error: unknown, refuse: Refuse): void {
  if (!(error instanceof Error) || !('syscall' in error)) return;
  refuse(
    'package-unreadable',
    (name) => message('error.package-unreadable.system', { package: name, reason: error.message }),
    { cause: error },
  );
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** A message of ours, or the words of the zip reader. */
function problemOf(error: unknown): Text {
  if (error instanceof UnreadableError) return error.problem;
  return error instanceof RangeError ? message('unreadable.truncated') : reasonOf(error);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a file is by its first bytes, for the message `error.package-not-a-zip.kind`. */
const kinds: readonly (readonly [string, string])[] = [
  ['xar!', 'installer'],
  ['bplist', 'propertyList'],
  ['\x1f\x8b', 'gzip'],
  ['7z\xbc\xaf', 'sevenZip'],
  ['Rar!', 'rar'],
  ['%PDF', 'pdf'],
  ['\xcf\xfa\xed\xfe', 'executable'],
  ['\xca\xfe\xba\xbe', 'executable'],
];

function looksLike(head: Buffer): string {
  const text = head.toString('latin1');
  const known = kinds.find(([magic]) => text.startsWith(magic));
  if (known !== undefined) return known[1];
  return /^[\t\n\r\x20-\x7e]+$/.test(text) ? 'text' : 'other';
}
