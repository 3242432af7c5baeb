import { describe, expect, test } from 'vitest';
import { isIrreversible } from '#shared/domain/irreversible';
import { Preset, type PresetInput } from '#shared/domain/preset';
import { changesBetween, choicesOfDraft, choicesOfPreset } from '#shared/domain/preset-changes';
import { draftFromPreset } from '#shared/domain/preset-use';
import { PublishPlan } from '#shared/domain/publish-plan';
import { lockedText } from '../../src-main/engine/presets/preset-lock';
import { stillArmed } from '../../src-main/engine/presets/still-armed';
import { samplePreset } from '../helpers/sample-preset';

/* What a preset says of the App Store. */

const presetOf = (change: Partial<PresetInput> = {}) => Preset.parse(samplePreset(change));
const values = { version: '1.5.0', buildNumber: '43', date: new Date('2026-12-01T00:00:00Z') };
const planOf = (preset: Preset) =>
  PublishPlan.parse({ packagePath: '/a.ipa', ...draftFromPreset(preset, values) });
const store = { release: 'after-approval', phasedRelease: true } as const;

describe('the App Store in a preset', () => {
  test('is off by default, and such a preset leaves every plan in TestFlight', () => {
    expect(presetOf().appStore).toBeNull();
    expect(planOf(presetOf()).appStore).toBeNull();
  });

  test('begins a plan that is asked about before it submits, and not if it only prepares', () => {
    const plan = planOf(presetOf({ appStore: store }));
    expect(plan.appStore).toMatchObject({
      release: { type: 'after-approval' },
      phasedRelease: true,
      submit: true,
      cancelPrevious: false,
      renameVersion: false,
      texts: [],
    });
    expect(isIrreversible(plan, [])).toBe(true);
    const prepares = planOf(presetOf({ appStore: { ...store, submit: false } }));
    expect(isIrreversible(prepares, [])).toBe(false);
  });

  test('keeps no moment: a scheduled release is stored as a manual one', () => {
    const draft = draftFromPreset(presetOf({ appStore: store }), values);
    const at = '2027-01-15T09:00:00+01:00';
    const scheduled = {
      ...draft,
      appStore: draft.appStore && {
        ...draft.appStore,
        release: { type: 'scheduled' as const, at, timeZone: null },
        copyright: '2027 Northwind',
      },
    };
    const kept = choicesOfDraft(scheduled, { listed: null, known: [] });
    expect(kept.appStore).toEqual({
      release: 'manual',
      phasedRelease: true,
      whatsNewFromNotes: false,
      submit: true,
    });
  });

  test('a difference there is one change, and none where both do the same', () => {
    const changes = (before: Partial<PresetInput>, after: Partial<PresetInput>) =>
      changesBetween(choicesOfPreset(presetOf(before)), choicesOfPreset(presetOf(after)));
    expect(changes({ appStore: store }, { appStore: { ...store } })).toEqual([]);
    expect(changes({}, { appStore: store })).toMatchObject([{ what: 'app-store', store }]);
    expect(changes({ appStore: store }, {})).toEqual([{ what: 'app-store', store: null }]);
    expect(
      changes({ appStore: store }, { appStore: { ...store, phasedRelease: false } }),
    ).toHaveLength(1);
  });

  test('what was confirmed to publish without a press is confirmed no longer once that changes', () => {
    const armed = { drop: true, watchFolder: false };
    const before = presetOf({ armed });
    expect(stillArmed(before, presetOf({ armed }))).toEqual(armed);
    expect(stillArmed(before, presetOf({ armed, appStore: store })).drop).toBe(false);
  });

  test('a lock covers it, and a lock from before it existed stays good', () => {
    expect(lockedText(presetOf())).not.toContain('appStore');
    expect(lockedText(presetOf({ appStore: store }))).not.toBe(lockedText(presetOf()));
  });
});
