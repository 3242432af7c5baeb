import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublishPlanInput } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { toAppError } from '#shared/errors';
import { readJournal, toLine } from '../../src-main/engine/publish/run-journal';
import { canonicalJson } from '../../src-main/engine/receipt/chain';
import { type Colleague, colleagueOf } from '../helpers/colleague';
import { isDue } from '../helpers/draw';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { findTrace, tracesOf } from '../helpers/secret-search';
import { expectEverythingOnce, fullPlan, parts } from './reliability/full-publish';

/* Ada begins a run and hands it over; Ben, with another data folder and another account, finishes it. */

let stage: Rehearsal;
let ben: Colleague;
afterEach(async () => {
  await ben.engine.close();
  await stage.end();
});

const who = { person: 'Ada', to: 'Ben' };
const fileOf = (): string => join(stage.folder, 'run.hand-over.json');

/** Begins the run and stops it once its journal has so many lines. */
async function beginUntil(
  lines: number,
  plan: Partial<PublishPlanInput> = fullPlan,
): Promise<{ run: PublishRun; packagePath: string }> {
  let isPausing = false;
  const pauseAt = (run: PublishRun): void => {
    const isThere = linesOf(stage.home, run.id) >= lines;
    if (!isThere || isPausing) return;
    isPausing = true;
    void stage.engine.runs.pause(run.id);
  };
  stage = await rehearse({
    practice: { partSize: 32 * 1024 },
    engine: { onRunChanged: pauseAt },
  });
  ben = colleagueOf(stage);
  const packagePath = await stage.sample();
  const run = await stage.publish({ packagePath, ...plan });
  return { run, packagePath };
}

function linesOf(home: string, runId: string): number {
  const path = join(home, 'practice/runs', runId, 'journal.jsonl');
  return readFileSync(path, 'utf8').split('\n').length - 1;
}

/** Stops where the whole upload is at the server and the build is not processed. */
async function beginUntilCommitted(plan: Partial<PublishPlanInput> = fullPlan) {
  let isPausing = false;
  stage = await rehearse({
    practice: { partSize: 32 * 1024 },
    engine: {
      onRunChanged: (run) => {
        if (!run.committed || isPausing) return;
        isPausing = true;
        void stage.engine.runs.pause(run.id);
      },
    },
  });
  ben = colleagueOf(stage);
  const packagePath = await stage.sample();
  return { run: await stage.publish({ packagePath, ...plan }), packagePath };
}

/** Stops while parts of the package are still missing at the server. */
async function beginUntilStored() {
  let isPausing = false;
  stage = await rehearse({
    practice: { partSize: 32 * 1024 },
    engine: {
      onRunChanged: (run) => {
        if ((run.upload?.partsStored ?? 0) < 2 || isPausing) return;
        isPausing = true;
        void stage.engine.runs.pause(run.id);
      },
    },
  });
  ben = colleagueOf(stage);
  const packagePath = await stage.sample({ sizeMb: 1 });
  return { run: await stage.publish({ packagePath, ...fullPlan }), packagePath };
}

async function takeAndFinish(packagePath: string | null = null): Promise<PublishRun> {
  const opened = await ben.engine.handOvers.open(fileOf());
  const { connection } = ben;
  const { id } = await ben.engine.handOvers.take(opened, {
    connection,
    person: 'Ben',
    packagePath,
  });
  await ben.engine.runs.resume(id, connection);
  return ben.engine.runs.settled(id);
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (thrown: unknown) => toAppError(thrown).code,
  );

