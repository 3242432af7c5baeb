import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { app, type BrowserWindow, dialog } from 'electron';
import { toAppError } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { type CommandLinks, noLinks, type RunSystemCall } from '../../app/command-link/link';
import { unixLinks } from '../../app/command-link/unix-link';
import { windowsPath } from '../../app/command-link/windows-path';

const run: RunSystemCall = async ({ program, arguments: words }) => {
  try {
    return (await promisify(execFile)(program, words, { windowsHide: true })).stdout;
  } catch {
    return null;
  }
};

/** Where this system's terminals look for commands. A start from sources has no launcher to link to. */
export function systemCommandLinks(): CommandLinks {
  if (!app.isPackaged) return noLinks();
  const bin = join(process.resourcesPath, 'bin');
  const launcher = join(bin, 'slipway');
  const { PATH: searched = '', APPIMAGE: appImage } = process.env;
  if (process.platform === 'win32') return windowsPath({ folder: bin, searched, run });
  if (process.platform === 'darwin') {
    // A disk image is ejected, and a quarantined app is run from a place that changes with each start.
    if (/^\/Volumes\/|\/AppTranslocation\//.test(bin))
      return noLinks(message('install-command.not-in-place'));
    return unixLinks({ launcher, path: '/usr/local/bin/slipway', elevate: run });
  }
  const path = join(app.getPath('home'), '.local/bin/slipway');
  return unixLinks({
    launcher,
    path,
    packaged: '/usr/bin/slipway',
    searched,
    ...(appImage && { appImage }),
  });
}

/** From the menu: installs it, or offers to remove it, and says what was done. */
export async function installCommand(
  links: CommandLinks,
  window: BrowserWindow | null,
): Promise<void> {
  const show = async (words: Text, detail: Text, ...buttons: string[]): Promise<number> => {
    const box = { message: inWords(words), detail: inWords(detail), buttons, noLink: true };
    const shown = window === null ? dialog.showMessageBox(box) : dialog.showMessageBox(window, box);
    return (await shown).response;
  };
  // Not shown: the name of the command.
  const name = 'slipway';
  try {
    const { state, status } = await links.read();
    if (state === 'installed') {
      const answer = await show(name, status, say('button.done'), say('settings.command-remove'));
      if (answer !== 1) return;
    }
    const { link, done } = state === 'installed' ? await links.remove() : await links.install();
    await show(name, done ?? link.status, say('button.done'));
  } catch (thrown) {
    const { title, whatToDo } = toAppError(thrown);
    await show(title, whatToDo, say('button.done'));
  }
}
