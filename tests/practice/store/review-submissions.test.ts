import { expect, test } from 'vitest';
import { firstError, type Json } from '../client/plain-client';
import { start } from '../client/start';
import { deliverBuild, minutes, orbitId } from '../client/upload';
import {
  addVersion,
  attach,
  change,
  makeReadyVersion,
  makeSubmission,
  makeVersion,
  orbitVersion,
  stateOf,
  submit,
} from './store-acts';

const listed = `/v1/reviewSubmissions?filter[app]=${orbitId}`;

test('the list of review submissions requires an app filter', async () => {
  const { client } = await start({ seed: 'version-in-review' });
  expect(firstError(await client.get('/v1/reviewSubmissions'))).toEqual({
    code: 'PARAMETER_ERROR.REQUIRED',
    at: 'filter[app]',
  });
  const query = 'filter[state]=WAITING_FOR_REVIEW&include=items,appStoreVersionForReview';
  const { data, included } = (await client.get(`${listed}&${query}`)).json;
  expect(data).toHaveLength(1);
  expect(included.map((row: Json) => row.type).sort()).toEqual([
    'appStoreVersions',
    'reviewSubmissionItems',
  ]);
});

test('only one submission can be open at a time, and the refusal names it', async () => {
  const { client } = await start();
  const { id } = (await makeSubmission(client)).json.data;
  const second = await makeSubmission(client);
  expect([second.status, second.json.errors[0].detail]).toEqual([
    409,
    expect.stringContaining(`reviewSubmissions with id ${id} still in progress`),
  ]);
});

test('an empty draft cannot be submitted', async () => {
  const { client } = await start();
  const { id } = (await makeSubmission(client)).json.data;
  const reply = await submit(client, id);
  expect([reply.status, reply.json.errors[0].detail]).toEqual([
    409,
    expect.stringContaining('does not have any items'),
  ]);
});

test('a version can be added once, and removed only while it is a draft', async () => {
  const { practice, client } = await start();
  const versionId = await makeReadyVersion(practice, client);
  const { id } = (await makeSubmission(client)).json.data;
  const place = (await addVersion(client, id, versionId)).json.data.id;
  const again = await addVersion(client, id, versionId);
  expect([again.status, again.json.errors[0].detail]).toEqual([
    409,
    expect.stringContaining(`another reviewSubmission with id ${id}`),
  ]);
  const path = `/v1/reviewSubmissionItems/${place}`;
  expect((await client.remove(path)).status).toBe(204);
  expect(await stateOf(client, versionId)).toBe('PREPARE_FOR_SUBMISSION');
  const next = (await addVersion(client, id, versionId)).json.data.id;
  await submit(client, id);
  expect((await client.remove(`/v1/reviewSubmissionItems/${next}`)).status).toBe(409);
  expect((await submit(client, id)).status).toBe(409);
});

test('everything that keeps a version from review is reported at once, by resource', async () => {
  const { client } = await start();
  const versionId = (await makeVersion(client)).json.data.id;
  const { id } = (await makeSubmission(client)).json.data;
  await addVersion(client, id, versionId);
  const reply = await submit(client, id);
  expect([reply.status, firstError(reply).code]).toEqual([409, 'STATE_ERROR.ENTITY_STATE_INVALID']);
  const { associatedErrors } = reply.json.errors[0].meta;
  const paths = Object.keys(associatedErrors);
  expect(associatedErrors[`/v1/appStoreVersions/${versionId}`][0].source.pointer).toBe(
    '/data/relationships/build',
  );
  const texts = paths.filter((path) => path.startsWith('/v1/appStoreVersionLocalizations/'));
  expect(texts).toHaveLength(2);
  expect(associatedErrors[texts[0] as string][0].source.pointer).toBe('/data/attributes/whatsNew');
});

test('canceling takes a while, and leaves the version editable', async () => {
  const { practice, client } = await start({ seed: 'version-in-review' });
  const { id } = (await client.get(listed)).json.data[0];
  const versionId = await orbitVersion(client, '1.4.0');
  const renamed = await change(client, 'appStoreVersions', versionId, { versionString: '1.4.1' });
  expect(renamed.status).toBe(409);
  const canceled = await change(client, 'reviewSubmissions', id, { canceled: true });
  expect(canceled.json.data.attributes.state).toBe('CANCELING');
  expect((await makeSubmission(client)).status).toBe(409);
  practice.clock.advance(minutes(1));
  const { data } = (await client.get(`/v1/reviewSubmissions/${id}`)).json;
  expect(data.attributes.state).toBe('COMPLETE');
  expect(await stateOf(client, versionId)).toBe('DEVELOPER_REJECTED');
  const next = (await makeSubmission(client)).json.data.id;
  expect((await addVersion(client, next, versionId)).status).toBe(201);
  expect((await submit(client, next)).status).toBe(200);
});

test('a version that is in review cannot be canceled', async () => {
  const { practice, client } = await start({ seed: 'version-in-review' });
  const { id } = (await client.get(listed)).json.data[0];
  practice.clock.advance(minutes(61));
  const reply = await change(client, 'reviewSubmissions', id, { canceled: true });
  expect([reply.status, reply.json.errors[0].detail]).toEqual([
    409,
    expect.stringContaining('not in a cancellable state'),
  ]);
});

test('a rejected version gets another build and returns to the same submission', async () => {
  const { practice, client } = await start({ seed: 'rejected-build' });
  const versionId = await orbitVersion(client, '1.4.0');
  const query = 'filter[state]=UNRESOLVED_ISSUES&include=items';
  const { data, included } = (await client.get(`${listed}&${query}`)).json;
  const [{ id }] = data;
  expect(await stateOf(client, versionId)).toBe('REJECTED');
  const build = await deliverBuild(practice, client);
  expect((await attach(client, versionId, build)).status).toBe(204);
  expect((await submit(client, id)).status).toBe(409);
  await change(client, 'reviewSubmissionItems', included[0].id, { resolved: true });
  expect(await stateOf(client, versionId)).toBe('READY_FOR_REVIEW');
  expect((await submit(client, id)).status).toBe(200);
  practice.clock.advance(minutes(20));
  expect(await stateOf(client, versionId)).toBe('PENDING_DEVELOPER_RELEASE');
});
