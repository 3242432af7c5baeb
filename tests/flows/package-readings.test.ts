import { afterEach, expect, it } from 'vitest';
import { forkProcess, type StartProcess } from '../../src-main/processes/children';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* A package may be gigabytes in size, and a run must know what it sends: it is read completely once, in its check. */

let stage: Rehearsal;
afterEach(() => stage.end());

/** The requests to the processes that read packages. */
const asked: string[] = [];

const listening: StartProcess = (entry, v8Flags) => {
  const child = forkProcess(entry, v8Flags);
  return {
    ...child,
    post: (message) => {
      if (message.kind === 'request') asked.push(message.name);
      child.post(message);
    },
  };
};

async function begin(): Promise<string> {
  asked.length = 0;
  stage = await rehearse({ engine: { startReading: listening } });
  return stage.sample();
}

it('a publish reads the facts of a package at its start, and all of it once in its check', async () => {
  const packagePath = await begin();
  const run = await stage.publish({ packagePath, scope: 'upload-only' });
  expect(run.status).toMatchObject({ state: 'done' });
  expect(asked).toEqual(['facts', 'inspect']);
});

it('an open package is read once more by its run, and not by its dry run', async () => {
  const packagePath = await begin();
  const { icon } = await stage.engine.packages.inspect(packagePath);
  await stage.engine.plans.assess(stage.connection, { packagePath });
  expect(asked).toEqual(['inspect']);
  const run = await stage.publish({ packagePath, scope: 'upload-only' });
  expect(run.status).toMatchObject({ state: 'done' });
  expect(asked).toEqual(['inspect', 'inspect']);
  expect(icon).not.toBeNull();
  expect(await stage.engine.runs.icon(run.id)).toBe(icon);
});

it('a resumed run uses what its check has journaled, in another process too', async () => {
  const packagePath = await begin();
  stage.practice.faults.add('forbidden:GET /v1/apps*1');
  const plan = { packagePath, scope: 'upload-only' } as const;
  const failed = await stage.publish(plan);
  expect(failed.status).toMatchObject({ state: 'failed' });
  await stage.reopen();
  await stage.engine.runs.resume(failed.id);
  expect((await stage.engine.runs.settled(failed.id)).status).toMatchObject({ state: 'done' });
  expect(asked).toEqual(['facts', 'inspect']);
});
