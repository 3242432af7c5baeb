import { describe, expect, test } from 'vitest';
import { OpenedPackage } from '#shared/domain/opened-package';
import { inspectPackage } from '../../../src-main/engine/package/inspect-package';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();

describe('an inspected package', () => {
  test('an inspected package matches the contract with the window', async () => {
    const { file } = await writeSamplePackage(at('Orbit Notes.ipa'));
    const opened = await inspectPackage(file);
    expect(OpenedPackage.parse(opened)).toEqual(opened);
    expect(opened.fileName).toBe('Orbit Notes.ipa');
    expect(opened.path).toBe(file);
    expect(opened.icon).toMatch(/^data:image\/png;base64,iVBOR/);
    expect(opened.checks).toBeGreaterThan(20);
    expect(opened.findings).toEqual([]);
  });

  test('an inspected package can be sent to the window and as JSON without loss', async () => {
    const { file } = await writeSamplePackage(at('crossing.ipa'), { hasExtension: true });
    const opened = await inspectPackage(file);
    expect(JSON.parse(JSON.stringify(opened))).toEqual(opened);
    expect(structuredClone(opened)).toEqual(opened);
  });

  test('an inspected package lists its findings, most severe first', async () => {
    const { file } = await writeSamplePackage(at('faults.ipa'), {
      defects: ['compliance-open', 'profile-expires-soon', 'version-malformed'],
    });
    const { findings } = await inspectPackage(file);
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'blocker version-malformed',
      'warning profile-expires-soon',
      'warning compliance-open',
    ]);
  });
});
