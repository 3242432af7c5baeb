import { describe, expect, it } from 'vitest';
import type { Destination } from '#shared/domain/destination';
import { type Finding, type FindingCode, worstFirst } from '#shared/domain/finding';
import { passedChecksWords, verdict } from '../../src-renderer/words/finding';
import { readPieces } from '../../src-renderer/words/format';
import { buildNumberWords, packageFacts, signingPieces } from '../../src-renderer/words/package';
import { samplePackage } from '../helpers/sample-run';

const now = new Date(2026, 10, 22, 14, 5).getTime();

const codes = { blocker: 'sdk-too-old', warning: 'leading-zeros', note: 'first-build' } as const;

function finding(severity: Finding['severity'], code: FindingCode = codes[severity]): Finding {
  return { code, severity, where: 'Info.plist', title: code, whatToDo: 'Fix it.' };
}

const destination: Destination = {
  app: { id: '1', name: 'Orbit Notes', bundleId: 'com.northwind.orbit', primaryLocale: 'en-US' },
  groups: [],
  locales: ['en-US'],
  latestBuild: {
    id: 'b',
    version: '1.4.0',
    buildNumber: '41',
    uploadedDate: new Date(2026, 10, 18, 9, 0).toISOString(),
    notes: [],
  },
  nextBuildNumber: '42',
  encryption: { answer: false, declarations: [] },
  findings: [],
  changes: null,
};

describe('the verdict', () => {
  const wordsOf = (findings: Finding[]) => verdict(findings, 0, 'checked').words;

  it('the verdict names the worst finding', () => {
    expect(wordsOf([])).toBe('Ready');
    expect(wordsOf([finding('note')])).toBe('Ready');
    expect(wordsOf([finding('warning'), finding('warning')])).toBe('2 warnings');
    expect(wordsOf([finding('warning'), finding('blocker')])).toBe('1 blocker');
    // Nothing is ready before App Store Connect was asked; blockers are known without it.
    expect(verdict([], 0, 'asking').tone).toBe('busy');
    for (const found of [[], [finding('note')], [finding('warning')]])
      expect(verdict(found, 0, 'not-checked')).toEqual({
        tone: 'look',
        words: 'Not checked with App Store Connect',
      });
    expect(verdict([finding('blocker')], 0, 'not-checked').words).toBe('1 blocker');
  });

  it('the verdict lists the worst findings first and keeps the order otherwise', () => {
    const sorted = worstFirst([finding('note'), finding('warning'), finding('blocker')]);
    expect(sorted.map((one) => one.severity)).toEqual(['blocker', 'warning', 'note']);
  });

  it('the verdict counts a check with two findings once', () => {
    expect(passedChecksWords(12, [finding('warning'), finding('warning')])).toBe(
      '11 checks passed.',
    );
  });
});

describe('the facts', () => {
  it('the facts show what the package contains', () => {
    const facts = packageFacts(samplePackage, now).map(readPieces);
    expect(facts).toEqual([
      '184 MB',
      'iOS 15.0 or later',
      'iPhone and iPad',
      'SDK 26.4',
      'Signed for the App Store by Northwind Apps',
      'Profile expires in 212 days',
    ]);
  });

  it('the facts leave out what the package lacks', () => {
    const bare = { ...samplePackage, minimumOsVersion: null, deviceFamilies: [], sdk: null };
    expect(packageFacts(bare, now)).toHaveLength(3);
  });

  it('the facts show an expired profile', () => {
    const signing = { ...samplePackage.signing, profileExpires: '2026-11-01T00:00:00.000Z' };
    expect(signingPieces(signing, now).map(readPieces)).toContain('Profile expired 1 Nov');
    expect(signingPieces({ ...signing, kind: 'unsigned' }, now).map(readPieces)).toEqual([
      'Not signed',
    ]);
  });
});

describe('the build number', () => {
  it('the build number is compared with the last one at Apple', () => {
    expect(buildNumberWords(samplePackage, destination, now)).toBe(
      'Build number 42 is available. Latest in App Store Connect: 41, 18 Nov.',
    );
  });

  it('the build number is not called available when App Store Connect has a finding about it', () => {
    const taken = { ...destination, findings: [finding('blocker')] };
    expect(buildNumberWords(samplePackage, taken, now)).toBe(
      'Latest in App Store Connect: 41, 18 Nov.',
    );
  });

  it('the build number names the version of the last build if that differs', () => {
    const older = { ...destination.latestBuild, version: '1.3.2' } as Destination['latestBuild'];
    const words = buildNumberWords(samplePackage, { ...destination, latestBuild: older }, now);
    expect(words).toContain('1.3.2 (41)');
  });

  it('the build number may be the first', () => {
    const first = { ...destination, latestBuild: null };
    expect(buildNumberWords(samplePackage, first, now)).toBe(
      'Build number 42 is available. This is the app’s first build in App Store Connect.',
    );
  });
});
