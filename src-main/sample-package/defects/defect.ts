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

/** A fault in the app's Info.plist: keys set to other values, or taken out where the value is undefined. */
export function inInfoPlist(
  shows: string,
  title: string,
  changes: { [key: string]: SampleDict[string] | undefined },
): Defect {
  return { title, shows, apply: ({ infoPlist }) => change(infoPlist, changes) };
}

export function change(
  dict: SampleDict,
  changes: { [key: string]: SampleDict[string] | undefined },
): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) delete dict[key];
    else dict[key] = value;
  }
}