describe('a run that is handed over once its upload is complete', () => {
  it('is finished by a colleague without the package and without another upload', async () => {
    const { run, packagePath } = await beginUntilCommitted();
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    rmSync(packagePath);
    const sent = parts(stage).length;
    const finished = await takeAndFinish();
    await expectEverythingOnce(stage, finished);
    expect(parts(stage)).toHaveLength(sent);
    expect(finished.account.name).toBe('Ben’s key');
  });

  it('does nothing at the computer that handed it over until it is taken back', async () => {
    const { run } = await beginUntilCommitted();
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    const before = stage.practice.requests.length;
    const { runs } = stage.engine;
    expect((await runs.get(run.id)).handedOver?.to).toBe('Ben');
    for (const act of [
      () => runs.resume(run.id),
      () => runs.cancel(run.id),
      () => runs.editNotes(run.id, [{ locale: 'en-US', text: 'Other' }]),
      () => stage.engine.handOvers.export(run.id, fileOf(), who),
    ])
      expect(await codeOf(act())).toBe('run-handed-over');
    await stage.reopen();
    expect(await codeOf(stage.engine.runs.resume(run.id))).toBe('run-handed-over');
    expect(stage.practice.requests).toHaveLength(before);

    expect((await stage.engine.handOvers.takeBack(run.id)).handedOver).toBeNull();
    await stage.engine.runs.resume(run.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(run.id));
  });

  it('has a receipt that names both people’s parts and verifies in both data folders', async () => {
    const { run } = await beginUntilCommitted();
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    const { receipt } = await takeAndFinish();
    const own = await ben.engine.receipts.verify(receipt ?? '', null);
    expect(own).toMatchObject({ kind: 'sound', journal: 'same-seal' });
    if (own.kind !== 'sound') throw new Error('damaged');
    const all = own.receipt.steps.flatMap(({ writes }) => writes.map(({ what }) => what));
    expect(own.receipt.parts?.map(({ by }) => [by.person, by.account.name])).toEqual([
      ['Ada', 'Rehearsal team'],
      ['Ben', 'Ben’s key'],
    ]);
    expect(own.receipt.parts?.[0]?.writes).toEqual(
      expect.arrayContaining(['build upload', 'upload complete']),
    );
    expect(own.receipt.parts?.[1]?.writes).toContain('beta review');
    expect(own.receipt.parts?.flatMap(({ writes }) => writes).sort()).toEqual(all.sort());

    const copy = join(stage.folder, 'receipt from ben.json');
    await copyFile(receipt ?? '', copy);
    expect(await stage.engine.receipts.verify(copy, null)).toMatchObject({
      kind: 'sound',
      journal: 'handed-over',
    });
    const text = await readFile(copy, 'utf8');
    await writeFile(copy, text.replace('"person": "Ada"', '"person": "Eve"'));
    expect(await stage.engine.receipts.verify(copy, null)).toMatchObject({
      kind: 'damaged',
      section: 'parts',
    });
  });

  it('can be given back, and then its first journal continues', async () => {
    const { run } = await beginUntilCommitted();
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    const opened = await ben.engine.handOvers.open(fileOf());
    const taking = { connection: ben.connection, person: 'Ben', packagePath: null };
    await ben.engine.handOvers.take(opened, taking);
    const back = join(stage.folder, 'back.json');
    await ben.engine.handOvers.export(run.id, back, { person: 'Ben', to: 'Ada' });

    const returned = await stage.engine.handOvers.open(back);
    expect(returned.here).toBe('given-back');
    const { connection } = stage;
    await stage.engine.handOvers.take(returned, { connection, person: 'Ada', packagePath: null });
    await stage.engine.runs.resume(run.id);
    const finished = await stage.engine.runs.settled(run.id);
    await expectEverythingOnce(stage, finished);
    expect(finished.handOvers.map(({ from, to }) => [from.person, to.person])).toEqual([
      ['Ada', 'Ben'],
      ['Ben', 'Ada'],
    ]);
  });
});

describe('a run that is handed over in the middle of its upload', () => {
  it('continues the same upload with the same package, and sends only what is missing', async () => {
    const { run, packagePath } = await beginUntilStored();
    expect(run.committed).toBe(false);
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    const elsewhere = join(stage.folder, 'Downloaded.ipa');
    await rename(packagePath, elsewhere);

    const opened = await ben.engine.handOvers.open(fileOf());
    expect(opened).toMatchObject({ needsPackage: true, sha256: expect.stringMatching(/^\w{64}$/) });
    const { connection } = ben;
    const take = (path: string | null) =>
      ben.engine.handOvers.take(opened, { connection, person: null, packagePath: path });
    expect(await codeOf(take(null))).toBe('hand-over-package-needed');
    const other = await stage.sample({ fileName: 'Other.ipa', sizeMb: 2 });
    expect(await codeOf(take(other))).toBe('hand-over-other-package');
    expect(await ben.engine.runs.list()).toEqual([]);

    const finished = await takeAndFinish(elsewhere);
    await expectEverythingOnce(stage, finished);
    const uploaded = new Set(parts(stage).map(({ path }) => path));
    expect(uploaded.size).toBe(finished.upload?.parts);
  });

  it('gets its checksum when it is handed over, and is not handed over when that is impossible', async () => {
    const { run, packagePath } = await beginUntilStored();
    await forgetChecksum(run.id);
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    expect((await ben.engine.handOvers.open(fileOf())).sha256).toMatch(/^\w{64}$/);

    await stage.engine.handOvers.takeBack(run.id);
    await forgetChecksum(run.id);
    rmSync(packagePath);
    expect(await codeOf(stage.engine.handOvers.export(run.id, fileOf(), who))).toBe(
      'hand-over-package-gone',
    );
    expect((await stage.engine.runs.get(run.id)).handedOver).toBeNull();
  });
});

