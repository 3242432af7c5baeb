import { codeResources } from '../code-resources';
import { drawIcon } from '../icon/draw-icon';
import { machExecutable, type SliceSigner } from '../mach-o/mach-executable';
import { bigWords } from '../mach-o/words';
import { mediaStream, packSizes } from '../media';
import type { SampleDict } from '../plist/sample-plist';
import { writeBinaryPlist } from '../plist/write-binary-plist';
import { writeXmlPlist } from '../plist/write-xml-plist';
import { writeProfile } from '../profile/sample-profile';
import { signingKeys } from '../profile/signing-keys';
import { macPlatform, sampleSdk } from '../sample-platform';
import { codeSigner } from '../signature/code-signer';
import type { MacDraft } from './mac-draft';
import { fileMode, folderMode, linkMode, type PayloadItem, programMode } from './write-cpio';

const kit = 'Contents/Frameworks/OrbitKit.framework/';

/** Everything that the package installs, folders before their contents. */
export async function macItems(draft: MacDraft): Promise<PayloadItem[]> {
  const app = `${draft.spec.name.replaceAll('/', '-')}.app/`;
  const files = await appFiles(draft);
  const items: PayloadItem[] = [{ path: '.', mode: folderMode, bytes: Buffer.alloc(0) }];
  const folders = new Set<string>();
  const add = (path: string, bytes: Buffer, mode: number): void => {
    const parts = `./${app}${path}`.split('/');
    for (let end = 2; end < parts.length; end += 1) {
      const folder = parts.slice(0, end).join('/');
      if (folders.has(folder)) continue;
      folders.add(folder);
      items.push({ path: folder, mode: folderMode, bytes: Buffer.alloc(0) });
    }
    items.push({ path: parts.join('/'), mode, bytes });
  };
  for (const [path, bytes] of files)
    add(path, bytes, draft.modes.get(path) ?? (isProgram(bytes) ? programMode : fileMode));
  for (const [path, target] of frameworkLinks) add(path, Buffer.from(target), linkMode);
  for (const [index, size] of packSizes(draft.spec.sizeMb).entries())
    add(`Contents/Resources/Media/pack-${index + 1}.bin`, await media(size, index), fileMode);
  return items;
}

const frameworkLinks: readonly (readonly [string, string])[] = [
  [`${kit}Versions/Current`, 'A'],
  [`${kit}OrbitKit`, 'Versions/Current/OrbitKit'],
  [`${kit}Resources`, 'Versions/Current/Resources'],
];

async function media(size: number, index: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of mediaStream(size, index)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function isProgram(bytes: Buffer): boolean {
  const start = bytes.length > 4 ? bytes.readUInt32LE(0) : 0;
  return start === 0xfeedfacf || start === 0xbebafeca;
}

async function appFiles(draft: MacDraft): Promise<Map<string, Buffer>> {
  const { spec, infoPlist, entitlements, profile } = draft;
  const info = plistFile(draft, infoPlist);
  const framework = await frameworkFiles(draft);
  const files = new Map<string, Buffer>([['Contents/Info.plist', info]]);
  if (profile !== null)
    files.set('Contents/embedded.provisionprofile', await writeProfile(profile, spec.now));
  files.set('Contents/PkgInfo', Buffer.from('APPL????'));
  files.set('Contents/Resources/AppIcon.icns', iconFile(draft.icon));
  for (const locale of ['en', 'de'])
    files.set(
      `Contents/Resources/${locale}.lproj/InfoPlist.strings`,
      Buffer.from(`CFBundleDisplayName = "${spec.name.replace(/["\\]/g, '\\$&')}";\n`),
    );
  for (const [path, bytes] of [...framework, ...draft.files]) files.set(path, bytes);
  const { CFBundleExecutable: executable } = infoPlist;
  if (typeof executable !== 'string') return files;
  const inside = new Map([...files].map(([path, bytes]) => [path.replace('Contents/', ''), bytes]));
  const seal = codeResources(inside, executable);
  const identity = { identifier: String(infoPlist.CFBundleIdentifier ?? executable), info, seal };
  files.set(
    `Contents/MacOS/${executable}`,
    macCode(draft, 'executable', entitlements && (await signer(draft, identity, entitlements))),
  );
  files.set('Contents/_CodeSignature/CodeResources', seal);
  return files;
}

async function frameworkFiles(draft: MacDraft): Promise<Map<string, Buffer>> {
  const { spec } = draft;
  const identifier = `${spec.bundleId}.orbitkit`;
  const info = plistFile(draft, {
    CFBundleExecutable: 'OrbitKit',
    CFBundleIdentifier: identifier,
    CFBundlePackageType: 'FMWK',
    CFBundleShortVersionString: spec.version,
    CFBundleSupportedPlatforms: [macPlatform.supported],
    CFBundleVersion: spec.build,
  });
  const seal = codeResources(new Map([['Resources/Info.plist', info]]), null);
  const signs =
    draft.entitlements === null ? null : await signer(draft, { identifier, info, seal }, null);
  return new Map([
    [`${kit}Versions/A/OrbitKit`, macCode(draft, 'library', signs)],
    [`${kit}Versions/A/Resources/Info.plist`, info],
    [`${kit}Versions/A/_CodeSignature/CodeResources`, seal],
  ]);
}

function macCode(
  { spec, processors }: MacDraft,
  fileType: 'executable' | 'library',
  signs: SliceSigner | null,
): Buffer {
  const { number: platform } = macPlatform;
  const built = { minimumOs: spec.minimumOs, sdk: sampleSdk(spec.now), platform, cryptId: null };
  return machExecutable({ ...built, fileType, processors }, signs ?? undefined);
}

interface Identity {
  identifier: string;
  info: Buffer;
  seal: Buffer;
}

async function signer(
  { spec, certificate }: MacDraft,
  { identifier, info, seal }: Identity,
  entitlements: SampleDict | null,
): Promise<SliceSigner> {
  return codeSigner({
    ...{ identifier, teamId: spec.teamId, certificate, keys: await signingKeys(), at: spec.now },
    ...{ entitlements, infoPlist: info, codeResources: seal },
  });
}

function plistFile({ spec }: MacDraft, dict: SampleDict): Buffer {
  return spec.isBinaryPlist ? writeBinaryPlist(dict) : writeXmlPlist(dict);
}

/** Small pictures stand for the large ones: the type says what a picture is for. */
const drawn: Readonly<Record<string, number>> = { ic07: 128, ic08: 256, ic13: 256 };

function iconFile(types: readonly string[] | null): Buffer {
  if (types === null) return drawIcon(128);
  const pictures = types.map((type) => {
    const png = drawIcon(drawn[type] ?? 64);
    return Buffer.concat([Buffer.from(type, 'latin1'), bigWords(png.length + 8), png]);
  });
  const body = Buffer.concat(pictures);
  return Buffer.concat([Buffer.from('icns', 'latin1'), bigWords(body.length + 8), body]);
}
