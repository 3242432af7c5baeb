import type { PresetInput } from '#shared/domain/preset';

/** A preset of Orbit Notes with nothing chosen, with a test's changes. */
export function samplePreset(change: Partial<PresetInput> = {}): PresetInput {
  return {
    id: 'preset-1',
    name: 'Orbit Notes',
    accountId: 'account-1',
    bundleId: 'com.northwind.orbit',
    changedAt: '2026-11-22T14:00:00.000Z',
    ...change,
  };
}
