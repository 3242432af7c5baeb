import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { toLine } from '../../../src-main/engine/publish/journal-lines';
import { journalName } from '../../../src-main/engine/publish/run-journal';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, until, wishes } from './wishes';

let stage: Rehearsal;
afterEach(() => stage.end());

/** A run that was paused in the middle of its upload, and the path of its journal. */
async function paused(): Promise<{ id: string; journal: string }> {
  stage = await rehearse({ practice: { partSize: 64 * 1024, faults: ['stall-part:5'] } });
  const packagePath = await stage.sample({ sizeMb: 1 });
  const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
  await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 2);
  await stage.engine.runs.pause(id);
  stage.practice.faults.clear();
  return { id, journal: join(await stage.engine.runs.folder(id), journalName) };
}

const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n');

describe('F-19: the record of a run is damaged', () => {
  it.each(['write-intended', 'upload-created', 'file-reserved'])(
    'at its %s: the damaged file is kept, and the run goes on from what Apple has',
    async (type) => {
      const { id, journal } = await paused();
      const lines = await linesOf(journal);
      const hit = lines.findIndex((line) => line.includes(`"type":"${type}"`));
      lines[hit] = lines[hit]?.replace('"at"', '"aT"') ?? '';
      await writeFile(journal, lines.join('\n'));
      await stage.reopen();
      await stage.engine.runs.resume(id);
      const run = await stage.engine.runs.settled(id);
      expect(run.mended).toHaveLength(1);
      const beside = await readdir(await stage.engine.runs.folder(id));
      expect(beside.filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
      await expectEverythingOnce(stage, run);
    },
  );

  it('at its beginning: the second copy of it is enough', async () => {
    const { id, journal } = await paused();
    const lines = await linesOf(journal);
    lines[0] = `x${lines[0]}`;
    await writeFile(journal, lines.join('\n'));
    await stage.reopen();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });

  it.each(['', 'not a journal at all\n'])(
    'to nothing (%j): it is shown, and nothing else stops',
    async (bytes) => {
      const { id, journal } = await paused();
      await writeFile(journal, bytes);
      await stage.reopen();
      expect(await stage.engine.runs.list()).toEqual([]);
      expect(await stage.engine.runs.unreadable()).toMatchObject([
        { id, environment: 'practice', trouble: { code: 'journal-damaged' } },
      ]);
      await expect(stage.engine.runs.resume(id)).rejects.toMatchObject({
        trouble: { code: 'journal-damaged' },
      });
      const run = await stage.publish({
        packagePath: await stage.sample({ version: '1.5.0', build: '80' }),
        ...wishes,
      });
      await expectEverythingOnce(stage, run);
    },
  );
});

describe('F-27: another version of Slipway', () => {
  it('that is newer wrote the run: it is looked at only, and said so', async () => {
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
        trouble: { code: 'journal-newer' },
      });
    expect(await readFile(journal, 'utf8')).toContain('polished');
  });

  it('that is older wrote the run: it is carried on', async () => {
    const { id, journal } = await paused();
    // As the first version wrote it: its beginning once, and without the journal's schema.
    const lines = (await linesOf(journal)).filter((line) => line !== '');
    const events = lines.map((line) => JSON.parse(line).event).filter((_, index) => index !== 1);
    delete events[0].schema;
    await writeFile(journal, events.map((event) => `${toLine(event)}\n`).join(''));
    await stage.reopen();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});
