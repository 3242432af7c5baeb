import type { MachOptions } from './mach-o/mach-options';
import type { SampleDict } from './plist/sample-plist';

/** A bundle of the package before it is written, the app itself included. */
export interface BundleDraft {
  /** Path inside the app with a slash at its end; empty for the app. */
  path: string;
  infoPlist: SampleDict;
  /** Null for a bundle without one: a framework, or an app that is not signed. */
  profile: SampleDict | null;
  /** Null for a bundle of files only. */
  executable: MachOptions | null;
  hasExecutable: boolean;
  /** Null for an executable that is not signed. */
  signing: SigningDraft | null;
  isSealed: boolean;
  /** By their path in the bundle; one that is also made from the draft takes its place. */
  files: Map<string, Buffer>;
}

export interface SigningDraft {
  /** The bundle ID when it is null. */
  identifier: string | null;
  /** Null for code that asks for nothing, such as a framework's. */
  entitlements: SampleDict | null;
}
