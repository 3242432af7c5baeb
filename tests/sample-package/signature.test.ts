import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleDraft } from '../../src-main/sample-package/sample-draft';
import { type SampleFile, sampleFiles } from '../../src-main/sample-package/sample-files';
import { sampleSpec } from '../../src-main/sample-package/sample-spec';
import { temporaryFolder } from '../engine/package/support/temp-folder';

const at = temporaryFolder();
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const app = 'Payload/Orbit Notes.app';

let files: SampleFile[];
let executable: Buffer;

beforeAll(async () => {
  files = await sampleFiles(await sampleDraft(sampleSpec({ kind: 'extension' })));
  executable = bytesOf(`${app}/Orbit Notes`);
});

function bytesOf(path: string): Buffer {
  return files.find((file) => file.path === path)?.bytes ?? Buffer.alloc(0);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Where LC_CODE_SIGNATURE places the signature. */
function signatureOf(file: Buffer): { start: number; bytes: Buffer } {
  let place = 32;
  for (let left = file.readUInt32LE(16); left > 0; left -= 1) {
    if (file.readUInt32LE(place) === 0x1d) {
      const start = file.readUInt32LE(place + 8);
      return { start, bytes: file.subarray(start, start + file.readUInt32LE(place + 12)) };
    }
    place += file.readUInt32LE(place + 4);
  }
  throw new Error('not signed');
}

function blobOf(type: number): Buffer {
  const { bytes } = signatureOf(executable);
  for (let index = 0; index < bytes.readUInt32BE(8); index += 1) {
    if (bytes.readUInt32BE(12 + index * 8) !== type) continue;
    const start = bytes.readUInt32BE(16 + index * 8);
    return bytes.subarray(start, start + bytes.readUInt32BE(start + 4));
  }
  throw new Error(`no blob ${type}`);
}

/** The hash in a slot of the code directory; special slots count down from -1. */
function slot(index: number): string {
  const directory = blobOf(0);
  const start = directory.readUInt32BE(16) + index * 32;
  return directory.toString('hex', start, start + 32);
}

describe('sample signatures', () => {
  test('a sample signature covers every page of the code before it', () => {
    const { start } = signatureOf(executable);
    const pages = Math.ceil(start / 4096);
    expect(blobOf(0).readUInt32BE(28)).toBe(pages);
    for (let page = 0; page < pages; page += 1)
      expect(slot(page)).toBe(
        sha256(executable.subarray(page * 4096, Math.min(start, (page + 1) * 4096))),
      );
  });

  test('a sample signature covers Info.plist, the seal and the entitlements in both forms', () => {
    expect(slot(-1)).toBe(sha256(bytesOf(`${app}/Info.plist`)));
    expect(slot(-3)).toBe(sha256(bytesOf(`${app}/_CodeSignature/CodeResources`)));
    expect(slot(-5)).toBe(sha256(blobOf(5)));
    expect(slot(-7)).toBe(sha256(blobOf(7)));
  });

  test('a sample signature seals every file in the app, including the extension', () => {
    const seal = bytesOf(`${app}/_CodeSignature/CodeResources`).toString();
    const widget = 'PlugIns/OrbitWidget.appex/OrbitWidget';
    const hash = createHash('sha256')
      .update(bytesOf(`${app}/${widget}`))
      .digest('base64');
    expect(seal).toContain(`<key>${widget}</key>`);
    expect(seal).toContain(hash);
  });

  test.skipIf(!hasOpenssl)(
    'openssl verifies the sample signature over the code directory',
    async () => {
      await writeFile(at('directory'), blobOf(0));
      await writeFile(at('message'), blobOf(0x10000).subarray(8));
      const verify = (content: string) =>
        execFileSync(
          'openssl',
          ['cms', '-verify', '-noverify', '-binary', '-inform', 'DER', '-in', at('message')].concat(
            ['-content', at(content), '-out', at('out')],
          ),
          { stdio: 'pipe' },
        );
      verify('directory');
      await writeFile(at('other'), Buffer.concat([blobOf(0), Buffer.from([0])]));
      expect(() => verify('other')).toThrow();
    },
  );

  test.skipIf(!hasOpenssl)(
    'openssl can parse the DER entitlements of a sample signature',
    async () => {
      await writeFile(at('der'), blobOf(7).subarray(8));
      const walked = execFileSync('openssl', ['asn1parse', '-inform', 'DER', '-in', at('der')]);
      expect(walked.toString()).toMatch(/UTF8STRING\s+:application-identifier/);
      expect(walked.toString()).not.toContain('Error');
    },
  );
});
