import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { journalName, toLine } from '../../../src-main/engine/publish/run-journal';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, fullPlan, until } from './full-publish';

let stage: Rehearsal;
afterEach(() => stage.end());

/** A run that was paused in the middle of its upload, and the path of its journal. */
async function paused(): Promise<{ id: string; journal: string }> {
  stage = await rehearse({ practice: { partSize: 64 * 1024, faults: ['stall-part:5'] } });
  const packagePath = await stage.sample({ sizeMb: 1 });
  const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
  await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 2);
  await stage.engine.runs.pause(id);
  stage.practice.faults.clear();
  return { id, journal: join(await stage.engine.runs.folder(id), journalName) };
}

const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n');

describe('a damaged journal', () => {
  it.each(['write-intended', 'upload-created', 'file-reserved'])(
    'a journal that is damaged at its %s is kept, and the run continues from what Apple has',
    async (type) => {
      const { id, journal } = await paused();
      const lines = await linesOf(journal);
      const hit = lines.findIndex((line) => line.includes(`"type":"${type}"`));
      lines[hit] = lines[hit]?.replace('"at"', '"aT"') ?? '';
      await writeFile(journal, lines.join('\n'));
      await stage.reopen();
      await stage.engine.runs.resume(id);
      const run = await stage.engine.runs.settled(id);
      expect(run.repaired).toHaveLength(1);
      const beside = await readdir(await stage.engine.runs.folder(id));
      expect(beside.filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
      await expectEverythingOnce(stage, run);
    },
  );

  it('a journal that is damaged at its start is read from its second copy', async () => {
    const { id, journal } = await paused();
    const lines = await linesOf(journal);
    lines[0] = `x${lines[0]}`;
    await writeFile(journal, lines.join('\n'));
    await stage.reopen();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });

  it.each(['', 'not a journal at all\n'])(
    'a journal that is damaged completely (%j) is shown, and nothing else stops',
    async (bytes) => {
      const { id, journal } = await paused();
      await writeFile(journal, bytes);
      await stage.reopen();
      expect(await stage.engine.runs.list()).toEqual([]);
      expect(await stage.engine.runs.unreadable()).toMatchObject([
        { id, environment: 'practice', error: { code: 'journal-damaged' } },
      ]);
      await expect(stage.engine.runs.resume(id)).rejects.toMatchObject({
        error: { code: 'journal-damaged' },
      });
      const run = await stage.publish({
        packagePath: await stage.sample({ version: '1.5.0', build: '80' }),
        ...fullPlan,
      });
      await expectEverythingOnce(stage, run);
    },
  );
});

describe('another version of Slipway', () => {
  it('a run written by a newer Slipway is read-only, and says so', async () => {
    const { id, journal } = await paused();
    const bytes = await readFile(journal, 'utf8');
    const later = { at: '2031-01-01T00:00:00.000Z', type: 'polished', by: 'hand' };
    await writeFile(journal, `${bytes}${toLine(later as never)}\n`);
    await stage.reopen();
    expect(await stage.engine.runs.get(id)).toMatchObject({
      readOnly: { code: 'journal-newer' },
      package: { buildNumber: '42' },
    });
    for (const act of ['resume', 'cancel'] as const)
      await expect(stage.engine.runs[act](id)).rejects.toMatchObject({
        error: { code: 'journal-newer' },
      });
    expect(await readFile(journal, 'utf8')).toContain('polished');
  });

  it('a run written by an older Slipway is resumed', async () => {
    const { id, journal } = await paused();
    // As the first version wrote it: its start once, and without the journal's schema.
    const lines = (await linesOf(journal)).filter((line) => line !== '');
    const events = lines.map((line) => JSON.parse(line).event).filter((_, index) => index !== 1);
    delete events[0].schema;
    await writeFile(journal, events.map((event) => `${toLine(event)}\n`).join(''));
    await stage.reopen();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});
