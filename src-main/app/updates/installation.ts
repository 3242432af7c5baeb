import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { UpdateWay } from '#shared/domain/update';

export interface Installation {
  platform: NodeJS.Platform;
  /** Of this program. */
  execPath: string;
  environment: NodeJS.ProcessEnv;
  hasSource: boolean;
  isManaged: boolean;
  /** Whether files in a folder can be replaced. */
  canWrite: (folder: string) => boolean;
}

/**
 * How this copy is updated. Packages for apt and dnf are left to their package manager: electron-updater would ask for
 * the administrator's password with `pkexec` and run `dpkg` as root on a file in the person's own folder, which another
 * program of theirs could replace between our check and its start. An unpacked or portable copy may be anywhere.
 */
export function wayOf(installation: Installation): UpdateWay {
  const { platform, execPath, environment } = installation;
  if (!installation.hasSource) return 'none';
  if (installation.isManaged) return 'managed';
  if (platform === 'linux') return isOwnAppImage(installation) ? 'installs' : 'page';
  if (platform === 'win32') return environment.PORTABLE_EXECUTABLE_FILE ? 'page' : 'installs';
  if (platform !== 'darwin') return 'page';
  // From a disk image, or where the system runs what was not moved: both can't be written.
  return /^\/Volumes\/|\/AppTranslocation\//.test(execPath) ? 'page' : 'installs';
}

/**
 * Whether this program runs from the AppImage that the variable names. Programs that one of them starts, such as a
 * terminal's, have its variables too: without this the terminal would be replaced by Slipway.
 */
function isOwnAppImage({ execPath, environment, canWrite }: Installation): boolean {
  const { APPIMAGE, APPDIR } = environment;
  if (!APPIMAGE || !APPDIR || !isAbsolute(APPIMAGE)) return false;
  return execPath.startsWith(`${APPDIR}/`) && canWrite(dirname(APPIMAGE));
}

/** Where an administrator says that updates are theirs: a folder that needs their rights to write to. */
export function policyFile(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  // Not shown: a path.
  if (platform === 'darwin') return '/Library/Application Support/Slipway/policy.json';
  if (platform === 'win32')
    return join(environment.ProgramData ?? 'C:\\ProgramData', 'Slipway', 'policy.json');
  return '/etc/slipway/policy.json';
}

const Policy = z.object({ updates: z.literal('off') });

/** `{ "updates": "off" }`. A file that is there and can't be read is one too: an administrator wanted something. */
export function isManaged(file: string): boolean {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
  try {
    const policy: unknown = JSON.parse(text);
    return Policy.safeParse(policy).success || typeof policy !== 'object';
  } catch {
    return true;
  }
}
