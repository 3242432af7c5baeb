import { afterEach, describe, expect, it } from 'vitest';
import type { AccountSearch } from '../../shared/domain/account-choice';
import { appleApiUrl } from '../../src-main/engine/asc/server-address';
import { systemClock } from '../../src-main/engine/ports';
import { hurriedClock } from '../helpers/hurried-clock';
import { type LiveTeams, startTeams, type TeamOptions } from '../helpers/live-teams';

const three: TeamOptions[] = [
  { name: 'Exact', bundleId: 'a.b' },
  { name: 'Longer', bundleId: 'a.b.beta' },
  { name: 'Around', bundleId: 'x.a.b' },
];

let live: LiveTeams;
let searches: AccountSearch[];
afterEach(() => live.end());

async function open(teams = three, clock = systemClock): Promise<void> {
  searches = [];
  live = await startTeams(teams, { clock, onAccountsSearched: (search) => searches.push(search) });
}

const idOf = (name: string): string => live.team(name).account.id;
const nameOf = (id: string | undefined): string | undefined =>
  ['Exact', 'Longer', 'Around', 'Second key', 'Other team'].find(
    (name) => id !== undefined && hasTeam(name) && idOf(name) === id,
  );
const hasTeam = (name: string): boolean => {
  try {
    live.team(name);
    return true;
  } catch {
    return false;
  }
};
const find = (bundleId: string, options = {}) => live.engine.accounts.findForApp(bundleId, options);
/** What each account answered, by its name. */
const statesOf = ({ answers }: AccountSearch) =>
  Object.fromEntries(
    answers.map(({ accountId, answer }) => [nameOf(accountId), answer.state] as const),
  );
const requestsOf = (name: string): number => live.asked.filter((one) => one.name === name).length;

/** Further apps of the team, all matching Apple's filter for `a.b`, before those that it has. */
function addApps(name: string, count: number): void {
  const { apps } = live.team(name).practice.world.state;
  const [first] = apps;
  if (first === undefined) throw new Error('The team has no app.');
  const more = Array.from({ length: count }, (_, place) => ({
    ...first,
    id: `9${String(place).padStart(9, '0')}`,
    bundleId: `a.b.number${place}`,
  }));
  apps.unshift(...more);
}

describe('the account of an app', () => {
  it.each([
    ['a.b', 'Exact'],
    ['a.b.beta', 'Longer'],
    ['x.a.b', 'Around'],
  ])('for %s it is the one that has exactly that bundle ID', async (bundleId, name) => {
    await open();
    const search = await find(bundleId);
    expect(search.choice).toEqual({ accountId: idOf(name), reason: 'has-app' });
    const others = three.filter((one) => one.name !== name).map((one) => [one.name, 'no-app']);
    expect(statesOf(search)).toEqual({ [name]: 'has-app', ...Object.fromEntries(others) });
    expect(three.map((one) => requestsOf(one.name))).toEqual([1, 1, 1]);
  });

  it('nobody is asked twice for the same app, and everybody again after no account had it', async () => {
    await open();
    await find('a.b');
    const again = await find('a.b');
    expect(again.choice).toEqual({ accountId: idOf('Exact'), reason: 'has-app' });
    expect(live.asked).toHaveLength(3);
    expect((await find('a.c')).choice).toBeNull();
    expect((await find('a.c')).choice).toBeNull();
    expect(live.asked).toHaveLength(9);
  });

  it('two searches for the same app at the same time ask once', async () => {
    await open();
    const both = await Promise.all([find('a.b'), find('a.b')]);
    expect(both.map(({ choice }) => choice?.accountId)).toEqual([idOf('Exact'), idOf('Exact')]);
    expect(live.asked).toHaveLength(3);
  });

  it('it is never guessed when no account has the app, or two teams have it', async () => {
    await open([...three, { name: 'Other team', bundleId: 'a.b' }]);
    expect((await find('a')).choice).toBeNull();
    const search = await find('a.b');
    expect(search.choice).toBeNull();
    expect(statesOf(search)).toMatchObject({ Exact: 'has-app', 'Other team': 'has-app' });
  });

  it('of two keys of the team the one in use is taken, else the first', async () => {
    await open([...three, { name: 'Second key', bundleId: null, of: 'Exact' }]);
    const second = idOf('Second key');
    expect((await find('a.b', { activeAccountId: second })).choice).toEqual({
      accountId: second,
      reason: 'team-in-use',
    });
    expect((await find('a.b')).choice).toEqual({
      accountId: idOf('Exact'),
      reason: 'team-first',
    });
  });

  it('an account whose read showed that the app is gone is left out, and the others are asked', async () => {
    await open();
    live.engine.presets.save({
      id: 'one',
      name: 'Orbit',
      accountId: idOf('Longer'),
      bundleId: 'a.b',
      changedAt: '',
    });
    expect((await find('a.b')).choice).toEqual({ accountId: idOf('Longer'), reason: 'preset' });
    expect(live.asked).toEqual([]);
    const search = await find('a.b', { except: idOf('Longer') });
    expect(search.choice).toEqual({ accountId: idOf('Exact'), reason: 'has-app' });
    expect(requestsOf('Longer')).toBe(0);
  });
});

