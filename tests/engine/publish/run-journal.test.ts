import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/engine/ports';
import type { RunEvent } from '../../../src-main/engine/publish/run-event';
import {
  journalName,
  RunJournal,
  readJournal,
  readLines,
  toLine,
} from '../../../src-main/engine/publish/run-journal';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(count: number): Promise<string> {
  const { journal } = await RunJournal.open(folder, systemClock);
  for (let index = 0; index < count; index += 1) {
    await journal.append({ type: 'part-stored', offset: index * 10, length: 10 });
  }
  await journal.close();
  return join(folder, journalName);
}

const offsetOf = (event: RunEvent) => ('offset' in event ? event.offset : -1);
const offsets = async () =>
  (await readJournal(folder)).events
    .filter(({ type }) => type !== 'journal-repaired')
    .map((event) => offsetOf(event));

/** Opens for writing, appends one event, and returns what a later reader sees. */
async function goOn(): Promise<number[]> {
  const { journal } = await RunJournal.open(folder, systemClock);
  await journal.append({ type: 'part-stored', offset: 99, length: 1 });
  await journal.close();
  return offsets();
}

const setAside = async () => (await readdir(folder)).filter((name) => name.includes('.corrupt-'));

describe('the journal of a run', () => {
  it('a journal is read back as it was written, by its owner only', async () => {
    const path = await write(3);
    expect(await offsets()).toEqual([0, 10, 20]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('a journal cut off at any byte keeps every complete event, and can be continued', async () => {
    const path = await write(3);
    const whole = await readFile(path);
    const lineEnds = [...whole].flatMap((byte, index) => (byte === 0x0a ? [index + 1] : []));
    for (let length = 0; length <= whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      // A last line that lacks only its newline is whole.
      const kept = [0, 10, 20].slice(0, lineEnds.filter((end) => end <= length + 1).length);
      expect(await offsets()).toEqual(kept);
      expect(await goOn()).toEqual([...kept, 99]);
      expect(await setAside()).toEqual([]);
    }
  });

  it('a journal with a bit flipped anywhere loses only the damaged event, keeps the damaged file and can be continued', async () => {
    const path = await write(40);
    const whole = await readFile(path);
    expect(whole.length).toBeGreaterThan(4_000);
    const all = await offsets();
    for (let place = 0; place < whole.length; place += 1) {
      const flipped = Buffer.from(whole);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << (place % 7));
      const sound = readLines(flipped).events.map(offsetOf);
      // A damaged newline takes the lines on both sides with it.
      if (sound.length >= all.length || sound.length < all.length - 2)
        throw new Error(`A flip at ${place} left ${sound.length} of ${all.length} events`);
      if (!sound.every((offset) => all.includes(offset))) throw new Error(`${place} made one up`);
      if (place % 64 !== 0) continue;
      await writeFile(path, flipped);
      expect(await goOn()).toEqual([...sound, 99]);
      const isInTheMiddle = place < whole.length - 1;
      const kept = await setAside();
      if (isInTheMiddle && kept[0]) expect(await readFile(join(folder, kept[0]))).toEqual(flipped);
      for (const name of kept) await rm(join(folder, name));
    }
  });

  it('an empty journal has no events and no error', async () => {
    await writeFile(join(folder, journalName), '');
    expect(await offsets()).toEqual([]);
  });

  it('a journal of a newer Slipway is read as far as it is known, and never written to', async () => {
    const path = await write(2);
    const fromLater = { type: 'walk-the-dog', at: '2031-01-01T00:00:00.000Z', paws: 4 };
    const line = toLine(fromLater as unknown as RunEvent);
    await writeFile(path, `${await readFile(path, 'utf8')}${line}\n`);
    const before = await readFile(path);
    expect(await readJournal(folder)).toMatchObject({ isNewer: true, damagedLines: 0 });
    expect(await offsets()).toEqual([0, 10]);
    await expect(RunJournal.open(folder, systemClock)).rejects.toMatchObject({
      error: { code: 'journal-newer' },
    });
    expect(await readFile(path)).toEqual(before);
  });

  it('a journal with a note in decomposed letters, as earlier versions stored them, has the note as it was sent', async () => {
    const edited = { locale: 'fr-FR', text: 'Cafe\u0301' };
    const at = '2026-11-22T14:02:00.000Z';
    const line = toLine({ type: 'notes-edited', at, notes: [edited], removed: [] }, 1);
    expect(line).toContain('Cafe\u0301');
    await writeFile(join(folder, journalName), `${line}\n`);
    const { events, damagedLines, isNewer } = await readJournal(folder);
    expect({ damagedLines, isNewer }).toEqual({ damagedLines: 0, isNewer: false });
    expect(events).toMatchObject([{ notes: [{ locale: 'fr-FR', text: 'Caf\u00e9' }] }]);
  });
});
