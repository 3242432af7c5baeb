import { afterEach, expect, it } from 'vitest';
import { countStates } from '#shared/domain/batch';
import { stageBatch } from '../helpers/batch-stage';
import { isWhole } from '../helpers/draw';
import type { Rehearsal } from '../helpers/rehearsal';
import { scaledClock } from '../helpers/scaled-clock';

/* Apple counts the requests of a key by the hour. Many runs must not ask as many times as often as one. */

let stage: Rehearsal;
afterEach(() => stage.end());

/** How many times faster everything passes than on a clock. */
const factor = 40;
const apps = isWhole ? 70 : 20;
const minute = 60_000;
/** Minutes that are looked at together. */
const stretch = 5;

it(`${apps} apps in one batch stay within the requests of a key`, {
  timeout: 400_000,
}, async () => {
  const clock = scaledClock(factor);
  const sent: number[] = [];
  const staged = await stageBatch(apps, {
    practice: { speed: factor },
    engine: {
      clock,
      fetch: (url, init) => {
        if (url.pathname.startsWith('/v1/')) sent.push(clock.monotonic());
        return fetch(url, init);
      },
    },
    checksSchemas: false,
  });
  stage = staged.stage;
  const { hash } = await stage.engine.batches.check(staged.intent.id);
  const begun = sent.length;
  await stage.engine.batches.start(staged.intent.id, hash);
  const batch = await stage.engine.batches.settled(staged.intent.id);
  expect(countStates(batch.items).done).toBe(apps);
  const own = sent.slice(begun);
  const within = (from: number, length: number): number =>
    own.filter((at) => at >= from && at < from + length * minute).length;
  const most = Math.max(...own.map((from) => within(from, stretch)));
  const minutes = ((own.at(-1) ?? 0) - (own[0] ?? 0)) / minute;
  process.stdout.write(
    `${apps} apps: ${begun} requests to check them, ${own.length} to publish them in ${minutes.toFixed(0)} minutes; at most ${most} in ${stretch} minutes\n`,
  );
  // 3,600 in an hour. A request leaves a little after its turn, which is long on this clock: one more minute's worth.
  expect(most).toBeLessThanOrEqual((stretch + 1) * 60);
});
