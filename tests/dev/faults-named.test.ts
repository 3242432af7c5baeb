import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tests = join(import.meta.dirname, '..');

describe('the faults that a publish has to hold out against, F-01 to F-27', () => {
  it('each have a test of that name', async () => {
    const files = (await readdir(tests, { recursive: true })).filter((name) => /\.ts$/.test(name));
    const texts = await Promise.all(files.map((file) => readFile(join(tests, file), 'utf8')));
    const named = new Set(texts.flatMap((text) => text.match(/['`]F-\d\d(?=: )/g) ?? []));
    const wanted = Array.from({ length: 27 }, (_, index) => `F-${`${index + 1}`.padStart(2, '0')}`);
    const missing = wanted.filter((id) => ![...named].some((name) => name.endsWith(id)));
    expect(missing).toEqual([]);
  });
});
