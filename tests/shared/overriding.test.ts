import { describe, expect, it } from 'vitest';
import type { FindingCode } from '#shared/domain/finding';
import {
  type OverrideRequirement,
  overriddenFindings,
  overrideRequirement,
  standingBlockers,
} from '#shared/domain/overriding';
import { message, type Text } from '#shared/words/message';

const finding = (code: FindingCode, severity: 'blocker' | 'warning' | 'note' = 'blocker') => ({
  code,
  severity,
  where: 'Orbit Notes',
  title: `Title of ${code}`,
  whatToDo: 'Fix it.',
});

/** The requirement for every blocker that is not certain to be refused by Apple. */
const takes: Partial<Record<FindingCode, OverrideRequirement>> = {
  'app-not-found': 'never',
  'build-already-used': 'never',
  'build-internal-only': 'never',
  'build-number-missing': 'never',
  'bundle-id-missing': 'never',
  'group-ambiguous': 'never',
  'group-not-found': 'never',
  'version-missing': 'never',
  'another-build-in-review': 'reason',
  'build-upload-open': 'reason',
  'compliance-contradicted': 'never',
  'compliance-unanswered': 'reason',
  'locale-repeated': 'reason',
  'locale-unknown': 'reason',
  'note-refused-characters': 'reason',
  'sdk-too-old': 'word',
};

describe('overriding a finding', () => {
  const codes = Object.keys(takes) as FindingCode[];

  it.each(codes.map((code) => [code, takes[code]] as const))(
    'overriding “%s” takes: %s',
    (code, passing) => {
      expect(overrideRequirement(finding(code))).toBe(passing);
    },
  );

  it.each(codes.filter((code) => takes[code] === 'never'))(
    'an override of “%s” changes nothing: it still blocks',
    (code) => {
      const override = { code, reason: 'Known to us' };
      expect(standingBlockers([finding(code)], [override])).toEqual([finding(code)]);
      expect(overriddenFindings([finding(code)], [override])).toEqual([]);
    },
  );

  it('a note needs no override, and a finding that can never be overridden stays so as a warning', () => {
    expect(overrideRequirement(finding('build-already-used', 'note'))).toBe('not-needed');
    expect(overrideRequirement(finding('group-not-found', 'warning'))).toBe('never');
    expect(overrideRequirement(finding('sdk-too-old', 'warning'))).toBe('reason');
  });

  it('an override names the place of a finding as the finding does, or in the words that the command prints', () => {
    const where = message('finding.place.note', { code: 'de-DE' });
    const blocker = { ...finding('note-refused-characters'), where };
    const overrideAt = (place: Text) => ({
      code: blocker.code,
      reason: 'Known to us',
      where: place,
    });
    expect(standingBlockers([blocker], [overrideAt({ ...where })])).toEqual([]);
    expect(standingBlockers([blocker], [overrideAt('What to Test, de-DE')])).toEqual([]);
    expect(standingBlockers([blocker], [overrideAt('What to Test, fr-FR')])).toEqual([blocker]);
  });
});
