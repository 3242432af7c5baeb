import { afterEach, describe, expect, it } from 'vitest';
import type { StoreAct, StoreVersion } from '#shared/domain/app-store';
import { AppException } from '#shared/errors';
import { inWords } from '#shared/words/say';
import type { SeedName } from '../../src-main/practice/server';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { orbit, storeWrites } from '../helpers/store-stage';
import { clientFor } from '../practice/client/plain-client';
import { addVersion, makePhased, makeSubmission, makeVersion } from '../practice/store/store-acts';

/* Acts on a version whose state does not allow them: refused in words, and nothing changes at Apple. */

const day = 86_400_000;

let stage: Rehearsal;
afterEach(() => stage.end());

async function begin(seed: SeedName): Promise<void> {
  stage = await rehearse({ practice: { seed, speed: 1 } });
}

async function versionOf(): Promise<StoreVersion> {
  const page = await stage.engine.appStore.read(stage.connection, orbit);
  const version = page.open ?? page.live;
  if (version === null) throw new Error('There is no version.');
  return version;
}

async function act(what: StoreAct): Promise<StoreVersion> {
  return stage.engine.appStore.act(stage.connection, (await versionOf()).id, what);
}

/** The code and the words of the refusal. */
async function refusalOf(what: StoreAct): Promise<{ code: string; detail: string }> {
  const thrown: unknown = await act(what).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof AppException)) throw new Error(`It was not refused: ${thrown}`);
  return { code: thrown.error.code, detail: inWords(thrown.error.detail) };
}

describe('release', () => {
  for (const [state, seed, after] of [
    ['waiting for review', 'version-in-review', 0],
    ['in review', 'version-in-review', 12 * 3_600_000],
    ['rejected', 'rejected-build', 0],
  ] as const)
    it(`a version that is ${state} is not released`, async () => {
      await begin(seed);
      stage.practice.clock.advance(after);
      const { code, detail } = await refusalOf('release');
      expect(code).toBe('store-act-refused');
      expect(detail).toContain(state);
      expect(storeWrites(stage)).toEqual([]);
    });

  it('a version whose release is scheduled is not taken for a released one', async () => {
    await begin('version-in-review');
    const [row] = stage.practice.world.state.appStoreVersions.filter(
      ({ versionString }) => versionString === '1.4.0',
    );
    if (!row) throw new Error('the scenario has no 1.4.0');
    row.releaseType = 'SCHEDULED';
    row.dueAt = stage.practice.clock.now() + 30 * day;
    stage.practice.clock.advance(2 * day);
    expect((await versionOf()).state).toBe('PENDING_APPLE_RELEASE');
    expect((await refusalOf('release')).code).toBe('store-act-refused');
    expect(storeWrites(stage)).toEqual([]);
  });
});

describe('cancel the submission', () => {
  it('Apple does not cancel one that is in review: its state is named', async () => {
    await begin('version-in-review');
    stage.practice.clock.advance(12 * 3_600_000);
    const { code, detail } = await refusalOf('cancel-submission');
    expect(code).toBe('store-not-withdrawable');
    expect(detail).toContain('in review');
    expect((await versionOf()).state).toBe('IN_REVIEW');
  });

  it('one in review is canceled where Apple allows it', async () => {
    await begin('version-in-review');
    stage.practice.faults.add('cancels-in-review');
    stage.practice.clock.advance(12 * 3_600_000);
    await act('cancel-submission');
    stage.practice.clock.advance(day);
    expect((await versionOf()).state).toBe('DEVELOPER_REJECTED');
  });

  it('a rejected version stays rejected', async () => {
    await begin('rejected-build');
    await act('cancel-submission');
    stage.practice.clock.advance(day);
    expect((await versionOf()).state).toBe('REJECTED');
  });

  it('an approved version has no submission to cancel', async () => {
    await begin('version-in-review');
    stage.practice.clock.advance(2 * day);
    expect((await refusalOf('cancel-submission')).code).toBe('store-act-refused');
    expect(storeWrites(stage)).toEqual([]);
  });

  it('a draft is not emptied', async () => {
    await begin('everyday');
    const client = await clientFor(stage.practice);
    const versionId = (await makeVersion(client)).json.data.id;
    await addVersion(client, (await makeSubmission(client)).json.data.id, versionId);
    const before = storeWrites(stage);
    expect((await refusalOf('cancel-submission')).code).toBe('store-act-refused');
    expect(storeWrites(stage)).toEqual(before);
  });
});

describe('withdraw an approved version', () => {
  for (const [state, seed] of [
    ['waiting for review', 'version-in-review'],
    ['rejected', 'rejected-build'],
  ] as const)
    it(`one that is ${state} is not withdrawn that way`, async () => {
      await begin(seed);
      const { code, detail } = await refusalOf('withdraw-approved');
      expect(code).toBe('store-act-refused');
      expect(detail).toContain(state);
      expect(storeWrites(stage)).toEqual([]);
    });

  it('one that was released meanwhile stays on sale', async () => {
    await begin('version-in-review');
    stage.practice.clock.advance(2 * day);
    await act('release');
    const before = storeWrites(stage);
    expect((await refusalOf('withdraw-approved')).code).toBe('store-act-refused');
    expect(storeWrites(stage)).toEqual(before);
  });
});

describe('a phased release', () => {
  for (const what of ['pause-phased', 'resume-phased', 'complete-phased'] as const) {
    it(`${what}: a version without one says so`, async () => {
      await begin('everyday');
      expect(await refusalOf(what)).toEqual({
        code: 'store-act-refused',
        detail: 'The version has no phased release.',
      });
    });

    it(`${what}: one that has not begun says so`, async () => {
      await begin('everyday');
      const client = await clientFor(stage.practice);
      const versionId = (await makeVersion(client)).json.data.id;
      expect((await makePhased(client, versionId)).status).toBe(201);
      const before = storeWrites(stage);
      const { code, detail } = await refusalOf(what);
      expect(code).toBe('store-act-refused');
      expect(detail).toContain('starts when');
      expect(storeWrites(stage)).toEqual(before);
    });
  }

  it('one that is complete stays so', async () => {
    await begin('phased-release-running');
    await act('complete-phased');
    const before = storeWrites(stage);
    for (const what of ['pause-phased', 'resume-phased'] as const)
      expect((await refusalOf(what)).code).toBe('store-act-refused');
    expect(storeWrites(stage)).toEqual(before);
  });
});
