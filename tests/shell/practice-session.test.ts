import { expect, it } from 'vitest';
import { raise } from '#shared/errors';
import { type PracticeProcess, startPractice } from '../../src-main/shell/practice-session';

const ready = {
  kind: 'ready',
  url: 'http://127.0.0.1:4000',
  issuerId: '57246542-96fe-1a63-e053-0824d011072a',
  keyId: 'PRACABCDEF',
  privateKeyPath: '/home/practice/server/key.p8',
};

function session(attach: () => Promise<unknown> = async () => null) {
  const processes: {
    say: (message: unknown) => void;
    end: () => void;
    closed: boolean;
    heard: unknown[];
  }[] = [];
  const worlds: unknown[] = [];
  const states: string[] = [];
  const troubles: string[] = [];
  const attached: unknown[] = [];
  const launch = (): PracticeProcess => {
    const process = {
      say: (_message: unknown) => {},
      end: () => {},
      closed: false,
      heard: [] as unknown[],
    };
    processes.push(process);
    return {
      onMessage(hear) {
        process.say = hear;
      },
      onExit(hear) {
        process.end = hear;
      },
      say(message) {
        process.heard.push(message);
      },
      close() {
        process.closed = true;
      },
      kill() {
        process.end();
      },
    };
  };
  const practice = startPractice({
    launch,
    attach: (connection) => {
      attached.push(connection);
      return attach();
    },
    changed: (state) => {
      if (state.state === 'stopped') troubles.push(state.trouble.code);
      states.push(state.state === 'stopped' ? `stopped: ${state.trouble.detail}` : state.state);
    },
    watched: (world) => worlds.push(world),
    log: { info: () => {}, warn: () => {} },
  });
  return { practice, processes, states, troubles, attached, worlds };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('makes the practice account known once the server is there', async () => {
  const { processes, states, attached } = session();
  processes[0]?.say(ready);
  await settle();
  expect(states).toEqual(['starting', 'running']);
  expect(attached).toEqual([
    {
      accountId: 'practice',
      name: 'Rehearsal team',
      keyId: ready.keyId,
      issuerId: ready.issuerId,
      apiUrl: ready.url,
      privateKeyFile: ready.privateKeyPath,
    },
  ]);
});

it('starts it once more, and then says why it is not there', () => {
  const { processes, states } = session();
  processes[0]?.end();
  processes[1]?.say({ kind: 'failed', code: 'practice-unavailable', message: 'No port is free.' });
  expect(processes).toHaveLength(2);
  expect(states).toEqual(['starting', 'starting', 'stopped: No port is free.']);
});

it('says so when another process has the world', () => {
  const { processes, troubles } = session();
  for (const process of [0, 1])
    processes[process]?.say({
      kind: 'failed',
      code: 'practice-in-use',
      message: 'The process 4000 has it.',
    });
  expect(troubles).toEqual(['practice-in-use']);
});

it('is closed without being started again', () => {
  const { practice, processes } = session();
  practice.stop();
  processes[0]?.end();
  expect(processes).toHaveLength(1);
  expect(processes[0]?.closed).toBe(true);
});

it('says so when the account cannot be made known', async () => {
  const { processes, states } = session(async () => raise('storage-failed', 'The disk is full.'));
  processes[0]?.say(ready);
  await settle();
  expect(states.at(-1)).toBe('stopped: The disk is full.');
});

it('takes no notice of what it does not know', () => {
  const { processes, states } = session();
  for (const message of [null, 'ready', { kind: 'ready' }, { kind: 'other' }])
    processes[0]?.say(message);
  expect(states).toEqual(['starting']);
});

const world = {
  story: 'everyday',
  faults: [],
  clock: { wall: 1, world: 2, speed: 60 },
  requests: [],
  arrived: 0,
};

it('tells the newest world to the window, and cannot tell one before there is one', () => {
  const { practice, processes, worlds } = session();
  expect(() => practice.read()).toThrow(/not ready/);
  processes[0]?.say({ kind: 'choices', choices: { stories: [], faults: [] } });
  processes[0]?.say({ kind: 'world', world });
  processes[0]?.say({ kind: 'world', world: { ...world, requests: 'many' } });
  expect(worlds).toEqual([world]);
  expect(practice.read()).toEqual({ choices: { stories: [], faults: [] }, world });
});

it('is done with an act when the process says so, and tells what stood in its way', async () => {
  const { practice, processes } = session();
  const turned = practice.act({ kind: 'turn-clock', minutes: 10 });
  const broken = practice.act({
    kind: 'break',
    fault: { name: 'nonsense', argument: null, times: null },
  });
  expect(processes[0]?.heard).toHaveLength(2);
  processes[0]?.say({ kind: 'acted', id: 2, problem: 'There is no such fault.' });
  processes[0]?.say({ kind: 'acted', id: 1, problem: null });
  await expect(turned).resolves.toBeNull();
  await expect(broken).rejects.toMatchObject({ trouble: { code: 'practice-refused' } });
});

it('leaves no act unanswered when the process ends', async () => {
  const { practice, processes } = session();
  const reset = practice.act({ kind: 'reset', story: null });
  processes[0]?.end();
  await expect(reset).rejects.toMatchObject({ trouble: { code: 'practice-unavailable' } });
});
