import { expect, test } from 'vitest';
import { listedValues, newValue } from '../../../src-main/practice/odd/new-values';
import { allTypes } from '../../../src-main/practice/resources/registry';
import { oddClientFor } from '../client/plain-client';
import { start } from '../client/start';
import { deliverBuild } from '../client/upload';
import { appleResources, appleSchema, type Schema, valueAt } from '../schema/apple-package';

/** The names of all enum attributes in a schema, however deeply nested. */
function listedIn(schema: Schema, name = ''): string[] {
  if (typeof schema.$ref === 'string')
    return listedIn(appleSchema(schema.$ref.split('/').at(-1) ?? ''), name);
  if (schema.enum) return [name];
  if (schema.items) return listedIn(schema.items as Schema, name);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  return properties.flatMap(([inner, value]) => listedIn(value, inner));
}

test('the list of enum attributes matches Apple’s schema', () => {
  const resources = appleResources();
  const listed = allTypes.flatMap(({ name }) =>
    listedIn(valueAt(resources.get(name), 'properties', 'attributes') ?? {}),
  );
  expect([...listedValues].sort()).toEqual([...new Set(listed)].sort());
});

test('new-value puts an unknown value into every enum attribute, including nested and included ones', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  const upload = (await client.get(`/v1/builds/${build}?include=buildUpload`)).json.included[0].id;
  practice.faults.add('new-value');
  const odd = await oddClientFor(practice);
  const { data, included } = (await odd.get(`/v1/builds/${build}?include=buildBetaDetail`)).json;
  expect(data.attributes).toMatchObject({
    version: '42',
    processingState: newValue,
    buildAudienceType: newValue,
  });
  expect(included[0].attributes).toMatchObject({
    internalBuildState: newValue,
    externalBuildState: newValue,
    autoNotifyEnabled: true,
  });
  const { attributes } = (await odd.get(`/v1/buildUploads/${upload}`)).json.data;
  expect(attributes).toMatchObject({ platform: newValue, state: { state: newValue, errors: [] } });
  const users = (await odd.get('/v1/users?limit=1')).json.data;
  expect(new Set(users[0].attributes.roles)).toEqual(new Set([newValue]));
});

test('new-value with a name leaves all other attributes unchanged', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  practice.faults.add('new-value:externalBuildState');
  const odd = await oddClientFor(practice);
  const { data, included } = (await odd.get(`/v1/builds/${build}?include=buildBetaDetail`)).json;
  expect(data.attributes.processingState).toBe('VALID');
  expect(included[0].attributes).toMatchObject({
    internalBuildState: expect.not.stringMatching(newValue),
    externalBuildState: newValue,
  });
});
