import { expect, test } from 'vitest';
import { firstError, type Json, linkage, type Reply } from '../client/plain-client';
import { start } from '../client/start';
import { deliverBuild, orbitId } from '../client/upload';
import { attach, change, makeVersion, orbitVersion, releaseByHand, textsOf } from './store-acts';

const errorsOf = (reply: Reply) =>
  reply.json.errors.map((error: Json) => [error.code, error.source?.pointer]);
const createText = (versionId: string, attributes: Json) => ({
  data: {
    type: 'appStoreVersionLocalizations',
    attributes,
    relationships: { appStoreVersion: linkage('appStoreVersions', versionId) },
  },
});

test('a second open version is refused, and a used number is reported in addition', async () => {
  const { client } = await start();
  const used = await makeVersion(client, { versionString: '1.3.2' });
  expect([used.status, errorsOf(used)]).toEqual([
    409,
    [
      ['ENTITY_ERROR.RELATIONSHIP.INVALID', '/data/relationships/app'],
      ['ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE', '/data/attributes/versionString'],
    ],
  ]);
  expect((await makeVersion(client)).status).toBe(201);
  const second = await makeVersion(client, { versionString: '1.5.0' });
  expect(errorsOf(second)).toEqual([
    ['ENTITY_ERROR.RELATIONSHIP.INVALID', '/data/relationships/app'],
  ]);
});

test('a scheduled release needs a full hour in the future, and no other release has a date', async () => {
  const { client } = await start();
  const at = '/data/attributes/earliestReleaseDate';
  const future = '2099-01-01T10:00:00-08:00';
  for (const attributes of [
    { releaseType: 'SCHEDULED' },
    { releaseType: 'SCHEDULED', earliestReleaseDate: '2099-01-01T10:30:00-08:00' },
    { releaseType: 'SCHEDULED', earliestReleaseDate: '2020-01-01T10:00:00-08:00' },
    { releaseType: 'MANUAL', earliestReleaseDate: future },
  ])
    expect(firstError(await makeVersion(client, attributes)).at).toBe(at);
  const spec = { releaseType: 'SCHEDULED', earliestReleaseDate: future };
  expect((await makeVersion(client, spec)).status).toBe(201);
});

test('only a valid build of the same version can be attached, and none can be removed', async () => {
  const { practice, client } = await start();
  const versionId = (await makeVersion(client)).json.data.id;
  const other = await deliverBuild(practice, client, { version: '1.5.0' });
  const refused = await attach(client, versionId, other);
  expect([refused.status, firstError(refused)]).toEqual([
    409,
    { code: 'ENTITY_ERROR.RELATIONSHIP.INVALID', at: '/data/relationships/build' },
  ]);
  const build = await deliverBuild(practice, client);
  expect((await attach(client, versionId, build)).status).toBe(204);
  const path = `/v1/appStoreVersions/${versionId}`;
  expect((await client.get(`${path}/relationships/build`)).json.data).toEqual({
    type: 'builds',
    id: build,
  });
  expect((await client.get(`${path}/build`)).json.data.id).toBe(build);
  expect((await client.patch(`${path}/relationships/build`, { data: null })).status).toBe(409);
});

test('texts are copied from the previous version, and What’s New starts empty', async () => {
  const { client } = await start();
  const versionId = (await makeVersion(client)).json.data.id;
  const texts = (await textsOf(client, versionId)).map((row) => row.attributes);
  expect(texts).toMatchObject([
    { locale: 'en-US', description: 'Notes that stay in orbit.', whatsNew: null },
    { locale: 'de-DE', whatsNew: null },
  ]);
});

test('a version text is refused for its length, its characters and its locale', async () => {
  const { client } = await start();
  const versionId = (await makeVersion(client)).json.data.id;
  const [first] = await textsOf(client, versionId);
  const codeFor = async (attributes: Json) =>
    firstError(await change(client, 'appStoreVersionLocalizations', first.id, attributes)).code;
  expect(await codeFor({ keywords: 'x'.repeat(101) })).toMatch(/TOO_LONG$/);
  expect(await codeFor({ promotionalText: 'x'.repeat(171) })).toMatch(/TOO_LONG$/);
  expect(await codeFor({ description: 'x'.repeat(4001) })).toMatch(/TOO_LONG$/);
  expect(await codeFor({ whatsNew: 'Fast 🚀' })).toMatch(/INVALID_CHARACTERS$/);
  expect(await codeFor({ supportUrl: 'nowhere' })).toMatch(/ATTRIBUTE.INVALID$/);
  const path = '/v1/appStoreVersionLocalizations';
  const duplicate = await client.post(path, createText(versionId, { locale: 'de-DE' }));
  expect(firstError(duplicate)).toEqual({
    code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
    at: '/data/attributes/locale',
  });
  const strange = await client.post(path, createText(versionId, { locale: 'de' }));
  expect(firstError(strange).code).toBe('ENTITY_ERROR.ATTRIBUTE.INVALID');
  const made = await client.post(path, createText(versionId, { locale: 'fr-FR' }));
  expect(made.status).toBe(201);
  expect((await client.remove(`${path}/${made.json.data.id}`)).status).toBe(204);
});

