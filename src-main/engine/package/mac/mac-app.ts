import { message } from '#shared/words/message';
import { bundleAround } from '../find-bundles';
import { limits } from '../limits';
import type { NameBudget } from '../mach-o/names';
import type { MachOFile, MachOSlice, PackageBundle } from '../package-contents';
import { type PlistReading, readPlistDict } from '../plist/read-plist';
import { type PlistDict, textOf } from '../plist/value';
import { printable, type Refuse } from '../refusal';
import { readProfile } from '../signature/read-profile';
import { type CollectedPayload, PayloadCollection } from './collect-payload';
import { CpioReading } from './cpio';
import { findMacApps, findMacBundles, type MacBundlePath } from './find-mac-bundles';
import { type PayloadForm, payloadForm, streamPayload } from './heap';
import type { Component } from './installer';
import type { XarArchive } from './xar';

/** The app of an installer whose payload can be looked into. */
export interface MacApp extends CollectedPayload {
  /** Path of the app's `Contents` folder, with a slash at its end. */
  appPath: string;
  infoPlist: PlistDict;
  /** The app first, then by path. */
  bundles: PackageBundle[];
  code: MachOFile[];
}

interface Reading {
  budget: NameBudget | null;
  signal: AbortSignal | undefined;
  expect(packedBytes: number): void;
}

/** How the payloads are packed, when one can't be looked into; null when all can. */
export async function unreadForm(
  archive: XarArchive,
  components: readonly Component[],
): Promise<Exclude<PayloadForm, 'gzip' | 'plain'> | null> {
  for (const { payload } of components) {
    const form = await payloadForm(archive, payload);
    if (form !== 'gzip' && form !== 'plain') return form;
  }
  return null;
}

/** Reads every payload in one pass. Throws UnreadableError, RangeError or package-* errors. */
export async function readMacApp(
  archive: XarArchive,
  components: readonly Component[],
  { budget, signal, expect }: Reading,
  refuse: Refuse,
): Promise<MacApp> {
  const found: CollectedPayload = {
    entries: new Map(),
    held: new Map(),
    machOs: new Map(),
    quarantined: [],
  };
  for (const { path, payload } of components) {
    const form = await payloadForm(archive, payload);
    expect(payload.length);
    const collection = new PayloadCollection(`${path}Payload/`, budget);
    const reading = new CpioReading(collection.take);
    const known = form === 'gzip' ? 'gzip' : 'plain';
    await streamPayload(archive, payload, known, (bytes) => reading.take(bytes), signal);
    reading.finish();
    merge(found, collection.found);
  }
  return { ...found, ...describeApp(found, refuse) };
}

function merge(into: CollectedPayload, { entries, held, machOs, quarantined }: CollectedPayload) {
  for (const [path, entry] of entries) into.entries.set(path, entry);
  for (const [path, bytes] of held) into.held.set(path, bytes);
  for (const [path, machO] of machOs) into.machOs.set(path, machO);
  into.quarantined.push(...quarantined);
}

function describeApp(found: CollectedPayload, refuse: Refuse) {
  const [app, ...others] = findMacApps(found.entries.keys());
  if (app === undefined) return refuseWithoutMacApp(refuse);
  if (others.length > 0)
    refuse(
      'package-several-apps',
      (name) =>
        message('error.package-several-apps.mac', { package: name, count: others.length + 1 }),
      { whatToDo: message('error.package-not-a-pkg.fix') },
    );
  const places = findMacBundles(found.entries.keys(), app).slice(0, limits.allBundles);
  const bundles = places.map((place) => bundleAt(place, found));
  const [own] = bundles;
  const infoPlist = own?.infoPlist ?? refusePlist(found, app, own, refuse);
  const paths = new Set(bundles.map(({ path }) => path));
  const code = [...found.machOs].map(([path, machO]) => ({
    path,
    bundle: bundleAround(path, paths),
    ...machO,
  }));
  return { appPath: `${app}Contents/`, infoPlist, bundles, code };
}

/** The catalog's advice is about an .ipa. */
export function refuseWithoutMacApp(refuse: Refuse): never {
  return refuse(
    'package-without-app',
    (name) => message('error.package-without-app.no-mac-app', { package: name }),
    { whatToDo: message('error.package-not-a-pkg.fix') },
  );
}

/** An app for another system has its Info.plist at its top level. */
function refusePlist(
  found: CollectedPayload,
  app: string,
  own: PackageBundle | undefined,
  refuse: Refuse,
): never {
  const file = printable(`${app}Contents/Info.plist`);
  if (found.entries.has(`${app}Info.plist`) && !found.entries.has(file))
    refuse(
      'package-without-app',
      (name) =>
        message('error.package-without-app.other-app', { package: name, app: printable(app) }),
      { whatToDo: message('error.package-without-app.other-app-fix') },
    );
  return refuse('package-plist-unreadable', (name) =>
    message('error.package-plist-unreadable.detail', {
      package: name,
      file,
      problem: own?.problem ?? message('unreadable.missing'),
    }),
  );
}

function bundleAt(place: MacBundlePath, { held }: CollectedPayload): PackageBundle {
  const { path, kind, parent, codeFolder } = place;
  const info = readPlistDict(held.get(`${path}Info.plist`) ?? null);
  const infoPlist = info.state === 'read' ? info.content : null;
  const executable = infoPlist && textOf(infoPlist, 'CFBundleExecutable');
  return {
    path,
    kind,
    parent,
    infoPlist,
    problem: problemOf(info),
    repeatedKeys: info.state === 'read' ? info.repeatedKeys : [],
    executablePath: executable && !executable.includes('/') ? codeFolder + executable : null,
    profile: readProfile(held.get(`${path}embedded.provisionprofile`) ?? null),
    sealedFiles: null,
    privacyManifest: readPlistDict(held.get(`${path}Resources/PrivacyInfo.xcprivacy`) ?? null),
  };
}

function problemOf(info: PlistReading) {
  if (info.state === 'absent') return message('unreadable.missing');
  return info.state === 'unreadable' ? info.reason : null;
}

/** The slice of the app's executable that most Macs run; null when there is none. */
export function mainMacSlice({ bundles, code }: MacApp): MachOSlice | null {
  const path = bundles[0]?.executablePath?.normalize('NFC');
  const slices = code.find((file) => file.path === path)?.slices ?? [];
  return slices.find(({ cpu }) => cpu === 'arm64') ?? slices[0] ?? null;
}
