import { expect, it } from 'vitest';
import { appError, fail } from '#shared/errors';
import { openPracticeSession } from '../../src-main/practice-host/session';
import type { Child } from '../../src-main/processes/children';
import type { ToChild } from '../../src-main/processes/contract';

const address = {
  url: 'http://127.0.0.1:4000',
  issuerId: '57246542-96fe-1a63-e053-0824d011072a',
  keyId: 'PRACABCDEF',
  privateKeyPath: '/home/practice/server/key.p8',
};
const choices = { scenarios: [], faults: [] };

/** A process as its parent sees it: the messages it receives, and those that the test lets it send. */
class ScriptedProcess implements Child {
  readonly received: ToChild[] = [];
  emit: (message: unknown) => void = () => {};
  end: () => void = () => {};

  post(message: ToChild): void {
    this.received.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.emit = listener;
  }
  onExit(listener: () => void): void {
    this.end = listener;
  }
  kill(): void {
    this.end();
  }
  keepAlive(): void {}

  get isClosed(): boolean {
    return this.received.some(({ kind }) => kind === 'close');
  }
  /** The port that it was started with. */
  get port(): unknown {
    return this.params('start').at(0)?.port;
  }
  get acts(): unknown[] {
    return this.params('act');
  }
  serves(): void {
    this.emit({ kind: 'reply', id: 1, value: { address, choices } });
  }
  fails(code: 'practice-in-use' | 'practice-unavailable', why: string): void {
    this.emit({ kind: 'failed', id: 1, error: appError(code, why) });
  }
  private params(name: string): { port?: unknown }[] {
    return this.received.flatMap((each) =>
      each.kind === 'request' && each.name === name ? [each.params as object] : [],
    );
  }
}

