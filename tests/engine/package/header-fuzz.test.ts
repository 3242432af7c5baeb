import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { AppException } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { examinePackage } from '../../../src-main/practice/examination/examine-package';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
let good = Buffer.alloc(0);
let headers: number[] = [];

beforeAll(async () => {
  const { file } = await writeSamplePackage(at('good.ipa'), { kind: 'framework', sizeMb: 1 });
  good = await readFile(file);
  headers = headersOf(good);
});

/** Offsets of the entries' local headers, from the central directory. */
function headersOf(zip: Buffer): number[] {
  const found: number[] = [];
  const end = zip.length - 22;
  for (let line = zip.readUInt32LE(end + 16); zip.readUInt32LE(line) === 0x02014b50; ) {
    found.push(zip.readUInt32LE(line + 42));
    line +=
      46 + zip.readUInt16LE(line + 28) + zip.readUInt16LE(line + 30) + zip.readUInt16LE(line + 32);
  }
  return found;
}

function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Fields of an entry's local header that affect what is read: their offsets and lengths.
 * Several bits of the flags mean nothing to any reader; a change in any other field must be refused.
 */
const fields = {
  signature: [0, 4],
  flags: [6, 2],
  method: [8, 2],
  checksum: [14, 4],
  'packed size': [18, 4],
  size: [22, 4],
  'name length': [26, 2],
  'extra length': [28, 2],
  name: [30, 12],
} as const;

/** The result of the checks and of the practice server’s own reader; null for a refusal. */
async function seen(bytes: Buffer): Promise<string | null> {
  const path = at('flipped.ipa');
  await writeFile(path, bytes);
  try {
    const { info, damagedFiles, machOs } = await readContents(path);
    const uuids = machOs.flatMap(({ slices }) => slices.map(({ uuid }) => uuid));
    return JSON.stringify([info, damagedFiles, uuids]);
  } catch (error) {
    if (!(error instanceof AppException)) throw error;
    expect(inWords(error.error.detail)).toContain(`“${basename(path)}”`);
    return null;
  }
}

test.each(Object.entries(fields))(
  'a header with a changed %s is refused, or is read the same by every reader',
  async (field, [offset, length]) => {
    const seed = Number(process.env.FUZZ_SEED ?? 20_261_128) + offset;
    const random = numbers(seed);
    const untouched = await seen(good);
    expect(untouched).not.toBeNull();
    for (let run = 0; run < Number(process.env.FUZZ_RUNS ?? 12); run += 1) {
      const bytes = Buffer.from(good);
      const place = (headers[random(headers.length)] ?? 0) + offset + random(length);
      bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << random(8)), place);
      const outcome = await seen(bytes);
      if (outcome === null) continue;
      const note = `seed ${seed}, run ${run}, ${field} at ${place}`;
      expect(outcome, note).toBe(untouched);
      expect(field, note).toBe('flags');
      expect((await examinePackage(at('flipped.ipa'))).kind, note).toBe('read');
    }
  },
  300_000,
);
