import { expect, test } from 'vitest';
import type { Json } from '../client/plain-client';
import { start } from '../client/start';
import { deliverPackage, orbitId, reserveUpload, settled } from '../client/upload';

test('numbers-normalised stores numbers without leading zeros and finds none under a padded one', async () => {
  const { client } = await start({ faults: ['numbers-normalised'] });
  const made = await reserveUpload(client, { version: '1.05', build: '2020.12.011744' });
  expect(made.json.data.attributes).toMatchObject({
    cfBundleShortVersionString: '1.5',
    cfBundleVersion: '2020.12.11744',
  });
  const found = async (filter: string) => {
    const path = `/v1/apps/${orbitId}/buildUploads?filter[cfBundle${filter}`;
    return (await client.get(path)).json.data.length;
  };
  expect(await found('Version]=2020.12.011744')).toBe(0);
  expect(await found('Version]=2020.12.11744')).toBe(1);
  expect(await found('ShortVersionString]=1.5')).toBe(1);
  expect(await found('ShortVersionString]=1.5.0')).toBe(1);
  expect(await found('ShortVersionString]=1.05')).toBe(0);
});

test('a package with padded numbers is delivered, and its build is found by the stored numbers', async () => {
  const { practice, client } = await start({ faults: ['numbers-normalised'] });
  const { uploadId } = await deliverPackage(client, { version: '1.5.0', build: '042' });
  practice.clock.advance(settled);
  const { state } = (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes;
  expect(state).toMatchObject({ state: 'COMPLETE', errors: [] });
  const found = async (build: string, version: string) => {
    const filters = `filter[version]=${build}&filter[preReleaseVersion.version]=${version}`;
    const { json } = await client.get(`/v1/builds?filter[app]=${orbitId}&${filters}`);
    return json.data.map((row: Json) => row.attributes.version);
  };
  expect(await found('42', '1.5')).toEqual(['42']);
  expect(await found('42', '1.5.0')).toEqual(['42']);
  expect(await found('042', '1.5.0')).toEqual([]);
});

test('without numbers-normalised numbers stay as they were sent', async () => {
  const { client } = await start();
  const made = await reserveUpload(client, { version: '1.5.0', build: '042' });
  expect(made.json.data.attributes.cfBundleVersion).toBe('042');
});
