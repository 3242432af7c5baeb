import type { PackageRuleCode } from '#shared/asc/package-rules';
import type { ErrorCode } from '#shared/error-catalogue';
import type { BundleDraft } from '../bundle-draft';
import { machExecutable } from '../mach-o/mach-executable';
import type { MachOptions } from '../mach-o/mach-options';
import type { SampleDict } from '../plist/sample-plist';
import type { SampleDraft } from '../sample-draft';

/** The code of Slipway's finding about the defect, or of its error when the package cannot be read. */
export type Shown = PackageRuleCode | Extract<ErrorCode, `package-${string}`>;

/** One known fault. */
export interface Defect<Code extends Shown = Shown> {
  /** What is wrong with the package, in one sentence. */
  title: string;
  shows: Code;
  apply(draft: SampleDraft): void | Promise<void>;
}

/** Defects by code; the type keeps the finding of each. */
export type Defects = Record<string, Defect>;

type Changes = { [key: string]: SampleDict[string] | undefined };

/** A bundle of the draft, added when the sample has none of its kind. */
type Choice = (draft: SampleDraft) => BundleDraft;

export const theApp: Choice = ({ app }) => app;

export const theExtension: Choice = (draft) =>
  findOrAdd(draft, 'PlugIns/', () => draft.bundles.extension());

export const theWatchApp: Choice = (draft) =>
  findOrAdd(draft, 'Watch/', () => draft.bundles.watchApp());

export const theFramework: Choice = (draft) =>
  findOrAdd(draft, 'Frameworks/', () => draft.bundles.framework());

export const theResources: Choice = (draft) =>
  findOrAdd(draft, 'OrbitKit_Resources', () => draft.bundles.resources());

export function add(draft: SampleDraft, bundle: BundleDraft): BundleDraft {
  draft.nested.push(bundle);
  return bundle;
}

function findOrAdd(draft: SampleDraft, start: string, make: () => BundleDraft): BundleDraft {
  return draft.nested.find(({ path }) => path.startsWith(start)) ?? add(draft, make());
}

/** A defect in a bundle's Info.plist: keys set to other values, or removed where the value is undefined. */
export function inPlistOf<Code extends Shown>(
  choose: Choice,
  shows: Code,
  title: string,
  changes: Changes,
): Defect<Code> {
  return { title, shows, apply: (draft) => change(choose(draft).infoPlist, changes) };
}

/** A defect in the app's Info.plist. */
export function inInfoPlist<Code extends Shown>(
  shows: Code,
  title: string,
  changes: Changes,
): Defect<Code> {
  return inPlistOf(theApp, shows, title, changes);
}

/** A defect in a bundle's executable. */
export function inExecutableOf<Code extends Shown>(
  choose: Choice,
  shows: Code,
  title: string,
  changes: Partial<MachOptions>,
): Defect<Code> {
  return {
    title,
    shows,
    apply(draft) {
      const { executable } = choose(draft);
      if (executable) Object.assign(executable, changes);
    },
  };
}

/** A defect in the app's entitlements. */
export function inEntitlements<Code extends Shown>(
  shows: Code,
  title: string,
  changes: SampleDict,
): Defect<Code> {
  return {
    title,
    shows,
    apply({ app }) {
      if (app.signing?.entitlements) change(app.signing.entitlements, changes);
    },
  };
}

export function change(dict: SampleDict, changes: Changes): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) delete dict[key];
    else dict[key] = value;
  }
}

/** Changes a bundle's ID, including its profile and signature. */
export function rename(bundle: BundleDraft, bundleId: string, teamId: string): void {
  bundle.infoPlist.CFBundleIdentifier = bundleId;
  const appId = { 'application-identifier': `${teamId}.${bundleId}` };
  if (bundle.profile)
    bundle.profile.Entitlements = { ...(bundle.profile.Entitlements as SampleDict), ...appId };
  if (bundle.signing?.entitlements) change(bundle.signing.entitlements, appId);
}

/** Adds a file that no check reads, and edits the finished package around it. */
export function edit(draft: SampleDraft, change: (zip: Buffer, path: string) => Buffer): void {
  draft.app.files.set('note.json', Buffer.from('{"note": "Nothing but a file of the app."}'));
  draft.edits.push((zip) => change(zip, `Payload/${draft.appFolder}/note.json`));
}

export const staticLibrary = Buffer.from('!<arch>\n');

export function addLibraries(draft: SampleDraft, ...paths: string[]): void {
  for (const path of paths) draft.app.files.set(path, library(draft));
}

export function library(draft: SampleDraft): Buffer {
  const { executable } = draft.bundles.framework();
  return executable ? machExecutable(executable) : Buffer.alloc(0);
}

export const day = 24 * 60 * 60 * 1000;
export const devices = ['00008110-000A1B2C3D4E801E', '00008120-001122334455001E'];

export function inProfile<Code extends Shown>(
  shows: Code,
  title: string,
  changes: (draft: SampleDraft) => SampleDict,
): Defect<Code> {
  return {
    title,
    shows,
    apply(draft) {
      change(draft.app.profile ?? {}, changes(draft));
    },
  };
}

export function entitlements({ app }: SampleDraft, changes: SampleDict): SampleDict {
  return { ...(app.profile?.Entitlements as SampleDict), ...changes };
}
