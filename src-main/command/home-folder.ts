import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { message } from '#shared/words/message';
import { refuseUsage } from './command';

const folderName = 'Slipway';
// Not shown: a folder of macOS.
const macFolder = 'Application Support';

/** The data folder: from the option, else from the environment, else the one that the window uses. */
export function homeFolder(
  asked: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): string {
  return resolve(asked ?? (env.SLIPWAY_HOME || userDataFolder(process.platform, env)));
}

/** The same folder that Electron uses on this platform. */
function userDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'darwin') return join(personalFolder(), 'Library', macFolder, folderName);
  if (platform === 'win32')
    return join(env.APPDATA || join(personalFolder(), 'AppData', 'Roaming'), folderName);
  return join(env.XDG_CONFIG_HOME || join(personalFolder(), '.config'), folderName);
}

/**
 * Libraries ask for the person's home folder when they are loaded, and would fail: where the system knows none, the data
 * folder stands for it.
 */
export function ensureHome(asked: string | undefined): void {
  try {
    homedir();
  } catch {
    process.env.HOME = homeFolder(asked);
  }
}

/** A container may run as a user that the system does not know, without HOME. */
function personalFolder(): string {
  try {
    return homedir();
  } catch {
    return refuseUsage(message('usage.home-unknown'));
  }
}
