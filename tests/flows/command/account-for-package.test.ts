import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { accountForPackage } from '../../../src-main/command/account-for-package';
import { UsageError } from '../../../src-main/command/command';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { type LiveTeams, startTeams, type TeamOptions } from '../../helpers/live-teams';

let live: LiveTeams;
let logged: string[];
afterEach(() => live.end());

const orbit = 'com.northwind.orbit';
const teams: TeamOptions[] = [
  { name: 'Longer', bundleId: `${orbit}.beta` },
  { name: 'Exact', bundleId: orbit },
];

async function choose(options: TeamOptions[], bundleId: string): Promise<string> {
  logged = [];
  live = await startTeams(options);
  const { file } = await writeSamplePackage(join(live.folder, 'app.ipa'), { bundleId });
  return accountForPackage(live.engine, file, { log: (line = '') => void logged.push(line) });
}

it('the command takes the account that has exactly this app, and says which and why', async () => {
  expect(await choose(teams, orbit)).toBe(live.team('Exact').account.id);
  expect(logged).toEqual(['Account: Exact. Has this app.']);
});

it('the command refuses to guess where no account has the app, and names what each answered', async () => {
  const thrown = await choose(teams, 'com.northwind.other').catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(UsageError);
  expect((thrown as UsageError).message).toMatch(/Longer doesn’t have it.*Exact doesn’t have it/);
  expect((thrown as UsageError).message).toMatch(/Choose one with --key\.$/);
});

it('the command refuses to guess where two teams have the app', async () => {
  const two = [...teams, { name: 'Other', bundleId: orbit }];
  const thrown = await choose(two, orbit).catch((error: unknown) => error);
  expect((thrown as UsageError).message).toMatch(/Exact has it.*Other has it/);
});

it('an only account is taken without asking whether it has the app', async () => {
  expect(await choose(teams.slice(0, 1), orbit)).toBe(live.team('Longer').account.id);
  expect(live.asked).toEqual([]);
});
