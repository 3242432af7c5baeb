import type { BundleDraft } from './bundle-draft';
import { codeResources } from './code-resources';
import { machExecutable, type SliceSigner } from './mach-o/mach-executable';
import type { SampleDict } from './plist/sample-plist';
import { writeBinaryPlist } from './plist/write-binary-plist';
import { writeXmlPlist } from './plist/write-xml-plist';
import { writeProfile } from './profile/sample-profile';
import { signingKeys } from './profile/signing-keys';
import type { SampleDraft } from './sample-draft';
import { codeSigner } from './signature/code-signer';

/** A file of the finished package. */
export interface SampleFile {
  path: string;
  bytes: Buffer;
  /** Unix permissions. */
  mode: number;
}

const executableMode = 0o100755;
const plainMode = 0o100644;

/** Every file of the package except the generated media, in writing order. */
export async function sampleFiles(draft: SampleDraft): Promise<SampleFile[]> {
  const inside = new Map<string, Buffer>();
  for (const bundle of draft.nested)
    for (const [path, bytes] of await bundleFiles(draft, bundle))
      inside.set(bundle.path + path, bytes);
  const app = await bundleFiles(draft, draft.app, inside);
  const files: SampleFile[] = [];
  const add = (path: string, bytes: Buffer) =>
    files.push({ path, bytes, mode: draft.modes.get(path) ?? defaultMode(bytes) });
  for (const [path, bytes] of app) add(`Payload/${draft.appFolder}/${path}`, bytes);
  for (const [path, bytes] of draft.besideApp) add(path, bytes);
  return files;
}

/** The files of one bundle by their path in it, with the executable signed over all the others. */
async function bundleFiles(
  draft: SampleDraft,
  bundle: BundleDraft,
  inside: ReadonlyMap<string, Buffer> = new Map(),
): Promise<Map<string, Buffer>> {
  const { infoPlist, profile, executable } = bundle;
  const info = plistFile(draft, infoPlist);
  const files = new Map<string, Buffer>([['Info.plist', info]]);
  if (profile !== null)
    files.set('embedded.mobileprovision', await writeProfile(profile, draft.spec.now));
  for (const [path, bytes] of [...inside, ...bundle.files]) files.set(path, bytes);
  const { CFBundleExecutable: named } = infoPlist;
  const name = typeof named === 'string' ? named : null;
  const seal = bundle.isSealed ? codeResources(files, name, bundle.alsoSealed) : null;
  if (executable !== null && bundle.hasExecutable && name !== null)
    files.set(name, machExecutable(executable, await signerFor(draft, bundle, info, seal)));
  if (seal !== null) files.set('_CodeSignature/CodeResources', seal);
  return files;
}

async function signerFor(
  { spec, certificate }: SampleDraft,
  { signing, infoPlist }: BundleDraft,
  info: Buffer,
  seal: Buffer | null,
): Promise<SliceSigner | undefined> {
  if (signing === null) return undefined;
  const { CFBundleIdentifier: bundleId, CFBundleExecutable: executable } = infoPlist;
  return codeSigner({
    identifier: signing.identifier ?? String(bundleId ?? executable),
    teamId: spec.teamId,
    certificate,
    keys: await signingKeys(),
    at: spec.now,
    entitlements: signing.entitlements,
    infoPlist: info,
    codeResources: seal,
  });
}

function plistFile(draft: SampleDraft, dict: SampleDict): Buffer {
  return draft.spec.isBinaryPlist ? writeBinaryPlist(dict) : writeXmlPlist(dict);
}

function defaultMode(bytes: Buffer): number {
  const start = bytes.length > 4 ? bytes.readUInt32LE(0) : 0;
  return start === 0xfeedfacf || start === 0xbebafeca ? executableMode : plainMode;
}
