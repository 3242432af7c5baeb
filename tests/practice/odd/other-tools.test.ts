import { expect, test } from 'vitest';
import { type Json, oddClientFor } from '../client/plain-client';
import { start } from '../client/start';
import { orbitId, reserveUpload } from '../client/upload';

const uploads = `/v1/apps/${orbitId}/buildUploads?limit=200`;
const builds = `/v1/builds?filter[app]=${orbitId}&limit=200`;

async function startOdd() {
  const { practice, client } = await start();
  const before = (await client.get(builds)).json.data.length;
  practice.faults.add('other-tools');
  return { practice, plain: client, before, client: await oddClientFor(practice) };
}

test('other-tools delivers to each app with four tools, each of which leaves out something else', async () => {
  const { client, before } = await startOdd();
  const delivered = (await client.get(uploads)).json.data;
  expect(delivered).toHaveLength(4);
  const attributes = delivered.map((row: Json) => row.attributes);
  expect(attributes.filter((one: Json) => one.platform === null)).toHaveLength(1);
  expect(attributes.filter((one: Json) => one.state === 'COMPLETE')).toHaveLength(1);
  expect(attributes.filter((one: Json) => one.state === null)).toHaveLength(1);
  expect(attributes.filter((one: Json) => one.cfBundleVersion === undefined)).toHaveLength(1);
  expect(attributes.filter((one: Json) => one.createdDate === undefined)).toHaveLength(1);
  const built = (await client.get(builds)).json.data;
  expect(built).toHaveLength(before + 4);
  const lacking = (name: string) =>
    built.filter((row: Json) => (row.attributes[name] ?? null) === null).length;
  expect([lacking('version'), lacking('processingState'), lacking('expired')]).toEqual([1, 1, 2]);
});

test('the rows of other tools lack the same attributes when included and at their own address', async () => {
  const { client } = await startOdd();
  const { data, included } = (await client.get(`${uploads}&include=build`)).json;
  const id = data[0].relationships.build.data.id;
  const beside = included.find((row: Json) => row.id === id);
  const own = (await client.get(`/v1/builds/${id}`)).json.data;
  expect('expired' in beside.attributes).toBe(false);
  expect(own.attributes).toEqual(beside.attributes);
});

test('the rows of other tools are complete once the fault is removed, and do not interfere', async () => {
  const { practice, plain, client } = await startOdd();
  await client.get(uploads);
  practice.faults.clear();
  const { data } = (await plain.get(uploads)).json;
  expect(data.map((row: Json) => row.attributes.state.state)).toEqual(Array(4).fill('COMPLETE'));
  expect((await reserveUpload(plain, { version: '1.5.0', build: '1' })).status).toBe(201);
});
