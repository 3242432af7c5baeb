import { expect, test } from 'vitest';
import type { Json } from '../client/plain-client';
import { start } from '../client/start';
import { orbitId } from '../client/upload';
import { makeVersion } from './store-acts';

test('an app has two rows of information while an update is open', async () => {
  const { client } = await start();
  const states = async () =>
    (await client.get(`/v1/apps/${orbitId}/appInfos`)).json.data.map(
      (info: Json) => info.attributes.state,
    );
  expect(await states()).toEqual(['READY_FOR_DISTRIBUTION']);
  await makeVersion(client);
  expect(await states()).toEqual(['READY_FOR_DISTRIBUTION', 'PREPARE_FOR_SUBMISSION']);
});

test('information comes in every language that a version has', async () => {
  const { client } = await start();
  const [{ id }] = (await client.get(`/v1/apps/${orbitId}/appInfos`)).json.data;
  const { data, included } = (
    await client.get(`/v1/appInfos/${id}?include=app,appInfoLocalizations`)
  ).json;
  expect(data.relationships.app.data.id).toBe(orbitId);
  const locales = included
    .filter((row: Json) => row.type === 'appInfoLocalizations')
    .map((row: Json) => row.attributes.locale);
  expect(locales).toEqual(['en-US', 'de-DE']);
});

test('a field that the live server refuses is refused', async () => {
  const { client } = await start();
  const path = `/v1/apps/${orbitId}/appInfos?fields[appInfos]=kidsAgeBand`;
  expect((await client.get(path)).status).toBe(400);
});
