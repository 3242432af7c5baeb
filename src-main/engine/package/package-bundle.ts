import type { NestedKind, NestedPath } from './bundle-names';
import { limits } from './limits';
import type { PlistDict } from './plist/plist-value';
import { readPlistDict } from './plist/read-plist-dict';
import { printable, type Refuse } from './refusal';
import type { ZipArchive } from './zip/zip-archive';

/** A bundle inside the app: an extension, a watch app or an App Clip. */
export interface NestedBundle {
  /** Path inside the package, with a slash at its end. */
  path: string;
  kind: NestedKind;
  /** Null when there is none to read; then `problem` says why, going on from “it”. */
  infoPlist: PlistDict | null;
  problem: string | null;
}

/** Reads the app's own Info.plist. Ends with package-plist-unreadable, since nothing is known without it. */
export async function readAppPlist(
  zip: ZipArchive,
  appPath: string,
  refuse: Refuse,
): Promise<PlistDict> {
  const path = `${appPath}Info.plist`;
  const bytes = await zip.read(path, limits.plistBytes);
  const read = parsed(bytes);
  if (read.infoPlist !== null) return read.infoPlist;
  if (bytes === null && zip.has(`${appPath}Contents/Info.plist`)) {
    refuse('package-without-app', `holds a Mac app, “${printable(appPath)}”.`, {
      whatToDo: 'Archive the app for iOS and export it again; a Mac app is delivered as a .pkg.',
    });
  }
  return refuse('package-plist-unreadable', `has a bad “${printable(path)}”: it ${read.problem}.`);
}

/** Reads the Info.plist of a bundle inside the app. A bad one is told by a check, not here. */
export async function readNestedBundle(
  zip: ZipArchive,
  { path, kind }: NestedPath,
): Promise<NestedBundle> {
  const bytes = await zip.read(`${path}Info.plist`, limits.plistBytes);
  return { path, kind, ...parsed(bytes) };
}

function parsed(bytes: Buffer | null): { infoPlist: PlistDict | null; problem: string | null } {
  const reading = readPlistDict(bytes);
  if (reading.state === 'read') return { infoPlist: reading.content, problem: null };
  return { infoPlist: null, problem: reading.state === 'absent' ? 'is missing' : reading.reason };
}
