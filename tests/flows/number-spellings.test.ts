import { afterEach, describe, expect, it } from 'vitest';
import { normalizeVersion } from '../../shared/asc/version-numbers';
import { type Oddity, type OddProxy, type SeenRequest, startOddProxy } from '../helpers/odd-proxy';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/*
 * App Store Connect keeps and filters numbers without leading zeros (coronalabs/corona#199, brave/brave-ios#3104), and
 * 1.0 and 1.0.0 are one version, found only in the spelling that came first (fastlane/fastlane#22248).
 */

let stage: Rehearsal;
let odd: OddProxy;
afterEach(async () => {
  await odd.close();
  await stage.end();
});

const filters = ['filter[version]', 'filter[cfBundleVersion]'];
const numbers: Record<string, string[]> = {
  builds: ['version'],
  buildUploads: ['cfBundleVersion', 'cfBundleShortVersionString'],
  preReleaseVersions: ['version'],
};
const empty = JSON.stringify({ data: [], links: { self: 'https://example.com' } });

/** Numbers in the stored spelling, anywhere in the response. */
function kept(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(kept);
  if (typeof json !== 'object' || json === null) return json;
  const { type, attributes } = json as { type?: string; attributes?: Record<string, unknown> };
  for (const name of numbers[type ?? ''] ?? []) {
    const value = attributes?.[name];
    if (attributes && typeof value === 'string') attributes[name] = normalizeVersion(value);
  }
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, kept(value)]));
}

/** As Apple filters: a number is only found by its stored spelling. */
function normalise({ path }: SeenRequest): Oddity {
  const query = new URL(path, 'http://any').searchParams;
  const isMissed = filters.some((name) => {
    const asked = query.get(name)?.split(',');
    return asked !== undefined && !asked.some((one) => one === normalizeVersion(one));
  });
  return isMissed ? { kind: 'replace', body: empty } : { kind: 'mutate', change: kept };
}

async function begin(meet: OddProxy['meet'] = normalise): Promise<void> {
  stage = await rehearse({ checksSchemas: false });
  odd = await startOddProxy(stage.practice.url, meet);
}

async function publish(plan: object, sample: Parameters<Rehearsal['sample']>[0]) {
  const packagePath = await stage.sample(sample);
  const connection = { ...stage.connection, apiUrl: odd.url };
  const { id } = await stage.engine.runs.start(connection, { packagePath, ...plan });
  return stage.engine.runs.settled(id);
}

const creates = () =>
  stage.practice.requests.filter(
    ({ method, path }) => method === 'POST' && path === '/v1/buildUploads',
  ).length;

describe.each([
  { build: '2020.12.011744', version: '1.4.0' },
  { build: '042', version: '1.4' },
  { build: '43.0', version: '1.04.0' },
])('build $build of $version', (sample) => {
  it('a build is found when it is at Apple already, and its number is not available', async () => {
    await begin();
    expect((await publish({ scope: 'upload-only' }, sample)).status.state).toBe('done');
    const again = await publish({ scope: 'skip-upload', groups: ['Design'] }, sample);
    expect(again.status.state).toBe('done');
    const twice = await publish({}, sample);
    expect(JSON.stringify(twice.status)).toContain('build-already-used');
    expect(creates()).toBe(1);
  });

  it('a build is created once, although the response is lost', async () => {
    let lost = 0;
    await begin((request) => {
      if (request.kind !== 'POST /v1/buildUploads' || lost++ > 0) return normalise(request);
      return { kind: 'replace', status: 502, body: '<html>Bad Gateway</html>' };
    });
    expect((await publish({ scope: 'upload-only' }, sample)).status.state).toBe('done');
    expect(creates()).toBe(1);
  });

  it('a build is found by its numbers when the upload never links to it', async () => {
    await begin((request) => {
      const oddity = normalise(request);
      if (request.kind !== 'GET /v1/buildUploads/*' || oddity.kind !== 'mutate') return oddity;
      const change = (json: unknown) => {
        const document = kept(json) as { data: { relationships: object }; included?: unknown };
        return { data: { ...document.data, relationships: {} } };
      };
      return { kind: 'mutate', change };
    });
    expect((await publish({ groups: ['Design'] }, sample)).status.state).toBe('done');
  });
});
