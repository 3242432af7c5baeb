import { describe, expect, it } from 'vitest';
import type { AppBuild } from '#shared/domain/app-page';
import type { BetaGroup } from '#shared/domain/destination';
import {
  buildChip,
  buildTesters,
  buildText,
  canBeTested,
  changeWords,
  expiresWords,
  groupsWords,
  testersWords,
} from '#shared/words/app-builds';

const now = Date.parse('2026-11-22T14:00:00.000Z');
const inDays = (days: number): string => new Date(now + days * 86_400_000 + 1000).toISOString();

/** A build that internal testers have, with a test's changes. */
function build(change: Partial<AppBuild> = {}): AppBuild {
  return {
    id: 'b1',
    version: '1.4.0',
    buildNumber: '42',
    platform: 'IOS',
    uploadedDate: inDays(-1),
    expirationDate: inDays(89),
    expired: false,
    states: {
      processing: 'VALID',
      internal: 'IN_BETA_TESTING',
      external: 'READY_FOR_BETA_SUBMISSION',
    },
    reviewState: null,
    groupIds: ['qa', 'beta'],
    groupCount: 2,
    individualTesters: 0,
    noteLocales: ['en-US'],
    usesNonExemptEncryption: false,
    isInternalOnly: false,
    minimumOsVersion: '17.0',
    size: null,
    ...change,
  };
}

const states = (processing: string, internal: string | null, external: string | null) =>
  build({ states: { processing, internal, external } });

const group = (id: string, name: string, isInternal: boolean, testerCount: number | null) =>
  ({ id, name, isInternal, hasAccessToAllBuilds: false, testerCount }) satisfies BetaGroup;
const groups = [group('qa', 'QA', true, 14), group('beta', 'Beta circle', false, 200)];

describe('the state of a build at Apple', () => {
  it.each([
    ['Expired', 'quiet', build({ expired: true, states: states('FAILED', null, null).states })],
    ['Expired', 'quiet', states('VALID', 'EXPIRED', 'EXPIRED')],
    ['Refused by Apple', 'block', states('INVALID', null, null)],
    ['Processing failed', 'block', states('FAILED', 'PROCESSING_EXCEPTION', null)],
    ['Processing', 'busy', states('PROCESSING', 'PROCESSING', 'PROCESSING')],
    ['Processing', 'busy', states('VALID', 'PROCESSING', 'PROCESSING')],
    ['Rejected', 'block', states('VALID', 'IN_BETA_TESTING', 'BETA_REJECTED')],
    ['Needs compliance answer', 'look', states('VALID', 'MISSING_EXPORT_COMPLIANCE', null)],
    ['Compliance in review', 'look', states('VALID', 'IN_EXPORT_COMPLIANCE_REVIEW', null)],
    ['In beta review', 'look', states('VALID', 'IN_BETA_TESTING', 'WAITING_FOR_BETA_REVIEW')],
    ['In beta review', 'look', states('VALID', 'IN_BETA_TESTING', 'IN_BETA_REVIEW')],
    ['Testers have it', 'ok', states('VALID', 'READY_FOR_BETA_TESTING', 'IN_BETA_TESTING')],
    ['Expires soon', 'look', build({ expirationDate: inDays(6) })],
    ['Approved', 'ok', states('VALID', 'READY_FOR_BETA_TESTING', 'BETA_APPROVED')],
    ['In TestFlight', 'ok', states('VALID', 'READY_FOR_BETA_TESTING', 'NOT_APPLICABLE')],
    ['In TestFlight', 'ok', states('VALID', null, null)],
  ])('a build is “%s” (%s)', (word, tone, one) => {
    expect(buildChip(one, now)).toMatchObject({ word, tone });
  });

  it('a state that Apple added later is shown as Apple writes it, and a missing one as unknown', () => {
    expect(buildChip(states('VALID', 'NEW_WORD', 'NEWER_WORD'), now).word).toBe('NEWER_WORD');
    expect(buildChip(states('', null, null), now).word).toBe('Unknown');
  });

  it('only builds that testers have or can be given now can be tested', () => {
    expect(canBeTested(build())).toBe(true);
    expect(canBeTested(states('VALID', 'READY_FOR_BETA_TESTING', null))).toBe(true);
    expect(canBeTested(build({ expired: true }))).toBe(false);
    expect(canBeTested(states('PROCESSING', 'PROCESSING', 'PROCESSING'))).toBe(false);
    expect(canBeTested(states('VALID', 'MISSING_EXPORT_COMPLIANCE', null))).toBe(false);
  });
});

