import { expect, test } from 'vitest';
import { allTypes } from '../../../src-main/practice/resources/registry';
import { start } from '../client/start';
import { orbitId } from '../client/upload';
import { appleResources, valueAt } from './apple-package';

const resources = appleResources();

/** The names of a type's relationships, and those of them that have links in responses. */
function relationshipsAtApple(type: string): { names: string[]; linked: string[] } {
  const held = valueAt(resources.get(type), 'properties', 'relationships', 'properties') ?? {};
  const names = Object.keys(held).sort();
  return { names, linked: names.filter((name) => valueAt(held[name], 'properties', 'links')) };
}

test('every resource has the relationships of Apple’s schema, with links where the schema has them', () => {
  for (const { name, relationships } of allTypes) {
    const names = Object.keys(relationships).sort();
    const linked = names.filter((one) => relationships[one]?.hasLinks);
    expect([name, { names, linked }]).toEqual([name, relationshipsAtApple(name)]);
  }
});

test('an app carries the links of all its relationships, including those that are not served', async () => {
  const { client } = await start();
  const { relationships } = (await client.get(`/v1/apps/${orbitId}`)).json.data;
  const address = `/v1/apps/${orbitId}`;
  expect(Object.keys(relationships).sort()).toEqual(relationshipsAtApple('apps').linked);
  expect(relationships.gameCenterDetail.links).toEqual({
    self: expect.stringMatching(`${address}/relationships/gameCenterDetail$`),
    related: expect.stringMatching(`${address}/gameCenterDetail$`),
  });
});
