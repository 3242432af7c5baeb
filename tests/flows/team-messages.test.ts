import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DestinationChoices, MessageEvent } from '#shared/domain/team-messages';
import { dist, root } from '../../src-main/dev/paths.mjs';
import { Messages } from '../../src-main/engine/messages/messages';
import type { Clock } from '../../src-main/engine/ports';
import { fetchThrough } from '../../src-main/engine/proxy/fetch-through';
import { bundlePrograms } from '../helpers/bundle-programs.mjs';
import { hurriedClock } from '../helpers/hurried-clock';
import { type Rehearsal, rehearse, secretsInMemory, uploadWorker } from '../helpers/rehearsal';
import { filesWithTrace } from '../helpers/secret-search';
import { isSigned, startWebhookReceiver, type WebhookReceiver } from '../helpers/webhook-receiver';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
/** Part of each address, as that of a chat has it. */
const token = 'T0KENT0KENT0KEN';

let receiver: WebhookReceiver;
let stage: Rehearsal;
const secrets = secretsInMemory();

beforeEach(async () => {
  receiver = await startWebhookReceiver();
  stage = await rehearse({ engine: { secrets } });
});
afterEach(async () => {
  await stage.end();
  await receiver.close();
  secrets.kept.clear();
});

const choices = (change: Partial<DestinationChoices> = {}): DestinationChoices => ({
  name: 'Releases',
  service: 'json',
  events: [...MessageEvent.options],
  bundleIds: null,
  includesPractice: true,
  includesNotes: false,
  ...change,
});

const add = (change: Partial<DestinationChoices> = {}) => {
  const made = choices(change);
  const address = { url: `${receiver.url}/${made.service}/${token}`, secret };
  return stage.engine.messages.add(made, address);
};

const plan = {
  groups: ['QA', 'Beta circle'],
  submitForBetaReview: true,
  waitForTesters: true,
  usesNonExemptEncryption: false,
  notes: [{ locale: 'en-US', text: 'A secret feature' }],
};

const whole = ['started', 'uploaded', 'processed', 'submitted', 'approved', 'testers-have-it'];
const eventsOf = (requests: WebhookReceiver['requests']): string[] =>
  requests.map(({ body }) => (JSON.parse(body) as { type: string }).type.replace('run.', ''));

const publish = async (change: object = {}) =>
  stage.publish({ ...plan, packagePath: await stage.sample(), ...change });

