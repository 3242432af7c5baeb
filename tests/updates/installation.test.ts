import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Installation,
  isManaged,
  policyFile,
  wayOf,
} from '../../src-main/app/updates/installation';
import { mayFetch, readSource } from '../../src-main/app/updates/update-source';
import { makeFolder } from '../dev/make-tree';
import { updateKeys } from '../helpers/update-release';

const appImage: Installation = {
  platform: 'linux',
  execPath: '/tmp/.mount_SlipwaAbCdEf/slipway-desktop',
  environment: { APPIMAGE: '/home/someone/Slipway.AppImage', APPDIR: '/tmp/.mount_SlipwaAbCdEf' },
  hasSource: true,
  isManaged: false,
  canWrite: () => true,
};
const mac = { ...appImage, platform: 'darwin', environment: {} } as const;
const windows = { ...appImage, platform: 'win32', environment: {} } as const;

it.each<[string, Installation, string]>([
  ['an AppImage', appImage, 'installs'],
  ['an AppImage in a folder of the system', { ...appImage, canWrite: () => false }, 'page'],
  ['a package of apt or dnf', { ...appImage, environment: {} }, 'page'],
  [
    'a package of apt, started by a terminal that is an AppImage',
    { ...appImage, execPath: '/opt/Slipway/slipway-desktop' },
    'page',
  ],
  [
    'an AppImage that names itself by a relative path',
    { ...appImage, environment: { ...appImage.environment, APPIMAGE: 'Slipway.AppImage' } },
    'page',
  ],
  ['an app on a Mac', { ...mac, execPath: '/Applications/Slipway.app/x' }, 'installs'],
  ['an app on a disk image', { ...mac, execPath: '/Volumes/Slipway/Slipway.app/x' }, 'page'],
  [
    'an app that was not moved after its download',
    { ...mac, execPath: '/private/var/folders/x/AppTranslocation/1/d/Slipway.app/x' },
    'page',
  ],
  ['an installed app on Windows', { ...windows, execPath: 'C:\\Slipway\\Slipway.exe' }, 'installs'],
  [
    'a portable app on Windows',
    { ...windows, environment: { PORTABLE_EXECUTABLE_FILE: 'E:\\Slipway.exe' } },
    'page',
  ],
  ['a managed computer', { ...appImage, isManaged: true }, 'managed'],
  ['a build without a feed', { ...appImage, hasSource: false, isManaged: true }, 'none'],
])('%s is updated as it should be', (_what, installation, way) => {
  expect(wayOf(installation)).toBe(way);
});

describe('the policy of an administrator', () => {
  const policy = (text: string): string => {
    const file = join(makeFolder(), 'policy.json');
    writeFileSync(file, text);
    return file;
  };

  it('a policy turns updates off, also if it can’t be read', () => {
    expect(isManaged(policy('{"updates":"off"}'))).toBe(true);
    expect(isManaged(policy('{"updates":"off","later":1}'))).toBe(true);
    expect(isManaged(policy('{"updates"'))).toBe(true);
    const folder = join(makeFolder(), 'policy.json');
    mkdirSync(folder);
    chmodSync(folder, 0o700);
    expect(isManaged(folder)).toBe(true);
  });

  it('without a policy, or with one about something else, updates are on', () => {
    expect(isManaged(join(makeFolder(), 'policy.json'))).toBe(false);
    expect(isManaged(policy('{"other":true}'))).toBe(false);
    expect(isManaged(policy('{"updates":"on"}'))).toBe(false);
  });

  it('each system has its place for it, which a person can’t write to', () => {
    expect(policyFile('linux', {})).toBe('/etc/slipway/policy.json');
    expect(policyFile('darwin', {})).toContain('/Library/Application Support/');
    expect(policyFile('win32', { ProgramData: 'C:\\ProgramData' })).toContain('ProgramData');
  });
});

describe('the source that is built in', () => {
  const keys = `${updateKeys().spki},${updateKeys().spki}`;
  const built = { feed: 'https://updates.example/', keys, page: '', loopback: '' };

  it('a build without a feed and keys has none', () => {
    expect(readSource({ feed: '', keys: '', page: '', loopback: '' })).toBeNull();
    expect(readSource(built)).toMatchObject({ page: null, allowsLoopback: false });
    expect(readSource(built)?.keys).toHaveLength(2);
  });

  it.each([
    ['a feed without keys', { keys: '' }],
    ['keys without a feed', { feed: '' }],
    ['a feed that is a file', { feed: 'https://updates.example/latest.yml' }],
    ['a page without TLS', { page: 'http://slipway.example/' }],
    ['a key that is none', { keys: 'AAAA' }],
  ])('%s is a mistake of the build', (_what, change) => {
    expect(() => readSource({ ...built, ...change })).toThrow();
  });

  it('only TLS is fetched, and this computer only by a build that was made for it', () => {
    const release = { allowsLoopback: false };
    const test = { allowsLoopback: true };
    expect(mayFetch(new URL('https://updates.example/x'), release)).toBe(true);
    for (const address of [
      'http://updates.example/x',
      'http://127.0.0.1:1/x',
      'file:///etc/passwd',
      'https://name:word@updates.example/x',
    ])
      expect(mayFetch(new URL(address), release), address).toBe(false);
    expect(mayFetch(new URL('http://127.0.0.1:1/x'), test)).toBe(true);
    expect(mayFetch(new URL('http://127.0.0.1.updates.example/x'), test)).toBe(false);
  });
});
