import { expect, test } from 'vitest';
import { firstError, oddClientFor, type PlainClient } from '../client/plain-client';
import { start } from '../client/start';

const udid = '00008150-0011AABB22CC001E';

function register(client: PlainClient, attributes: object) {
  const usual = { name: 'New phone', platform: 'IOS', udid };
  return client.post('/v1/devices', {
    data: { type: 'devices', attributes: { ...usual, ...attributes } },
  });
}

test('a device can be registered once', async () => {
  const { client } = await start();
  const made = await register(client, {});
  expect([made.status, made.json.data.attributes.status]).toEqual([201, 'ENABLED']);
  const again = await register(client, { udid: udid.toLowerCase() });
  expect([again.status, firstError(again)]).toEqual([409, { code: 'ENTITY_ERROR' }]);
  expect(again.json.errors[0].detail).toContain('already exists on this team');
  const found = await client.get(`/v1/devices?filter[udid]=${udid}`);
  expect(found.json.data).toHaveLength(1);
});

test('a registration with invalid values is refused', async () => {
  const { client } = await start();
  for (const wrong of [{ udid: 'my phone' }, { platform: 'WINDOWS' }, { name: '' }, { model: 'x' }])
    expect((await register(client, wrong)).status).toBe(409);
});

test('a device can be disabled but not deleted', async () => {
  const { client } = await start();
  const { id } = (await register(client, {})).json.data;
  const changed = await client.patch(`/v1/devices/${id}`, {
    data: { type: 'devices', id, attributes: { status: 'DISABLED', name: 'Old phone' } },
  });
  expect(changed.json.data.attributes).toMatchObject({ status: 'DISABLED', name: 'Old phone' });
  expect((await client.remove(`/v1/devices/${id}`)).status).toBeGreaterThanOrEqual(403);
});

test('a UDID without its hyphen is listed with it, and is the same device', async () => {
  const { client } = await start();
  const made = await register(client, { udid: udid.replace('-', '') });
  expect(made.json.data.attributes.udid).toBe(udid);
  expect((await register(client, {})).status).toBe(409);
});

test('a family without places is refused with 403, which is about no permission', async () => {
  const { client } = await start({ faults: ['device-limit*1'] });
  const refused = await register(client, {});
  expect([refused.status, firstError(refused).code]).toEqual([403, 'FORBIDDEN_ERROR']);
  expect(refused.json.errors[0].detail).toContain('maximum number of registered iPhone devices');
  expect((await register(client, {})).status).toBe(201);
});

test('a new device can be in processing', async () => {
  const { practice } = await start({ faults: ['device-processing*1'] });
  const made = await register(await oddClientFor(practice), {});
  expect(made.json.data.attributes.status).toBe('PROCESSING');
});
