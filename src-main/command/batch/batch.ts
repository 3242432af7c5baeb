import { type BatchIntent, batchOfFailed, hasFailures } from '#shared/domain/batch';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { fullTime } from '#shared/words/time';
import type { Engine } from '../../engine/engine';
import type { Call, Command } from '../command';
import { findAccount, namedConnection, namesKey, withEngine } from '../connection';
import { type ExitStatus, exitStatus } from '../exit-status';
import { keyOptions } from '../options';
import { readNotes } from '../plan/read-notes';
import { clean, typed } from '../words/format';
import { table } from '../words/lines';
import { readBatch } from './batch-file';
import {
  adviceLines,
  batchTable,
  checkedTable,
  failureLines,
  itemName,
  summaryLine,
} from './batch-lines';
import { followBatch } from './follow-batch';

export const publishBatch: Command = {
  name: 'batch',
  // Not shown: typed.
  operands: 'FILE|FOLDER',
  takes: { least: 1, most: 1 },
  summary: message('help.command.batch'),
  options: [
    ...keyOptions,
    'notes',
    'notes-language',
    'group',
    'testflight',
    'dry-run',
    'no-messages',
  ],
  changes: (options) => !options['dry-run'],
  run: (call) =>
    call.options['dry-run']
      ? dryRun(call, intentOf)
      : followBatch(call, (engine) => start(call, engine, intentOf)),
};

type MakeIntent = (call: Call, engine: Engine, id: string) => Promise<BatchIntent>;

/** Checks all of them, and publishes those that nothing blocks. */
async function start(call: Call, engine: Engine, make: MakeIntent) {
  const id = engine.batches.newId();
  await engine.batches.save(await make(call, engine, id));
  const checked = await check(call, engine, id);
  const batch = await engine.batches.get(id);
  const { terminal } = call;
  for (const line of checkedTable(checked.items, batch, terminal.paint)) terminal.log(line);
  if (checked.items.every(({ blocked }) => blocked !== null)) {
    await engine.batches.remove(id);
    terminal.log(say('error.batch-empty.title'));
    terminal.emit({ event: 'batch-ended', batchId: null, state: 'blocked', items: checked.items });
    return exitStatus.blocked;
  }
  return engine.batches.start(id, checked.hash);
}

/** The same checks, and nothing is written anywhere that lasts. */
function dryRun(call: Call, make: MakeIntent): Promise<ExitStatus> {
  return withEngine(call, async (engine) => {
    const id = engine.batches.newId();
    try {
      await engine.batches.save(await make(call, engine, id));
      const { items } = await check(call, engine, id);
      const batch = await engine.batches.get(id);
      const { terminal } = call;
      for (const line of checkedTable(items, batch, terminal.paint)) terminal.print(line);
      for (const { blocked, itemId, build } of items) {
        const row = batch.items.find(({ id }) => id === itemId);
        if (row && blocked?.detail)
          terminal.log(`${itemName({ ...row, build })}: ${inWords(blocked.detail)}`);
      }
      const blocked = items.filter((item) => item.blocked !== null).length;
      terminal.log(say('command.batch.would', { count: items.length - blocked, blocked }));
      terminal.emit({ event: 'dry-run', items });
      return blocked > 0 ? exitStatus.blocked : exitStatus.done;
    } finally {
      await engine.batches.remove(id);
    }
  });
}

async function check(call: Call, engine: Engine, id: string) {
  const { terminal } = call;
  const connection = namesKey(call) ? await namedConnection(engine, call) : undefined;
  return engine.batches.check(id, {
    connection,
    onChecked: (item) => terminal.emit({ event: 'item-checked', item: item.itemId, ...item }),
  });
}

async function intentOf(call: Call, engine: Engine, id: string): Promise<BatchIntent> {
  const { options, operands } = call;
  const intent = await readBatch(
    call,
    operands[0] ?? '',
    { id, createdAt: new Date().toISOString() },
    async (name) => (await findAccount(engine, name)).id,
  );
  const notes =
    options.notes === undefined ? null : await readNotes(call, options.notes, async () => 'en-US');
  return {
    ...intent,
    shared: {
      ...intent.shared,
      ...(notes && { notes }),
      ...(options.group && { groups: options.group.map((name) => ({ id: null, name })) }),
      ...(options.testflight && { submitForBetaReview: true }),
    },
  };
}

