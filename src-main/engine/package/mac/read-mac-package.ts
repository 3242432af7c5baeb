import { basename } from 'node:path';
import type { PackageIcon } from '#shared/domain/package-info';
import { AppException } from '#shared/errors';
import { message } from '#shared/words/message';
import { assertSameOpenFile } from '../../storage/file-identity';
import { openArchive } from '../archive/archive';
import { fileBytes } from '../archive/file-reader';
import { refuseSystemError } from '../archive/table-errors';
import { findApp } from '../find-app';
import { catalogIconName } from '../icons/app-icons';
import { limits } from '../limits';
import { NameBudget } from '../mach-o/names';
import type { Installer, MacIcon, PackageContents } from '../package-contents';
import { bundleLocales, packageFacts } from '../package-facts';
import { openPackageFile, type PackageFile } from '../package-file';
import { emptyDict, type PlistDict, textOf } from '../plist/value';
import type { ReadOptions } from '../read-options';
import { copyAgain, type Refuse, refuseFor } from '../refusal';
import { UnreadableError } from '../unreadable';
import { iconSizes, readIcns, shownIcon } from './icns';
import {
  type Component,
  installerScripts,
  readComponents,
  readInstallerSignature,
} from './installer';
import { type MacApp, mainMacSlice, readMacApp, refuseWithoutMacApp, unreadForm } from './mac-app';
import { judgeMacSigning } from './mac-signing';
import { isXar, openXar, type XarArchive } from './xar';
import type { XmlElement } from './xml';

/** Whether a file is to be read as an installer package: by its name, which Apple goes by as well. */
export function isInstallerName(path: string): boolean {
  return /\.pkg$/i.test(path);
}

/**
 * Reads the installer package of a Mac app without unpacking it to disk. Executables are only read with `withCode`.
 * Throws package-* errors, or the signal's reason.
 */
export async function readMacPackage(
  path: string,
  { withCode, signal, expect = () => undefined }: ReadOptions & { withCode: boolean },
): Promise<PackageContents> {
  const refuse = refuseFor(path);
  const file = await openPackageFile(path, refuse);
  try {
    const budget = withCode ? new NameBudget(limits.symbolText) : null;
    const contents = await readAll(file, { budget, signal, expect }, refuse);
    await assertSameOpenFile(file.handle, path, file.identity);
    return contents;
  } catch (error) {
    return refuseDamaged(error, refuse);
  } finally {
    await file.handle.close();
  }
}

type Reading = Parameters<typeof readMacApp>[2];

async function readAll(
  file: PackageFile,
  reading: Reading,
  refuse: Refuse,
): Promise<PackageContents> {
  const head = await fileBytes(file.handle, 0, Math.min(file.size, 8));
  if (!isXar(head)) await refuseOtherFormat(file, head, reading.signal, refuse);
  const archive = await openXar(file);
  const components = await readComponents(archive);
  refuseIncomplete(archive, components, refuse);
  const signature = await readInstallerSignature(archive);
  const scripts = installerScripts(archive);
  const form = await unreadForm(archive, components);
  if (form !== null) {
    const payload = form === 'pbzx' || form === 'xz' ? 'xz' : 'other';
    return unreadContents(
      file,
      components,
      { signature, payload, icon: null, quarantined: [], scripts },
      refuse,
    );
  }
  const app = await readMacApp(archive, components, reading, refuse);
  const { quarantined } = app;
  const icon = iconOf(app);
  const installer: Installer = { signature, payload: 'read', icon, quarantined, scripts };
  const shown = icon && (await shownIcon(app.held.get(icon.path) ?? Buffer.alloc(0)));
  return { ...contentsOf(file, app, installer), icon: shown };
}

/** A product archive has a Distribution; without it, it is a component, which Apple doesn't take. */
function refuseIncomplete(
  { files }: XarArchive,
  components: readonly Component[],
  refuse: Refuse,
): void {
  if (!files.has('Distribution'))
    refuse(
      'package-not-a-pkg',
      (name) => message('error.package-not-a-pkg.component', { package: name }),
      { whatToDo: message('error.package-not-a-pkg.component-fix') },
    );
  if (components.length === 0) refuseWithoutMacApp(refuse);
}

/** `CFBundleIconFile` may leave out the extension. */
function iconOf({ appPath, infoPlist, held }: MacApp): MacIcon | null {
  const name = textOf(infoPlist, 'CFBundleIconFile');
  if (name === null || name === '') return null;
  const path = `${appPath}Resources/${name.replace(/\.icns$/i, '')}.icns`.normalize('NFC');
  const bytes = held.get(path);
  return bytes === undefined ? null : readIcns(path, bytes);
}

