import { createHash } from 'node:crypto';
import { machExecutable } from './mach-o';
import type { SampleDict } from './plist/sample-plist';
import { writeBinaryPlist } from './plist/write-binary-plist';
import { writeXmlPlist } from './plist/write-xml-plist';
import { sampleProfile, writeProfile } from './profile/sample-profile';
import type { SampleDraft } from './sample-draft';
import { sampleExtensionPlist } from './sample-info-plist';

/** A file of the finished package. */
export interface SampleFile {
  path: string;
  bytes: Buffer;
  /** Unix permissions. */
  mode: number;
}

const extensionName = 'OrbitWidget';
const executableMode = 0o100755;
const plainMode = 0o100644;

/** Every file of the package but the made-up media, in the order in which they are written. */
export async function sampleFiles(draft: SampleDraft): Promise<SampleFile[]> {
  const app = await appFiles(draft);
  if (draft.isSealed) app.set('_CodeSignature/CodeResources', codeResources(app));
  const files: SampleFile[] = [];
  for (const [path, bytes] of app) files.push(file(`Payload/${draft.appFolder}/${path}`, bytes));
  for (const [path, bytes] of draft.besideApp) files.push(file(path, bytes));
  return files;
}

async function appFiles(draft: SampleDraft): Promise<Map<string, Buffer>> {
  const { spec, infoPlist, profile } = draft;
  const files = new Map<string, Buffer>();
  const executable = infoPlist.CFBundleExecutable;
  if (draft.hasExecutable && typeof executable === 'string') {
    files.set(executable, machExecutable(draft.executable));
  }
  files.set('Info.plist', plistFile(draft, infoPlist));
  if (profile !== null)
    files.set('embedded.mobileprovision', await writeProfile(profile, spec.now));
  if (spec.hasExtension)
    for (const [path, bytes] of await extensionFiles(draft)) files.set(path, bytes);
  for (const [path, bytes] of draft.files) files.set(path, bytes);
  return files;
}

async function extensionFiles(draft: SampleDraft): Promise<Map<string, Buffer>> {
  const { spec } = draft;
  const folder = `PlugIns/${extensionName}.appex`;
  const profile = await sampleProfile({
    ...spec,
    bundleId: `${spec.bundleId}.widget`,
    appName: `${spec.name} Widget`,
  });
  return new Map([
    [`${folder}/${extensionName}`, machExecutable(draft.executable)],
    [`${folder}/Info.plist`, plistFile(draft, sampleExtensionPlist(spec, extensionName))],
    [`${folder}/embedded.mobileprovision`, await writeProfile(profile, spec.now)],
  ]);
}

function plistFile(draft: SampleDraft, dict: SampleDict): Buffer {
  return draft.spec.isBinaryPlist ? writeBinaryPlist(dict) : writeXmlPlist(dict);
}

/** The seal over the app's files; the media is left out, since hashing gigabytes would serve nobody. */
function codeResources(files: ReadonlyMap<string, Buffer>): Buffer {
  const hashes: SampleDict = {};
  const bothHashes: SampleDict = {};
  for (const [path, bytes] of files) {
    if (path === 'Info.plist') continue;
    hashes[path] = createHash('sha1').update(bytes).digest();
    bothHashes[path] = { hash2: createHash('sha256').update(bytes).digest() };
  }
  return writeXmlPlist({
    files: hashes,
    files2: bothHashes,
    rules: { '^.*': true },
    rules2: { '^.*': true },
  });
}

function file(path: string, bytes: Buffer): SampleFile {
  const isExecutable = bytes.length > 4 && bytes.readUInt32LE(0) === 0xfeedfacf;
  return { path, bytes, mode: isExecutable ? executableMode : plainMode };
}
