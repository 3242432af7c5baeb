import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readPngHeader } from '../../src-main/engine/package/icons/png';
import { readPackage } from '../../src-main/engine/package/read-package';
import { defectCodes, isDefectCode } from '../../src-main/sample-package/defects';
import { drawIcon } from '../../src-main/sample-package/icon/draw-icon';
import { machExecutable } from '../../src-main/sample-package/mach-o/mach-executable';
import { writeSamplePackage } from '../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from '../engine/package/support/temp-folder';

const at = temporaryFolder();
const hasUnzip = spawnSync('unzip', ['-v']).status === 0;

describe('sample packages', () => {
  test('writing a sample package returns its identity and size', async () => {
    const made = await writeSamplePackage(at('made.ipa'), {
      bundleId: 'org.example.app',
      version: '3.1',
      build: '9',
    });
    expect(made).toEqual({
      file: at('made.ipa'),
      bundleId: 'org.example.app',
      version: '3.1',
      buildNumber: '9',
      size: (await stat(at('made.ipa'))).size,
    });
    expect((await readPackage(made.file)).info).toMatchObject({
      bundleId: 'org.example.app',
      version: '3.1',
    });
  });

  test.skipIf(!hasUnzip)('unzip finds no errors in a sample package', async () => {
    const { file } = await writeSamplePackage(at('whole Ünïcode.ipa'), {
      sizeMb: 3,
      hasExtension: true,
    });
    expect(execFileSync('unzip', ['-t', file]).toString()).toContain('No errors detected');
    expect(execFileSync('unzip', ['-Z1', file]).toString().split('\n')).toEqual(
      expect.arrayContaining([
        'Payload/Orbit Notes.app/Orbit Notes',
        'Payload/Orbit Notes.app/Info.plist',
        'Payload/Orbit Notes.app/embedded.mobileprovision',
        'Payload/Orbit Notes.app/_CodeSignature/CodeResources',
        'Payload/Orbit Notes.app/PrivacyInfo.xcprivacy',
        'Payload/Orbit Notes.app/PlugIns/OrbitWidget.appex/Info.plist',
      ]),
    );
  });

  test('a sample package is as large as requested, with incompressible bytes', async () => {
    const { size } = await writeSamplePackage(at('large.ipa'), { sizeMb: 70 });
    expect(size).toBeGreaterThan(70 * 1024 * 1024);
    expect(size).toBeLessThan(70 * 1024 * 1024 + 200_000);
  });

  test.each([-1, 4_001, Number.NaN])('a sample package of %s MB is refused', async (sizeMb) => {
    await expect(writeSamplePackage(at('never.ipa'), { sizeMb })).rejects.toThrow(RangeError);
  });

  test('defect codes can be listed and checked', () => {
    expect(defectCodes).toContain('compliance-open');
    expect(isDefectCode('compliance-open')).toBe(true);
    expect(isDefectCode('constructor')).toBe(false);
  });
});

describe('writing sample packages', () => {
  test('writing a sample package replaces an older file and leaves nothing beside it', async () => {
    await mkdir(at('tidy'));
    await writeFile(at('tidy', 'one.ipa'), 'old');
    await writeSamplePackage(at('tidy', 'one.ipa'));
    expect(await readdir(at('tidy'))).toEqual(['one.ipa']);
    expect((await readFile(at('tidy', 'one.ipa'))).subarray(0, 2).toString()).toBe('PK');
  });

  test('stopping while a sample package is written keeps the old file and leaves no other', async () => {
    await mkdir(at('stopped'));
    await writeFile(at('stopped', 'one.ipa'), 'old');
    const stop = new AbortController();
    const writing = writeSamplePackage(at('stopped', 'one.ipa'), {
      sizeMb: 3_000,
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(), 300);
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    expect(await readdir(at('stopped'))).toEqual(['one.ipa']);
    expect(await readFile(at('stopped', 'one.ipa'), 'utf8')).toBe('old');
  });

  test('a sample package that cannot be written reports why', async () => {
    await writeFile(at('file'), '');
    await expect(writeSamplePackage(at('file', 'one.ipa'))).rejects.toMatchObject({
      code: expect.stringMatching(/EEXIST|ENOTDIR/),
    });
  });
});

describe('parts of sample packages', () => {
  test('the sample icon is an opaque square PNG of the requested size', () => {
    expect(readPngHeader(drawIcon(120))).toEqual({
      width: 120,
      height: 120,
      bitDepth: 8,
      colorType: 2,
      isInterlaced: false,
      isCgbi: false,
    });
  });

  test('the sample executable is arm64 and declares its platform, minimum OS and SDK', () => {
    const bytes = machExecutable({ minimumOs: '15.1', sdk: '26.4', platform: 2 });
    expect(bytes.readUInt32LE(0)).toBe(0xfeedfacf);
    expect(bytes.readUInt32LE(4)).toBe(0x0100000c);
    expect(loadCommand(bytes, 0x32)).toEqual([2, 0x000f0100, 0x001a0400, 0]);
  });
});

/** The words of the first load command of a type; also walks them all, up to their declared end. */
function loadCommand(bytes: Buffer, type: number): number[] | undefined {
  let at = 32;
  let found: number[] | undefined;
  for (let left = bytes.readUInt32LE(16); left > 0; left -= 1) {
    const size = bytes.readUInt32LE(at + 4);
    expect(size % 8).toBe(0);
    if (bytes.readUInt32LE(at) === type) {
      found ??= Array.from({ length: size / 4 - 2 }, (_, index) =>
        bytes.readUInt32LE(at + 8 + index * 4),
      );
    }
    at += size;
  }
  expect(at).toBe(32 + bytes.readUInt32LE(20));
  return found;
}
