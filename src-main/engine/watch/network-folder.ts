import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';

/** File systems of other computers, as Linux numbers them: NFS, SMB, CIFS, SMB2, 9P, FUSE (such as sshfs), AFS, Ceph. */
const linuxTypes: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x5346414f, 0x00c36400,
]);

/** As `mount` names them on macOS. */
const macTypes = /^(?:smbfs|nfs|afpfs|webdav|ftp|osxfuse|macfuse)/;

/** Whether a folder is on another computer, from which the system reports no changes. What is not known is not. */
export async function isOnNetwork(folder: string): Promise<boolean> {
  try {
    if (process.platform === 'win32') return folder.startsWith('\\\\');
    if (process.platform === 'linux') return linuxTypes.has((await statfs(folder)).type);
    if (process.platform !== 'darwin') return false;
    const { stdout } = await promisify(execFile)('/sbin/mount', { timeout: 5_000 });
    return macTypes.test(typeOfMount(stdout, folder));
  } catch {
    return false;
  }
}

/** Lines such as `//anna@server/builds on /Volumes/builds (smbfs, nodev, nosuid)`; the longest mount point counts. */
export function typeOfMount(mounts: string, folder: string): string {
  const found = [...mounts.matchAll(/ on (.+) \(([^,)]+)/g)]
    .map(([, place = '', type = '']) => ({ place, type }))
    .filter(({ place }) => place === '/' || folder === place || folder.startsWith(`${place}/`))
    .sort((a, b) => b.place.length - a.place.length);
  return found[0]?.type ?? '';
}
