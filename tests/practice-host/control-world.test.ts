import { expect, onTestFinished, test } from 'vitest';
import { PracticeChoices, PracticeWorld } from '#shared/domain/practice';
import { inWords } from '#shared/words/say';
import { faultNames } from '../../src-main/practice/fault-kinds';
import { seedNames } from '../../src-main/practice/seeds/seeds';
import { practiceChoices } from '../../src-main/practice-host/choices';
import { controlWorld, type WorldControl } from '../../src-main/practice-host/control-world';
import { saying } from '../helpers/saying';
import { clientFor } from '../practice/client/plain-client';
import { makeFolder } from '../practice/client/start';

async function startControl(heard: () => void = () => {}): Promise<WorldControl> {
  const options = { folder: await makeFolder(), speed: 1, keepState: true };
  const control = await controlWorld(options, heard);
  onTestFinished(() => control.practice().close());
  return control;
}

test('the screen offers the scenarios and faults of the command, each with a description', () => {
  const choices = PracticeChoices.parse(practiceChoices());
  expect(choices.scenarios.map(({ name }) => name)).toEqual(seedNames);
  expect(choices.faults.map(({ name }) => name)).toEqual(faultNames);
  for (const { text } of [...choices.scenarios, ...choices.faults])
    expect(inWords(text)).toMatch(/\.$/);
});

test('another scenario starts at the same address with the same key and without faults', async () => {
  const control = await startControl();
  const { url, keyId } = control.practice();
  const client = await clientFor(control.practice());
  expect((await client.get('/v1/builds')).status).toBe(200);
  await control.act({
    kind: 'set-fault',
    fault: { name: 'agreement-missing', argument: null, times: null },
  });
  expect(await control.act({ kind: 'reset', scenario: 'first-release' })).toBeNull();
  expect(control.practice()).toMatchObject({ url, keyId });
  expect(control.world()).toMatchObject({ scenario: 'first-release', faults: [], requests: [] });
  expect((await client.get('/v1/builds')).json.data).toEqual([]);
  expect(control.world()).toMatchObject({ arrived: 1, requests: [{ path: '/v1/builds' }] });
});

test('a reset without a scenario restarts the current one', async () => {
  const control = await startControl();
  await control.act({ kind: 'reset', scenario: 'first-release' });
  control.practice().world.state.apps.length = 0;
  await control.act({ kind: 'reset', scenario: null });
  expect(control.world().scenario).toBe('first-release');
  expect(control.practice().world.state.apps).toHaveLength(1);
});

test('an unknown scenario or fault is refused, naming the known ones', async () => {
  const control = await startControl();
  expect(await control.act({ kind: 'reset', scenario: 'nowhere' })).toEqual(
    saying('first-release'),
  );
  const nonsense = { name: 'nonsense', argument: null, times: null };
  expect(await control.act({ kind: 'set-fault', fault: nonsense })).toEqual(saying('part-504'));
  expect(control.world().faults).toEqual([]);
});

test('one of two faults with the same name can be removed, then all of them', async () => {
  const control = await startControl();
  for (const argument of ['1', '2'])
    await control.act({ kind: 'set-fault', fault: { name: 'part-504', argument, times: 3 } });
  const [first] = control.world().faults;
  expect(first).toEqual({ id: 1, name: 'part-504', argument: '1', left: 3 });
  await control.act({ kind: 'clear-faults', fault: 1 });
  expect(control.world().faults.map(({ argument }) => argument)).toEqual(['2']);
  await control.act({ kind: 'clear-faults', fault: null });
  expect(control.world().faults).toEqual([]);
});

test('the practice clock advances at once', async () => {
  const control = await startControl();
  const before = control.world().clock.world;
  await control.act({ kind: 'advance-clock', minutes: 60 });
  expect(control.world().clock.world - before).toBeGreaterThanOrEqual(3_600_000);
});

test('the newest 200 requests are shown, newest first, and each is reported', async () => {
  let heard = 0;
  const control = await startControl(() => {
    heard += 1;
  });
  const { url } = control.practice();
  for (let count = 1; count <= 205; count += 1) await fetch(`${url}/v1/apps?count=${count}`);
  const world = PracticeWorld.parse(control.world());
  expect(heard).toBe(205);
  expect(world.arrived).toBe(205);
  expect(world.requests).toHaveLength(200);
  expect(world.requests[0]).toMatchObject({ id: 205, path: '/v1/apps?count=205', status: 401 });
  expect(world.requests.at(-1)?.id).toBe(6);
});
