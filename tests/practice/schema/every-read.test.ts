import { expect, test } from 'vitest';
import { allRoutes } from '../../../src-main/practice/routes/all-routes';
import type { Route } from '../../../src-main/practice/routes/route';
import { linkage, type PlainClient } from '../client/plain-client';
import { start } from '../client/start';
import { deliverBuild, orbitId } from '../client/upload';
import { walkReads } from './route-walk';

/** No scenario starts with a declaration. */
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

/** Hundreds of responses, each checked against its schema: on a busy machine that takes more than a minute. */
const patience = 5 * 60_000;

test(
  'every read with everything included matches Apple’s schemas',
  async () => {
    let left: readonly Route[] = allRoutes.filter(({ method }) => method === 'GET');
    for (const seed of [
      'everyday',
      'in-review',
      'version-in-review',
      'phased-release-running',
    ] as const) {
      const { practice, client } = await start({ seed });
      const spec = { version: '1.5.0', usesNonExemptEncryption: true };
      await declareEncryption(client, await deliverBuild(practice, client, spec));
      // Every scenario is walked from the start, since ids are only known from lists.
      const unreached = await walkReads(client, allRoutes);
      left = left.filter((route) => unreached.includes(route));
    }
    expect(left.map(({ path }) => path)).toEqual([]);
  },
  patience,
);
