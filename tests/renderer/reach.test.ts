import { expect, it } from 'vitest';
import type { Reach } from '#shared/domain/reach';
import { emptyDraft } from '../../src-renderer/store/plan';
import { reachOf, readReach } from '../../src-renderer/store/reach';
import { bridgeDouble, ok, refused } from '../helpers/bridge-double';
import { groupsNamed, planWith, sampleDestination } from '../helpers/sample-plan';

const main = bridgeDouble();
let at = 0;

/** A plan of a freshly read app, with these groups ticked beside the one that gets every build. */
function planFor(...groups: string[]) {
  at += 1;
  const destination = { state: 'known' as const, destination: sampleDestination, at };
  return planWith({ destination, draft: { ...emptyDraft, groups: groupsNamed(...groups) } });
}

const counted = (people: number): Reach => ({
  groups: sampleDestination.groups.map(({ testerCount, ...group }) => ({
    ...group,
    testers: testerCount,
  })),
  people,
  inMoreThanOne: 23 - people,
});

it('people in several groups are counted once, as soon as App Store Connect answered', async () => {
  main.answer({ 'reach:read': () => ok(counted(20)) });
  const plan = planFor('Friends');
  expect(reachOf(plan)?.reach).toMatchObject({ people: null, inMoreThanOne: null });
  await readReach(plan);
  expect(main.paramsOf('reach:read')).toEqual([
    { accountId: 'practice', appId: '1', groupIds: ['1', '2'] },
  ]);
  expect(reachOf(plan)?.reach).toMatchObject({ people: 20, inMoreThanOne: 3 });
  await readReach(plan);
  expect(main.channels()).toHaveLength(1);
});

it('an answer that comes late is not shown beside another selection', async () => {
  const held = main.wait('reach:read');
  const plan = planFor('Friends');
  const asked = readReach(plan);
  const other = { ...plan, draft: emptyDraft };
  await held.answer(0, ok(counted(20)));
  await asked;
  expect(reachOf(other)?.reach).toMatchObject({ people: 14, inMoreThanOne: 0 });
  expect(reachOf(planFor('Friends'))?.reach.people).toBeNull();
});

it('one group with testers needs no request', async () => {
  const plan = planFor();
  await readReach(plan);
  expect(main.channels()).toEqual([]);
  expect(reachOf(plan)?.reach).toMatchObject({ people: 14, inMoreThanOne: 0 });
});

it('when App Store Connect is not reached, the number of people stays unknown', async () => {
  main.answer({ 'reach:read': () => refused('network-unreachable') });
  const plan = planFor('Friends');
  await readReach(plan);
  expect(reachOf(plan)?.reach).toMatchObject({ people: null, inMoreThanOne: null });
});