describe('messages about a publish', () => {
  it('a team gets each state change once, signed and in order, without text of the notes', async () => {
    await add();
    stage.engine.messages.start();
    expect((await publish()).status.state).toBe('done');
    expect(await stage.engine.messages.flush(100_000)).toBe(0);
    const { requests } = receiver;
    expect(eventsOf(requests)).toEqual(whole);
    expect(await Promise.all(requests.map((one) => isSigned(one, secret)))).toEqual(
      whole.map(() => true),
    );
    expect(requests.map(({ body }) => body).join('')).not.toContain('A secret feature');
    const body = JSON.parse(requests.at(-1)?.body ?? '') as { data: { text: string } };
    expect(body.data).toMatchObject({
      text: 'Practice: Orbit Notes 1.4.0 (42): testers have the build\nGroups: QA and Beta circle',
      groups: ['QA', 'Beta circle'],
      environment: 'practice',
      version: '1.4.0',
      build: '42',
    });
  });

  it('neither the address nor the signing secret is in any file', async () => {
    await add();
    await add({ service: 'slack', name: 'Slack' });
    receiver.answer(({ path }, response) => {
      response.statusCode = 400;
      response.end(`no such hook: ${path} ${path.startsWith('/json') ? secret : ''}`);
    });
    stage.engine.messages.start();
    await publish();
    await stage.engine.messages.flush(100_000);
    const shown = await stage.engine.messages.list();
    expect(shown[0]?.history[0]).toMatchObject({ state: 'failed' });
    expect(JSON.stringify(shown)).toContain('no such hook');
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${token}|whsec_`));
    expect(await filesWithTrace(stage.home, [token, secret, secret.slice(6)])).toEqual([]);
  });

  it('rehearsals, other apps and other events are not sent, and neither is what happened before', async () => {
    await add({ name: 'Live only', includesPractice: false });
    await add({ name: 'Another app', bundleIds: ['com.example.other'] });
    await add({ name: 'Failures', events: ['failed'] });
    stage.engine.messages.start();
    await publish();
    await add({ name: 'Too late' });
    await stage.engine.messages.flush(100_000);
    await stage.reopen();
    stage.engine.messages.start();
    await stage.engine.messages.flush(100_000);
    expect(receiver.requests).toEqual([]);
  });

  it('a run that was started without messages stays silent in every process', async () => {
    await add({ events: ['testers-have-it', 'failed', 'canceled'] });
    const { id } = await stage.engine.runs.start(stage.connection, {
      ...plan,
      packagePath: await stage.sample(),
    });
    await stage.engine.messages.mute(id);
    stage.engine.messages.start();
    await stage.engine.runs.settled(id);
    await stage.engine.messages.flush(100_000);
    await stage.reopen();
    stage.engine.messages.start();
    await stage.engine.messages.flush(100_000);
    expect(receiver.requests).toEqual([]);
  });

  it('a destination that does not answer delays neither a run nor quitting', async () => {
    await add();
    receiver.answer(() => undefined);
    stage.engine.messages.start();
    expect((await publish()).status.state).toBe('done');
    await stage.reopen();
    expect(receiver.requests).toHaveLength(1);
    const [state] = await stage.engine.messages.list();
    expect(state).toMatchObject({ deliveredAt: null, waiting: whole.length });
  });

  it('what happened while no process sent messages is sent at the next start', async () => {
    await add();
    await publish();
    expect(receiver.requests).toEqual([]);
    await stage.reopen();
    stage.engine.messages.start();
    expect(await stage.engine.messages.flush(100_000)).toBe(0);
    expect(eventsOf(receiver.requests)).toEqual(whole);
  });

  it('two processes on one folder send each message once', async () => {
    await add({ service: 'slack' });
    const other = messagesWith(hurriedClock(100));
    other.start();
    stage.engine.messages.start();
    await publish();
    await Promise.all([stage.engine.messages.flush(100_000), other.flush(100_000)]);
    await expect.poll(async () => (await stage.engine.messages.list())[0]?.waiting).toBe(0);
    await other.close();
    expect(receiver.requests).toHaveLength(whole.length);
  });
});

const messagesWith = (clock: Clock): Messages =>
  new Messages({
    home: stage.home,
    secrets,
    clock,
    fetch: fetchThrough({ routesFor: async () => [null] }),
    log: { info: () => undefined, warn: () => undefined },
    onChanged: () => undefined,
  });

/** Each wait takes a moment and counts in full. */
function scriptedClock(): Clock & { passed: () => number } {
  const began = Date.now();
  let passed = 0;
  return {
    passed: () => passed,
    now: () => new Date(began + passed),
    monotonic: () => passed,
    async sleep(milliseconds, signal) {
      const until = passed + milliseconds;
      await wait(2, undefined, signal ? { signal } : {});
      passed = Math.max(passed, until);
    },
  };
}

const hour = 3_600_000;

/** Once something was queued, and nothing waits any more. */
const allSettled = (messages: Messages) =>
  expect
    .poll(
      async () => {
        const [state] = await messages.list();
        return (state?.history.length ?? 0) > 0 && state?.waiting;
      },
      { interval: 50 },
    )
    .toBe(0);

describe('a service that is down', () => {
  it('an hour of errors loses no message, doubles none and keeps their order', async () => {
    await add();
    await publish();
    const clock = scriptedClock();
    receiver.answer((_, response) => {
      response.statusCode = clock.passed() < hour ? 500 : 200;
      response.end();
    });
    const messages = messagesWith(clock);
    messages.start();
    await allSettled(messages);
    await messages.close();
    const accepted = receiver.requests.slice(-whole.length);
    expect(eventsOf(accepted)).toEqual(whole);
    expect(new Set(accepted.map(({ headers }) => headers['webhook-id'])).size).toBe(whole.length);
    const refused = receiver.requests.slice(0, -whole.length);
    // Only the first message was retried, with increasing backoff.
    expect(new Set(eventsOf(refused))).toEqual(new Set(['started']));
    expect(refused.length).toBeGreaterThan(5);
    expect(refused.length).toBeLessThan(15);
  });

  it('a service that asks to wait is asked again only then', async () => {
    await add({ events: ['testers-have-it'] });
    await publish();
    const clock = scriptedClock();
    const asked: number[] = [];
    receiver.answer((_, response) => {
      asked.push(clock.passed());
      response.statusCode = asked.length === 1 ? 429 : 200;
      response.setHeader('retry-after', '900');
      response.end();
    });
    const messages = messagesWith(clock);
    messages.start();
    await allSettled(messages);
    await messages.close();
    expect(asked).toHaveLength(2);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(900_000);
  });

  it('after a day a message is given up, with the reason, and a person can send it again', async () => {
    const { id } = await add({ events: ['testers-have-it'] });
    await publish();
    const clock = scriptedClock();
    receiver.answer((_, response) => {
      response.statusCode = 503;
      response.end();
    });
    const messages = messagesWith(clock);
    messages.start();
    const state = async () => (await messages.list())[0]?.history[0];
    await expect.poll(async () => (await state())?.state, { interval: 50 }).toBe('failed');
    expect(clock.passed()).toBeGreaterThan(24 * hour);
    expect(await state()).toMatchObject({ reason: { key: 'messages.reason.gave-up' } });
    receiver.answer((_, response) => void response.end());
    await messages.sendAgain(id, (await state())?.fact.id ?? '');
    await expect.poll(async () => (await state())?.state, { interval: 50 }).toBe('delivered');
    await messages.close();
  });

  it('a message that could not be sent before and after a weekend asleep is tried again, not given up', async () => {
    await add({ events: ['testers-have-it'] });
    await publish();
    const base = scriptedClock();
    let slept = 0;
    const clock = { ...base, now: () => new Date(base.now().getTime() + slept) };
    let asked = 0;
    receiver.answer((_, response) => {
      asked += 1;
      slept = 60 * hour;
      response.statusCode = asked < 4 ? 503 : 200;
      response.end();
    });
    const messages = messagesWith(clock);
    messages.start();
    const isSettled = async () => /delivered|failed/.exec((await state()) ?? '')?.[0] ?? null;
    const state = async () => (await messages.list())[0]?.history[0]?.state;
    await expect.poll(isSettled, { interval: 50 }).not.toBeNull();
    expect(await state()).toBe('delivered');
    await messages.close();
  });

  it('a chat gets nothing twice when the connection broke before its answer', async () => {
    await add({ service: 'discord', events: ['testers-have-it'] });
    await publish();
    receiver.answer((_, response) => void response.destroy());
    stage.engine.messages.start();
    expect(await stage.engine.messages.flush(100_000)).toBe(0);
    const [state] = await stage.engine.messages.list();
    expect(state?.history[0]).toMatchObject({ state: 'unknown' });
    expect(receiver.requests).toHaveLength(1);
  });

  it('a webhook that is gone ends its message, and says so', async () => {
    await add({ service: 'slack', events: ['testers-have-it'] });
    await publish();
    receiver.answer((_, response) => {
      response.statusCode = 410;
      response.end('channel_is_archived');
    });
    stage.engine.messages.start();
    expect(await stage.engine.messages.flush(100_000)).toBe(0);
    const [state] = await stage.engine.messages.list();
    expect(state?.history[0]).toMatchObject({
      state: 'failed',
      reason: { key: 'messages.reason.gone' },
    });
    expect(receiver.requests).toHaveLength(1);
  });
});

describe('a publisher that is killed', () => {
  beforeAll(() =>
    bundlePrograms(root, 'flows', {
      'message-publisher': join(import.meta.dirname, 'programs/message-publisher.ts'),
    }),
  );

  it('each message arrives exactly once, although the process is killed at every other one', async () => {
    await add();
    await add({ service: 'slack', name: 'Chat' });
    const packagePath = await stage.sample();
    let deaths = 0;
    let child: ReturnType<typeof start> | null = null;
    const start = () =>
      spawn(
        process.execPath,
        [
          join(dist, 'flows/message-publisher.js'),
          JSON.stringify({
            home: stage.home,
            connection: stage.connection,
            plan: { ...plan, packagePath },
            uploadWorker: fileURLToPath(uploadWorker),
            secrets: Object.fromEntries(secrets.kept),
          }),
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
    let isNext = true;
    receiver.answer((_, response) => {
      isNext = !isNext;
      // In turn: killed before the answer, answered, killed with it.
      if (deaths % 2 === 0 && !isNext) {
        deaths += 1;
        child?.kill('SIGKILL');
        return;
      }
      response.end('ok');
      if (deaths % 2 === 1 && !isNext) {
        deaths += 1;
        child?.kill('SIGKILL');
      }
    });
    let said = '';
    for (let starts = 0; starts < 40 && said === ''; starts += 1) {
      child = start();
      child.stdout?.on('data', (text) => {
        said += String(text);
      });
      await once(child, 'close');
    }
    expect(JSON.parse(said)).toEqual({ state: 'done', left: 0 });
    expect(deaths).toBeGreaterThan(3);

    const json = receiver.requests.filter(({ path }) => path.startsWith('/json'));
    const bodies = new Map(json.map(({ headers, body }) => [headers['webhook-id'], body]));
    const distinct = json.filter(({ headers, body }) => bodies.get(headers['webhook-id']) === body);
    expect(distinct).toHaveLength(json.length);
    expect(eventsOf([...bodies.values()].map((body) => ({ path: '', headers: {}, body })))).toEqual(
      whole,
    );

    const posts = receiver.requests.filter(({ path }) => path.startsWith('/slack'));
    expect(new Set(posts.map(({ body }) => body)).size).toBe(posts.length);
    const chat = (await stage.engine.messages.list()).find(
      ({ destination }) => destination.service === 'slack',
    );
    const unknown = chat?.history.filter(({ state }) => state === 'unknown') ?? [];
    expect(chat?.history).toHaveLength(whole.length);
    expect(posts.length + unknown.length).toBeGreaterThanOrEqual(whole.length);
  });

  it('an outbox whose last line was cut off loses nothing', async () => {
    const { id } = await add();
    await publish();
    stage.engine.messages.start();
    await stage.engine.messages.flush(100_000);
    await stage.engine.close();
    const { truncate } = await import('node:fs/promises');
    const path = join(stage.home, 'messages', id, 'outbox.jsonl');
    expect(await readdir(join(stage.home, 'messages', id))).toEqual(['outbox.jsonl']);
    const { length } = await readFile(path);
    await truncate(path, length - 30);
    await stage.reopen();
    stage.engine.messages.start();
    expect(await stage.engine.messages.flush(100_000)).toBe(0);
    // Its receiver recognizes the message that comes again.
    expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(
      whole.length,
    );
    const [state] = await stage.engine.messages.list();
    expect(state?.history.every((one) => one.state === 'delivered')).toBe(true);
  });
});
