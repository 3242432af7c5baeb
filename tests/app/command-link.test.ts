import { execFileSync, spawnSync } from 'node:child_process';
import {
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import { linuxCommandSwitches } from '../../src-main/app/command-line';
import type { SystemCall } from '../../src-main/app/command-link/link';
import {
  linkCall,
  removeCall,
  type UnixPlaces,
  unixLinks,
} from '../../src-main/app/command-link/unix-link';
import {
  pathWith,
  pathWithout,
  readPathCall,
  windowsPath,
  writePathCall,
} from '../../src-main/app/command-link/windows-path';
import { root } from '../../src-main/dev/paths.mjs';

let folder = '';
let places: UnixPlaces;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway's link "));
  const launcher = join(folder, 'An App/resources/bin/slipway');
  await mkdir(dirname(launcher), { recursive: true });
  await writeFile(launcher, '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  places = { launcher, path: join(folder, 'home/.local/bin/slipway'), searched: '/usr/bin' };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the link to the command', () => {
  it('is made where nothing is, is found again, runs the command, and is removed', async () => {
    const links = unixLinks(places);
    expect((await links.read()).state).toBe('absent');
    const { link, done } = await links.install();
    expect(link.state).toBe('installed');
    expect(done && inWords(done)).toContain(`delete ${places.path}`);
    expect(await readlink(places.path)).toBe(places.launcher);
    expect(execFileSync(places.path, ['a b']).toString()).toBe('a b\n');
    // Again it changes nothing.
    expect((await links.install()).done).toBeNull();
    expect((await links.remove()).link.state).toBe('absent');
    expect((await links.remove()).done).toBeNull();
  });

  it('says how the folder gets into PATH while it is not in it', async () => {
    const { link } = await unixLinks(places).install();
    const bin = dirname(places.path);
    expect(inWords(link.status)).toContain(`export PATH="${bin}:$PATH"`);
    const found = await unixLinks({ ...places, searched: `/usr/bin:${bin}` }).read();
    expect(inWords(found.status)).not.toContain('export');
  });

  it('of another copy of Slipway is repaired, even if that copy is gone', async () => {
    await mkdir(dirname(places.path), { recursive: true });
    for (const old of [
      '/Applications/Old/Slipway.app/Contents/Resources/bin/slipway',
      '/opt/Old/resources/bin/slipway',
    ]) {
      await symlink(old, places.path);
      const links = unixLinks(places);
      const before = await links.read();
      expect(before.state).toBe('outdated');
      expect(inWords(before.status)).toContain(old);
      expect((await links.install()).link.state).toBe('installed');
      await links.remove();
    }
  });

  it('never replaces or removes another program', async () => {
    await mkdir(dirname(places.path), { recursive: true });
    const links = unixLinks(places);
    await writeFile(places.path, '#!/bin/sh\necho other\n');
    const { link, done } = await links.install();
    expect(link.state).toBe('foreign');
    expect(inWords(link.status)).toContain(places.path);
    expect(done).toBeNull();
    await links.remove();
    expect(await readFile(places.path, 'utf8')).toContain('other');
    await rm(places.path);
    await symlink('/usr/lib/node_modules/slipway/cli.js', places.path);
    expect((await links.install()).link.state).toBe('foreign');
    expect((await links.remove()).link.state).toBe('foreign');
    expect((await lstat(places.path)).isSymbolicLink()).toBe(true);
    await rm(places.path);
    await mkdir(places.path);
    expect((await links.read()).state).toBe('foreign');
  });

  it('is left to the package that made it', async () => {
    const packaged = join(folder, 'usr-bin-slipway');
    const links = unixLinks({ ...places, packaged });
    expect((await links.read()).state).toBe('absent');
    await symlink(places.launcher, packaged);
    expect((await links.read()).state).toBe('packaged');
    expect((await links.install()).done).toBeNull();
    await expect(lstat(places.path)).rejects.toThrow();
  });

  it('starts an AppImage itself, which has no launcher while it does not run', async () => {
    const appImage = join(folder, "Slipway's.AppImage");
    await writeFile(appImage, '#!/bin/sh\nprintf "%s|" "$@"\n', { mode: 0o755 });
    const links = unixLinks({ ...places, appImage });
    expect((await links.install()).link.state).toBe('installed');
    const printed = execFileSync(places.path, ['runs', 'a b']).toString();
    expect(printed).toBe(`${[...linuxCommandSwitches, '--', 'runs', 'a b'].join('|')}|`);
    // The AppImage of the next version has another name.
    const next = unixLinks({ ...places, appImage: `${appImage}.2` });
    const before = await next.read();
    expect(before.state).toBe('outdated');
    expect((await next.install()).link.state).toBe('installed');
    expect((await next.remove()).link.state).toBe('absent');
  });

  it('fails with its own error where the folder cannot be made', async () => {
    await writeFile(join(folder, 'home'), 'a file');
    await expect(unixLinks(places).install()).rejects.toMatchObject({
      error: { code: 'command-link-failed' },
    });
  });

  it('the launcher answers what its version is without the program, and nothing else', async () => {
    const resources = join(folder, 'An App/resources');
    await cp(join(root, 'src-main/resources/bin'), join(resources, 'bin'), { recursive: true });
    const launch = (...words: string[]) =>
      spawnSync(join(resources, 'bin/slipway'), words, { encoding: 'utf8' });
    expect(launch('--version').status).not.toBe(0);
    await mkdir(join(resources, 'shell'));
    await writeFile(join(resources, 'shell/version'), '1.2.3\n');
    expect(launch('--version')).toMatchObject({ status: 0, stdout: '1.2.3\n', stderr: '' });
    expect(launch('--version', '--json').status).not.toBe(0);
    expect(launch('runs').status).not.toBe(0);
  });

  it('has the switches of the launcher that is shipped', async () => {
    const launcher = await readFile(join(root, 'src-main/resources/bin/slipway'), 'utf8');
    const [, line = ''] = launcher.replaceAll('\\\n', '').split('slipway-desktop" ');
    expect(line.trim().split(/\s+/)).toEqual([...linuxCommandSwitches, '--', '"$@"']);
  });
});

describe('as an administrator on macOS', () => {
  it('the system’s dialog is asked with the paths as arguments, and forces only what is Slipway’s', () => {
    const path = '/usr/local/bin/slipway';
    const launcher = '/Applications/A "B".app/Contents/Resources/bin/slipway';
    const call = linkCall({ path, launcher }, 'absent');
    expect(call.program).toBe('/usr/bin/osascript');
    expect(call.arguments.slice(-3)).toEqual(['/usr/local/bin', launcher, path]);
    const script = call.arguments.slice(0, -3).join(' ');
    expect(script).toContain('with administrator privileges');
    expect(script).toContain('/bin/ln -s ');
    expect(script).not.toContain('Applications');
    expect(linkCall({ path, launcher }, 'outdated').arguments.join(' ')).toContain('/bin/ln -sfn ');
    expect(removeCall(path).arguments.at(-1)).toBe(path);
  });
});

describe('PATH on Windows', () => {
  const own = 'C:\\Users\\A\\AppData\\Local\\Programs\\Slipway\\resources\\bin';
  const user = '%USERPROFILE%\\bin;C:\\Tools\\';
  const scriptOf = ({ arguments: words }: SystemCall) =>
    Buffer.from(words.at(-1) ?? '', 'base64').toString('utf16le');

  it('gets the folder at its end, and everything else stays as it is written', () => {
    expect(pathWith(user, own)).toBe(`${user};${own}`);
    expect(pathWith('', own)).toBe(own);
    expect(pathWith(pathWith(user, own), own)).toBe(`${user};${own}`);
    expect(pathWithout(`${own.toUpperCase()}\\;${user}`)).toBe(user);
    const old = 'D:\\Slipway 0.1\\resources\\bin';
    expect(pathWith(`${old};${user}`, own)).toBe(`${user};${own}`);
  });

  it('is read unexpanded, and written so that no quotation mark ends the text', () => {
    expect(scriptOf(readPathCall())).toContain('DoNotExpandEnvironmentNames');
    const script = scriptOf(writePathCall("C:\\It's;C:\\That’s"));
    expect(script).toContain("'C:\\It''s;C:\\That’’s'");
    expect(script).toContain("'ExpandString'");
    expect(writePathCall('x').program).toBe('powershell.exe');
  });

  it('is changed once, and only by what the registry has', async () => {
    let registry = user;
    const links = windowsPath({
      folder: own,
      searched: `C:\\Windows;${user}`,
      // Answers as the registry does: the calls themselves are checked above.
      run: async (call) => {
        const value = /SetValue\('Path', '(.*)', 'ExpandString'\)/.exec(scriptOf(call))?.[1];
        if (value !== undefined) registry = value;
        return registry;
      },
    });
    expect((await links.read()).state).toBe('absent');
    expect((await links.install()).link.state).toBe('installed');
    expect(registry).toBe(`${user};${own}`);
    expect((await links.install()).done).toBeNull();
    expect((await links.remove()).link.state).toBe('absent');
    expect(registry).toBe(user);
  });

  it('is not changed where another program has the name', async () => {
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'slipway.cmd'), '');
    const calls: SystemCall[] = [];
    const links = windowsPath({
      folder: own,
      searched: other,
      run: async (call) => {
        calls.push(call);
        return user;
      },
    });
    const { link, done } = await links.install();
    expect(link.state).toBe('foreign');
    expect(done).toBeNull();
    expect(calls.map(scriptOf).join()).not.toContain('SetValue');
  });
});
