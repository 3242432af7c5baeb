import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { OpenedPackage } from '#shared/domain/opened-package';
import { AppException } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { inspectPackage } from '../../../src-main/engine/package/inspect-package';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
let good = Buffer.alloc(0);

beforeAll(async () => {
  const { file } = await writeSamplePackage(at('good.ipa'), {
    kind: 'framework',
    hasExtension: true,
  });
  good = await readFile(file);
});

/** The error code, or null for a package that was read; any other error fails the test. */
async function outcome(bytes: Buffer, name: string): Promise<string | null> {
  await writeFile(at(name), bytes);
  try {
    OpenedPackage.parse(await inspectPackage(at(name)));
    return null;
  } catch (error) {
    if (!(error instanceof AppException)) throw error;
    expect(inWords(error.error.detail)).toContain(`“${name}”`);
    return error.error.code;
  }
}

/** A small seeded generator, so that a failure can be repeated. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('a damaged package', () => {
  test('a package cut at any length is reported as incomplete, or as what is left of it', async () => {
    const step = Math.ceil(good.length / 120);
    for (let length = 1; length < good.length; length += step) {
      const code = await outcome(good.subarray(0, length), 'cut.ipa');
      expect(code).toBe(length < 2 ? 'package-not-a-zip' : 'package-truncated');
    }
    for (let missing = 1; missing <= 40; missing += 1) {
      expect(await outcome(good.subarray(0, good.length - missing), 'cut.ipa')).toBe(
        'package-truncated',
      );
    }
  });

  test.each([0, 1, 2, 3])(
    'a package with flipped bytes is either read or refused (%i)',
    async (part) => {
      const seed = Number(process.env.FUZZ_SEED ?? 20_261_122) + part;
      const runs = Number(process.env.FUZZ_RUNS ?? 100);
      const random = numbers(seed);
      const table = good.length - 4_000;
      for (let run = 0; run < runs; run += 1) {
        const bytes = Buffer.from(good);
        for (let flips = random(4) + 1; flips > 0; flips -= 1) {
          // Half of them in the central directory, where they have the most effect.
          const place = random(2) === 0 ? random(bytes.length) : table + random(4_000);
          bytes.writeUInt8(random(256), place);
        }
        await outcome(bytes, 'flipped.ipa').catch((error) => {
          throw new Error(`seed ${seed}, run ${run}`, { cause: error });
        });
      }
    },
  );
});