test('the first version of an app has no What’s New', async () => {
  const { client } = await start({ seed: 'first-release' });
  const versionId = (await makeVersion(client)).json.data.id;
  const [text] = await textsOf(client, versionId);
  const reply = await change(client, 'appStoreVersionLocalizations', text.id, { whatsNew: 'All.' });
  expect([reply.status, firstError(reply)]).toEqual([
    409,
    { code: 'STATE_ERROR', at: '/data/attributes/whatsNew' },
  ]);
});

test('a released version cannot be edited, except for its promotional text', async () => {
  const { client } = await start();
  const versionId = await orbitVersion(client, '1.3.2');
  const renamed = await change(client, 'appStoreVersions', versionId, { versionString: '1.3.3' });
  expect(firstError(renamed).at).toBe('/data/attributes/versionString');
  expect((await client.remove(`/v1/appStoreVersions/${versionId}`)).status).toBe(409);
  expect((await releaseByHand(client, versionId)).status).toBe(409);
  const [text] = await textsOf(client, versionId);
  const type = 'appStoreVersionLocalizations';
  expect((await change(client, type, text.id, { promotionalText: 'Now.' })).status).toBe(200);
  expect((await change(client, type, text.id, { description: 'New.' })).status).toBe(409);
});

test('a draft can be renamed and deleted', async () => {
  const { client } = await start();
  const { id } = (await makeVersion(client)).json.data;
  const renamed = await change(client, 'appStoreVersions', id, { versionString: '2.0' });
  expect(renamed.json.data.attributes.versionString).toBe('2.0');
  expect((await client.remove(`/v1/appStoreVersions/${id}`)).status).toBe(204);
  expect((await client.get(`/v1/appStoreVersions/${id}`)).status).toBe(404);
});

test('review details of a version report one missing field at a time', async () => {
  const { client } = await start({ seed: 'first-release' });
  const versionId = (await makeVersion(client)).json.data.id;
  const path = `/v1/appStoreVersions/${versionId}/appStoreReviewDetail`;
  expect((await client.get(path)).json.data).toBeNull();
  const make = (attributes: Json) =>
    client.post('/v1/appStoreReviewDetails', {
      data: {
        type: 'appStoreReviewDetails',
        attributes,
        relationships: { appStoreVersion: linkage('appStoreVersions', versionId) },
      },
    });
  const partial = { contactLastName: 'Desk', contactEmail: 'desk@example.com' };
  const refused = await make(partial);
  expect(errorsOf(refused)).toEqual([
    ['ENTITY_ERROR.ATTRIBUTE.REQUIRED', '/data/attributes/contactFirstName'],
  ]);
  const whole = { ...partial, contactFirstName: 'Release', contactPhone: '+49 30 901820' };
  const made = await make(whole);
  expect(made.status).toBe(201);
  expect((await make(whole)).status).toBe(409);
  const { id } = made.json.data;
  const long = await change(client, 'appStoreReviewDetails', id, { notes: 'x'.repeat(4001) });
  expect(firstError(long).code).toMatch(/TOO_LONG$/);
  expect((await client.get(path)).json.data.id).toBe(id);
});

test('a declaration of encryption is attached, and a build with encryption waits for it', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client, { usesNonExemptEncryption: true });
  const external = async () =>
    (await client.get(`/v1/builds/${build}/buildBetaDetail`)).json.data.attributes
      .externalBuildState;
  expect(await external()).toBe('MISSING_EXPORT_COMPLIANCE');
  const made = await client.post('/v1/appEncryptionDeclarations', {
    data: {
      type: 'appEncryptionDeclarations',
      attributes: {
        appDescription: 'Notes are encrypted.',
        containsProprietaryCryptography: false,
        containsThirdPartyCryptography: true,
        availableOnFrenchStore: true,
      },
      relationships: { app: linkage('apps', orbitId) },
    },
  });
  expect(made.json.data.attributes.appEncryptionDeclarationState).toBe('CREATED');
  const { id } = made.json.data;
  const path = `/v1/builds/${build}/relationships/appEncryptionDeclaration`;
  const reply = await client.patch(path, linkage('appEncryptionDeclarations', id));
  expect(reply.status).toBe(204);
  expect(await external()).toBe('IN_EXPORT_COMPLIANCE_REVIEW');
  practice.clock.advance(60 * 60_000);
  expect(await external()).toBe('READY_FOR_BETA_SUBMISSION');
  const listed = await client.get(`/v1/apps/${orbitId}/appEncryptionDeclarations?include=builds`);
  const states = listed.json.data.map((row: Json) => row.attributes.appEncryptionDeclarationState);
  expect(states).toEqual(['APPROVED', 'APPROVED']);
});
