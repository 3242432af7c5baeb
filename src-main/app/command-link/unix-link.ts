import {
  lstat,
  mkdir,
  readFile,
  readlink,
  realpath,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { delimiter, dirname, resolve } from 'node:path';
import type { CommandLink } from '#shared/domain/command-link';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { linuxCommandSwitches } from '../command-line';
import type { CommandLinks, RunSystemCall, SystemCall } from './link';

export interface UnixPlaces {
  /** The launcher of this copy, `resources/bin/slipway`. */
  launcher: string;
  /** Where terminals are to find it. */
  path: string;
  /** The AppImage that this copy was started from: its launcher is gone when it ends. */
  appImage?: string;
  /** Where a package of the system would have linked it. */
  packaged?: string;
  /** `PATH`, if the folder need not be in it. */
  searched?: string;
  /** On macOS an administrator may do what this user may not. */
  elevate?: RunSystemCall;
}

/** What a link or a script of Slipway's looks like, of this copy or another. */
const ownTarget = /\/(Contents\/Resources|resources)\/bin\/slipway$/;
// Not shown: the mark by which Slipway knows its own file.
const ownScript = '#!/bin/sh\n# Installed by Slipway.\n';

export function unixLinks(places: UnixPlaces): CommandLinks {
  const { path } = places;
  const read = () => readLink(places);
  return {
    read,
    async install() {
      const before = await read();
      if (before.state !== 'absent' && before.state !== 'outdated')
        return { link: before, done: null };
      const isDone = await withRights(places, linkCall(places, before.state), async () => {
        await mkdir(dirname(path), { recursive: true });
        if (before.state === 'outdated') await unlink(path);
        // Both fail if something has appeared there meanwhile.
        if (places.appImage === undefined) await symlink(places.launcher, path);
        else await writeFile(path, scriptFor(places.appImage), { mode: 0o755, flag: 'wx' });
      });
      const link = await read();
      return { link, done: isDone ? message('install-command.linked', { path }) : null };
    },
    async remove() {
      const before = await read();
      if (before.state !== 'installed' && before.state !== 'outdated')
        return { link: before, done: null };
      const isDone = await withRights(places, removeCall(path), () => unlink(path));
      const done = isDone ? message('install-command.removed', { path }) : null;
      return { link: await read(), done };
    },
  };
}

async function readLink(places: UnixPlaces): Promise<CommandLink> {
  const { path, packaged, launcher } = places;
  if (packaged !== undefined && (await isSame(packaged, launcher)))
    return { state: 'packaged', status: message('install-command.packaged', { path: packaged }) };
  const facts = await lstat(path).catch(() => null);
  if (facts === null)
    return { state: 'absent', status: message('install-command.absent', { path }) };
  if (facts.isSymbolicLink()) {
    const target = resolve(dirname(path), await readlink(path));
    if (places.appImage === undefined && (await isSame(target, launcher))) return installed(places);
    return ownTarget.test(target) ? outdated(path, target) : foreign(path);
  }
  const text = facts.isFile() && facts.size < 4096 ? await readFile(path, 'utf8') : '';
  if (!text.startsWith(ownScript)) return foreign(path);
  return places.appImage !== undefined && text === scriptFor(places.appImage)
    ? installed(places)
    : outdated(path, /^exec '(.*?)' --/m.exec(text)?.[1] ?? path);
}

function installed({ path, searched }: UnixPlaces): CommandLink {
  const isFound = searched === undefined || searched.split(delimiter).includes(dirname(path));
  // Not shown: typed into a file.
  const line = `export PATH="${dirname(path)}:$PATH"`;
  return {
    state: 'installed',
    status: isFound
      ? message('install-command.installed', { path })
      : message('install-command.not-in-path', { path, line }),
  };
}

function outdated(path: string, target: string): CommandLink {
  return { state: 'outdated', status: message('install-command.outdated', { path, target }) };
}

function foreign(path: string): CommandLink {
  return { state: 'foreign', status: message('install-command.foreign', { path }) };
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [one, other].map((path) => realpath(path).catch(() => null)),
  );
  return first !== null && first === second;
}

/** An AppImage is mounted only while it runs, so it is started itself. */
function scriptFor(appImage: string): string {
  const quoted = `'${appImage.replaceAll("'", `'\\''`)}'`;
  return `${ownScript}exec ${quoted} ${linuxCommandSwitches.join(' ')} -- "$@"\n`;
}

/** False if the person declined to be an administrator. */
async function withRights(
  { elevate }: UnixPlaces,
  call: SystemCall,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (cause) {
    const { code = '', message: words } = cause as NodeJS.ErrnoException;
    if (elevate !== undefined && ['EACCES', 'EPERM'].includes(code))
      return (await elevate(call)) !== null;
    return fail('command-link-failed', words, { cause });
  }
}

/** Without `-f` where nothing is there: what has appeared meanwhile stays. */
export function linkCall(
  { path, launcher }: Pick<UnixPlaces, 'path' | 'launcher'>,
  state: 'absent' | 'outdated',
): SystemCall {
  const flags = state === 'absent' ? '-s' : '-sfn';
  // Not shown: AppleScript.
  const line = `"/bin/mkdir -p " & quoted form of item 1 of argv & " && /bin/ln ${flags} " & quoted form of item 2 of argv & " " & quoted form of item 3 of argv`;
  return asAdministrator(line, [dirname(path), launcher, path]);
}

export function removeCall(path: string): SystemCall {
  // Not shown: AppleScript.
  return asAdministrator('"/bin/rm " & quoted form of item 1 of argv', [path]);
}

/** The system's dialog asks for the password. Paths are arguments, so that none is read as part of the script. */
function asAdministrator(line: string, paths: readonly string[]): SystemCall {
  // Not shown: AppleScript.
  const script = `on run argv\ndo shell script (${line}) with administrator privileges\nend run`;
  return {
    program: '/usr/bin/osascript',
    arguments: [...script.split('\n').flatMap((one) => ['-e', one]), ...paths],
  };
}
