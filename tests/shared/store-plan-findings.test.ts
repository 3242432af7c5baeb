import { describe, expect, test } from 'vitest';
import type { Account } from '#shared/domain/account';
import type { StoreVersion } from '#shared/domain/app-store';
import { assess } from '#shared/domain/assessment';
import { PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import type { AccountSnapshot } from '../../src-main/engine/destination/account-snapshot';
import { storeVersion } from '../../src-main/engine/destination/checks/app-store';

/* What keeps a plan from the App Store, before anything is sent. */

type Listed = Pick<StoreVersion, 'versionString' | 'state'>;

const planOf = (change: Partial<PublishPlanInput> = {}) =>
  PublishPlan.parse({ packagePath: '/a.ipa', scope: 'skip-upload', appStore: {}, ...change });

/** The findings of a plan for 1.5.0, in an app that has these versions. */
function found(
  versions: readonly Listed[],
  plan: PublishPlan | null = planOf(),
  isBuildInternalOnly = false,
) {
  const seen = { app: { name: 'Orbit' }, info: { version: '1.5.0' }, versions };
  // The check reads nothing else of a snapshot.
  const finding = storeVersion(seen as unknown as AccountSnapshot);
  const account = {
    app: { name: 'Orbit' },
    groups: [],
    isBuildInternalOnly,
    encryption: { answer: false, declarations: null },
    findings: finding === null ? [] : [finding],
  };
  const { findings, blockers } = assess(plan, { account });
  return { findings, blockers, codes: findings.map(({ code, severity }) => `${code} ${severity}`) };
}

const withText = planOf({ appStore: { texts: [{ locale: 'en-US', whatsNew: 'Folders.' }] } });
const live = { versionString: '1.4.0', state: 'READY_FOR_DISTRIBUTION' };
const beside = (state: string, versionString = '1.4.1') => [live, { versionString, state }];

describe('versions in the way of a plan for the App Store', () => {
  test('a higher version than the one on sale meets nothing', () => {
    expect(found([live], withText).codes).toEqual([]);
    expect(found([]).codes).toEqual([]);
    expect(found(beside('PREPARE_FOR_SUBMISSION', '1.5.0')).codes).toEqual([]);
    expect(found(beside('PREPARE_FOR_SUBMISSION', '1.5')).codes).toEqual([]);
  });

  test('an update that is created and submitted in one run needs What’s New in its plan', () => {
    const codes = (appStore: PublishPlanInput['appStore'], versions: readonly Listed[] = [live]) =>
      found(versions, planOf({ appStore })).codes;
    const missing = ['store-whats-new-missing warning'];
    expect(codes({})).toEqual(missing);
    expect(codes({ texts: [{ locale: 'de-DE', whatsNew: ' ' }] })).toEqual(missing);
    expect(codes({ texts: [{ locale: 'de-DE', keywords: 'notes' }] })).toEqual(missing);
    expect(codes({ whatsNewFromNotes: true })).toEqual([]);
    expect(codes({ submit: false })).toEqual([]);
    // A first version has none; one that is there may have its own.
    expect(codes({}, [])).toEqual([]);
    expect(codes({}, beside('PREPARE_FOR_SUBMISSION', '1.5.0'))).toEqual([]);
  });

  test.each(['1.5.0', '1.5', '1.10.0'])(
    'version 1.5.0 is refused while %s is on sale',
    (number) => {
      const { codes } = found([{ versionString: number, state: 'READY_FOR_DISTRIBUTION' }]);
      expect(codes).toEqual(['store-version-not-higher blocker']);
    },
  );

  test('a version that is approved and not released blocks the next one', () => {
    expect(found(beside('PENDING_DEVELOPER_RELEASE')).codes).toEqual([
      'store-version-approved blocker',
    ]);
  });

  test('a version in review is a warning, and a note if the plan withdraws it', () => {
    const codes = (change: object) =>
      found(beside('IN_REVIEW'), planOf({ appStore: change })).codes;
    expect(codes({})).toEqual(['store-version-in-review warning']);
    expect(codes({ renameVersion: true })).toEqual(['store-version-in-review warning']);
    expect(codes({ cancelPrevious: true })).toEqual(['store-version-in-review note']);
  });

  test('another number in preparation is a warning, and a note if the plan renames it', () => {
    const codes = (change: object) => found(beside('REJECTED'), planOf({ appStore: change })).codes;
    expect(codes({})).toEqual(['store-version-other warning']);
    expect(codes({ cancelPrevious: true })).toEqual(['store-version-other warning']);
    expect(codes({ renameVersion: true })).toEqual(['store-version-other note']);
  });

  test('a plan that does nothing on the App Store meets none of it, and a package alone neither', () => {
    for (const state of ['IN_REVIEW', 'PENDING_DEVELOPER_RELEASE', 'REJECTED']) {
      expect(found(beside(state), planOf({ appStore: null })).codes).toEqual([]);
      expect(found(beside(state), planOf({ scope: 'upload-only' })).codes).toEqual([]);
      expect(found(beside(state), null).codes).toEqual([]);
    }
  });

  test('a build for internal testing only can’t go to the App Store', () => {
    const { codes, blockers } = found([live], withText, true);
    expect(codes).toEqual(['build-internal-only blocker']);
    expect(blockers[0]?.title).toEqual({ key: 'finding.build-internal-only.title-store' });
    expect(found([live], planOf({ appStore: null }), true).codes).toEqual([]);
  });
});

describe('the App Store part of a plan', () => {
  const codes = (appStore: PublishPlanInput['appStore'], change: Partial<PublishPlanInput> = {}) =>
    assess(planOf({ appStore, ...change }), {}).blockers.map(({ code }) => code);
  const hour = 3_600_000;
  const next = Math.ceil(Date.now() / hour) * hour + 24 * hour;
  const at = (ms: number) =>
    ({ release: { type: 'scheduled', at: new Date(ms).toISOString() } }) as const;

  test('a release date has to be ahead, and on the hour', () => {
    expect(codes(at(next))).toEqual([]);
    expect(codes(at(next + hour / 2))).toEqual(['store-release-date']);
    expect(codes(at(next - 48 * hour))).toEqual(['store-release-date']);
    expect(codes(at(next - 48 * hour), { scope: 'upload-only' })).toEqual([]);
  });

  test('a text is counted in characters, not in bytes, against Apple’s limit for its field', () => {
    const texts = (whatsNew: string, keywords = '') => [{ locale: 'ja', whatsNew, keywords }];
    expect(codes({ texts: texts('🚀'.repeat(4000)) })).toEqual([]);
    expect(codes({ texts: texts('🚀'.repeat(4001)) })).toEqual(['store-text-too-long']);
    expect(codes({ texts: texts('', 'a'.repeat(101)) })).toEqual(['store-text-too-long']);
  });

  test('a Developer key is known not to change the App Store before anything is sent', () => {
    const key = (role: 'DEVELOPER' | 'APP_MANAGER') =>
      ({
        name: 'Team',
        keyId: 'ABCDE12345',
        issuerId: '57246542-96fe-1a63-e053-0824d011072a',
        role: { role, source: 'stated', at: '2026-11-01T00:00:00.000Z' },
        learned: [],
      }) as unknown as Account;
    const of = (role: 'DEVELOPER' | 'APP_MANAGER', appStore: PublishPlanInput['appStore']) =>
      assess(planOf({ appStore }), { key: key(role) }).blockers.map(({ code }) => code);
    expect(of('DEVELOPER', {})).toEqual(['role-too-small']);
    expect(of('DEVELOPER', null)).toEqual([]);
    expect(of('APP_MANAGER', {})).toEqual([]);
  });
});
