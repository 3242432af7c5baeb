import { readFile, rename, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { toAppError } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { inspectPackage } from '../../../src-main/engine/package/inspect-package';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { readPackage } from '../../../src-main/engine/package/read-package';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();

describe('the package of a Mac app', () => {
  test('is read with its identity, its platform, its signing and its icon', async () => {
    const { file } = await writeSamplePackage(at('Orbit.pkg'), { name: 'Orbit Notes' });
    const opened = await inspectPackage(file);
    expect(opened.info).toMatchObject({
      bundleId: 'com.northwind.orbit',
      name: 'Orbit Notes',
      version: '1.4.0',
      buildNumber: '42',
      platform: 'MAC_OS',
      minimumOsVersion: '15.0',
      deviceFamilies: ['Mac'],
      sdk: '26.4',
      usesNonExemptEncryption: false,
      locales: ['de', 'en'],
      signing: { kind: 'app-store', teamId: '9NW47H2K3L' },
    });
    expect(opened.info.icons[0]).toMatchObject({ width: 1024 });
    expect(opened.icon).toMatch(/^data:image\/png;base64,/);
    expect(opened.findings.map(({ code, title }) => [code, inWords(title)])).toEqual([]);
    expect(opened.info.size).toBe((await readFile(file)).length);
  });

  test('has its framework, which lies behind links, and both processors of its app', async () => {
    const { file } = await writeSamplePackage(at('Orbit.pkg'));
    const read = await readContents(file);
    const [app, framework] = read.bundles;
    expect([app?.kind, framework?.kind]).toEqual(['app', 'framework']);
    const code = read.machOs.find(({ path }) => path === app?.executablePath);
    expect(code?.slices.map(({ cpu, platform }) => [cpu, platform])).toEqual([
      ['arm64', 'macos'],
      ['x86_64', 'macos'],
    ]);
    expect(read.machOs.map(({ path }) => path)).toContain(framework?.executablePath);
    expect(read.installer?.signature?.seal).toBe('intact');
  });

  test('gives the same facts when its executables are not read', async () => {
    const { file } = await writeSamplePackage(at('Orbit.pkg'));
    const { info } = await readPackage(file);
    const { info: whole } = await readContents(file);
    expect({ ...info, signing: null }).toEqual({ ...whole, signing: null });
  });

  test('shows what it can’t read as not checked, and takes the facts from PackageInfo', async () => {
    const { file } = await writeSamplePackage(at('xz.pkg'), { macDefects: ['mac-payload-unread'] });
    const { info, findings, checks } = await inspectPackage(file);
    expect(info).toMatchObject({
      bundleId: 'com.northwind.orbit',
      version: '1.4.0',
      buildNumber: '42',
      platform: 'MAC_OS',
      sdk: null,
      name: 'Orbit Notes',
      signing: { kind: 'unknown', entitlements: null },
      usesNonExemptEncryption: null,
    });
    expect(findings.map(({ code }) => code)).toEqual(['mac-payload-unread']);
    const { file: whole } = await writeSamplePackage(at('Orbit.pkg'));
    expect(checks).toBeLessThan((await inspectPackage(whole)).checks);
  });
});

const others: [string, Buffer, string][] = [
  ['zip', Buffer.from('PK\x03\x04and so on'), 'package-not-a-pkg'],
  ['text', Buffer.from('This is a text.'), 'package-not-a-pkg'],
  ['start', Buffer.from('xar!'), 'package-truncated'],
];

test.each([
  ['App.ipa', 'App.pkg', 'package-not-a-pkg', '.ipa'],
  ['Mac.pkg', 'Mac.ipa', 'package-not-a-zip', '.pkg'],
  ['Zipped.ipa', 'Zipped.zip', 'package-not-ipa', '.ipa'],
])(
  '%s under the name %s is refused, with the advice to rename it',
  async (name, other, code, extension) => {
    const { file } = await writeSamplePackage(at(name));
    await rename(file, at(other));
    for (const read of [inspectPackage, readPackage]) {
      const error = toAppError(await read(at(other)).catch((thrown: unknown) => thrown));
      expect(error.code).toBe(code);
      expect(inWords(error.detail)).toContain(`“${other}”`);
      expect(inWords(error.whatToDo)).toMatch(
        new RegExp(`ename (it|the file) so that it ends in \\${extension}`),
      );
    }
  },
);

test('a zip archive without the folders of an .ipa is not one under another name', async () => {
  const { file } = await writeSamplePackage(at('Plain.ipa'));
  const bytes = await readFile(file);
  await writeFile(
    at('Other.pkg'),
    bytes.toString('latin1').replaceAll('Payload/', 'Contents'),
    'latin1',
  );
  const error = toAppError(
    await inspectPackage(at('Other.pkg')).catch((thrown: unknown) => thrown),
  );
  expect(inWords(error.detail)).toContain('is a zip archive, not an installer package');
  expect(inWords(error.whatToDo)).not.toContain('ename');
});

test.each(others)(
  'a .pkg that is no installer package is refused: %s',
  async (name, bytes, code) => {
    const file = at(`${name}.pkg`);
    await writeFile(file, bytes);
    const error = toAppError(await inspectPackage(file).catch((thrown) => thrown));
    expect(error.code).toBe(code);
    expect(inWords(error.detail)).toContain(`“${name}.pkg”`);
  },
);
