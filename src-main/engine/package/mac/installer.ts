import { verify, X509Certificate } from 'node:crypto';
import { message } from '#shared/words/message';
import { fileBytes } from '../archive/file-reader';
import type { InstallerSignature, ProfileSeal, SigningCertificate } from '../package-contents';
import { readCertificate } from '../signature/certificates';
import { UnreadableError } from '../unreadable';
import { readXarFile } from './heap';
import type { XarArchive } from './xar';
import type { XarFile } from './xar-table';
import { readXml, type XmlElement } from './xml';

/** A package inside the product archive, with the files of the app. */
export interface Component {
  /** Its folder in the archive, with a slash at its end; empty when the archive itself is the component. */
  path: string;
  info: XmlElement;
  payload: XarFile;
}

const most = { components: 16, xml: 1024 * 1024, signature: 4096 } as const;

/** The packages in the archive that have files. Throws UnreadableError. */
export async function readComponents(archive: XarArchive): Promise<Component[]> {
  const components: Component[] = [];
  for (const [path, file] of archive.files) {
    const folder = /^((?:[^/]+\/)?)PackageInfo$/.exec(path)?.[1];
    const payload = folder === undefined ? undefined : archive.files.get(`${folder}Payload`);
    if (folder === undefined || payload === undefined) continue;
    if (components.length >= most.components)
      throw new UnreadableError(message('unreadable.xar.too-many-files'));
    const info = readXml((await readXarFile(archive, file, most.xml)).toString('utf8'));
    components.push({ path: folder, info, payload });
  }
  return components;
}

/** What the installer runs before or after it copies the app, by path in the archive: a packed file, or a folder. */
export function installerScripts({ files }: XarArchive): string[] {
  return [...files.keys()].filter((path) => /^(?:[^/]+\/)?Scripts(?:\/|$)/.test(path));
}

/** The signature over the table of contents. Throws UnreadableError, or RangeError for a file that ends early. */
export async function readInstallerSignature(
  archive: XarArchive,
): Promise<InstallerSignature | null> {
  const { signature, handle, packedTable, digest } = archive;
  const [bytes] = signature?.certificates ?? [];
  if (signature === null || bytes === undefined || signature.length > most.signature) return null;
  const signed = await fileBytes(handle, signature.start, signature.length);
  return { certificate: readCertificate(bytes), seal: sealOf(bytes, digest, packedTable, signed) };
}

function sealOf(certificate: Buffer, digest: string, table: Buffer, signed: Buffer): ProfileSeal {
  try {
    const { publicKey } = new X509Certificate(certificate);
    return verify(digest, table, publicKey, signed) ? 'intact' : 'broken';
  } catch {
    return 'unknown';
  }
}

const teamInName = /\(([A-Z0-9]{10})\)$/;

/** The team that a certificate was issued to, by its name; null when it is not in it. */
export function teamOf({ name }: SigningCertificate): string | null {
  return teamInName.exec(name ?? '')?.[1] ?? null;
}
