import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DatedRule, minimumOsRules, sdkRules } from '#shared/asc/dated-rules';
import type { ErrorNumberText } from '#shared/asc/error-numbers';
import type { PackageRuleCode } from '#shared/asc/package-rules';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import { type SampleDraft, sampleDraft } from '../../../src-main/sample-package/sample-draft';
import { sampleSpec } from '../../../src-main/sample-package/sample-spec';
import { writeSampleDraft } from '../../../src-main/sample-package/write-sample-package';
import { makeFolder } from '../client/start';
import { examineFile } from './examine-sample';

/** How a package is treated on a day: certainly refused by Apple, warned about, or neither. */
type Standing = 'refused' | 'warned' | 'taken';

const day = 24 * 60 * 60 * 1000;

/** The last version below a floor. */
const below = (floor: string) => `${Number(floor.split('.')[0]) - 1}.9`;

function builtWith(sdk: string): (draft: SampleDraft) => void {
  return ({ app }) => {
    app.infoPlist.DTSDKName = `iphoneos${sdk}`;
    if (app.executable) app.executable.sdk = sdk;
  };
}

function runsFrom(minimumOs: string): (draft: SampleDraft) => void {
  return ({ app }) => {
    app.infoPlist.MinimumOSVersion = minimumOs;
    if (app.executable) app.executable.minimumOs = minimumOs;
  };
}

async function writeChanged(change: (draft: SampleDraft) => void, now: Date): Promise<string> {
  const draft = await sampleDraft(sampleSpec({ now }));
  change(draft);
  return (await writeSampleDraft(join(await makeFolder(), 'Sample.ipa'), draft)).file;
}

/** What preflight predicts; a note is about the future. */
async function foreseen(path: string, code: PackageRuleCode, today: Date): Promise<Standing> {
  const { findings } = runChecks(await readContents(path), today);
  const severity = findings.find((finding) => finding.code === code)?.severity;
  if (severity === undefined || severity === 'note') return 'taken';
  return severity === 'blocker' ? 'refused' : 'warned';
}

async function judged(path: string, number: ErrorNumberText, today: Date): Promise<Standing> {
  const { errors, warnings } = await examineFile(path, { today });
  if (errors.includes(number)) return 'refused';
  return warnings.includes(number) ? 'warned' : 'taken';
}

interface Dated {
  code: PackageRuleCode;
  number: ErrorNumberText;
  rules: readonly DatedRule[];
  change: (version: string) => (draft: SampleDraft) => void;
}

const dated: readonly Dated[] = [
  { code: 'sdk-too-old', number: '90725', rules: sdkRules, change: builtWith },
  { code: 'minimum-os-too-low', number: '90068', rules: minimumOsRules, change: runsFrom },
];

const cases = dated.flatMap(({ rules, ...one }) => rules.map((rule) => ({ ...one, rule })));

describe('dated rules', () => {
  test.each(cases)(
    'preflight and the practice server agree around the day of a rule: $code $rule.floor from $rule.from',
    async ({ code, number, rule, change }) => {
      const from = Date.parse(rule.from);
      const path = await writeChanged(change(below(rule.floor)), new Date(from));
      const sound = await writeChanged(change(rule.floor), new Date(from));
      for (const moment of [from - day, from - 1, from, from + day].map((ms) => new Date(ms))) {
        const standing = await foreseen(path, code, moment);
        expect(await judged(path, number, moment), moment.toISOString()).toBe(standing);
        if (moment.getTime() >= from) expect(standing).toBe(rule.effect);
        expect(await judged(sound, number, moment)).toBe(await foreseen(sound, code, moment));
      }
    },
  );
});
