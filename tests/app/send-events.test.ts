import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEventSender } from '../../src-main/app/ipc/send-events';
import { throttleByKey } from '../../src-main/processes/throttle';
import { someRun } from './some-run';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the throttle', () => {
  it('the throttle sends the first event at once, then ten a second, and always the last one', () => {
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

  it('the throttle treats each key separately', () => {
    const sent: string[] = [];
    const pass = throttleByKey<string>(100, (value) => sent.push(value));
    pass('one', 'a');
    pass('two', 'b');
    expect(sent).toEqual(['a', 'b']);
  });

  it('the throttle has no timer when no more events arrive', () => {
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

  it('events wait until the page has made a request, keeping the newest of each kind', () => {
    const { sent, events } = set();
    events.send('packages:opened', { paths: ['/a.ipa'] });
    events.send('packages:opened', { paths: ['/b.ipa'] });
    events.send('runs:changed', someRun({ id: 'one' }));
    events.send('runs:changed', someRun({ id: 'two' }));
    expect(sent).toEqual([]);
    events.pageIsReady();
    expect(sent.map(([channel]) => channel)).toEqual([
      'packages:opened',
      'runs:changed',
      'runs:changed',
    ]);
    expect(sent[0]?.[1]).toEqual({ paths: ['/b.ipa'] });
  });

  it('a reloaded page receives the state of the practice server', () => {
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

  it('events contain only fields of the contract', () => {
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

  it('events that violate the contract are logged and not sent', () => {
    const { sent, events } = set();
    events.pageIsReady();
    events.send('packages:opened', {} as { paths: string[] });
    expect(sent).toEqual([]);
    expect(warnings).toEqual(['An event does not fit the contract.']);
  });
});
