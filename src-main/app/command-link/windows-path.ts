import { access } from 'node:fs/promises';
import { join, win32 } from 'node:path';
import type { CommandLink } from '#shared/domain/command-link';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { CommandLinks, RunSystemCall, SystemCall } from './link';

export interface WindowsPlaces {
  /** `resources\bin` of this copy. */
  folder: string;
  /** `PATH` as this process has it: the system's, then the user's. */
  searched: string;
  run: RunSystemCall;
}

/** The folder of another copy, or of this one before it was moved. */
const ownFolder = /\\slipway[^\\]*\\resources\\bin$/i;
/** What Windows would start for `slipway`. */
const names = ['slipway.com', 'slipway.exe', 'slipway.bat', 'slipway.cmd'];

export function windowsPath(places: WindowsPlaces): CommandLinks {
  const { folder, run } = places;
  const read = async () => describe(places, await readUserPath(run));
  return {
    read,
    async install() {
      const path = await readUserPath(run);
      const before = await describe(places, path);
      if (before.state !== 'absent' && before.state !== 'outdated')
        return { link: before, done: null };
      await write(run, pathWith(path, folder));
      return { link: await read(), done: message('install-command.added-to-path', { folder }) };
    },
    async remove() {
      const path = await readUserPath(run);
      const before = await describe(places, path);
      if (before.state !== 'installed' && before.state !== 'outdated')
        return { link: before, done: null };
      await write(run, pathWithout(path));
      return { link: await read(), done: message('install-command.removed-from-path', { folder }) };
    },
  };
}

async function describe(
  { folder, searched }: WindowsPlaces,
  userPath: string,
): Promise<CommandLink> {
  const own = entriesOf(userPath).find(isOwn);
  if (own !== undefined && isEqual(own, folder))
    return { state: 'installed', status: message('install-command.installed-windows', { folder }) };
  const other = await foreignIn([...entriesOf(searched), ...entriesOf(userPath)]);
  if (other !== null)
    return { state: 'foreign', status: message('install-command.foreign', { path: other }) };
  if (own !== undefined)
    return {
      state: 'outdated',
      status: message('install-command.outdated', {
        path: own,
        target: win32.dirname(win32.dirname(own)),
      }),
    };
  return { state: 'absent', status: message('install-command.absent-windows', { folder }) };
}

async function foreignIn(folders: readonly string[]): Promise<string | null> {
  for (const folder of folders.filter((one) => !isOwn(one))) {
    for (const name of names) {
      const file = join(folder, name);
      const isThere = await access(file).then(
        () => true,
        () => false,
      );
      if (isThere) return file;
    }
  }
  return null;
}

const entriesOf = (path: string) => path.split(';').filter((entry) => entry.trim() !== '');
const bare = (folder: string) => folder.trim().replace(/\\+$/, '');
const isOwn = (folder: string) => ownFolder.test(bare(folder));
const isEqual = (one: string, other: string) =>
  bare(one).toLowerCase() === bare(other).toLowerCase();

/** Other copies of Slipway leave, everything else stays as it is written, variables such as `%USERPROFILE%` too. */
export function pathWith(path: string, folder: string): string {
  return [...entriesOf(pathWithout(path)), folder].join(';');
}

export function pathWithout(path: string): string {
  return entriesOf(path)
    .filter((entry) => !isOwn(entry))
    .join(';');
}

async function readUserPath(run: RunSystemCall): Promise<string> {
  const printed = await run(readPathCall());
  return (
    printed?.replace(/\r?\n$/, '') ??
    fail('command-link-failed', message('install-command.path-unread'))
  );
}

async function write(run: RunSystemCall, path: string): Promise<void> {
  if ((await run(writePathCall(path))) === null)
    fail('command-link-failed', message('install-command.path-unread'));
}

// Not shown: the registry's own names.
const environmentKey = `$key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment', $true)`;

export function readPathCall(): SystemCall {
  return powershell(
    `${environmentKey}; [Console]::OutputEncoding = [Text.Encoding]::UTF8; [Console]::Out.Write($key.GetValue('Path', '', 'DoNotExpandEnvironmentNames'))`,
  );
}

/** Setting a variable that is not there makes Windows announce the change to the Explorer, and so to new terminals. */
export function writePathCall(path: string): SystemCall {
  const value = `'${path.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
  return powershell(
    `${environmentKey}; $key.SetValue('Path', ${value}, 'ExpandString'); [Environment]::SetEnvironmentVariable('SlipwayPathChanged', $null, 'User')`,
  );
}

/** Encoded, so that no quotation mark is read twice. */
function powershell(script: string): SystemCall {
  const encoded = Buffer.from(`$ErrorActionPreference = 'Stop'; ${script}`, 'utf16le').toString(
    'base64',
  );
  return {
    program: 'powershell.exe',
    arguments: ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded],
  };
}
