import type { MachOptions } from './mach-o/mach-options';
import type { SampleDict } from './plist/sample-plist';

/** A bundle of the package before it is written, including the app itself. */
export interface BundleDraft {
  /** Path inside the app with a trailing slash; empty for the app. */
  path: string;
  infoPlist: SampleDict;
  /** Null for a bundle without a profile: a framework, or an unsigned app. */
  profile: SampleDict | null;
  /** Null for a bundle that only has files. */
  executable: MachOptions | null;
  hasExecutable: boolean;
  /** Null for an unsigned executable. */
  signing: SigningDraft | null;
  isSealed: boolean;
  /** Paths in the bundle that the seal lists although there is no such file. */
  alsoSealed?: string[];
  /** By path in the bundle; these replace files generated from the draft. */
  files: Map<string, Buffer>;
}

interface SigningDraft {
  /** Defaults to the bundle ID when null. */
  identifier: string | null;
  /** Null for code without entitlements, such as a framework's. */
  entitlements: SampleDict | null;
}
