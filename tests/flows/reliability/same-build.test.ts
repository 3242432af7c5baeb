import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { createEngine } from '../../../src-main/engine/create-engine';
import { type Rehearsal, rehearse, secretsInMemory, uploadWorker } from '../../helpers/rehearsal';
import { expectEverythingOnce, fullPlan, heldUp, until } from './full-publish';

let stage: Rehearsal;
afterEach(() => stage.end());

describe('the same build is published twice', () => {
  it('starting a publish twice at the same moment starts one run', async () => {
    stage = await rehearse();
    const packagePath = await stage.sample();
    const pressed = await Promise.allSettled(
      [1, 2].map(() => stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan })),
    );
    const begun = pressed.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    expect(begun).toHaveLength(1);
    expect(pressed.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { error: { code: 'build-being-published' } },
    });
    await expectEverythingOnce(stage, await stage.engine.runs.settled(begun[0] ?? ''));
  });

  it('two computers publish the same build at the same moment: Apple accepts one, and the other run says which', async () => {
    stage = await rehearse();
    const home = join(stage.folder, 'another-computer');
    const other = createEngine({ home, secrets: secretsInMemory(), uploadWorker });
    const packagePath = await stage.sample();
    const begun = await Promise.all(
      [stage.engine, other].map(async (engine) => {
        const { id } = await engine.runs.start(stage.connection, { packagePath, ...fullPlan });
        return engine.runs.settled(id);
      }),
    );
    await other.close();
    const done = begun.find(({ status }) => status.state === 'done');
    if (!done)
      throw new Error(`both were refused: ${JSON.stringify(begun.map((run) => run.status))}`);
    const [refused] = begun.filter((run) => run !== done);
    expect(JSON.stringify(refused?.status)).toMatch(/build-already-used|build-upload-open/);
    await expectDelivered(done);
  });

  it('a build that someone else uploaded is used instead of uploading it again', async () => {
    stage = await rehearse();
    const packagePath = await stage.sample();
    await stage.publish({ packagePath, scope: 'upload-only' });
    const refused = await stage.publish({ packagePath, ...fullPlan });
    expect(JSON.stringify(refused.status)).toContain('build-already-used');
    const { id } = await stage.engine.runs.startWithExistingBuild(refused.id);
    const run = await stage.engine.runs.settled(id);
    expect(run.plan.scope).toBe('skip-upload');
    await expectEverythingOnce(stage, run);
  });
});

describe('a build whose run was interrupted in the middle of the upload', () => {
  async function pausedRun(): Promise<{ id: string; packagePath: string }> {
    stage = await rehearse({ practice: { partSize: 64 * 1024, faults: ['stall-part:5'] } });
    const packagePath = await stage.sample({ sizeMb: 1 });
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 2);
    await stage.engine.runs.pause(id);
    stage.practice.faults.clear();
    return { id, packagePath };
  }

  it('publishing the same file again names the run to resume, and resuming finishes it', async () => {
    const { id, packagePath } = await pausedRun();
    await expect(
      stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan }),
    ).rejects.toMatchObject({ error: { code: 'run-unfinished', runId: id } });
    expect(await stage.engine.runs.list()).toHaveLength(1);
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });

  it('publishing another file of the build offers to cancel the first run, and that makes room for the new one', async () => {
    const { id } = await pausedRun();
    const packagePath = await stage.sample({ sizeMb: 2, fileName: 'exported again.ipa' });
    const start = () => stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await expect(start()).rejects.toMatchObject({
      error: { code: 'run-unfinished-other-file', runId: id },
    });
    await stage.engine.runs.cancel(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled((await start()).id));
  });

  it('the account shows the exact upload that the run started', async () => {
    const { id, packagePath } = await pausedRun();
    const { findings } = await stage.engine.destinations.read(stage.connection, packagePath);
    const { ids } = await stage.engine.runs.get(id);
    expect(findings.find(({ code }) => code === 'build-upload-open')).toMatchObject({
      buildUploadId: ids.buildUpload,
    });
  });
});

describe('a build whose run is in progress', () => {
  it('a second publish of a build, from this process or another one, names the run in progress', async () => {
    stage = await rehearse({ practice: { partSize: 64 * 1024, faults: ['stall-part:5'] } });
    const packagePath = await stage.sample({ sizeMb: 1 });
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 2);
    const other = createEngine({ home: stage.home, secrets: secretsInMemory(), uploadWorker });
    for (const { runs } of [stage.engine, other]) {
      await expect(
        runs.start(stage.connection, { packagePath, ...fullPlan }),
      ).rejects.toMatchObject({
        error: { code: 'build-being-published', runId: id },
      });
    }
    await other.close();
    expect(await stage.engine.runs.list()).toHaveLength(1);
    await stage.engine.runs.pause(id);
  });
});

/** Both reserved an upload; only one of them became a build. */
async function expectDelivered(run: PublishRun): Promise<void> {
  const builds = await stage.ask(`/v1/builds?filter[app]=${run.app?.id}&filter[version]=42`);
  expect(builds.rows).toHaveLength(1);
}

describe('several runs at once', () => {
  it('runs queue to upload, and one that fails does not stop the others', async () => {
    stage = await rehearse({ practice: { partSize: 64 * 1024, faults: ['delivery-fails:90683'] } });
    const packages = await Promise.all(
      ['1.4.0', '1.5.0', '1.6.0'].map((version, index) =>
        stage.sample({ fileName: `${version}.ipa`, version, build: `${60 + index}`, sizeMb: 4 }),
      ),
    );
    const begun = await Promise.all(
      packages.map((packagePath) =>
        stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan }),
      ),
    );
    await heldUp(stage, 'turn');
    const ended = await Promise.all(begun.map(({ id }) => stage.engine.runs.settled(id)));
    expect(ended.map(({ status }) => status.state).sort()).toEqual(['done', 'done', 'failed']);
    // No bytes of one are sent between two parts of another.
    const files = stage.practice.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ path }) => path.split('/')[2]);
    const changes = files.filter((file, index) => index > 0 && file !== files[index - 1]);
    expect(changes).toHaveLength(2);
  });

  it('a run that waits in the upload queue can be paused', async () => {
    stage = await rehearse({ practice: { partSize: 64 * 1024, faults: ['stall-part:3'] } });
    const first = await stage.sample({ fileName: 'one.ipa', build: '71', sizeMb: 2 });
    const second = await stage.sample({ fileName: 'two.ipa', version: '1.5.0', build: '72' });
    const one = await stage.engine.runs.start(stage.connection, {
      packagePath: first,
      ...fullPlan,
    });
    await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 0);
    const two = await stage.engine.runs.start(stage.connection, {
      packagePath: second,
      ...fullPlan,
    });
    await heldUp(stage, 'turn');
    expect((await stage.engine.runs.pause(two.id)).status.state).toBe('paused');
    await stage.engine.runs.pause(one.id);
    stage.practice.faults.clear();
    await stage.engine.runs.resume(two.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(two.id));
  });
});
