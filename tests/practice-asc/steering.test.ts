import { expect, onTestFinished, test } from 'vitest';
import { PracticeChoices, PracticeWorld } from '#shared/domain/practice';
import { faultNames } from '../../src-main/practice-asc/fault-kinds';
import { seedNames } from '../../src-main/practice-asc/seeds/seeds';
import { practiceChoices } from '../../src-main/practice-steering/choices';
import { type Steering, steerWorld } from '../../src-main/practice-steering/steer-world';
import { clientFor } from './client/plain-client';
import { makeFolder } from './client/start';

async function steer(heard: () => void = () => {}): Promise<Steering> {
  const options = { folder: await makeFolder(), speed: 1, keepState: true };
  const steering = await steerWorld(options, heard);
  onTestFinished(() => steering.practice().close());
  return steering;
}

test('the screen offers the stories and the faults that the command takes, each with a sentence', () => {
  const choices = PracticeChoices.parse(practiceChoices());
  expect(choices.stories.map(({ name }) => name)).toEqual(seedNames);
  expect(choices.faults.map(({ name }) => name)).toEqual(faultNames);
  for (const { says } of [...choices.stories, ...choices.faults]) expect(says).toMatch(/\.$/);
});

test('another story begins at the same address with the same key, and nothing is set any more', async () => {
  const steering = await steer();
  const { url, keyId } = steering.practice();
  const client = await clientFor(steering.practice());
  expect((await client.get('/v1/builds')).status).toBe(200);
  await steering.act({
    kind: 'break',
    fault: { name: 'agreement-missing', argument: null, times: null },
  });
  expect(await steering.act({ kind: 'reset', story: 'first-release' })).toBeNull();
  expect(steering.practice()).toMatchObject({ url, keyId });
  expect(steering.world()).toMatchObject({ story: 'first-release', faults: [], requests: [] });
  expect((await client.get('/v1/builds')).json.data).toEqual([]);
  expect(steering.world()).toMatchObject({ arrived: 1, requests: [{ path: '/v1/builds' }] });
});

test('a reset without a story begins the same one again', async () => {
  const steering = await steer();
  await steering.act({ kind: 'reset', story: 'first-release' });
  steering.practice().world.state.apps.length = 0;
  await steering.act({ kind: 'reset', story: null });
  expect(steering.world().story).toBe('first-release');
  expect(steering.practice().world.state.apps).toHaveLength(1);
});

test('what is not in the vocabulary is refused with the names that are', async () => {
  const steering = await steer();
  expect(await steering.act({ kind: 'reset', story: 'nowhere' })).toContain('first-release');
  const nonsense = { name: 'nonsense', argument: null, times: null };
  expect(await steering.act({ kind: 'break', fault: nonsense })).toContain('part-504');
  expect(steering.world().faults).toEqual([]);
});

test('one of two faults of a name is taken back, then all of them', async () => {
  const steering = await steer();
  for (const argument of ['1', '2'])
    await steering.act({ kind: 'break', fault: { name: 'part-504', argument, times: 3 } });
  const [first] = steering.world().faults;
  expect(first).toEqual({ id: 1, name: 'part-504', argument: '1', left: 3 });
  await steering.act({ kind: 'mend', fault: 1 });
  expect(steering.world().faults.map(({ argument }) => argument)).toEqual(['2']);
  await steering.act({ kind: 'mend', fault: null });
  expect(steering.world().faults).toEqual([]);
});

test('the clock is turned at once', async () => {
  const steering = await steer();
  const before = steering.world().clock.world;
  await steering.act({ kind: 'turn-clock', minutes: 60 });
  expect(steering.world().clock.world - before).toBeGreaterThanOrEqual(3_600_000);
});

test('the newest 200 requests are shown, newest first, and each is heard of', async () => {
  let heard = 0;
  const steering = await steer(() => {
    heard += 1;
  });
  const { url } = steering.practice();
  for (let count = 1; count <= 205; count += 1) await fetch(`${url}/v1/apps?count=${count}`);
  const world = PracticeWorld.parse(steering.world());
  expect(heard).toBe(205);
  expect(world.arrived).toBe(205);
  expect(world.requests).toHaveLength(200);
  expect(world.requests[0]).toMatchObject({ id: 205, path: '/v1/apps?count=205', status: 401 });
  expect(world.requests.at(-1)?.id).toBe(6);
});
