import { afterEach, describe, expect, it } from 'vitest';
import type { StoreAct, StoreVersion } from '../../shared/domain/app-store';
import type { SeedName } from '../../src-main/practice/server';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { orbit, storeWrites } from '../helpers/store-stage';

/* Acts that a person confirms one by one: each takes effect once, whatever happens to its answer. */

let stage: Rehearsal;
afterEach(() => stage.end());

interface Act {
  seed: SeedName;
  act: StoreAct;
  /** Brings the version to where the act is possible. */
  prepare?(): Promise<unknown>;
  done(version: StoreVersion): unknown;
  expected: unknown;
}

const phased = (version: StoreVersion) => version.phased?.state;

const acts: Record<string, Act> = {
  release: {
    seed: 'version-in-review',
    act: 'release',
    prepare: async () => stage.practice.clock.advance(2 * 86_400_000),
    done: ({ state }) => /^(PROCESSING_FOR|READY_FOR)_DISTRIBUTION$/.test(state),
    expected: true,
  },
  'withdrawing a submission': {
    seed: 'version-in-review',
    act: 'cancel-submission',
    done: ({ state }) => /^(WAITING_FOR_REVIEW|DEVELOPER_REJECTED)$/.test(state),
    expected: true,
  },
  'withdrawing an approved version': {
    seed: 'version-in-review',
    act: 'withdraw-approved',
    prepare: async () => stage.practice.clock.advance(2 * 86_400_000),
    done: ({ state }) => state,
    expected: 'DEVELOPER_REJECTED',
  },
  'pausing a phased release': {
    seed: 'phased-release-running',
    act: 'pause-phased',
    done: phased,
    expected: 'PAUSED',
  },
  'resuming a phased release': {
    seed: 'phased-release-running',
    act: 'resume-phased',
    prepare: () => perform('pause-phased'),
    done: phased,
    expected: 'ACTIVE',
  },
  'releasing to all users': {
    seed: 'phased-release-running',
    act: 'complete-phased',
    done: phased,
    expected: 'COMPLETE',
  },
};

async function perform(act: StoreAct): Promise<StoreVersion> {
  const page = await stage.engine.appStore.read(stage.connection, orbit);
  const version = page.open ?? page.live;
  if (version === null) throw new Error('There is no version.');
  return stage.engine.appStore.act(stage.connection, version.id, act);
}

const places: Record<StoreAct, string> = {
  release: 'POST /v1/appStoreVersionReleaseRequests',
  'cancel-submission': 'PATCH /v1/reviewSubmissions/*',
  'withdraw-approved': 'DELETE /v1/appStoreVersionSubmissions/*',
  'pause-phased': 'PATCH /v1/appStoreVersionPhasedReleases/*',
  'resume-phased': 'PATCH /v1/appStoreVersionPhasedReleases/*',
  'complete-phased': 'PATCH /v1/appStoreVersionPhasedReleases/*',
};

const losses = Object.entries(acts).flatMap(([name, { act }]) =>
  [[], ['lost-answer'], ['server-error-after'], ['server-error-before']].flatMap((kinds) =>
    [[], ['read-lag:3']].map((lag) => ({
      name,
      what: [...kinds, ...lag].join(' and ') || 'without trouble',
      faults: [...kinds.map((kind) => `${kind}:${places[act]}`), ...lag],
    })),
  ),
);

describe('an act on a version', () => {
  it.each(losses)('$name takes effect once: $what', async ({ name, faults }) => {
    const one = acts[name];
    if (!one) throw new Error(`There is no act ${name}.`);
    stage = await rehearse({
      practice: { seed: one.seed, speed: 1 },
      checksSchemas: faults.length === 0,
    });
    await one.prepare?.();
    for (const fault of faults) stage.practice.faults.add(fault);
    const before = storeWrites(stage).length;
    expect(one.done(await perform(one.act))).toBe(one.expected);
    // What never arrived is sent a second time.
    const isLostOnTheWay = faults.some((fault) => fault.startsWith('server-error-before'));
    const sent = Array.from({ length: isLostOnTheWay ? 2 : 1 }, () => places[one.act]);
    expect(storeWrites(stage).slice(before)).toEqual(sent);
    // Asked again, it has taken effect already, and nothing is sent.
    await perform(one.act);
    expect(storeWrites(stage).slice(before)).toEqual(sent);
  });
});

describe('App Review information of a version', () => {
  const places = {
    'changes the row': 'PATCH /v1/appStoreReviewDetails/*',
    'creates the row': 'POST /v1/appStoreReviewDetails',
  };
  const cases = Object.entries(places).flatMap(([what, place]) =>
    ['lost-answer', 'server-error-after'].flatMap((kind) => [
      { what, place, faults: [`${kind}:${place}`], how: kind },
      { what, place, faults: [`${kind}:${place}`, 'read-lag:3'], how: `${kind} and read-lag:3` },
    ]),
  );

  it.each(cases)('saving it $what once: $how', async ({ what, place, faults }) => {
    stage = await rehearse({
      practice: { seed: 'version-in-review', speed: 1 },
      checksSchemas: false,
    });
    const { state } = stage.practice.world;
    const page = await stage.engine.appStore.read(stage.connection, orbit);
    const versionId = page.open?.id ?? '';
    const isNew = what === 'creates the row';
    if (isNew)
      state.appStoreReviewDetails = state.appStoreReviewDetails.filter(
        (row) => row.versionId !== versionId,
      );
    const change = {
      ...{ contactFirstName: 'Ada', contactLastName: 'Lovelace', notes: 'No sign-in.' },
      ...{ contactEmail: 'ada@example.com', contactPhone: '+14085550100' },
    };
    for (const fault of faults) stage.practice.faults.add(fault);
    const saved = await stage.engine.appStore.saveReviewDetail(stage.connection, versionId, {
      base: isNew ? null : page.reviewDetail,
      change,
    });
    expect(saved).toMatchObject({ outcome: 'saved', detail: change, error: null });
    expect(storeWrites(stage)).toEqual([place]);
    expect(state.appStoreReviewDetails.filter((row) => row.versionId === versionId)).toMatchObject([
      change,
    ]);
  });
});
