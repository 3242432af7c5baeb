import { expect, it } from 'vitest';
import { emailAtWords, notifyIntention, notifySetWords } from '#shared/words/notify';

it('the time at which testers are emailed is shown in UTC, whatever this computer’s time zone', () => {
  const at = '2026-11-29T15:05:59+01:00';
  expect(notifyIntention({ at })).toBe('testers are emailed once, at 2026-11-29 14:05 UTC');
  expect(emailAtWords(at)).toBe('The build is ready. Testers are emailed at 2026-11-29 14:05 UTC');
});

it('automatic emails are shown as on only if Apple emails testers at once', () => {
  expect(notifySetWords('at-once')).toMatch(/^Automatic emails are on: /);
  for (const notify of ['after-confirm', 'nobody', { at: '2026-11-29T14:05:00Z' }] as const)
    expect(notifySetWords(notify)).toMatch(/^Automatic emails are off: /);
});
