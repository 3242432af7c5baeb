import { expect, test } from 'vitest';
import { start } from '../client/start';
import { reserveUpload } from '../client/upload';
import { type Exchange, mismatches } from './check-exchange';
import { checkedFetch } from './checked-fetch';

const origin = 'http://127.0.0.1';

/** A real reservation, to be altered. */
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

test('the schema check passes a valid exchange', async () => {
  expect(mismatches(await reservation())).toEqual([]);
});

test('the schema check locates a misspelled attribute in a request and in a response', async () => {
  const valid = await reservation();
  const misspell = (text: string) => text.replace('"cfBundleVersion"', '"cfBundelVersion"');
  expect(mismatches({ ...valid, sent: misspell(valid.sent) }).sort()).toEqual([
    'POST /v1/buildUploads as sent: BuildUploadCreateRequest: ' +
      '/data/attributes must NOT have additional properties "cfBundelVersion"',
    'POST /v1/buildUploads as sent: BuildUploadCreateRequest: ' +
      "/data/attributes must have required property 'cfBundleVersion'",
  ]);
  expect(mismatches({ ...valid, received: misspell(valid.received) })).toEqual([
    'POST /v1/buildUploads as answered (201): BuildUploadResponse: ' +
      '/data/attributes must NOT have additional properties "cfBundelVersion"',
  ]);
});

test('the schema check finds a misspelled attribute of an included resource', async () => {
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
])('the schema check reports what Apple’s schema does not have: %s %s', (method, path, words) => {
  const error = { status: '422', code: 'X', title: 'X', detail: 'X' };
  const received = JSON.stringify({ errors: [error] });
  const url = new URL(path, origin);
  const found = mismatches({ method, url, sent: '', status: 422, received, sender: 'app' });
  expect(found).toContain(`${method} ${path} ${words}`);
});

test('a checked fetch reports its differences from the schema afterwards', async () => {
  const checked = checkedFetch(async () => Response.json({ data: { type: 'apps' } }));
  await checked.fetch(new URL('/v1/apps/1', origin), {});
  await expect(checked.verify()).rejects.toThrow("/data must have required property 'id'");
  await expect(checked.verify()).resolves.toBeUndefined();
});