export const resumeBatch: Command = {
  // Not shown: typed.
  name: 'batch resume',
  operands: 'BATCH_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.batch-resume'),
  options: ['no-messages'],
  changes: true,
  run: (call) => followBatch(call, (engine) => engine.batches.resume(idOf(call), true)),
};

/** What was confirmed for a file counts for that file alone: a replaced one is checked and published as something new. */
export const retryBatch: Command = {
  // Not shown: typed.
  name: 'batch retry',
  operands: 'BATCH_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.batch-retry'),
  options: [...keyOptions, 'dry-run', 'no-messages'],
  changes: (options) => !options['dry-run'],
  run: (call) =>
    call.options['dry-run']
      ? dryRun(call, intentOfFailed)
      : followBatch(call, (engine) => start(call, engine, intentOfFailed)),
};

async function intentOfFailed(call: Call, engine: Engine, id: string): Promise<BatchIntent> {
  const batch = await engine.batches.get(idOf(call));
  if (!hasFailures(batch))
    return fail('batch-no-failures', message('error.batch-no-failures.detail'));
  const name = say('batch.of-failed-name', { name: batch.name }).slice(0, 200);
  return batchOfFailed(batch, { id, name, createdAt: new Date().toISOString() });
}

export const pauseBatch: Command = {
  // Not shown: typed.
  name: 'batch pause',
  operands: 'BATCH_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.batch-pause'),
  options: [],
  changes: true,
  run: (call) => stopped(call, (engine) => engine.batches.pause(idOf(call))),
};

export const cancelBatch: Command = {
  // Not shown: typed.
  name: 'batch cancel',
  operands: 'BATCH_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.batch-cancel'),
  options: [],
  changes: true,
  run: (call) => stopped(call, (engine) => engine.batches.cancel(idOf(call))),
};

function stopped(
  call: Call,
  stop: (engine: Engine) => ReturnType<Engine['batches']['get']>,
): Promise<ExitStatus> {
  return withEngine(call, async (engine) => {
    const batch = await stop(engine);
    for (const line of batchTable(batch, call.terminal.paint)) call.terminal.print(line);
    call.terminal.emit(batch);
    return exitStatus.done;
  });
}

export const listBatches: Command = {
  // Not shown: typed.
  name: 'batch list',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.batch-list'),
  options: [],
  changes: false,
  run: (call) =>
    withEngine(call, async (engine) => {
      const batches = await engine.batches.list();
      const { terminal } = call;
      if (batches.length === 0)
        terminal.log(say('command.batch.none', { command: typed('batch', 'FOLDER') }));
      const rows = batches.map((batch) => [
        batch.id,
        fullTime(batch.createdAt),
        say(`batch.phase.${batch.state}`),
        summaryLine(batch),
        clean(batch.name),
      ]);
      for (const line of table(rows)) terminal.print(line);
      terminal.emit(batches);
      return exitStatus.done;
    }),
};

export const showBatch: Command = {
  // Not shown: typed.
  name: 'batch show',
  operands: 'BATCH_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.batch-show'),
  options: [],
  changes: false,
  run: (call) =>
    withEngine(call, async (engine) => {
      const batch = await engine.batches.get(idOf(call));
      const { terminal } = call;
      terminal.print(`${clean(batch.name)}: ${say(`batch.phase.${batch.state}`)}`);
      for (const line of batchTable(batch, terminal.paint)) terminal.print(line);
      for (const line of failureLines(batch, terminal.paint)) terminal.log(line);
      for (const line of adviceLines(batch)) terminal.log(line);
      terminal.emit(batch);
      return exitStatus.done;
    }),
};

function idOf({ operands }: Call): string {
  return operands[0] ?? '';
}
