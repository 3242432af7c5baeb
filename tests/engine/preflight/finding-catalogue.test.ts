import { expect, test } from 'vitest';
import type { Account } from '#shared/domain/account';
import { Finding, type FindingCode, findingEntry, isFindingCode } from '#shared/domain/finding';
import { overrideRequirement } from '#shared/domain/overriding';
import type { Override } from '#shared/domain/publish-plan';
import type { AppError } from '#shared/errors';

const finding: Finding = {
  code: 'sdk-too-old',
  severity: 'blocker',
  where: 'Info.plist',
  title: 'The SDK is too old',
  whatToDo: 'Build again.',
};

test('a finding of another Slipway with an unknown code can still be read', () => {
  const kept = { ...finding, code: 'a-check-of-next-year' };
  expect(Finding.parse(kept)).toEqual(kept);
  expect(overrideRequirement(Finding.parse(kept))).toBe('word');
  expect(overrideRequirement({ ...Finding.parse(kept), severity: 'warning' })).toBe('reason');
});

test('names that every object has are not finding codes', () => {
  expect(isFindingCode('sdk-too-old')).toBe(true);
  expect(isFindingCode('group-not-found')).toBe(true);
  expect(isFindingCode('constructor')).toBe(false);
  expect(findingEntry('toString' as FindingCode)).toEqual({ about: 'file', override: 'word' });
});

/* The compiler tests these: a line that compiles without its error fails the type check. */
void {
  // @ts-expect-error: `sdk-to-old` is not a finding code.
  finding: { ...finding, code: 'sdk-to-old' } satisfies Finding,
  // @ts-expect-error: `key-refuzed` is not an error code.
  error: { code: 'key-refuzed' } satisfies Partial<AppError>,
  // @ts-expect-error: an account cannot be refused with it either.
  check: { state: 'refused', at: '2026-11-22', code: 'key-refuzed' } satisfies Account['check'],
  // @ts-expect-error: an override in the code must name an existing finding.
  override: { code: 'sdk-to-old', reason: 'Known' } satisfies Override,
};
