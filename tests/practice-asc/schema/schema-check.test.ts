import { expect, test } from 'vitest';
import { start } from '../client/start';
import { reserveUpload } from '../client/upload';
import { type Exchange, mismatches } from './check-exchange';
import { checkedFetch } from './checked-fetch';

const origin = 'http://127.0.0.1';

/** A reservation as it really went, to be spoiled. */
async function reservation(): Promise<Exchange> {
  const { client } = await start();
  const reply = await reserveUpload(client);
  const sent = {
    data: {
      type: 'buildUploads',
      attributes: { cfBundleShortVersionString: '1.4.0', cfBundleVersion: '42', platform: 'IOS' },
      relationships: { app: { data: { type: 'apps', id: '6480000001' } } },
    },
  };
  const { status, text } = reply;
  const url = new URL('/v1/buildUploads', origin);
  return { method: 'POST', url, sent: JSON.stringify(sent), status, received: text, sender: 'app' };
}

test('a sound exchange passes', async () => {
  expect(mismatches(await reservation())).toEqual([]);
});

test('a misspelt attribute is told with its place, in a request and in an answer', async () => {
  const sound = await reservation();
  const misspelt = (text: string) => text.replace('"cfBundleVersion"', '"cfBundelVersion"');
  expect(mismatches({ ...sound, sent: misspelt(sound.sent) }).sort()).toEqual([
    'POST /v1/buildUploads as sent: BuildUploadCreateRequest: ' +
      '/data/attributes must NOT have additional properties "cfBundelVersion"',
    'POST /v1/buildUploads as sent: BuildUploadCreateRequest: ' +
      "/data/attributes must have required property 'cfBundleVersion'",
  ]);
  expect(mismatches({ ...sound, received: misspelt(sound.received) })).toEqual([
    'POST /v1/buildUploads as answered (201): BuildUploadResponse: ' +
      '/data/attributes must NOT have additional properties "cfBundelVersion"',
  ]);
});

test('a misspelt attribute of an included resource is found', async () => {
  const { client } = await start();
  const path = '/v1/apps?include=builds';
  const { text } = await client.get(path);
  const received = text.replaceAll('"processingState"', '"procesingState"');
  const url = new URL(path, origin);
  const found = mismatches({ method: 'GET', url, sent: '', status: 200, received, sender: 'app' });
  expect(found[0]).toMatch(/\/included\/\d+\/attributes .*"procesingState"$/);
});

test.each([
  ['GET', '/v1/apps?filter[bundleID]=x', 'as sent: no query name filter[bundleID]'],
  ['GET', '/v1/apps?fields[apps]=nmae', 'as sent: fields[apps] does not take nmae'],
  ['GET', '/v1/app', 'as sent: no such operation'],
  ['PUT', '/v1/apps', 'as sent: no such operation'],
  ['DELETE', '/v1/buildUploads/1', 'as answered (422): no status 422'],
])('%s %s is not what Apple knows', (method, path, words) => {
  const error = { status: '422', code: 'X', title: 'X', detail: 'X' };
  const received = JSON.stringify({ errors: [error] });
  const url = new URL(path, origin);
  const found = mismatches({ method, url, sent: '', status: 422, received, sender: 'app' });
  expect(found).toContain(`${method} ${path} ${words}`);
});

test('what a fetch carried is told afterwards', async () => {
  const checked = checkedFetch(async () => Response.json({ data: { type: 'apps' } }));
  await checked.fetch(new URL('/v1/apps/1', origin), {});
  await expect(checked.verify()).rejects.toThrow("/data must have required property 'id'");
  await expect(checked.verify()).resolves.toBeUndefined();
});
