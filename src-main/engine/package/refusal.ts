import { basename } from 'node:path';
import type { TroubleCode } from '#shared/error-catalogue';
import { raise } from '#shared/raise';

/** Every code that reading a package can end with. */
export type PackageTroubleCode = Extract<
  TroubleCode,
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

export interface RefusalMore {
  /** Replaces the catalogue's advice where this case has a better one. */
  whatToDo?: string;
  cause?: unknown;
}

/** Ends the reading of one file with trouble; `what` goes on from the file's name. */
export type Refuse = (code: PackageTroubleCode, what: string, more?: RefusalMore) => never;

/** Advice for bytes that do not fit together, where a bad copy is likelier than a bad build. */
export const copyAgain =
  'Copy or download it again. If that does not help, export the archive again and drop the new file.';

/** The words for one file: what is safe first, then the file's name, then what is wrong with it. */
export function refuseFor(path: string): Refuse {
  const name = printable(basename(path) || path);
  return (code, what, more = {}) => raise(code, `“${name}” ${what}`, more);
}

const longestName = 160;

/** A name out of a package as one short line: no control characters, no direction marks. */
export function printable(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{FFFD}');
  return plain.length > longestName ? `${plain.slice(0, longestName)}…` : plain;
}
