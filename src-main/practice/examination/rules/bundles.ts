import type {
  BundleFacts,
  BundleKind,
  ReadPackage,
  SignatureFacts,
  SliceFacts,
} from '../package-facts';
import { asObject } from '../read-plist';

const programKinds: readonly BundleKind[] = ['app', 'extension', 'watch-app', 'app-clip'];

export function bundlesOf(
  { bundles }: ReadPackage,
  ...kinds: readonly BundleKind[]
): BundleFacts[] {
  return bundles.filter(({ kind }) => kinds.includes(kind));
}

/** Bundles that run as their own process and have a profile. */
export function programsOf(found: ReadPackage): BundleFacts[] {
  return bundlesOf(found, ...programKinds);
}

/** Programs and libraries. */
export function codeOf(found: ReadPackage): BundleFacts[] {
  return bundlesOf(found, ...programKinds, 'framework');
}

/** All bundles but the app. */
export function insideApp(bundles: readonly BundleFacts[]): BundleFacts[] {
  return bundles.filter(({ kind }) => kind !== 'app');
}

export function parentOf({ bundles }: ReadPackage, { parent }: BundleFacts): BundleFacts | null {
  return bundles.find(({ folder }) => folder === parent) ?? null;
}

export function bundleIdOf({ info }: BundleFacts): string | null {
  return textIn(info, 'CFBundleIdentifier');
}

/** Null for anything but a non-empty text. */
export function textIn(dict: Record<string, unknown>, key: string): string | null {
  const value = dict[key];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The texts of a list; none when the value is not a list. */
export function textsIn(dict: Record<string, unknown>, key: string): string[] {
  const value = dict[key];
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === 'string');
}

/** Every name that an icon is referred to by, in a catalog or as a file name prefix. */
export function iconNamesIn(info: Record<string, unknown>): string[] {
  const icons = asObject(info.CFBundleIcons) ?? {};
  const primary = asObject(icons.CFBundlePrimaryIcon) ?? {};
  return [
    textIn(icons, 'CFBundlePrimaryIcon'),
    textIn(primary, 'CFBundleIconName'),
    textIn(info, 'CFBundleIconName'),
    ...textsIn(primary, 'CFBundleIconFiles'),
    ...textsIn(info, 'CFBundleIconFiles'),
  ].filter((name) => name !== null);
}

export function signaturesOf({ slices }: BundleFacts): SignatureFacts[] {
  return (slices ?? []).flatMap(({ signature }) => signature ?? []);
}

/** Every architecture of every executable of these bundles. */
export function slicesOf(bundles: readonly BundleFacts[]) {
  return bundles.flatMap(({ folder, slices }) =>
    (slices ?? []).map((slice): { folder: string; slice: SliceFacts } => ({
      folder,
      slice,
    })),
  );
}

/** The frameworks and everything else in a watch app are built for another platform. */
export function isForWatch({ folder }: BundleFacts, { app }: ReadPackage): boolean {
  return folder.startsWith(`${app.folder}/Watch/`);
}

/** `PLATFORM_*SIMULATOR` of loader.h. */
const simulators = [7, 8, 9, 12];

export function isSimulator(platform: number | null): boolean {
  return platform !== null && simulators.includes(platform);
}

/** The first component of a dotted version; null when it has none. */
export function majorOf(version: string | null | undefined): number | null {
  const first = /^\d+/.exec(version ?? '')?.[0];
  return first === undefined ? null : Number(first);
}

/** Whether a dotted version is lower than another, compared component by component. */
export function isBelow(version: string, floor: string): boolean {
  const numbers = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [own, other] = [numbers(version), numbers(floor)];
  for (const [index, number] of other.entries()) {
    const difference = (own[index] ?? 0) - number;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