function contentsOf(
  { size, identity }: PackageFile,
  app: MacApp,
  installer: Installer,
): PackageContents {
  const { appPath, infoPlist, bundles, entries } = app;
  const executable = mainMacSlice(app);
  const profile = bundles[0]?.profile ?? { state: 'absent' };
  const icons: PackageIcon[] = installer.icon === null ? [] : iconSizes(installer.icon);
  const extensions = bundles.filter(({ kind }) => kind === 'extension').slice(0, limits.bundles);
  const locales = bundleLocales(entries.keys(), `${appPath}Resources/`);
  const facts = packageFacts({
    ...{ infoPlist, profile, bundles: extensions, icons, locales, size, executable },
  });
  const signing = judgeMacSigning(profile, executable?.signature ?? null);
  return {
    ...withoutFiles,
    file: identity,
    info: { ...facts, ...macFacts(infoPlist), signing },
    appPath,
    infoPlist,
    profile,
    catalogIconName: catalogIconName(infoPlist),
    has: (path) => entries.has(path.normalize('NFC')),
    unpackedSize: sizeBelow(app),
    entries,
    bundles,
    machOs: app.code,
    installer,
  };
}

function macFacts(infoPlist: PlistDict) {
  const minimumOsVersion = textOf(infoPlist, 'LSMinimumSystemVersion');
  return { platform: 'MAC_OS' as const, minimumOsVersion, deviceFamilies: ['Mac'] };
}

function sizeBelow({ appPath, entries }: MacApp): number {
  let total = 0;
  for (const { path, size } of entries.values()) if (path.startsWith(appPath)) total += size;
  return total;
}

/** What an installer doesn't have, or what is not looked for in one. */
const withoutFiles = {
  icon: null,
  namedIcons: [],
  looseBinaries: [],
  assetCatalogs: [],
  damagedFiles: [],
  iconFiles: [],
  swiftSupport: [],
  symbols: [],
  signatures: [],
} satisfies Partial<PackageContents>;

/** What PackageInfo repeats of the app, when its files can't be looked into. */
function unreadContents(
  { size, identity }: PackageFile,
  components: readonly Component[],
  installer: Installer,
  refuse: Refuse,
): PackageContents {
  const found = components
    .flatMap(({ path, info }) => info.children.map((bundle) => ({ path, bundle })))
    .find(({ bundle }) => isApp(bundle));
  if (found === undefined) return refuseWithoutMacApp(refuse);
  const { attributes } = found.bundle;
  const infoPlist = emptyDict();
  infoPlist.CFBundleIdentifier = attributes.get('id') ?? '';
  for (const key of ['CFBundleShortVersionString', 'CFBundleVersion'])
    infoPlist[key] = attributes.get(key) ?? '';
  const inside = (attributes.get('path') ?? '').replace(/^\.?\//, '');
  infoPlist.CFBundleName = basename(inside, '.app');
  const facts = packageFacts({
    ...{ infoPlist, profile: { state: 'absent' }, bundles: [], icons: [], locales: [] },
    ...{ size, executable: null },
  });
  return {
    ...withoutFiles,
    file: identity,
    info: { ...facts, ...macFacts(infoPlist), signing: { ...facts.signing, kind: 'unknown' } },
    appPath: `${found.path}Payload/${inside}/Contents/`,
    infoPlist,
    profile: { state: 'absent' },
    catalogIconName: null,
    has: () => false,
    unpackedSize: 0,
    entries: new Map(),
    bundles: [],
    machOs: [],
    installer,
  };
}

function isApp({ name, attributes }: XmlElement): boolean {
  return name === 'bundle' && /^\.?\/?(?:[^/]+\/)*?[^/]+\.app$/.test(attributes.get('path') ?? '');
}

/** What a file is by its first bytes, for the message `error.package-not-a-pkg.kind`. */
const kinds: readonly (readonly [string, string])[] = [
  ['PK', 'zip'],
  ['bplist', 'propertyList'],
  ['\x1f\x8b', 'gzip'],
  ['BZh', 'diskImage'],
  ['x\x01', 'diskImage'],
  ['\xcf\xfa\xed\xfe', 'executable'],
  ['\xca\xfe\xba\xbe', 'executable'],
];

async function refuseOtherFormat(
  file: PackageFile,
  head: Buffer,
  signal: AbortSignal | undefined,
  refuse: Refuse,
): Promise<never> {
  const text = head.toString('latin1');
  const kind = kinds.find(([magic]) => text.startsWith(magic))?.[1] ?? 'other';
  if (kind === 'zip' && (await isIpa(file, signal)))
    refuse(
      'package-not-a-pkg',
      (name) => message('error.package-not-a-pkg.ipa', { package: name }),
      { whatToDo: message('error.package-not-a-pkg.ipa-fix') },
    );
  return refuse('package-not-a-pkg', (name) =>
    message('error.package-not-a-pkg.kind', { package: name, kind }),
  );
}

async function isIpa(file: PackageFile, signal: AbortSignal | undefined): Promise<boolean> {
  const refuse = refuseFor('');
  try {
    const { entries } = await openArchive(file, refuse, () => false, signal);
    return findApp(entries.keys(), refuse) !== '';
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

function refuseDamaged(error: unknown, refuse: Refuse): never {
  if (error instanceof AppException) throw error;
  refuseSystemError(error, refuse);
  if (error instanceof RangeError)
    refuse(
      'package-truncated',
      (name) => message('error.package-truncated.installer', { package: name }),
      { cause: error },
    );
  if (!(error instanceof UnreadableError)) throw error;
  return refuse(
    'package-unsafe',
    (name) => message('error.package-unsafe.installer', { package: name, problem: error.problem }),
    { whatToDo: copyAgain, cause: error },
  );
}
