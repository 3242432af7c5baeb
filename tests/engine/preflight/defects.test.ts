import { describe, expect, test } from 'vitest';
import { asTrouble } from '#shared/errors';
import { inspectPackage } from '../../../src-main/engine/package/inspect-package';
import { defectCodes, defects } from '../../../src-main/sample-package/defects';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

/** What a defect is answered with: the codes of its findings, or the one code of its trouble. */
async function answers(
  code: (typeof defectCodes)[number],
  isBinaryPlist: boolean,
): Promise<string[]> {
  const { file } = await writeSamplePackage(at(`${code}.ipa`), { defects: [code], isBinaryPlist });
  try {
    const { findings } = await inspectPackage(file);
    for (const { where, title, whatToDo } of findings) {
      expect(where).toMatch(/^Payload\/Orbit Notes\.app\//);
      expect(title).not.toBe('');
      expect(whatToDo).toMatch(/\.$/);
    }
    return findings.map((finding) => finding.code);
  } catch (error) {
    const trouble = asTrouble(error);
    expect(trouble.detail).toContain(`“${code}.ipa”`);
    return [trouble.code];
  }
}

describe('each defect of a sample is answered with exactly its finding or trouble', () => {
  test.each(defectCodes)('%s', async (code) => {
    expect(await answers(code, true)).toEqual([defects[code].shows]);
    expect(await answers(code, false)).toEqual([defects[code].shows]);
  });
});

describe('a sample without defects has no findings', () => {
  test.each([
    ['as it comes', {}],
    ['with an XML Info.plist', { isBinaryPlist: false }],
    ['with an extension', { hasExtension: true }],
    [
      'of another app',
      { bundleId: 'org.example.Other-App', name: 'Other', version: '2.0', build: '7.1.3' },
    ],
    ['made after Apple’s next change', { now: new Date('2027-06-01') }],
  ])('%s', async (_, options) => {
    const { file } = await writeSamplePackage(at('clean.ipa'), options);
    const today = 'now' in options ? { today: options.now } : {};
    expect((await inspectPackage(file, today)).findings).toEqual([]);
  });
});
