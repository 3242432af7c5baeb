import type {
  CodeSignature,
  MachOFile,
  MachOSlice,
  PackageBundle,
  PackageContents,
} from '../package/package-contents';
import { type PlistDict, textOf } from '../package/plist/value';
import { codeBundles, programs, type ReadBundle } from './bundles';

/** A bundle together with its executable. */
export interface BundleCode {
  bundle: ReadBundle;
  file: MachOFile;
}

/** A program with the signature of one slice of its executable. */
interface SignedProgram {
  bundle: ReadBundle;
  signature: CodeSignature;
}

export function executableOf(pkg: PackageContents, bundle: PackageBundle): MachOFile | null {
  const wanted = bundle.executablePath?.normalize('NFC');
  return pkg.machOs.find(({ path }) => path === wanted) ?? null;
}

/** Whether a bundle's executable is given as a path rather than a file name. */
export function namesPath(infoPlist: PlistDict): boolean {
  return textOf(infoPlist, 'CFBundleExecutable')?.includes('/') ?? false;
}

/** Programs and frameworks whose executable was read. */
export function bundleCode(pkg: PackageContents): BundleCode[] {
  return codeBundles(pkg).flatMap((bundle) => {
    const file = executableOf(pkg, bundle);
    return file === null || file.slices.length === 0 ? [] : [{ bundle, file }];
  });
}

/** Every slice of every executable in the app; those beside Payload are left out. */
export function slicesInApp(pkg: PackageContents): { file: MachOFile; slice: MachOSlice }[] {
  return pkg.machOs
    .filter(({ path }) => path.startsWith(pkg.appPath))
    .flatMap((file) => file.slices.map((slice) => ({ file, slice })));
}

/** The signatures of all programs, slice by slice. */
export function signedPrograms(pkg: PackageContents): SignedProgram[] {
  return programs(pkg).flatMap((bundle) =>
    (executableOf(pkg, bundle)?.slices ?? []).flatMap(({ signature }) =>
      signature === null ? [] : [{ bundle, signature }],
    ),
  );
}

/** The entitlements of a signature; null when there are none, or they can't be read. */
export function askedFor({ entitlements }: CodeSignature): PlistDict | null {
  return entitlements.state === 'read' ? entitlements.content : null;
}

/** The app's own executable for devices, if it was read. */
export function appSlice(pkg: PackageContents): MachOSlice | null {
  const app = pkg.bundles.find(({ kind }) => kind === 'app');
  const slices = (app && executableOf(pkg, app)?.slices) ?? [];
  return slices.find(({ cpu }) => cpu.startsWith('arm64')) ?? slices[0] ?? null;
}
