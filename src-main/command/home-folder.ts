import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

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
  if (platform === 'darwin') return join(homedir(), 'Library', macFolder, folderName);
  if (platform === 'win32')
    return join(env.APPDATA || join(homedir(), 'AppData', 'Roaming'), folderName);
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), folderName);
}