describe('the testers of a build', () => {
  const words = (one: AppBuild, of: readonly BetaGroup[] = groups): string | null => {
    const testers = buildTesters(one, of);
    return testers && testersWords(testers);
  };

  it('testers count once their side has the build, of all that its groups have', () => {
    expect(words(build())).toBe('14 of 214');
    expect(words(states('VALID', 'IN_BETA_TESTING', 'IN_BETA_TESTING'))).toBe('214');
    expect(words(states('PROCESSING', 'PROCESSING', 'PROCESSING'))).toBe('0 of 214');
    expect(words(build({ groupIds: [], groupCount: 0 }))).toBe('0');
  });

  it('testers without a group count as external ones', () => {
    expect(words(build({ individualTesters: 3 }))).toBe('14 of 217');
  });

  it('an expired build counts those who had it', () => {
    expect(words(build({ expired: true }))).toBe('214');
  });

  it('testers are not known when a group, its number or the list is not', () => {
    expect(words(build(), [group('qa', 'QA', true, null)])).toBeNull();
    expect(words(build({ groupIds: null, groupCount: null }))).toBeNull();
    expect(words(build({ groupCount: 60 }))).toBeNull();
  });
});

it('groups are named, and those without a name are counted', () => {
  expect(groupsWords(build(), groups)).toBe('QA and Beta circle');
  expect(groupsWords(build({ groupCount: 5 }), groups)).toBe('QA, Beta circle and 3 more');
  expect(groupsWords(build({ groupIds: [], groupCount: 0 }), groups)).toBe('');
  expect(groupsWords(build({ groupIds: null, groupCount: null }), groups)).toBeNull();
  expect(groupsWords(build(), [])).toBeNull();
});

it('a build expires in days, and on a day once that is past', () => {
  expect(expiresWords(build(), now)).toBe('in 89 days');
  expect(expiresWords(build({ expirationDate: inDays(1) }), now)).toBe('in 1 day');
  expect(expiresWords(build({ expirationDate: inDays(0) }), now)).toBe('today');
  expect(expiresWords(build({ expirationDate: inDays(-12) }), now)).toBe('10 Nov');
  expect(expiresWords(build({ expirationDate: null }), now)).toBeNull();
  expect(expiresWords(build({ expirationDate: 'soon' }), now)).toBeNull();
});

it('a size is compared with that of the build before, and much growth stands out', () => {
  const mega = 1_000_000;
  expect(changeWords(184 * mega, 181 * mega)).toEqual({ words: '+3 MB', tone: 'usual' });
  expect(changeWords(181 * mega, 193 * mega)).toEqual({ words: '−12 MB', tone: 'usual' });
  expect(changeWords(184 * mega + 1, 184 * mega)).toEqual({ words: 'no change', tone: 'none' });
  expect(changeWords(205 * mega, 184 * mega)).toEqual({ words: '+21 MB', tone: 'much' });
  expect(changeWords(null, 184 * mega)).toBeNull();
});

it('a search finds a build by version, number, state and group', () => {
  const text = buildText(build(), groups, now);
  for (const word of ['1.4.0', '(42)', 'Testers have it', 'Beta circle'])
    expect(text).toContain(word);
});
