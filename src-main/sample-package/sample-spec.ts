/** The kind of a sample app, which decides what comes with it. */
export const sampleKinds = [
  'universal',
  'iphone',
  'extension',
  'watch',
  'framework',
  'tvos',
  'visionos',
] as const;

export type SampleKind = (typeof sampleKinds)[number];

/** What a sample package declares; everything has a default. */
export interface SampleTraits {
  bundleId?: string;
  /**
   * `universal` (iPhone and iPad) by default. `extension` adds a widget, `watch` a watch app, `framework` a framework
   * and a resource bundle.
   */
  kind?: SampleKind;
  /** The name of the app, its folder and its executable. */
  name?: string;
  /** `CFBundleShortVersionString`. */
  version?: string;
  /** `CFBundleVersion`. */
  build?: string;
  teamId?: string;
  teamName?: string;
  /** `MinimumOSVersion`. */
  minimumOs?: string;
  /** `ITSAppUsesNonExemptEncryption`; null leaves the question open. */
  usesNonExemptEncryption?: boolean | null;
  /** MiB of generated, incompressible media in the app, 0 to 4,000. */
  sizeMb?: number;
  /** Info.plist in binary form, as Xcode writes it; otherwise XML. */
  isBinaryPlist?: boolean;
  /** Adds a widget extension to any kind. */
  hasExtension?: boolean;
  /** The current time, as the sample's profile sees it. */
  now?: Date;
}

/** The traits with all defaults filled in. */
export type SampleSpec = Required<SampleTraits>;

const largestSizeMb = 4_000;

/** Raises RangeError for a size that a sample cannot have. */
export function sampleSpec(options: SampleTraits): SampleSpec {
  const sizeMb = options.sizeMb ?? 0;
  if (!(sizeMb >= 0 && sizeMb <= largestSizeMb)) {
    throw new RangeError(`A sample package has 0 to ${largestSizeMb} MB, not ${sizeMb}.`);
  }
  return {
    bundleId: options.bundleId ?? 'com.northwind.orbit',
    kind: options.kind ?? 'universal',
    name: options.name ?? 'Orbit Notes',
    version: options.version ?? '1.4.0',
    build: options.build ?? '42',
    teamId: options.teamId ?? '9NW47H2K3L',
    teamName: options.teamName ?? 'Northwind Apps',
    minimumOs: options.minimumOs ?? '15.0',
    usesNonExemptEncryption:
      options.usesNonExemptEncryption === undefined ? false : options.usesNonExemptEncryption,
    sizeMb,
    isBinaryPlist: options.isBinaryPlist ?? true,
    hasExtension: options.hasExtension ?? options.kind === 'extension',
    now: options.now ?? new Date(),
  };
}
