import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const folderName = 'Slipway';

/** Where the data lives: as asked, else as the environment says, else where the window keeps it. */
export function homeFolder(
  asked: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): string {
  return resolve(asked ?? (env.SLIPWAY_HOME || userDataFolder(process.platform, env)));
}

/** The same folder that Electron gives the window on this platform. */
export function userDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', folderName);
  if (platform === 'win32')
    return join(env.APPDATA || join(homedir(), 'AppData', 'Roaming'), folderName);
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), folderName);
}