/** As if the process had ended before the whole file was read. */
async function forgetChecksum(runId: string): Promise<void> {
  const folder = join(stage.home, 'practice/runs', runId);
  const { events } = await readJournal(folder);
  const left = events.filter(({ type }) => type !== 'package-hashed');
  const lines = left.map((event, index) => `${toLine(event, index + 1)}\n`);
  await writeFile(join(folder, 'journal.jsonl'), lines.join(''));
}

describe('a run that is handed over at any line of its journal', () => {
  const lines = Array.from({ length: 60 }, (_, index) => index + 2);
  it.each(lines.filter((_, index) => isDue(index, 6)))(
    'line %i: everything is at the server exactly once, and no secret is in the file',
    async (line) => {
      const { run, packagePath } = await beginUntil(line);
      // A pause comes too late for a run that has nothing left to do.
      if (run.status.state === 'done') return;
      await stage.engine.handOvers.export(run.id, fileOf(), who);
      const text = await readFile(fileOf(), 'utf8');
      const key = await readFile(stage.practice.privateKeyPath, 'utf8');
      expect(findTrace(text, tracesOf(key))).toBeNull();
      for (const place of [stage.folder, stage.home, userInfo().homedir, hostname()])
        expect(text).not.toContain(place);
      expect(text).not.toMatch(/eyJ|[?&](X-Amz|sig)|127\.0\.0\.1|PRIVATE KEY/);

      const sent = parts(stage).length;
      await expectEverythingOnce(stage, await takeAndFinish(packagePath));
      if (run.committed) expect(parts(stage)).toHaveLength(sent);
    },
    120_000,
  );
});

