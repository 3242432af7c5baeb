import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEventSender } from '../../src-main/shell/send-events';
import { throttleByKey } from '../../src-main/shell/throttle';
import { someRun } from './some-run';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the throttle', () => {
  it('sends the first at once, ten a second after that, and the last one always', () => {
    const sent: number[] = [];
    const pass = throttleByKey<number>(100, (value) => sent.push(value));
    for (let value = 0; value <= 100; value += 1) {
      pass('run', value);
      vi.advanceTimersByTime(10);
    }
    expect(sent.length).toBeLessThanOrEqual(12);
    expect(sent[0]).toBe(0);
    vi.advanceTimersByTime(100);
    expect(sent.at(-1)).toBe(100);
  });

  it('holds each key apart', () => {
    const sent: string[] = [];
    const pass = throttleByKey<string>(100, (value) => sent.push(value));
    pass('one', 'a');
    pass('two', 'b');
    expect(sent).toEqual(['a', 'b']);
  });

  it('ends its timers when nothing comes any more', () => {
    const pass = throttleByKey<number>(100, () => {});
    pass('run', 1);
    pass('run', 2);
    vi.advanceTimersByTime(300);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('events', () => {
  const warnings: string[] = [];
  const log = { info: () => {}, warn: (message: string) => void warnings.push(message) };
  const set = () => {
    const sent: [string, unknown][] = [];
    return {
      sent,
      events: createEventSender((channel, payload) => sent.push([channel, payload]), log),
    };
  };

  it('wait until the page has asked something, the newest of each kind', () => {
    const { sent, events } = set();
    events.send('packages:opened', { path: '/a.ipa' });
    events.send('packages:opened', { path: '/b.ipa' });
    events.send('runs:changed', someRun({ id: 'one' }));
    events.send('runs:changed', someRun({ id: 'two' }));
    expect(sent).toEqual([]);
    events.pageIsReady();
    expect(sent.map(([channel]) => channel)).toEqual([
      'packages:opened',
      'runs:changed',
      'runs:changed',
    ]);
    expect(sent[0]?.[1]).toEqual({ path: '/b.ipa' });
  });

  it('tell a page that loads again how the practice side is', () => {
    const { sent, events } = set();
    events.pageIsReady();
    events.send('practice:changed', { state: 'starting' });
    events.send('practice:changed', { state: 'running', url: 'http://127.0.0.1:1' });
    events.pageIsGone();
    events.send('menu:chosen', { command: 'show-activity' });
    sent.length = 0;
    events.pageIsReady();
    events.pageIsReady();
    expect(sent).toEqual([
      ['practice:changed', { state: 'running', url: 'http://127.0.0.1:1' }],
      ['menu:chosen', { command: 'show-activity' }],
    ]);
  });

  it('hold nothing that the contract does not name', () => {
    const { sent, events } = set();
    events.pageIsReady();
    const payload = {
      state: 'running',
      url: 'http://127.0.0.1:1',
      privateKeyPath: '/practice/key.p8',
    } as const;
    events.send('practice:changed', payload);
    expect(JSON.stringify(sent)).not.toContain('key.p8');
  });

  it('are not sent, but logged, when they do not fit the contract', () => {
    const { sent, events } = set();
    events.pageIsReady();
    events.send('packages:opened', {} as { path: string });
    expect(sent).toEqual([]);
    expect(warnings).toEqual(['An event does not fit the contract.']);
  });
});
