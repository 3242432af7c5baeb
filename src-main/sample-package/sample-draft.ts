import type { BundleDraft } from './bundle-draft';
import type { Certificate } from './profile/certificate';
import { distributionCertificate } from './profile/sample-profile';
import { SampleBundles } from './sample-bundles';
import type { SampleSpec } from './sample-options';

/** A sample package before it is written, so that a defect can change any part of it. */
export interface SampleDraft {
  spec: SampleSpec;
  /** Folder in Payload, such as `Orbit Notes.app`. */
  appFolder: string;
  app: BundleDraft;
  /** Bundles inside the app. */
  nested: BundleDraft[];
  /** Makes more of them, for defects that need one. */
  bundles: SampleBundles;
  /** What all executables are signed with. */
  certificate: Certificate;
  /** Files beside the app, by their path in the package. */
  besideApp: Map<string, Buffer>;
  /** Unix permissions, by path in the package, of files that have others than their kind has. */
  modes: Map<string, number>;
  /** How the finished file ends up. */
  ending: 'whole' | 'cut-short' | 'not-a-zip';
}

export async function sampleDraft(spec: SampleSpec): Promise<SampleDraft> {
  const certificate = await distributionCertificate(spec);
  const bundles = new SampleBundles(spec, certificate);
  return {
    spec,
    appFolder: `${spec.name.replaceAll('/', '-')}.app`,
    app: bundles.app(),
    nested: [
      ...(spec.hasExtension ? [bundles.extension()] : []),
      ...(spec.kind === 'watch' ? [bundles.watchApp()] : []),
      ...(spec.kind === 'framework' ? [bundles.framework(), bundles.resources()] : []),
    ],
    bundles,
    certificate,
    besideApp: new Map(),
    modes: new Map(),
    ending: 'whole',
  };
}
