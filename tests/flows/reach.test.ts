import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doGroupsOverlap } from '#shared/domain/reach';
import type { BetaGroupRow, BetaTesterRow, BuildRow } from '../../src-main/practice/world/rows';
import { seed } from '../helpers/draw';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* How many people get a build, and who loses one: counted before it happens, and compared with what happens. */

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { faults: ['hourly-limit:1000000'] } });
});
afterEach(() => stage.end());

const world = () => stage.practice.world.state;
const app = () => world().apps.find(({ bundleId }) => bundleId === 'com.northwind.orbit')?.id ?? '';
const group = (name: string): BetaGroupRow => {
  const found = world().betaGroups.find((one) => one.name === name && one.appId === app());
  if (!found) throw new Error(`The world has no group ${name}.`);
  return found;
};
const testersOf = (id: string): BetaTesterRow[] =>
  world().betaTesters.filter(({ betaGroupIds }) => betaGroupIds.includes(id));
const read = (...names: string[]) =>
  stage.engine.reach.read(
    stage.connection,
    app(),
    names.map((name) => ({ id: null, name })),
  );
/** Whole numbers below a limit, the same ones for the same seed. */
function drawFrom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const requestsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const from = stage.practice.requests.length;
  await work();
  return stage.practice.requests.length - from;
};

const byId = (id: string) => ({ id, name: '' });

function addGroup(name: string): BetaGroupRow {
  const row = { ...group('Beta circle'), id: randomUUID(), name };
  world().betaGroups.push(row);
  return row;
}

function addTester(...betaGroupIds: string[]): BetaTesterRow {
  const first = world().betaTesters[0];
  if (!first) throw new Error('The world has no testers.');
  const id = randomUUID();
  const row = { ...first, id, email: `${id}@example.com`, betaGroupIds };
  world().betaTesters.push(row);
  return row;
}

describe('who gets a build', () => {
  it('a person in two groups counts once, and is said to be in more than one', async () => {
    const [qa, circle] = [group('QA'), group('Beta circle')];
    const sum = testersOf(qa.id).length + testersOf(circle.id).length;
    for (const tester of testersOf(circle.id).slice(0, 3)) tester.betaGroupIds.push(qa.id);
    const reach = await read('QA', 'Beta circle');
    const asked = reach.groups.filter(({ id }) => [qa.id, circle.id].includes(id));
    expect(asked.map(({ testers }) => testers)).toEqual(
      asked.map(({ id }) => testersOf(id).length),
    );
    expect(reach).toMatchObject({ people: sum, inMoreThanOne: 3 });
  });

  it('groups without a common tester are added up', async () => {
    const reach = await read('QA', 'Beta circle');
    const sum = reach.groups.reduce((total, { testers }) => total + (testers ?? 0), 0);
    expect(reach).toMatchObject({ people: sum, inMoreThanOne: 0 });
  });

  it('an internal group that gets every build is reached without being chosen', async () => {
    const auto = { ...group('QA'), id: randomUUID(), name: 'Everyone', hasAccessToAllBuilds: true };
    world().betaGroups.push(auto);
    addTester(auto.id);
    const reach = await read('Beta circle');
    expect(reach.groups.map(({ name }) => name)).toContain('Everyone');
    expect(reach.people).toBe(
      reach.groups.reduce((total, { testers }) => total + (testers ?? 0), 0),
    );
  });

  it('a group that is gone, and an empty one, reach nobody', async () => {
    const empty = addGroup('Empty');
    const named = [empty.id, randomUUID()].map(byId);
    const reach = await stage.engine.reach.read(stage.connection, app(), named);
    const own = reach.groups.filter(({ hasAccessToAllBuilds }) => !hasAccessToAllBuilds);
    expect(own.map(({ name, testers }) => [name, testers])).toEqual([['Empty', 0]]);
  });

  it(`random groups and testers are counted as the server counts them (SLIPWAY_TEST_SEED=${seed})`, async () => {
    const number = drawFrom(seed);
    const groups = ['One', 'Two', 'Three', 'Four'].map(addGroup);
    for (let place = 0; place < 400; place += 1) {
      const ids = groups.filter(() => number(3) === 0).map(({ id }) => id);
      if (ids.length > 0) addTester(...ids);
    }
    for (let take = 2; take <= groups.length; take += 1) {
      const chosen = groups.slice(0, take);
      const counts = world().betaTesters.map(
        ({ betaGroupIds }) => chosen.filter(({ id }) => betaGroupIds.includes(id)).length,
      );
      const reach = await stage.engine.reach.read(
        stage.connection,
        app(),
        chosen.map(({ id }) => byId(id)),
      );
      const others = reach.groups.filter((one) => !chosen.some(({ id }) => id === one.id));
      const elsewhere = others.reduce((sum, { testers }) => sum + (testers ?? 0), 0);
      expect(reach.people).toBe(counts.filter((count) => count > 0).length + elsewhere);
      expect(reach.inMoreThanOne).toBe(counts.filter((count) => count > 1).length);
    }
  });

  it('ten thousand testers in four groups take few requests, and an overlap without a number', async () => {
    const groups = ['One', 'Two', 'Three', 'Four'].map(addGroup);
    const ids = groups.map(({ id }) => id);
    for (let place = 0; place < 10_000; place += 1)
      addTester(ids[place % 4] ?? '', ...(place % 100 === 0 ? [ids[1] ?? '', ids[2] ?? ''] : []));
    let reach: Awaited<ReturnType<typeof read>> | null = null;
    const sent = await requestsOf(async () => {
      reach = await stage.engine.reach.read(stage.connection, app(), ids.map(byId));
    });
    expect(sent).toBeLessThanOrEqual(7);
    expect(reach).toMatchObject({ inMoreThanOne: null });
    expect(reach && doGroupsOverlap(reach)).toBe(true);
  });
});

