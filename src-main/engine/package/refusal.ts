import { basename } from 'node:path';
import type { ErrorCode } from '#shared/error-catalogue';
import { fail } from '#shared/errors';

/** Every error code of reading a package. */
type PackageErrorCode = Extract<
  ErrorCode,
  | 'package-not-found'
  | 'package-is-folder'
  | 'package-empty'
  | 'package-not-a-zip'
  | 'package-truncated'
  | 'package-without-app'
  | 'package-several-apps'
  | 'package-unsafe'
  | 'package-plist-unreadable'
  | 'package-unreadable'
  | 'package-too-large'
>;

interface RefusalMore {
  /** Replaces the catalog's advice when there is a better one for this case. */
  whatToDo?: string;
  cause?: unknown;
}

/** Fails the reading of one file; `what` continues the file's name. */
export type Refuse = (code: PackageErrorCode, what: string, more?: RefusalMore) => never;

/** Advice for inconsistent bytes, where a bad copy is likelier than a bad build. */
export const copyAgain =
  'Copy or download it again. If that does not help, export the archive again and drop the new file.';

/** Advice for a package that only an unusual packing tool would write. */
export const exportAgain =
  'Export the archive again from Xcode or your build system and drop the new file.';

/** The message for one file: what is safe first, then the file's name, then what is wrong with it. */
export function refuseFor(path: string): Refuse {
  const name = printable(basename(path) || path);
  return (code, what, more = {}) => fail(code, `“${name}” ${what}`, more);
}

const longestName = 160;

/** A name from a package as one short line: no control characters, no direction marks. */
export function printable(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{FFFD}');
  return plain.length > longestName ? `${plain.slice(0, longestName)}…` : plain;
}
