import type { BundleDraft } from './bundle-draft';
import type { Certificate } from './profile/certificate';
import { distributionCertificate } from './profile/sample-profile';
import { SampleBundles } from './sample-bundles';
import type { SampleSpec } from './sample-spec';

/** A sample package before it is written, so that a defect can change any part of it. */
export interface SampleDraft {
  spec: SampleSpec;
  /** Folder in Payload, such as `Orbit Notes.app`. */
  appFolder: string;
  app: BundleDraft;
  /** Bundles inside the app. */
  nested: BundleDraft[];
  /** Creates more bundles, for defects that need one. */
  bundles: SampleBundles;
  /** The key and certificate that sign all executables. */
  certificate: Certificate;
  /** Files beside the app, by their path in the package. */
  besideApp: Map<string, Buffer>;
  /** Unix permissions, by path in the package, of files with unusual ones. */
  modes: Map<string, number>;
  /** Edits of the finished zip, in order, for defects that no proper writer creates. */
  edits: ((zip: Buffer) => Buffer)[];
  /** How the finished file is truncated or replaced. */
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
    edits: [],
    ending: 'whole',
  };
}
