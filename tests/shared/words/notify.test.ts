import { expect, it } from 'vitest';
import { notifyPlan, notifySet } from '#shared/words/notify';
import { inWords } from '#shared/words/say';
import { fullTime } from '#shared/words/time';

it('the time at which testers are emailed is shown in this computer’s time zone', () => {
  const at = '2026-11-29T15:05:59+01:00';
  expect(inWords(notifyPlan({ at }))).toBe(`Testers get one email at ${fullTime(at)}`);
  expect(inWords(notifySet({ at }))).toContain(fullTime(at));
});

it('automatic emails are shown as on only if Apple emails testers at once', () => {
  expect(inWords(notifySet('at-once'))).toMatch(/^Automatic emails are on\. /);
  for (const notify of ['after-confirm', 'nobody', { at: '2026-11-29T14:05:00Z' }] as const)
    expect(inWords(notifySet(notify))).toMatch(/^Automatic emails are off\. /);
});
