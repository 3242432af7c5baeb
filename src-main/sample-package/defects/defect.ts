import type { BundleDraft } from '../bundle-draft';
import type { MachOptions } from '../mach-o/mach-options';
import type { SampleDict } from '../plist/sample-plist';
import type { SampleDraft } from '../sample-draft';

/** One known fault. */
export interface Defect {
  /** What is wrong with the package, in one sentence. */
  title: string;
  /** The code of the finding or trouble that Slipway answers it with. */
  shows: string;
  apply(draft: SampleDraft): void | Promise<void>;
}

type Changes = { [key: string]: SampleDict[string] | undefined };

/** A bundle of the draft, added when the sample has none of its kind. */
export type Choice = (draft: SampleDraft) => BundleDraft;

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

/** A fault in a bundle's Info.plist: keys set to other values, or taken out where the value is undefined. */
export function inPlistOf(choose: Choice, shows: string, title: string, changes: Changes): Defect {
  return { title, shows, apply: (draft) => change(choose(draft).infoPlist, changes) };
}

/** A fault in the app's Info.plist. */
export function inInfoPlist(shows: string, title: string, changes: Changes): Defect {
  return inPlistOf(theApp, shows, title, changes);
}

/** A fault in a bundle's executable. */
export function inExecutableOf(
  choose: Choice,
  shows: string,
  title: string,
  changes: Partial<MachOptions>,
): Defect {
  return {
    title,
    shows,
    apply(draft) {
      const { executable } = choose(draft);
      if (executable) Object.assign(executable, changes);
    },
  };
}

/** A fault in what the app's signature asks for. */
export function inEntitlements(shows: string, title: string, changes: SampleDict): Defect {
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

/** Gives a bundle another bundle ID, its profile and signature too. */
export function rename(bundle: BundleDraft, bundleId: string, teamId: string): void {
  bundle.infoPlist.CFBundleIdentifier = bundleId;
  const appId = { 'application-identifier': `${teamId}.${bundleId}` };
  if (bundle.profile)
    bundle.profile.Entitlements = { ...(bundle.profile.Entitlements as SampleDict), ...appId };
  if (bundle.signing?.entitlements) change(bundle.signing.entitlements, appId);
}
