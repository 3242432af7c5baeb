import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanGroup } from '../../shared/domain/publish-plan';
import { Receipt } from '../../shared/domain/receipt';
import { inWords } from '../../shared/words/say';
import { type Rehearsal, rehearse, tokenFor } from '../helpers/rehearsal';

let stage: Rehearsal;
/** Happens once the run has found the app and its groups, just before it takes a place for the package. */
let whenFound: () => Promise<void>;
beforeEach(async () => {
  whenFound = async () => undefined;
  stage = await rehearse({
    engine: {
      fetch: async (url, init) => {
        if (init.method === 'POST' && url.pathname === '/v1/buildUploads') await whenFound();
        return fetch(url, init);
      },
    },
  });
});
afterEach(() => stage.end());

/** A change to the app's groups by someone else. */
async function change(method: string, path: string, data?: object): Promise<string> {
  const response = await fetch(new URL(path, stage.practice.url), {
    method,
    headers: {
      authorization: `Bearer ${await tokenFor(stage.practice)}`,
      'content-type': 'application/json',
    },
    ...(data && { body: JSON.stringify({ data }) }),
  });
  expect(response.ok).toBe(true);
  const text = await response.text();
  return text === '' ? '' : JSON.parse(text).data.id;
}

async function groupNamed(name: string): Promise<PlanGroup> {
  const { rows } = await stage.ask(`/v1/betaGroups?filter[name]=${encodeURIComponent(name)}`);
  return { id: rows[0]?.id ?? null, name };
}

const rename = ({ id }: PlanGroup, name: string) =>
  change('PATCH', `/v1/betaGroups/${id}`, { type: 'betaGroups', id, attributes: { name } });

async function create(name: string): Promise<PlanGroup> {
  const { rows } = await stage.ask('/v1/apps?filter[bundleId]=com.northwind.orbit');
  const id = await change('POST', '/v1/betaGroups', {
    type: 'betaGroups',
    attributes: { name },
    relationships: { app: { data: { type: 'apps', id: rows[0]?.id } } },
  });
  return { id, name };
}

async function groupsHaving(buildId: string | null): Promise<string[]> {
  const { rows } = await stage.ask(`/v1/betaGroups?filter[builds]=${buildId}`);
  return rows.map(({ id }) => id);
}

describe('groups of a plan', () => {
  it('a group that was renamed since it was chosen still gets the build, and the run says its new name', async () => {
    const design = await groupNamed('Design');
    await rename(design, 'Design team');
    const run = await stage.publish({ packagePath: await stage.sample(), groups: [design] });
    expect(run.status.state).toBe('done');
    expect(run.groups).toMatchObject([{ id: design.id, name: 'Design team', state: 'read-back' }]);
    const step = run.steps.find(({ id }) => id === 'groups');
    const said = step?.progress.state === 'done' ? step.progress.sentence : null;
    expect(said && inWords(said)).toBe(
      '“Design” is now named “Design team”. Build added to Design team',
    );
    const receipt = Receipt.parse(JSON.parse(await readFile(run.receipt ?? '', 'utf8')));
    expect(receipt.groups).toEqual(['Design team']);
    const { lines } = await stage.engine.runs.log(run.id);
    expect(lines.map(({ text }) => inWords(text))).toContain(
      'The group “Design” is now named “Design team”',
    );
  });

  it('a group that a plan names by its ID and by its name gets the build once, and the run ends', async () => {
    const circle = await groupNamed('Beta circle');
    const run = await stage.publish({
      packagePath: await stage.sample(),
      groups: [circle, 'Beta circle', 'Beta circle'],
    });
    expect(run.status.state).toBe('done');
    expect(run.groups.map(({ state }) => state)).toEqual(['read-back']);
    const step = run.steps.find(({ id }) => id === 'groups');
    const said = step?.progress.state === 'done' ? step.progress.sentence : null;
    expect(said && inWords(said)).toBe('Build added to Beta circle');
    const given = stage.practice.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/relationships/betaGroups'),
    );
    expect(given).toHaveLength(1);
  });

  it('of two groups with one name, the chosen one gets the build and the other does not', async () => {
    const first = await groupNamed('Design');
    const second = await create('Design');
    const run = await stage.publish({ packagePath: await stage.sample(), groups: [second] });
    expect(run.status.state).toBe('done');
    const having = await groupsHaving(run.ids.build);
    expect(having).toContain(second.id);
    expect(having).not.toContain(first.id);
  });

  it('both groups of one name get the build if both were chosen', async () => {
    const groups = [await groupNamed('Design'), await create('Design')];
    const run = await stage.publish({ packagePath: await stage.sample(), groups });
    expect(run.status.state).toBe('done');
    expect(run.groups.map(({ state }) => state)).toEqual(['read-back', 'read-back']);
    expect(await groupsHaving(run.ids.build)).toEqual(
      expect.arrayContaining(groups.map(({ id }) => id)),
    );
  });

  it('a name that two groups have blocks the run before anything is uploaded', async () => {
    await create('Design');
    const run = await stage.publish({ packagePath: await stage.sample(), groups: ['Design'] });
    expect(run.status).toMatchObject({
      state: 'blocked',
      findings: [expect.objectContaining({ code: 'group-ambiguous' })],
    });
  });

  it('another group with the name of a deleted one is not taken for it', async () => {
    const design = await groupNamed('Design');
    await change('DELETE', `/v1/betaGroups/${design.id}`);
    await create('Design');
    const run = await stage.publish({ packagePath: await stage.sample(), groups: [design] });
    expect(run.status).toMatchObject({
      state: 'blocked',
      findings: [expect.objectContaining({ code: 'group-not-found' })],
    });
  });

  it('a group that the plan has twice gets the build once, and the run ends', async () => {
    const design = await groupNamed('Design');
    await rename(design, 'Design team');
    const twice = [
      ['QA', 'QA'],
      [{ id: design.id, name: 'Design' }, 'Design team'],
    ];
    for (const [index, groups] of twice.entries()) {
      const packagePath = await stage.sample({ build: `${50 + index}`, fileName: `${index}.ipa` });
      const run = await stage.publish({ packagePath, groups });
      expect(run.status.state).toBe('done');
      expect(run.groups).toMatchObject([{ state: index === 0 ? 'automatic' : 'read-back' }]);
    }
  });

  it('a group that takes the name while the build is processed does not get it', async () => {
    const design = await groupNamed('Design');
    let other: PlanGroup | null = null;
    whenFound = async () => {
      await rename(design, 'Old design');
      other = await create('Design');
    };
    const run = await stage.publish({ packagePath: await stage.sample(), groups: ['Design'] });
    expect(run.status.state).toBe('done');
    expect(run.groups).toMatchObject([{ id: design.id, state: 'read-back' }]);
    const having = await groupsHaving(run.ids.build);
    expect(having).toContain(design.id);
    expect(having).not.toContain((other as PlanGroup | null)?.id);
  });

  it('a group that is deleted while the build is processed is named as gone', async () => {
    const design = await groupNamed('Design');
    whenFound = async () => void (await change('DELETE', `/v1/betaGroups/${design.id}`));
    const run = await stage.publish({ packagePath: await stage.sample(), groups: ['Design'] });
    expect(run.status).toMatchObject({
      state: 'failed',
      error: { code: 'group-not-found', apple: { status: 404 } },
    });
  });
});
