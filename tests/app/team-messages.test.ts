import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DestinationChoices } from '#shared/domain/team-messages';
import { toAppError } from '#shared/errors';
import type { Question } from '#shared/words/confirm';
import { createConfirmer } from '../../src-main/app/confirm';
import type { HandlerParts } from '../../src-main/app/ipc/handlers';
import { teamMessageHandlers } from '../../src-main/app/ipc/team-message-handlers';
import { Messages } from '../../src-main/engine/messages/messages';
import { systemClock } from '../../src-main/engine/ports';
import { fetchThrough } from '../../src-main/engine/proxy/fetch-through';
import { secretsInMemory } from '../helpers/rehearsal';

let home: string;
let messages: Messages;
let questions: Question[];
let answer: boolean;
const secrets = secretsInMemory();

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'slipway-messages-'));
  questions = [];
  answer = true;
  messages = new Messages({
    home,
    secrets,
    fetch: fetchThrough({ routesFor: async () => [null] }),
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined },
    onChanged: () => undefined,
  });
});
afterEach(async () => {
  await messages.close();
  secrets.kept.clear();
  await rm(home, { recursive: true, force: true });
});

const handlers = () =>
  teamMessageHandlers({
    engine: { messages },
    confirmer: createConfirmer(async (question) => {
      questions.push(question);
      return answer;
    }),
  } as unknown as HandlerParts);

const choices: DestinationChoices = {
  name: 'Releases',
  service: 'slack',
  events: ['failed'],
  bundleIds: ['com.northwind.orbit'],
  includesPractice: false,
  includesNotes: false,
};
const address = { url: 'https://hooks.slack.com/services/T1/B1/abcdefgh', secret: null };

const add = async (change: Partial<DestinationChoices> = {}) => {
  const added = await handlers()['messages:add']({ choices: { ...choices, ...change }, address });
  questions = [];
  return added?.id ?? '';
};
const listed = async () => (await messages.list()).map(({ destination }) => destination);

test('a destination is added only after a person has confirmed its host, and keeps no address in a file', async () => {
  answer = false;
  expect(await handlers()['messages:add']({ choices, address })).toBeNull();
  expect(await listed()).toEqual([]);
  expect(secrets.kept.size).toBe(0);
  expect(questions[0]?.message).toBe('Allow messages to hooks.slack.com?');
  expect(questions[0]?.detail).toContain('Apps: com.northwind.orbit');
  answer = true;
  await add();
  expect(await listed()).toMatchObject([{ host: 'hooks.slack.com', ending: 'efgh' }]);
  expect(await readFile(join(home, 'messages/destinations.json'), 'utf8')).not.toContain('T1/B1');
  expect([...secrets.kept.values()].join()).toContain('T1/B1');
});

test('a change that sends more is confirmed first; one that sends less or another name is not', async () => {
  const id = await add();
  const change = (next: Partial<DestinationChoices>) =>
    handlers()['messages:change']({ id, choices: { ...choices, ...next }, address: null });
  answer = false;
  const asked: Partial<DestinationChoices>[] = [
    { bundleIds: null },
    { includesNotes: true },
    { bundleIds: ['com.other'] },
    { includesPractice: true },
    { events: ['failed', 'blocked'] },
  ];
  for (const more of asked) expect(await change(more)).toBeNull();
  expect(questions).toHaveLength(asked.length);
  expect(questions.at(-1)?.detail).toContain('Sent when: A run fails and A run has blockers');
  expect(await listed()).toMatchObject([choices]);
  await change({ name: 'Failures' });
  expect(questions).toHaveLength(asked.length);
  expect(await listed()).toMatchObject([{ name: 'Failures' }]);
});

test('another address is confirmed, and an address that can’t be used is refused before that', async () => {
  const id = await add();
  const to = async (url: string) =>
    handlers()['messages:change']({ id, choices, address: { url, secret: null } });
  await expect(
    to('http://hooks.slack.com/x').catch((thrown) => toAppError(thrown).code),
  ).resolves.toBe('message-address');
  expect(questions).toEqual([]);
  await to('https://hooks.slack.com/services/other');
  expect(questions).toHaveLength(1);
  expect(await listed()).toMatchObject([{ host: 'hooks.slack.com', ending: 'ther' }]);
});

test('two destinations have different names, and a deleted one leaves nothing in the keychain', async () => {
  const id = await add();
  await expect(add().catch((thrown) => toAppError(thrown).code)).resolves.toBe(
    'message-name-taken',
  );
  await handlers()['messages:remove']({ id });
  expect(await listed()).toEqual([]);
  expect(secrets.kept.size).toBe(0);
});
