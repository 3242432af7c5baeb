import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { createEngine } from '../../../src-main/engine/create-engine';
import { type Rehearsal, rehearse, secretsInMemory, uploadWorker } from '../../helpers/rehearsal';
import { expectEverythingOnce, heldUp, until, wishes } from './wishes';

let stage: Rehearsal;
afterEach(() => stage.end());

describe('F-15: the same build is published twice', () => {
  it('pressed twice in one moment begins one run', async () => {
    stage = await rehearse();
    const packagePath = await stage.sample();
    const pressed = await Promise.allSettled(
      [1, 2].map(() => stage.engine.runs.start(stage.connection, { packagePath, ...wishes })),
    );
    const begun = pressed.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    expect(begun).toHaveLength(1);
    expect(pressed.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { trouble: { code: 'build-being-published' } },
    });
    await expectEverythingOnce(stage, await stage.engine.runs.settled(begun[0] ?? ''));
  });

  it('by two machines in one moment: Apple takes one, and the other run says which', async () => {
    stage = await rehearse();
    const home = join(stage.folder, 'another-computer');
    const other = createEngine({ home, secrets: secretsInMemory(), uploadWorker });
    const packagePath = await stage.sample();
    const begun = await Promise.all(
      [stage.engine, other].map(async (engine) => {
        const { id } = await engine.runs.start(stage.connection, { packagePath, ...wishes });
        return engine.runs.settled(id);
      }),
    );
    await other.close();
    const done = begun.find(({ status }) => status.state === 'done');
    const refused = begun.find((run) => run !== done);
    expect(JSON.stringify(refused?.status)).toMatch(/build-already-used|build-upload-open/);
    if (done) await expectDelivered(done);
  });

  it('after somebody else uploaded it, the build that is there is followed instead', async () => {
    stage = await rehearse();
    const packagePath = await stage.sample();
    await stage.publish({ packagePath, scope: 'upload-only' });
    const refused = await stage.publish({ packagePath, ...wishes });
    expect(JSON.stringify(refused.status)).toContain('build-already-used');
    const { id } = await stage.engine.runs.takeUp(refused.id);
    const run = await stage.engine.runs.settled(id);
    expect(run.plan.scope).toBe('skip-upload');
    await expectEverythingOnce(stage, run);
  });
});

/** Both took a place; only one of them became a build. */
async function expectDelivered(run: PublishRun): Promise<void> {
  const builds = await stage.ask(`/v1/builds?filter[app]=${run.app?.id}&filter[version]=42`);
  expect(builds.rows).toHaveLength(1);
}

describe('several runs at once', () => {
  it('wait their turn to send, and one that fails does not stop the others', async () => {
    stage = await rehearse({ practice: { partSize: 64 * 1024, faults: ['delivery-fails:90683'] } });
    const packages = await Promise.all(
      ['1.4.0', '1.5.0', '1.6.0'].map((version, index) =>
        stage.sample({ fileName: `${version}.ipa`, version, build: `${60 + index}`, sizeMb: 4 }),
      ),
    );
    const begun = await Promise.all(
      packages.map((packagePath) =>
        stage.engine.runs.start(stage.connection, { packagePath, ...wishes }),
      ),
    );
    await heldUp(stage, 'turn');
    const ended = await Promise.all(begun.map(({ id }) => stage.engine.runs.settled(id)));
    expect(ended.map(({ status }) => status.state).sort()).toEqual(['done', 'done', 'failed']);
    // No bytes of one go out between two parts of another.
    const files = stage.practice.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ path }) => path.split('/')[2]);
    const changes = files.filter((file, index) => index > 0 && file !== files[index - 1]);
    expect(changes).toHaveLength(2);
  });

  it('that waits for its turn can be paused', async () => {
    stage = await rehearse({ practice: { partSize: 64 * 1024, faults: ['stall-part:3'] } });
    const first = await stage.sample({ fileName: 'one.ipa', build: '71', sizeMb: 2 });
    const second = await stage.sample({ fileName: 'two.ipa', version: '1.5.0', build: '72' });
    const one = await stage.engine.runs.start(stage.connection, { packagePath: first, ...wishes });
    await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 0);
    const two = await stage.engine.runs.start(stage.connection, { packagePath: second, ...wishes });
    await heldUp(stage, 'turn');
    expect((await stage.engine.runs.pause(two.id)).status.state).toBe('paused');
    await stage.engine.runs.pause(one.id);
    stage.practice.faults.clear();
    await stage.engine.runs.resume(two.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(two.id));
  });
});
