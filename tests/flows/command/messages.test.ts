import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MessageDestination } from '#shared/domain/team-messages';
import { keyOptions, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

const destination: MessageDestination = {
  id: 'd1',
  name: 'Releases',
  service: 'slack',
  host: 'hooks.slack.com',
  ending: 'a1b2',
  events: ['started', 'testers-have-it'],
  bundleIds: null,
  includesPractice: true,
  includesNotes: false,
  isPaused: false,
  since: '2020-01-01T00:00:00.000Z',
};

/** A data folder as the window leaves it, on a computer where no keychain answers. */
async function prepare() {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  await mkdir(join(folder, 'messages'));
  await writeFile(
    join(folder, 'messages/destinations.json'),
    JSON.stringify({ destinations: [destination] }),
  );
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file], folder);
  const publish = ['publish', file, '--json', '--group', 'QA', ...keyOptions(side)];
  return { folder, publish };
}

test('a publish whose messages can’t be sent is not held up, and says that they wait', async () => {
  const { folder, publish } = await prepare();
  const ended = await slipway(publish, folder);
  expect(ended.lines.at(-1), ended.stderr).toMatchObject({ event: 'run-ended', outcome: 'done' });
  expect(ended.stderr).toContain('2 team messages haven’t been delivered yet.');
  const listed = await slipway(['messages', 'list', '--json'], folder);
  expect(listed.lines[0][0]).toMatchObject({ waiting: 2, destination: { name: 'Releases' } });
  expect((await slipway(['messages', 'list'], folder)).stdout).toMatch(
    /^Releases\n {2}hooks\.slack\.com …a1b2 · All apps, 2 events\n {2}Delivery has failed since /,
  );
});

test('a publish with --no-messages queues none, and no later command sends them', async () => {
  const { folder, publish } = await prepare();
  const ended = await slipway([...publish, '--no-messages'], folder);
  const { runId } = ended.lines.at(-1);
  expect(existsSync(join(folder, 'practice/runs', runId, 'no-messages'))).toBe(true);
  await slipway(['sample', join(folder, 'next.ipa'), '--build', '43'], folder);
  const next = publish.map((one) => one.replace('sample.ipa', 'next.ipa'));
  await slipway(next, folder);
  const listed = await slipway(['messages', 'list', '--json'], folder);
  const runs = listed.lines[0][0].history.map(
    ({ fact }: { fact: { buildNumber: string } }) => fact.buildNumber,
  );
  expect(runs).toEqual(['43', '43']);
});

test('a test of a destination that is not there names what to do, and sends nothing', async () => {
  const { folder } = await prepare();
  const { status, stderr } = await slipway(['messages', 'test', 'Nowhere'], folder);
  expect(status).toBe(1);
  expect(stderr).toContain('No destination is named “Nowhere”.');
  expect(stderr).toContain('slipway messages list');
});
