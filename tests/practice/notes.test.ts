import { expect, test } from 'vitest';
import { firstError, type Json, linkage } from './client/plain-client';
import { start } from './client/start';
import { deliverBuild, deliverPackage, minutes, orbitId, tideId, writeNote } from './client/upload';

async function startWithBuild() {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client);
  practice.clock.advance(minutes(2));
  const { json } = await client.get(`/v1/buildUploads/${uploadId}?include=build`);
  return { practice, client, buildId: json.data.relationships.build.data.id as string };
}

test('the note in the primary locale is created automatically some time after the build', async () => {
  const { practice, client, buildId } = await startWithBuild();
  const locales = async () =>
    (await client.get(`/v1/builds/${buildId}/betaBuildLocalizations`)).json.data.map(
      (row: Json) => [row.attributes.locale, row.attributes.whatsNew],
    );
  expect(await locales()).toEqual([]);
  practice.clock.advance(minutes(1));
  expect(await locales()).toEqual([['en-US', null]]);
});

test('a note that was written early is not created a second time', async () => {
  const { practice, client, buildId } = await startWithBuild();
  expect((await writeNote(client, buildId, 'en-US', 'Mine.')).status).toBe(201);
  practice.clock.advance(minutes(5));
  const { data } = (await client.get(`/v1/betaBuildLocalizations?filter[build]=${buildId}`)).json;
  expect(data.map((row: Json) => row.attributes)).toEqual([{ locale: 'en-US', whatsNew: 'Mine.' }]);
});

test('an app without test information gets no automatic note', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client, {
    appId: tideId,
    bundleId: 'com.northwind.tide',
  });
  expect((await client.get(`/v1/builds/${buildId}/betaBuildLocalizations`)).json.data).toEqual([]);
});

test('a note with unsupported characters is refused, naming the characters', async () => {
  const { client, buildId } = await startWithBuild();
  const refused: [string, string][] = [
    ['x'.repeat(4001), 'ENTITY_ERROR.ATTRIBUTE.INVALID.TOO_LONG'],
    ['Faster 🚀', 'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_CHARACTERS'],
    ['✓ done', 'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_CHARACTERS'],
    ['a < b', 'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_CHARACTERS'],
    ['half \ud83d', 'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_CHARACTERS'],
    ...['ሰላም', 'ខ្មែរ', 'გამარჯობა', 'བོད', 'ᏣᎳᎩ', 'ᠮᠣᠩ'].map((text): [string, string] => [
      text,
      'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_CHARACTERS',
    ]),
  ];
  for (const [text, code] of refused) {
    const reply = await writeNote(client, buildId, 'de-DE', text);
    expect([reply.status, firstError(reply)]).toEqual([
      409,
      { code, at: '/data/attributes/whatsNew' },
    ]);
  }
  const named = await writeNote(client, buildId, 'de-DE', 'a < 🚀');
  expect(named.json.errors[0].detail).toContain("'[<, 🚀]'");
  expect((await writeNote(client, buildId, 'de-DE', `${'x'.repeat(3990)} → • ™\n`)).status).toBe(
    201,
  );
});

test('a refused change leaves the old note as it was', async () => {
  const { client, buildId } = await startWithBuild();
  const { id } = (await writeNote(client, buildId, 'de-DE', 'Alt.')).json.data;
  const change = (whatsNew: string) =>
    client.patch(`/v1/betaBuildLocalizations/${id}`, {
      data: { type: 'betaBuildLocalizations', id, attributes: { whatsNew } },
    });
  expect((await change('🚀')).status).toBe(409);
  const text = async () =>
    (await client.get(`/v1/betaBuildLocalizations/${id}`)).json.data.attributes.whatsNew;
  expect(await text()).toBe('Alt.');
  expect((await change('Neu.')).json.data.attributes.whatsNew).toBe('Neu.');
  expect(await text()).toBe('Neu.');
});

test('a locale has to be valid and unused, regardless of case', async () => {
  const { client, buildId } = await startWithBuild();
  expect((await writeNote(client, buildId, 'de-DE', 'Eins.')).status).toBe(201);
  for (const locale of ['de-DE', 'de-de']) {
    const reply = await writeNote(client, buildId, locale, 'Zwei.');
    expect(firstError(reply)).toEqual({
      code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
      at: '/data/attributes/locale',
    });
  }
  for (const locale of ['fr', 'zh-CN', 'nb', 'xx-XX']) {
    const reply = await writeNote(client, buildId, locale, 'Rien.');
    expect(firstError(reply).code).toBe('ENTITY_ERROR.ATTRIBUTE.INVALID');
    expect(reply.json.errors[0].detail).toContain('value is invalid');
  }
});

test('a note in a new language first needs test information in that language', async () => {
  const { client, buildId } = await startWithBuild();
  expect(firstError(await writeNote(client, buildId, 'it', 'Ciao.')).at).toBe(
    '/data/attributes/locale',
  );
  const row = await client.post('/v1/betaAppLocalizations', {
    data: {
      type: 'betaAppLocalizations',
      attributes: { locale: 'it' },
      relationships: { app: linkage('apps', orbitId) },
    },
  });
  expect(row.status).toBe(201);
  expect((await writeNote(client, buildId, 'it', 'Ciao.')).status).toBe(201);
});

test('a locale filter ignores case', async () => {
  const { client } = await start();
  const { data } = (await client.get('/v1/betaBuildLocalizations?filter[locale]=DE-de')).json;
  expect(data).toHaveLength(1);
});

test("a beta description with '<', an emoji, a decomposed or a stray accent is refused", async () => {
  const { client } = await start();
  const { data } = (
    await client.get(`/v1/betaAppLocalizations?filter[app]=${orbitId}&filter[locale]=de-DE`)
  ).json;
  const { id } = data[0];
  const change = (attributes: Json) =>
    client.patch(`/v1/betaAppLocalizations/${id}`, {
      data: { type: 'betaAppLocalizations', id, attributes },
    });
  for (const description of ['a < b', 'gut 👍', 'für'.normalize('NFD'), 'x\u030c']) {
    expect(firstError(await change({ description })).code).toBe(
      'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_CHARACTERS',
    );
  }
  expect(firstError(await change({ feedbackEmail: 'nobody' })).at).toBe(
    '/data/attributes/feedbackEmail',
  );
  expect(
    (await change({ description: 'für & > alle', feedbackEmail: null })).json.data.attributes,
  ).toMatchObject({
    description: 'für & > alle',
    feedbackEmail: null,
  });
});

test('a note can be deleted', async () => {
  const { client, buildId } = await startWithBuild();
  const { id } = (await writeNote(client, buildId, 'de-DE', 'Weg.')).json.data;
  expect((await client.remove(`/v1/betaBuildLocalizations/${id}`)).status).toBe(204);
  expect((await client.get(`/v1/betaBuildLocalizations/${id}`)).status).toBe(404);
});
