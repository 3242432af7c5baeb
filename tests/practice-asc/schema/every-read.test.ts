import { expect, test } from 'vitest';
import { allRoutes } from '../../../src-main/practice-asc/routes/all-routes';
import type { Route } from '../../../src-main/practice-asc/routes/route';
import { linkage, type PlainClient } from '../client/plain-client';
import { start } from '../client/start';
import { deliverBuild, orbitId } from '../client/upload';
import { walkReads } from './route-walk';

/** No story begins with a declaration. */
async function declareEncryption(client: PlainClient, buildId: string): Promise<void> {
  const type = 'appEncryptionDeclarations';
  const attributes = {
    appDescription: 'Notes that travel encrypted.',
    containsProprietaryCryptography: false,
    containsThirdPartyCryptography: true,
    availableOnFrenchStore: true,
  };
  const relationships = { app: linkage('apps', orbitId) };
  const { json } = await client.post(`/v1/${type}`, { data: { type, attributes, relationships } });
  const appEncryptionDeclaration = linkage(type, json.data.id);
  const data = { type: 'builds', id: buildId, relationships: { appEncryptionDeclaration } };
  expect((await client.patch(`/v1/builds/${buildId}`, { data })).status).toBe(200);
}

/** Hundreds of answers, each checked against its schema: on a busy machine that is more than a minute. */
const patience = 5 * 60_000;

test(
  'every read is answered as Apple’s schemas have it, with everything included',
  async () => {
    let left: readonly Route[] = allRoutes.filter(({ method }) => method === 'GET');
    for (const seed of [
      'everyday',
      'in-review',
      'version-in-review',
      'phased-release-running',
    ] as const) {
      const { practice, client } = await start({ seed });
      const wish = { version: '1.5.0', usesNonExemptEncryption: true };
      await declareEncryption(client, await deliverBuild(practice, client, wish));
      // Every story is walked from the start, since its ids are only known by its lists.
      const unreached = await walkReads(client, allRoutes);
      left = left.filter((route) => unreached.includes(route));
    }
    expect(left.map(({ path }) => path)).toEqual([]);
  },
  patience,
);
