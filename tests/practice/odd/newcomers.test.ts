import { expect, test } from 'vitest';
import { firstError } from '../client/plain-client';
import { start } from '../client/start';
import {
  addToGroup,
  commit,
  deliverBuild,
  groupId,
  reserveFile,
  reserveUpload,
  sendPart,
  settled,
  startUpload,
  writeNote,
} from '../client/upload';

test('new-missing hides a new resource at its address and in relationships', async () => {
  const { client } = await start({ faults: ['new-missing'] });
  const { id } = (await reserveUpload(client)).json.data;
  const read = await client.get(`/v1/buildUploads/${id}`);
  expect([read.status, read.json.errors[0].code]).toEqual([404, 'NOT_FOUND']);
  expect(read.json.errors[0].detail).toContain(`'buildUploads' with id '${id}'`);
  const write = await reserveFile(client, id, 10);
  expect([write.status, write.json.errors[0].detail]).toEqual([
    404,
    expect.stringContaining(`'${id}'`),
  ]);
  expect((await client.get(`/v1/buildUploads/${id}`)).status).toBe(200);
  expect((await reserveFile(client, id, 10)).status).toBe(201);
});

test('new-missing lasts for the given number of requests, and never applies to older resources', async () => {
  const { practice, client } = await start();
  const older = await deliverBuild(practice, client, { build: '41', version: '1.5.0' });
  practice.faults.add('new-missing:5');
  const { id } = (await reserveUpload(client, { build: '99' })).json.data;
  expect((await client.get(`/v1/builds/${older}`)).status).toBe(200);
  const statuses = [];
  for (let count = 0; count < 6; count += 1)
    statuses.push((await client.get(`/v1/buildUploads/${id}`)).status);
  expect(statuses).toEqual([404, 404, 404, 404, 404, 200]);
});

test('new-conflict refuses relationships to a new resource, and reads of it succeed', async () => {
  const { client } = await start({ faults: ['new-conflict'] });
  const { id } = (await reserveUpload(client, { build: '99' })).json.data;
  expect((await client.get(`/v1/buildUploads/${id}`)).status).toBe(200);
  const refused = await reserveFile(client, id, 10);
  expect([refused.status, firstError(refused)]).toEqual([
    409,
    {
      code: 'ENTITY_ERROR.RELATIONSHIP.INVALID',
      at: '/data/relationships/buildUpload/data/id',
    },
  ]);
  expect((await reserveFile(client, id, 10)).status).toBe(409);
  expect((await reserveFile(client, id, 10)).status).toBe(201);
});

test('new-missing and new-conflict apply to a build once it has appeared', async () => {
  const { practice, client } = await start();
  const { fileId, uploadId, operations, bytes } = await startUpload(client, {
    usesNonExemptEncryption: false,
  });
  for (const operation of operations) await sendPart(operation, bytes);
  practice.faults.add('new-conflict:1');
  practice.faults.add('new-missing:1');
  await commit(client, fileId);
  practice.clock.advance(settled);
  const upload = await client.get(`/v1/buildUploads/${uploadId}?include=build`);
  const build = upload.json.data.relationships.build.data.id;
  const group = await groupId(client, 'Beta circle');
  const add = () => addToGroup(client, build, group);
  const read = () => client.get(`/v1/builds/${build}`);
  expect([(await read()).status, (await read()).status]).toEqual([404, 200]);
  expect([(await add()).status, (await add()).status]).toEqual([409, 204]);
  expect((await writeNote(client, build, 'fr-FR', 'Bonjour')).status).toBe(201);
  // Resources created along with it, such as the note in the primary locale, are visible at once.
  const [note] = (await client.get(`/v1/builds/${build}/betaBuildLocalizations`)).json.data;
  expect((await client.get(`/v1/betaBuildLocalizations/${note.id}`)).status).toBe(200);
});
