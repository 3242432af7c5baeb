import type { BundleFacts, BundleKind, ReadPackage, SliceFacts } from '../package-facts';

const programKinds: readonly BundleKind[] = ['app', 'extension', 'watch-app', 'app-clip'];

export function bundlesOf(
  { bundles }: ReadPackage,
  ...kinds: readonly BundleKind[]
): BundleFacts[] {
  return bundles.filter(({ kind }) => kinds.includes(kind));
}

/** What runs by itself and has a profile. */
export function programsOf(found: ReadPackage): BundleFacts[] {
  return bundlesOf(found, ...programKinds);
}

/** Programs and libraries. */
export function codeOf(found: ReadPackage): BundleFacts[] {
  return bundlesOf(found, ...programKinds, 'framework');
}

/** All but the app itself. */
export function insideApp(bundles: readonly BundleFacts[]): BundleFacts[] {
  return bundles.filter(({ kind }) => kind !== 'app');
}

export function parentOf({ bundles }: ReadPackage, { parent }: BundleFacts): BundleFacts | null {
  return bundles.find(({ folder }) => folder === parent) ?? null;
}

export function bundleIdOf({ info }: BundleFacts): string | null {
  return textIn(info, 'CFBundleIdentifier');
}

/** Null for what is no text, or an empty one. */
export function textIn(dict: Record<string, unknown>, key: string): string | null {
  const value = dict[key];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The texts of a list; none for what is no list. */
export function textsIn(dict: Record<string, unknown>, key: string): string[] {
  const value = dict[key];
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === 'string');
}

/** Every architecture of every executable of these bundles. */
export function slicesOf(bundles: readonly BundleFacts[]) {
  return bundles.flatMap(({ folder, slices }) =>
    (slices ?? []).map((slice): { folder: string; slice: SliceFacts } => ({ folder, slice })),
  );
}

/** The frameworks and the rest of what lies in a watch app are built for another system. */
export function isForWatch({ folder }: BundleFacts, { app }: ReadPackage): boolean {
  return folder.startsWith(`${app.folder}/Watch/`);
}

/** `PLATFORM_*SIMULATOR` of loader.h. */
const simulators = [7, 8, 9, 12];

export function isSimulator(platform: number | null): boolean {
  return platform !== null && simulators.includes(platform);
}

/** The first number of a dotted version; null for what has none. */
export function majorOf(version: string | null | undefined): number | null {
  const first = /^\d+/.exec(version ?? '')?.[0];
  return first === undefined ? null : Number(first);
}

/** Whether a dotted version is lower than another, number by number. */
export function isBelow(version: string, floor: string): boolean {
  const numbers = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [own, other] = [numbers(version), numbers(floor)];
  for (const [index, number] of other.entries()) {
    const difference = (own[index] ?? 0) - number;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