describe('what a file says is held against App Store Connect and this computer', () => {
  let edits = 0;
  /** A file that was edited by someone who can compute its checksum. */
  async function edited(change: (content: Record<string, unknown>) => unknown): Promise<string> {
    const file = JSON.parse(await readFile(fileOf(), 'utf8'));
    const content = change(structuredClone(file.content)) ?? file.content;
    const path = join(stage.folder, `edited ${edits++}.json`);
    const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex');
    await writeFile(path, JSON.stringify({ ...file, sha256, content }));
    return path;
  }
  type Events = Record<string, unknown>[];
  const take = async (path: string) =>
    ben.engine.handOvers.take(await ben.engine.handOvers.open(path), {
      connection: ben.connection,
      person: null,
      packagePath: null,
    });

  it('refuses another build, another upload and another app than the file names', async () => {
    const { run } = await beginUntilCommitted();
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    const [other] = stage.practice.world.state.builds;
    const asEvents = (content: Record<string, unknown>) => content.events as Events;
    const withEvent = (event: object) =>
      edited((content) => {
        asEvents(content).push({ at: run.updatedAt, ...event });
        return content;
      });
    const changes = [
      withEvent({ type: 'build-found', buildId: other?.id }),
      withEvent({ type: 'build-found', buildId: 'no-such-build' }),
      withEvent({ type: 'upload-created', buildUploadId: 'no-such-upload' }),
      withEvent({ type: 'app-found', appId: '1', name: 'Orbit Notes' }),
    ];
    for (const change of changes)
      expect(await codeOf(take(await change))).toBe('hand-over-other-app');
    expect((await ben.engine.runs.list()).length).toBe(0);
  });

  it('asks again what only a person may decide, whatever the file says', async () => {
    const { run } = await beginUntilCommitted({ ...fullPlan, notify: 'after-confirm' });
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    const path = await edited((content) => {
      const events = content.events as Events;
      const at = run.updatedAt;
      events.push({ at, type: 'notify-confirmed' });
      events.push({ at, type: 'review-busy-decided', choice: { replace: 'some-build' } });
      const [other] = stage.practice.world.state.betaGroups.filter(({ name }) => name === 'Design');
      events.push({ at, type: 'groups-identified', groups: [{ id: other?.id, name: 'QA' }] });
      return content;
    });
    const taken = await take(path);
    expect(taken).toMatchObject({ emails: { confirmedAt: null }, reviewChoice: null });
    expect(taken.groups.map(({ id }) => id)).toEqual([undefined, undefined]);
  });

  it('refuses a damaged file, one of a newer Slipway, one that is none, and a run that is here', async () => {
    const { run } = await beginUntilCommitted();
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    const text = await readFile(fileOf(), 'utf8');
    const written = async (content: string): Promise<string> => {
      const path = join(stage.folder, 'other.json');
      await writeFile(path, content);
      return path;
    };
    const open = async (content: string) =>
      codeOf(ben.engine.handOvers.open(await written(content)));
    expect(await open(text.replace('Offline search', 'Other text'))).toBe('hand-over-damaged');
    expect(await open(text.slice(0, -40))).toBe('hand-over-damaged');
    expect(await open(text.replace('"schema": 1', '"schema": 2'))).toBe('hand-over-newer');
    expect(await open('{"schema": 1}')).toBe('hand-over-not-one');
    expect(await codeOf(ben.engine.handOvers.open(stage.folder))).toBe('hand-over-not-one');
    expect(await open(`{"slipway":"hand-over","content":${'['.repeat(100_000)}`)).toBe(
      'hand-over-damaged',
    );
    const unknown = await edited((content) => {
      (content.events as Events).push({ at: run.updatedAt, type: 'never-heard-of' });
      return content;
    });
    expect(await codeOf(ben.engine.handOvers.open(unknown))).toBe('hand-over-newer');
    const done = await edited((content) => {
      (content.events as Events).push({ at: run.updatedAt, type: 'run-done', receipt: '/etc/x' });
      return content;
    });
    expect(await codeOf(ben.engine.handOvers.open(done))).toBe('hand-over-not-now');
    const outside = await edited((content) => {
      for (const event of content.events as Events)
        if (event.type === 'run-started') event.runId = '../../outside';
      return content;
    });
    expect(await codeOf(ben.engine.handOvers.open(outside))).toBe('hand-over-damaged');

    await take(fileOf());
    expect(await codeOf(take(fileOf()))).toBe('hand-over-here');
  });

  it('never finishes a rehearsal with a live key, or on another practice server', async () => {
    const { run } = await beginUntilCommitted();
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    const opened = await ben.engine.handOvers.open(fileOf());
    const with_ = (change: Partial<Colleague['connection']>) =>
      codeOf(
        ben.engine.handOvers.take(opened, {
          connection: { ...ben.connection, ...change },
          person: null,
          packagePath: null,
        }),
      );
    const live = { keyId: 'ABCDE12345', apiUrl: 'https://api.appstoreconnect.apple.com' };
    expect(await with_(live)).toBe('key-wrong-environment');
    expect(await with_({ keyId: 'PRAC999999' })).toBe('hand-over-other-practice');
  });

  it('writes no file and hands nothing over when a note holds a private key', async () => {
    const key = `-----BEGIN ${'PRIVATE KEY'}-----`;
    const { run } = await beginUntil(8, {
      ...fullPlan,
      notes: [{ locale: 'en-US', text: `Try it with ${key}` }],
    });
    expect(await codeOf(stage.engine.handOvers.export(run.id, fileOf(), who))).toBe(
      'hand-over-secret',
    );
    expect(readdirSync(stage.folder)).not.toContain('run.hand-over.json');
    expect((await stage.engine.runs.get(run.id)).handedOver).toBeNull();
  });
});

describe('when both people continue', () => {
  it('nothing is done twice at the server, and the one who took it back is asked before testers are emailed', async () => {
    const at = new Date(Date.now() - 60_000).toISOString();
    const { run } = await beginUntilCommitted({ ...fullPlan, notify: { at } });
    await stage.engine.handOvers.export(run.id, fileOf(), who);
    await stage.engine.handOvers.takeBack(run.id);
    const finished = await takeAndFinish();
    expect(finished.emails.sent).toBe('yes');
    await stage.engine.runs.resume(run.id);
    const other = await stage.engine.runs.settled(run.id);
    const emails = stage.practice.requests.filter(
      ({ method, path }) => method === 'POST' && path.startsWith('/v1/buildBetaNotifications'),
    );
    expect(emails).toHaveLength(1);
    expect(other.status.state, JSON.stringify(other.status)).toMatch(/done|ready-to-notify/);
    await expectEverythingOnce(stage, finished);
  });
});