describe('who loses a build', () => {
  const builds = (): BuildRow[] => world().builds.filter(({ appId }) => appId === app());

  /** What each tester can install, by the server's own rules. */
  async function installable(): Promise<Map<string, Set<string>>> {
    const shown = await stage.ask(
      `/v1/builds?filter[app]=${app()}&filter[expired]=false&include=buildBetaDetail&limit=200`,
    );
    const states = new Map(
      shown.included.map(({ id, attributes }) => [id, attributes as Record<string, string>]),
    );
    const can = new Map<string, Set<string>>();
    for (const build of builds()) {
      const beta = states.get(build.betaDetailId);
      if (!beta || !shown.rows.some(({ id }) => id === build.id)) continue;
      for (const tester of world().betaTesters) {
        const isReached =
          (beta.externalBuildState === 'IN_BETA_TESTING' &&
            build.individualTesterIds.includes(tester.id)) ||
          world().betaGroups.some(
            (one) =>
              tester.betaGroupIds.includes(one.id) &&
              one.appId === app() &&
              (build.betaGroupIds.includes(one.id) || one.hasAccessToAllBuilds) &&
              beta[one.isInternalGroup ? 'internalBuildState' : 'externalBuildState'] ===
                'IN_BETA_TESTING',
          );
        if (isReached) can.set(tester.id, (can.get(tester.id) ?? new Set()).add(build.id));
      }
    }
    return can;
  }

  it.each([1, 2, 3])(
    'the people counted before are those the server takes it from, draw %i',
    async (place) => {
      const number = drawFrom(seed + place);
      const groups = ['One', 'Two', 'Three'].map(addGroup);
      const ids = groups.map(({ id }) => id);
      for (let count = 0; count < 60; count += 1)
        addTester(
          ...ids.filter(() => number(2) === 0),
          ...(number(4) === 0 ? [group('QA').id] : []),
        );
      const testers = world().betaTesters;
      const first = builds()[0];
      if (!first) throw new Error('The world has no build.');
      for (const build of builds()) {
        build.betaGroupIds = [...ids, group('QA').id, group('Design').id].filter(
          () => number(2) === 0,
        );
        build.individualTesterIds = testers.filter(() => number(12) === 0).map(({ id }) => id);
      }
      const before = await installable();
      const lost = builds()
        .filter(({ expiredByHand }) => !expiredByHand)
        .slice(0, 2);
      const losing = await stage.engine.reach.losing(stage.connection, {
        appId: app(),
        buildIds: lost.map(({ id }) => id),
      });
      for (const build of lost) build.expiredByHand = true;
      const after = await installable();
      const losers = [...before].filter(([, can]) => lost.some(({ id }) => can.has(id)));
      expect(losers.length).toBeGreaterThan(0);
      expect(losing.people).toBe(losers.length);
      expect(losing.withoutOtherBuild).toBe(losers.filter(([id]) => !after.has(id)).length);
      const again = await stage.engine.reach.losing(stage.connection, {
        appId: app(),
        buildIds: lost.map(({ id }) => id),
      });
      expect(again).toEqual({
        people: 0,
        groups: [],
        withoutOtherBuild: 0,
        individual: 0,
        waiting: { people: 0, groups: [] },
      });
    },
  );

  it('a build that still waits for its review is taken from nobody, and its group is named', async () => {
    const plan = { packagePath: await stage.sample(), groups: ['Beta circle'] };
    const run = await stage.publish(plan);
    const losing = await stage.engine.reach.losing(stage.connection, {
      appId: app(),
      buildIds: [run.ids.build ?? ''],
    });
    expect(losing.groups).not.toContain('Beta circle');
    expect(losing.waiting).toEqual({
      people: testersOf(group('Beta circle').id).length,
      groups: ['Beta circle'],
    });
  });
});
