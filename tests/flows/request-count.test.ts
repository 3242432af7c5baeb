import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/*
 * Apple counts the requests of a key by the hour, and other tools share it. Another publisher's client makes 21 requests
 * for an existing build, with five languages, two groups and a review.
 */

let stage: Rehearsal;
afterEach(() => stage.end());

const plan = {
  notes: ['en-US', 'de-DE', 'fr-FR', 'ja', 'pt-BR'].map((locale) => ({
    locale,
    text: `Try the search (${locale}).`,
  })),
  groups: ['Design', 'Beta circle'],
  submitForBetaReview: true,
};

/** Requests since `from`, without the parts. */
function count(from = 0): number {
  const sent = stage.practice.requests.slice(from).filter(({ path }) => path.startsWith('/v1/'));
  const kinds = new Map<string, number>();
  for (const { method, path } of sent) {
    const [plain = ''] = path.split('?');
    const kind = `${method} ${plain.replace(/\/(\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/g, '/*')}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  process.stdout.write(`${sent.length} requests: ${JSON.stringify(Object.fromEntries(kinds))}\n`);
  return sent.length;
}

describe('requests', () => {
  it('a publish of an existing build takes no more than 21 requests', async () => {
    stage = await rehearse();
    const packagePath = await stage.sample();
    await stage.publish({ packagePath, scope: 'upload-only' });
    const before = stage.practice.requests.length;
    const run = await stage.publish({ packagePath, scope: 'skip-upload', ...plan });
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    expect(count(before)).toBeLessThanOrEqual(21);
  });

  it('a whole publish takes no more than 30 requests, not counting parts and polling', async () => {
    stage = await rehearse();
    const run = await stage.publish({ packagePath: await stage.sample(), ...plan });
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    const looks = stage.practice.requests.filter(
      ({ method, path }) => method === 'GET' && /^\/v1\/(builds|buildUploads)\/[^/?]+\?/.test(path),
    ).length;
    // One poll is part of the work; how many more it takes is up to Apple.
    const waited = Math.max(0, looks - 5);
    expect(count() - waited).toBeLessThanOrEqual(30);
    // The number of testers of a group is for display, and not used by a run.
    expect(stage.practice.requests.filter(({ path }) => path.includes('betaTesters'))).toEqual([]);
  });

  it('showing an app with 3,000 builds and 60 groups takes no more than 12 requests', async () => {
    stage = await rehearse({ practice: { keepState: true } });
    await stage.stopServer();
    await growWorld(3_000, 60);
    await stage.startServerAgain();
    const path = await stage.sample();
    const mark = (await stage.engine.packages.inspect(path)).mark;
    const before = stage.practice.requests.length;
    const seen = await stage.engine.destinations.read(stage.connection, path, mark);
    expect(seen.groups.length).toBeGreaterThanOrEqual(60);
    expect(seen.groups.every(({ testerCount }) => testerCount !== null)).toBe(true);
    expect(count(before)).toBeLessThanOrEqual(12);
  });
});

interface Row {
  id: string;
  [field: string]: unknown;
}

/** More data for the first app of the kept world: builds of other versions, and groups. */
async function growWorld(builds: number, groups: number): Promise<void> {
  const [app] = stage.practice.apps.filter(({ bundleId }) => bundleId === 'com.northwind.orbit');
  const folder = join(stage.folder, 'practice');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  for (const name of names) {
    const file = join(folder, name);
    const saved = JSON.parse(await readFile(file, 'utf8')) as { state?: Record<string, Row[]> };
    const { state } = saved;
    if (!state?.builds || !state.betaGroups) continue;
    const copyOf = (rows: Row[], change: (place: number) => object, times: number): void => {
      const first = rows.find(({ appId }) => appId === app?.id);
      if (!first) throw new Error('the world has nothing to copy');
      for (let place = 0; place < times; place += 1)
        rows.push({ ...first, id: randomUUID(), ...change(place) });
    };
    copyOf(state.builds, (place) => ({ version: `9${place}`, betaDetailId: randomUUID() }), builds);
    copyOf(state.betaGroups, (place) => ({ name: `Circle ${place}` }), groups);
    await writeFile(file, JSON.stringify(saved));
    return;
  }
  throw new Error(`no world is kept in ${names.join(', ')}`);
}
