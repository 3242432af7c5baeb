import { expect, test } from 'vitest';
import { isPackageRule, packageRules } from '#shared/asc/package-rules';
import { toAppError } from '#shared/errors';
import { isMessage } from '#shared/words/message';
import { inWords } from '#shared/words/say';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import {
  type MacDefectCode,
  macDefectCodes,
  macDefects,
} from '../../../src-main/sample-package/mac/mac-defects';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

async function answers(code: MacDefectCode): Promise<string[]> {
  const { file } = await writeSamplePackage(at(`${code}.pkg`), { macDefects: [code] });
  try {
    const { findings } = runChecks(await readContents(file), new Date());
    return findings.map((finding) => {
      for (const text of [finding.title, finding.whatToDo]) expect(text).toSatisfy(isMessage);
      expect(inWords(finding.title)).not.toMatch(/^$|[{}]|undefined/);
      expect(inWords(finding.whatToDo)).toMatch(/\.$/);
      expect(finding.where).not.toBe('');
      return `${finding.severity} ${finding.code}`;
    });
  } catch (thrown) {
    const error = toAppError(thrown);
    expect(inWords(error.detail)).toContain(`“${code}.pkg”`);
    return [error.code];
  }
}

const severities = { certain: 'blocker', likely: 'warning', harmless: 'note' } as const;

function expected(code: MacDefectCode): string {
  const { shows } = macDefects[code];
  return isPackageRule(shows) ? `${severities[packageRules[shows].evidence]} ${shows}` : shows;
}

test.each(macDefectCodes)('the Mac defect %s gives exactly its finding or error', async (code) => {
  expect(await answers(code)).toEqual([expected(code)]);
});

test('every check of Mac packages has a defect that triggers it', () => {
  const shown = new Set<string>(Object.values(macDefects).map(({ shows }) => shows));
  const ofMac = Object.keys(packageRules).filter((rule) => rule.startsWith('mac-'));
  expect(ofMac.filter((rule) => !shown.has(rule))).toEqual([]);
});

test('a Mac package without defects has no findings, in either form of property lists', async () => {
  for (const isBinaryPlist of [true, false]) {
    const { file } = await writeSamplePackage(at('clean.pkg'), { isBinaryPlist });
    expect(runChecks(await readContents(file), new Date()).findings).toEqual([]);
  }
});
