import { describe, expect, test } from 'vitest';
import { isPackageRule, packageRules } from '#shared/asc/package-rules';
import { toAppError } from '#shared/errors';
import { isMessage } from '#shared/words/message';
import { inWords } from '#shared/words/say';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { offlineChecks } from '../../../src-main/engine/preflight/offline-checks';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import {
  type DefectCode,
  defectCodes,
  defects,
  withoutSample,
} from '../../../src-main/sample-package/defects';
import { sampleKinds } from '../../../src-main/sample-package/sample-spec';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

/** Defects that are less severe than the worst of their kind, which is known from Apple's message. */
const milder = new Set<DefectCode>(['disallowed-files']);

/** Defects without a sample are covered by another test. */
const triggered = new Set<string>(Object.keys(withoutSample));

/** The result of a defect: its findings, or its error code. */
async function answers(code: DefectCode): Promise<string[]> {
  const { file } = await writeSamplePackage(at(`${code}.ipa`), { defects: [code] });
  try {
    const contents = await readContents(file);
    for (const [rule, check] of Object.entries(offlineChecks))
      if (check(contents, new Date())) triggered.add(rule);
    return runChecks(contents, new Date()).findings.map((finding) => {
      expect(finding.where).toMatch(
        /^(Payload\/Orbit Notes\.app\/|SwiftSupport\/|Symbols\/|\._Symbols\/)/,
      );
      for (const text of [finding.title, finding.whatToDo, finding.why ?? finding.title])
        expect(text).toSatisfy(isMessage);
      expect(inWords(finding.title)).not.toMatch(/^$|[{}]|undefined/);
      expect(inWords(finding.whatToDo)).toMatch(/\.$/);
      if (finding.severity !== 'note' && isAnswered(finding.code))
        expect(inWords(finding.why ?? '')).toMatch(/^Apple (refuses|may refuse|accepts) .*\.$/);
      expect(finding.command ?? 'none').not.toMatch(/[\n“”]/);
      return `${finding.severity} ${finding.code}`;
    });
  } catch (thrown) {
    const error = toAppError(thrown);
    expect(inWords(error.detail)).toContain(`“${code}.ipa”`);
    return [error.code];
  }
}

/** If Apple's message is unknown, the title describes the consequence. */
function isAnswered(code: string): boolean {
  return isPackageRule(code) && packageRules[code].when !== 'unknown';
}

const severities = { certain: 'blocker', likely: 'warning', harmless: 'note' } as const;

function expected(code: DefectCode): string {
  const { shows } = defects[code];
  if (!isPackageRule(shows)) return shows;
  const severity = milder.has(code) ? 'warning' : severities[packageRules[shows].evidence];
  return `${severity} ${shows}`;
}

describe('each defect of a sample', () => {
  test.each(defectCodes)(
    'the sample defect %s gives exactly its finding or error',
    async (code) => {
      expect(await answers(code)).toEqual([expected(code)]);
    },
  );

  test('every check has a sample defect that triggers it', () => {
    const untriggered = Object.keys(offlineChecks).filter((rule) => !triggered.has(rule));
    expect(untriggered).toEqual([]);
  });
});

describe('a sample without defects', () => {
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
  ])('a sample without defects has no findings: %s', async (_, options) => {
    const { file } = await writeSamplePackage(at('clean.ipa'), options);
    const today = options.now ?? new Date();
    expect(runChecks(await readContents(file), today).findings).toEqual([]);
  });
});