function session(attach: () => Promise<unknown> = async () => null) {
  const processes: ScriptedProcess[] = [];
  const worlds: unknown[] = [];
  const states: string[] = [];
  const errors: string[] = [];
  const attached: unknown[] = [];
  const use = { isAtWork: true };
  const practice = openPracticeSession({
    launch: () => {
      const process = new ScriptedProcess();
      processes.push(process);
      return process;
    },
    options: { folder: '/home/practice/server' },
    attach: (connection) => {
      attached.push(connection);
      return attach();
    },
    changed: (state) => {
      if (state.state === 'stopped') errors.push(state.error.code);
      states.push(state.state === 'stopped' ? `stopped: ${state.error.detail}` : state.state);
    },
    watched: (world) => worlds.push(world),
    isAtWork: () => use.isAtWork,
    idleMs: 1,
    visitorMs: 100_000,
    log: { info: () => {}, warn: () => {} },
  });
  return { practice, processes, states, errors, attached, worlds, use };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('the practice session registers its account once the server is running', async () => {
  const { processes, states, attached } = session();
  processes[0]?.serves();
  await settle();
  expect(states).toEqual(['starting', 'running']);
  expect(attached).toEqual([
    {
      accountId: 'practice',
      name: 'Rehearsal team',
      keyId: address.keyId,
      issuerId: address.issuerId,
      apiUrl: address.url,
      privateKeyFile: address.privateKeyPath,
    },
  ]);
});

it('the practice session restarts a crashed process once, and then reports why it is unavailable', async () => {
  const { processes, states } = session();
  processes[0]?.end();
  processes[1]?.fails('practice-unavailable', 'No port is free.');
  await settle();
  expect(processes).toHaveLength(2);
  expect(states).toEqual(['starting', 'starting', 'stopped: No port is free.']);
});

it('the practice session reports that another process has the world', async () => {
  const { processes, errors } = session();
  for (const process of [0, 1]) {
    processes[process]?.fails('practice-in-use', 'The process 4000 has it.');
    await settle();
  }
  expect(errors).toEqual(['practice-in-use']);
});

it('the practice session can be closed without a restart', () => {
  const { practice, processes } = session();
  practice.stop();
  processes[0]?.end();
  expect(processes).toHaveLength(1);
  expect(processes[0]?.isClosed).toBe(true);
});

it('the practice session reports that the account cannot be registered', async () => {
  const { processes, states } = session(async () => fail('storage-failed', 'The disk is full.'));
  processes[0]?.serves();
  await settle();
  expect(states.at(-1)).toBe('stopped: The disk is full.');
});

it('the practice session ignores unknown messages', () => {
  const { processes, states } = session();
  for (const message of [null, 'ready', { kind: 'ready' }, { kind: 'other' }, { kind: 'reply' }])
    processes[0]?.emit(message);
  expect(states).toEqual(['starting']);
});

const world = {
  scenario: 'everyday',
  faults: [],
  clock: { wall: 1, world: 2, speed: 60 },
  requests: [],
  arrived: 0,
};

it('the practice session sends the newest world to the window, and none before there is one', async () => {
  const { practice, processes, worlds } = session();
  await expect(practice.read()).rejects.toThrow(/not ready/);
  processes[0]?.serves();
  processes[0]?.emit({ kind: 'event', value: world });
  processes[0]?.emit({ kind: 'event', value: { ...world, requests: 'many' } });
  await settle();
  expect(worlds).toEqual([world]);
  expect(await practice.read()).toEqual({ choices, world });
});

it('a practice action resolves when the process replies, with the reason for a refusal', async () => {
  const { practice, processes } = session();
  processes[0]?.serves();
  await settle();
  const turned = practice.act({ kind: 'advance-clock', minutes: 10 });
  const broken = practice.act({
    kind: 'set-fault',
    fault: { name: 'nonsense', argument: null, times: null },
  });
  expect(processes[0]?.acts).toHaveLength(2);
  const refused = appError('practice-refused', 'There is no such fault.');
  processes[0]?.emit({ kind: 'failed', id: 3, error: refused });
  processes[0]?.emit({ kind: 'reply', id: 2, value: address });
  await expect(turned).resolves.toBeNull();
  await expect(broken).rejects.toMatchObject({ error: { code: 'practice-refused' } });
});

it('a practice action is answered even when the process ends', async () => {
  const { practice, processes } = session();
  const reset = practice.act({ kind: 'reset', scenario: null });
  processes[0]?.end();
  await expect(reset).rejects.toMatchObject({ error: { code: 'practice-unavailable' } });
});

it('an idle practice process is stopped, and comes back at its port for an action without a report', async () => {
  const { practice, processes, states, use, attached } = session();
  use.isAtWork = false;
  processes[0]?.serves();
  await expect.poll(() => processes[0]?.isClosed).toBe(true);
  const turned = practice.act({ kind: 'advance-clock', minutes: 10 });
  expect(processes).toHaveLength(1);
  processes[0]?.end();
  expect(processes.map(({ port }) => port)).toEqual([null, 4000]);
  processes[1]?.serves();
  await settle();
  processes[1]?.emit({ kind: 'reply', id: 2, value: address });
  await turned;
  expect(states).toEqual(['starting', 'running']);
  expect(attached).toHaveLength(1);
});

it('a practice process that fails to come back is reported to the caller and to the window', async () => {
  const { practice, processes, states, use } = session();
  use.isAtWork = false;
  processes[0]?.serves();
  await expect.poll(() => processes[0]?.isClosed).toBe(true);
  processes[0]?.end();
  const sent = expect(practice.whileServing(address.url, async () => 'sent')).rejects;
  const refused = sent.toMatchObject({ error: { code: 'practice-in-use' } });
  for (const process of [1, 2]) {
    processes[process]?.fails('practice-in-use', 'Taken.');
    await settle();
  }
  await refused;
  expect(states).toEqual(['starting', 'running', 'starting', 'stopped: Taken.']);
});

it('the sleeping practice session ignores requests to other addresses', async () => {
  const { practice, processes } = session();
  processes[0]?.serves();
  processes[0]?.end();
  expect(await practice.whileServing('http://127.0.0.1:5000', async () => 'sent')).toBe('sent');
});