describe('asking the accounts', () => {
  it('each answer is reported when it is there, and a slow account holds up nobody', async () => {
    await open(three, hurriedClock(20));
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    live.meet = (name) => (name === 'Longer' ? held : undefined);
    const search = await find('a.b');
    expect(search.choice).toEqual({ accountId: idOf('Exact'), reason: 'has-app' });
    expect(statesOf(search)).toMatchObject({ Longer: 'asking', Around: 'no-app' });
    expect(searches[0]?.answers.map((one) => one.answer.state)).toEqual([
      'asking',
      'asking',
      'asking',
    ]);
    answer();
    await expect.poll(() => statesOf(searches.at(-1) as AccountSearch).Longer).toBe('no-app');
  });

  it('an account that never answers is named so, and ends the search', async () => {
    await open(three, hurriedClock(40));
    live.meet = (name) => (name === 'Longer' ? new Promise(() => undefined) : undefined);
    const search = await find('a.c');
    expect(search.choice).toBeNull();
    expect(statesOf(search)).toEqual({ Exact: 'no-app', Longer: 'not-reached', Around: 'no-app' });
  });

  it('an account that is refused or not reached is named so, after at most two requests', async () => {
    await open();
    live.meet = (name) => {
      if (name === 'Longer') throw new TypeError('fetch failed');
    };
    live.team('Around').practice.faults.add('unauthorized-once*1000');
    const search = await find('a.c');
    expect(search.choice).toBeNull();
    expect(statesOf(search)).toEqual({
      Exact: 'no-app',
      Longer: 'not-reached',
      Around: 'refused',
    });
    expect(
      search.answers.map(({ answer }) => ('error' in answer ? answer.error.code : '')),
    ).toEqual(['', 'network-unreachable', 'key-refused']);
    expect([requestsOf('Exact'), requestsOf('Longer'), requestsOf('Around')]).toEqual([1, 2, 2]);
  });

  it.each(['unauthorized-once', 'server-error-before:GET /v1/apps'])(
    'a single failure is asked again, so that the app is still found: %s',
    async (fault) => {
      await open();
      live.team('Exact').practice.faults.add(fault);
      expect((await find('a.b')).choice?.accountId).toBe(idOf('Exact'));
      expect(requestsOf('Exact')).toBe(2);
    },
  );

  it('a pause that Apple asks for is not waited out, and not asked again', async () => {
    await open();
    live.team('Exact').practice.faults.add('rate-limited:600*1000');
    expect(statesOf(await find('a.c')).Exact).toBe('not-reached');
    expect(requestsOf('Exact')).toBe(1);
  });

  it('of more than 200 matches the second page is read', async () => {
    await open();
    addApps('Exact', 300);
    expect((await find('a.b')).choice?.accountId).toBe(idOf('Exact'));
    expect(requestsOf('Exact')).toBe(2);
  });

  it('more matches than two requests can read prove nothing', async () => {
    await open();
    addApps('Exact', 500);
    const search = await find('a.b');
    expect(search.choice).toBeNull();
    expect(statesOf(search).Exact).toBe('unclear');
    expect(requestsOf('Exact')).toBe(2);
  });

  it('a row without its bundle ID proves nothing', async () => {
    await open();
    live.change = (name, body) =>
      name === 'Exact' ? body.replaceAll('"bundleId":"a.b",', '') : body;
    const search = await find('a.b');
    expect(search.choice).toBeNull();
    expect(statesOf(search)).toEqual({ Exact: 'unclear', Longer: 'no-app', Around: 'no-app' });
  });

  it('every request goes to Apple’s list of apps, and writes nothing', async () => {
    await open();
    await find('a.b');
    for (const { path } of live.asked)
      expect(new URL(path, appleApiUrl).pathname + new URL(path, appleApiUrl).search).toBe(
        '/v1/apps?filter%5BbundleId%5D=a.b&limit=200',
      );
  });
});
