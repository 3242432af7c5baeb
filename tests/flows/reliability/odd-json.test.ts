import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allInWords } from '#shared/words/say';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { toAppError } from '../../../shared/errors';
import { seed } from '../../helpers/draw';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type OddProxy, startOddProxy } from '../../helpers/odd-proxy';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { fullPlan } from './full-publish';

/** Values that may appear where something else was expected. */
const oddValue = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  'x'.repeat(100_000),
  '../../users/1',
  -1,
  1e300,
  '12',
  true,
  [],
  {},
  [null],
  [[]],
  { data: null },
  '\r\nHost: example.com',
);

interface Change {
  /** Which of all places in the JSON, as a fraction of them. */
  place: number;
  value: unknown;
}

/** Replaces one place in the JSON. */
function changed(json: unknown, { place, value }: Change): unknown {
  const places: (string | number)[][] = [[]];
  const walk = (node: unknown, path: (string | number)[]): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Array.isArray(node) ? node.keys() : Object.keys(node)) {
      places.push([...path, key]);
      walk((node as Record<string, unknown>)[key], [...path, key]);
    }
  };
  walk(json, []);
  const path = places[Math.floor(place * places.length)] ?? [];
  if (path.length === 0) return value;
  const copy = structuredClone(json);
  let node = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) node = node[key] as typeof node;
  node[path.at(-1) as string] = value;
  return copy;
}

const validationWords =
  /invalid_type|Invalid input|expected (string|number|object|array)|ZodError|Cannot read prop|is not a function|Invalid URL/;

function expectProperError({ code, detail }: { code: string; detail: string }): void {
  expect(code, detail).not.toBe('unexpected');
  expect(detail).not.toMatch(validationWords);
  expect(detail.length).toBeLessThan(20_000);
}

const rounds = Number(process.env.SLIPWAY_TEST_ROUNDS ?? 12);

it(`odd JSON in any response never ends as a bug of Slipway (SLIPWAY_TEST_SEED=${seed})`, async () => {
  const stage = await rehearse({
    practice: { partSize: 256 * 1024 },
    engine: { clock: hurriedClock(400) },
    checksSchemas: false,
  });
  const odd = await startOddProxy(stage.practice.url);
  const codes = new Map<string, number>();
  let build = 500;
  try {
    await publish(stage, odd, build);
    const kinds = [...new Set(odd.seen.map(({ kind }) => kind))].filter((k) => !/ part$/.test(k));
    const script = fc.record({
      kind: fc.constantFrom(...kinds),
      isLasting: fc.boolean(),
      changes: fc.array(
        fc.record({ place: fc.double({ min: 0, max: 0.999, noNaN: true }), value: oddValue }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    });
    const live = async ({
      kind,
      isLasting,
      changes,
    }: typeof script extends fc.Arbitrary<infer T> ? T : never) => {
      let times = 0;
      odd.meet = (request) => {
        if (request.kind !== kind || (times > 0 && !isLasting)) return null;
        times += 1;
        return { kind: 'mutate', change: (json) => changes.reduce(changed, json) };
      };
      build += 1;
      const error = await publish(stage, odd, build).then(
        ({ status }) => (status.state === 'failed' ? status.error : null),
        toAppError,
      );
      if (error) expectProperError(allInWords(error));
      codes.set(error?.code ?? 'none', (codes.get(error?.code ?? 'none') ?? 0) + 1);
    };
    await fc.assert(fc.asyncProperty(script, live), { seed, numRuns: rounds, endOnFailure: true });
  } finally {
    await odd.close();
    await stage.end();
  }
  process.stdout.write(`how runs with odd answers failed: ${JSON.stringify([...codes])}\n`);
}, 600_000);

/** A publish with short waits, since an odd response may make it wait forever. */
async function publish(stage: Rehearsal, odd: OddProxy, build: number): Promise<PublishRun> {
  const packagePath = await stage.sample({ fileName: `${build}.ipa`, build: String(build) });
  const connection = { ...stage.connection, apiUrl: odd.url };
  const limits = { findBuildMinutes: 5, processingMinutes: 5 };
  const { id } = await stage.engine.runs.start(connection, { packagePath, ...fullPlan, limits });
  return stage.engine.runs.settled(id);
}
