import { describe, expect, test } from 'vitest';
import { asTrouble } from '#shared/errors';
import { readContents } from '../../../src-main/engine/package/read-contents';
import type { Check } from '../../../src-main/engine/preflight/check';
import { appTooLarge } from '../../../src-main/engine/preflight/checks/app-too-large';
import { assetPackTooLarge } from '../../../src-main/engine/preflight/checks/asset-pack-too-large';
import { executableTooLarge } from '../../../src-main/engine/preflight/checks/executable-too-large';
import { offlineChecks } from '../../../src-main/engine/preflight/offline-checks';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import { defectCodes, defects } from '../../../src-main/sample-package/defects';
import { type SampleOptions, sampleKinds } from '../../../src-main/sample-package/sample-options';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

/** Findings that rest on hearsay, or on a reading that may be wrong: they never stop anybody. */
const onlyWarnings = new Set([
  'asset-catalog-unreadable',
  'beta-reports-missing',
  'beta-toolchain',
  'certificate-expired',
  'code-for-other-system',
  'compliance-open',
  'disallowed-files',
  'document-types-incomplete',
  'executable-not-runnable',
  'executable-unreadable',
  'extension-version-differs',
  'icon-not-opaque',
  'launch-storyboard-missing',
  'listed-sdk-manifest',
  'listed-sdk-signature',
  'private-symbols',
  'profile-expires-soon',
  'profile-tampered',
  'purpose-string-missing',
  'push-not-entitled',
  'required-reason-missing',
  'swift-support-differs',
  'symbols-left-over',
]);

/** Their titles say what comes of it, or nobody knows what Apple would say. */
const sayItThemselves = new Set([
  'compliance-open',
  'executable-unreadable',
  'profile-expires-soon',
  'profile-tampered',
]);

/** What Apple takes, and what there is to be known about it. */
const onlyNotes = new Set(['capabilities-old']);

/** These need gigabytes, and are shown what they look for in another test. */
const spoken = new Set<Check>([appTooLarge, assetPackTooLarge, executableTooLarge]);

/** What a defect is answered with: its findings, or the code of its trouble. */
async function answers(code: (typeof defectCodes)[number]): Promise<string[]> {
  const { file } = await writeSamplePackage(at(`${code}.ipa`), { defects: [code] });
  try {
    const contents = await readContents(file);
    for (const check of offlineChecks) if (check(contents, new Date())) spoken.add(check);
    return runChecks(contents, new Date()).findings.map((finding) => {
      expect(finding.where).toMatch(/^(Payload\/Orbit Notes\.app\/|SwiftSupport\/|Symbols\/)/);
      expect(finding.title).not.toBe('');
      expect(finding.whatToDo).toMatch(/\.$/);
      if (finding.severity !== 'note' && !sayItThemselves.has(finding.code))
        expect(finding.why).toMatch(/^Apple (refuses|may refuse|takes) .*\.$/);
      expect(finding.command ?? 'none').not.toMatch(/[\n“”]/);
      return `${finding.severity} ${finding.code}`;
    });
  } catch (error) {
    const trouble = asTrouble(error);
    expect(trouble.detail).toContain(`“${code}.ipa”`);
    return [trouble.code];
  }
}

function expected(code: (typeof defectCodes)[number]): string {
  const { shows } = defects[code];
  if (shows.startsWith('package-')) return shows;
  if (onlyNotes.has(shows)) return `note ${shows}`;
  return `${onlyWarnings.has(shows) ? 'warning' : 'blocker'} ${shows}`;
}

describe('each defect of a sample is answered with exactly its finding or trouble', () => {
  test.each(defectCodes)('%s', async (code) => {
    expect(await answers(code)).toEqual([expected(code)]);
  });

  test('and no check is left that nobody hears of', () => {
    const silent = offlineChecks.filter((check) => !spoken.has(check));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe('a sample without defects has no findings', () => {
  const kinds = sampleKinds.flatMap((kind): [string, SampleOptions][] => [
    [`of the kind ${kind}`, { kind }],
    [`of the kind ${kind}, with XML property lists`, { kind, isBinaryPlist: false }],
  ]);

  test.each<[string, SampleOptions]>([
    ...kinds,
    ['with an extension beside a watch app', { kind: 'watch', hasExtension: true }],
    [
      'of another app',
      {
        bundleId: 'org.example.Other-App',
        name: 'Über uns – 日本',
        version: '2.0',
        build: '7.1.3',
      },
    ],
    ['made after Apple’s next change', { now: new Date('2027-06-01') }],
  ])('%s', async (_, options) => {
    const { file } = await writeSamplePackage(at('clean.ipa'), options);
    const today = options.now ?? new Date();
    expect(runChecks(await readContents(file), today).findings).toEqual([]);
  });
});
