import { allCommands } from '../commands';
import { bashCompletion } from './bash';
import { fishCompletion } from './fish';
import { manPage } from './man-page';
import { readOutline } from './outline';
import { powershellCompletion } from './powershell';
import { zshCompletion } from './zsh';

/**
 * What the build writes to `dist/shell`, under the names that the shells and `man` look for; `version` is read by the
 * launcher.
 */
export async function shellFiles(version: string): Promise<Record<string, string>> {
  const outline = await readOutline(await allCommands());
  return {
    'slipway.bash': bashCompletion(outline),
    _slipway: zshCompletion(outline),
    'slipway.fish': fishCompletion(outline),
    'slipway.ps1': powershellCompletion(outline),
    'slipway.1': manPage(outline, version),
    version: `${version}\n`,
  };
}
