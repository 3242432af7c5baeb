import { expect, test } from 'vitest';
import { firstError, type Json } from '../client/plain-client';
import { start } from '../client/start';
import { orbitId } from '../client/upload';
import { change, orbitVersion } from './store-acts';

test('deleting test information in one language keeps the others', async () => {
  const { client } = await start();
  const list = `/v1/apps/${orbitId}/betaAppLocalizations`;
  const rows = (await client.get(list)).json.data;
  const locales = async () =>
    (await client.get(list)).json.data.map((row: Json) => row.attributes.locale);
  const french = rows.find((row: Json) => row.attributes.locale === 'fr-FR').id;
  const path = `/v1/betaAppLocalizations/${french}`;
  expect((await client.remove(path)).status).toBe(204);
  expect(await locales()).toEqual(['en-US', 'de-DE', 'ja']);
  expect((await client.remove(path)).status).toBe(404);
});

test('the contact of a version’s review can change, but never lose its name', async () => {
  const { client } = await start();
  const versionId = await orbitVersion(client, '1.3.2');
  const path = `/v1/appStoreVersions/${versionId}/appStoreReviewDetail`;
  const { id } = (await client.get(path)).json.data;
  const type = 'appStoreReviewDetails';
  const wanted = { contactFirstName: 'Second', notes: 'Sign in with the demo account.' };
  const changed = await change(client, type, id, wanted);
  expect([changed.status, changed.json.data.attributes]).toMatchObject([
    200,
    { ...wanted, contactLastName: 'Desk' },
  ]);
  const refused = await change(client, type, id, { contactFirstName: null });
  expect(firstError(refused).at).toBe('/data/attributes/contactFirstName');
  expect((await client.get(path)).json.data.attributes).toMatchObject(wanted);
});

test('only a version in review has the older submission resource', async () => {
  const { client } = await start({ seed: 'version-in-review' });
  const submissionOf = async (versionString: string) => {
    const id = await orbitVersion(client, versionString);
    return client.get(`/v1/appStoreVersions/${id}/appStoreVersionSubmission`);
  };
  const { data } = (await client.get(`/v1/apps/${orbitId}/appStoreVersions`)).json;
  const stateIn = (row: Json) => row.attributes.appVersionState;
  for (const row of data) {
    const { json } = await submissionOf(row.attributes.versionString);
    const isInReview = ['WAITING_FOR_REVIEW', 'IN_REVIEW'].includes(stateIn(row));
    expect(json.data?.id ?? null).toBe(isInReview ? row.id : null);
  }
  expect(new Set(data.map(stateIn)).size).toBe(2);
});

test('a declaration links to the document that was sent with it', async () => {
  const { client } = await start();
  const [{ id, attributes }] = (await client.get('/v1/appEncryptionDeclarations')).json.data;
  const path = `/v1/appEncryptionDeclarations/${id}/appEncryptionDeclarationDocument`;
  const paper = (await client.get(path)).json.data;
  expect(paper.attributes.fileName).toBe(attributes.documentName);
  expect(paper.attributes.assetDeliveryState.state).toBe('COMPLETE');
});

test('types that the practice team has none of are empty lists', async () => {
  const { client } = await start();
  const versionId = await orbitVersion(client, '1.3.2');
  const of = async (path: string) => (await client.get(path)).json.data.id;
  const detail = await of(`/v1/appStoreVersions/${versionId}/appStoreReviewDetail`);
  const build = await of(`/v1/appStoreVersions/${versionId}/build`);
  for (const [owner, name] of [
    [`apps/${orbitId}`, 'webhooks'],
    [`builds/${build}`, 'icons'],
    [`appStoreReviewDetails/${detail}`, 'appStoreReviewAttachments'],
  ])
    for (const path of [`/v1/${owner}/${name}`, `/v1/${owner}/relationships/${name}`]) {
      const { status, json } = await client.get(path);
      expect([status, json.data, json.meta.paging.total]).toEqual([200, [], 0]);
    }
});
