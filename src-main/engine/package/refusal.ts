import { basename } from 'node:path';
import type { ErrorCode } from '#shared/error-catalogue';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';

/** Every error code of reading a package. */
type PackageErrorCode = Extract<
  ErrorCode,
  | 'package-not-found'
  | 'package-is-folder'
  | 'package-empty'
  | 'package-not-a-zip'
  | 'package-not-ipa'
  | 'package-not-a-pkg'
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
  whatToDo?: Message;
  cause?: unknown;
}

/** Fails the reading of one file; `detail` gets the file's name. */
export type Refuse = (
  code: PackageErrorCode,
  detail: (name: string) => Message,
  more?: RefusalMore,
) => never;

/** Advice for inconsistent bytes, where a bad copy is likelier than a bad build. */
export const copyAgain = message('package.fix.copy-again');

/** Advice for a package that only an unusual packing tool would write. */
export const exportAgain = message('package.fix.export-again');

/** What Apple accepts (app-store-connect.md, packages 3). */
export const appleLimits = { app: { bytes: 4e9 }, resources: { bytes: 20e9 } };

/** For the file at a path; only the last part of the path is shown. */
export function refuseFor(path: string): Refuse {
  const name = printable(basename(path) || path);
  return (code, detail, more = {}) => fail(code, detail(name), more);
}

const longestName = 160;

/** A name from a package as one short line: no control characters, no direction marks. */
export function printable(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{FFFD}');
  return plain.length > longestName ? `${plain.slice(0, longestName)}…` : plain;
}
