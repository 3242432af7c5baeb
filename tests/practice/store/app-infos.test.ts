import { expect, test } from 'vitest';
import {
  firstError,
  type Json,
  linkage,
  type PlainClient,
  type Reply,
} from '../client/plain-client';
import { start } from '../client/start';
import { orbitId } from '../client/upload';
import {
  addVersion,
  makeReadyVersion,
  makeSubmission,
  makeVersion,
  releaseByHand,
  submit,
} from './store-acts';

test('an app has two app infos while an update is open', async () => {
  const { client } = await start();
  const states = async () =>
    (await client.get(`/v1/apps/${orbitId}/appInfos`)).json.data.map(
      (info: Json) => info.attributes.state,
    );
  expect(await states()).toEqual(['READY_FOR_DISTRIBUTION']);
  await makeVersion(client);
  expect(await states()).toEqual(['READY_FOR_DISTRIBUTION', 'PREPARE_FOR_SUBMISSION']);
});

test('an app info has every language that a version has', async () => {
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

test('an app info refuses the field that the live server refuses', async () => {
  const { client } = await start();
  const path = `/v1/apps/${orbitId}/appInfos?fields[appInfos]=kidsAgeBand`;
  expect((await client.get(path)).status).toBe(400);
});

/** Ids of the app infos: the released one, and the one of the update. */
async function infoIds(client: PlainClient): Promise<string[]> {
  return (await client.get(`/v1/apps/${orbitId}/appInfos`)).json.data.map((info: Json) => info.id);
}

function choose(client: PlainClient, id: string, chosen: Record<string, string>): Promise<Reply> {
  const relationships = Object.fromEntries(
    Object.entries(chosen).map(([name, category]) => [name, linkage('appCategories', category)]),
  );
  return client.patch(`/v1/appInfos/${id}`, { data: { type: 'appInfos', id, relationships } });
}

const places = ['primaryCategory', 'primarySubcategoryOne', 'secondaryCategory'];

/** The chosen categories, in order of their relationships. */
async function chosenOf(client: PlainClient, id: string): Promise<(string | undefined)[]> {
  const { data } = (await client.get(`/v1/appInfos/${id}?include=${places.join(',')}`)).json;
  return places.map((place) => data.relationships[place].data?.id);
}

test('categories are chosen for the update and take effect at its release', async () => {
  const { practice, client } = await start();
  const versionId = await makeReadyVersion(practice, client);
  const [live = '', draft = ''] = await infoIds(client);
  const chosen = { primaryCategory: 'GAMES', primarySubcategoryOne: 'GAMES_WORD' };
  expect((await choose(client, draft, { ...chosen, secondaryCategory: 'NEWS' })).status).toBe(200);
  expect(await chosenOf(client, draft)).toEqual(['GAMES', 'GAMES_WORD', 'NEWS']);
  expect(await chosenOf(client, live)).toEqual(['PRODUCTIVITY', undefined, undefined]);
  const submission = (await makeSubmission(client)).json.data.id;
  await addVersion(client, submission, versionId);
  expect((await submit(client, submission)).status).toBe(200);
  expect((await choose(client, draft, { primaryCategory: 'BOOKS' })).status).toBe(409);
  practice.clock.advance(3 * 24 * 60 * 60_000);
  expect((await releaseByHand(client, versionId)).status).toBe(201);
  practice.clock.advance(24 * 60 * 60_000);
  expect(await infoIds(client)).toEqual([live]);
  expect(await chosenOf(client, live)).toEqual(['GAMES', 'GAMES_WORD', 'NEWS']);
});

test('changing a category clears its subcategories', async () => {
  const { client } = await start({ seed: 'first-release' });
  const [draft = ''] = await infoIds(client);
  await choose(client, draft, { primaryCategory: 'GAMES', primarySubcategoryOne: 'GAMES_WORD' });
  await choose(client, draft, { primaryCategory: 'PRODUCTIVITY' });
  expect(await chosenOf(client, draft)).toEqual(['PRODUCTIVITY', undefined, undefined]);
});

test('categories that do not match are refused, and those of the released version stay', async () => {
  const { client } = await start();
  await makeVersion(client);
  const [live = '', draft = ''] = await infoIds(client);
  const wrong: [Record<string, string>, string][] = [
    [{ primaryCategory: 'NOTES' }, 'primaryCategory'],
    [{ primaryCategory: 'GAMES_WORD' }, 'primaryCategory'],
    [{ primaryCategory: 'NEWS', primarySubcategoryOne: 'GAMES_WORD' }, 'primarySubcategoryOne'],
    [{ primaryCategory: 'NEWS', secondaryCategory: 'NEWS' }, 'secondaryCategory'],
  ];
  for (const [chosen, name] of wrong) {
    const reply = await choose(client, draft, chosen);
    expect([reply.status, firstError(reply).at]).toEqual([409, `/data/relationships/${name}/data`]);
  }
  expect(await chosenOf(client, draft)).toEqual(['PRODUCTIVITY', undefined, undefined]);
  expect((await choose(client, live, { primaryCategory: 'NEWS' })).status).toBe(409);
});

test('an app info has an age rating for all ages', async () => {
  const { client } = await start();
  const [live = ''] = await infoIds(client);
  const { data } = (await client.get(`/v1/appInfos/${live}/ageRatingDeclaration`)).json;
  expect(data.attributes).toMatchObject({ gambling: false, violenceRealistic: 'NONE' });
  const ids = await client.get(`/v1/appInfos/${live}/relationships/ageRatingDeclaration`);
  expect(ids.json.data).toEqual({ type: 'ageRatingDeclarations', id: data.id });
});
