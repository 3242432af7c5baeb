import { describe, expect, it } from 'vitest';
import type { Destination } from '#shared/domain/destination';
import type { Finding } from '#shared/domain/finding';
import { passedWords, verdict, worstFirst } from '../../src-renderer/words/finding';
import { buildNumberWords, packageFacts, signingPieces } from '../../src-renderer/words/package';
import { readPieces } from '../../src-renderer/words/pieces';
import { samplePackage } from '../helpers/sample-run';

const now = new Date(2026, 10, 22, 14, 5).getTime();

function finding(severity: Finding['severity'], code: string = severity): Finding {
  return { code, severity, where: 'Info.plist', title: code, whatToDo: 'Mend it.' };
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
  findings: [],
  changes: null,
};

describe('the verdict', () => {
  it('names the worst', () => {
    expect(verdict([]).words).toBe('Ready');
    expect(verdict([finding('note')]).words).toBe('Ready');
    expect(verdict([finding('warning'), finding('warning')]).words).toBe('2 to look at');
    expect(verdict([finding('warning'), finding('blocker')]).words).toBe('1 blocks');
  });

  it('lists the worst first and keeps the order otherwise', () => {
    const sorted = worstFirst([finding('note'), finding('warning', 'a'), finding('blocker')]);
    expect(sorted.map((one) => one.severity)).toEqual(['blocker', 'warning', 'note']);
  });

  it('counts a check that found two things once', () => {
    expect(passedWords(12, [finding('warning', 'a'), finding('warning', 'a')])).toBe(
      '11 checks passed',
    );
  });
});

describe('the facts', () => {
  it('say what the package says of itself', () => {
    const facts = packageFacts(samplePackage, now).map(readPieces);
    expect(facts).toEqual([
      '184 MB',
      'iOS 15.0 or later',
      'iPhone, iPad',
      'SDK 26.4',
      'Signed for the App Store by Northwind Apps, profile good for 212 days',
    ]);
  });

  it('leave out what it does not say', () => {
    const bare = { ...samplePackage, minimumOsVersion: null, deviceFamilies: [], sdk: null };
    expect(packageFacts(bare, now)).toHaveLength(2);
  });

  it('say it when the profile is past', () => {
    const signing = { ...samplePackage.signing, profileExpires: '2026-11-01T00:00:00.000Z' };
    expect(readPieces(signingPieces(signing, now))).toContain('profile expired on');
    expect(readPieces(signingPieces({ ...signing, kind: 'unsigned' }, now))).toBe('Not signed');
  });
});

describe('the build number', () => {
  it('is held against the last one at Apple', () => {
    expect(buildNumberWords(samplePackage, destination, now)).toBe(
      'Build 42 is free; the last one at Apple is 41, from 18 Nov.',
    );
  });

  it('is not called free when App Store Connect has something against it', () => {
    const taken = { ...destination, findings: [finding('blocker')] };
    expect(buildNumberWords(samplePackage, taken, now)).toBe(
      'The last one at Apple is 41, from 18 Nov.',
    );
  });

  it('names the version of a last build that had another', () => {
    const older = { ...destination.latestBuild, version: '1.3.2' } as Destination['latestBuild'];
    const words = buildNumberWords(samplePackage, { ...destination, latestBuild: older }, now);
    expect(words).toContain('1.3.2 (41)');
  });

  it('may be the first', () => {
    const first = { ...destination, latestBuild: null };
    expect(buildNumberWords(samplePackage, first, now)).toBe(
      'Build 42 is free; it is the first one at Apple.',
    );
  });
});
