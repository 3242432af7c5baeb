import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { choicesOfRun } from '#shared/domain/preset-use';
import { message } from '#shared/words/message';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import type { Engine } from '../engine/engine';
import { presetFileText, readPresetFile } from '../engine/presets/preset-file';
import { readRegularFile } from '../engine/storage/read-regular-file';
import { type Call, type Command, refuseUsage } from './command';
import { findAccount, withEngine } from './connection';
import { exitStatus } from './exit-status';
import type { OptionName } from './options';
import { clean, typed } from './words/format';
import { presetLine } from './words/preset-lines';
import { writeNewFile } from './write-new-file';

/** A command that works on presets; all of them take the data folder's engine. */
function presetCommand(
  given: Pick<Command, 'name' | 'operands' | 'takes' | 'summary' | 'changes'> & {
    options?: readonly OptionName[];
    work(call: Call, engine: Engine): Promise<void>;
  },
): Command {
  const { work, options = [], ...command } = given;
  return {
    ...command,
    options,
    run: (call) =>
      withEngine(call, async (engine) => {
        await work(call, engine);
        return exitStatus.done;
      }),
  };
}

const one = { least: 1, most: 1 };

export const listPresets = presetCommand({
  // Not shown: typed.
  name: 'presets list',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.presets-list'),
  changes: false,
  async work({ terminal }, engine) {
    const list = engine.presets.list();
    const accounts = await engine.accounts.list();
    if (list.presets.length === 0) terminal.log(say('command.presets.none', makeExample()));
    for (const preset of list.presets)
      terminal.print(presetLine(preset, list.locks[preset.id], accounts, terminal.paint));
    if (list.unreadable > 0)
      terminal.log(say('command.presets.unreadable', { count: list.unreadable }));
    terminal.emit(list);
  },
});

const makeExample = () => ({ command: typed('presets', 'make', 'RUN_ID') });

/** The settings of a run for the next builds of its app: a new preset, or those of the app's preset renewed. */
export const makePreset = presetCommand({
  // Not shown: typed.
  name: 'presets make',
  operands: 'RUN_ID',
  takes: one,
  summary: message('help.command.presets-make'),
  options: ['name'],
  changes: true,
  async work({ operands: [runId = ''], options, terminal }, engine) {
    const run = await engine.runs.get(runId);
    const { bundleId } = run.package;
    if (bundleId === null) return refuseUsage(message('usage.run-without-app', { runId }));
    if (run.status.state !== 'done') refuseUsage(message('usage.run-not-finished', { runId }));
    const before = engine.presets.forApp(run.account.id, bundleId);
    const saved = await engine.presets.save({
      ...(before ?? { id: randomUUID(), name: run.app?.name ?? appName(run.package) }),
      ...(options.name !== undefined && { name: options.name }),
      ...choicesOfRun(run),
      notify:
        run.plan.notify === 'nobody' || run.plan.notify === 'at-once'
          ? run.plan.notify
          : 'after-confirm',
      accountId: run.account.id,
      bundleId,
      appName: run.app?.name ?? run.package.name,
      changedAt: run.updatedAt,
    });
    terminal.log(say('command.presets.saved', { name: clean(saved.name) }));
    terminal.emit(saved);
  },
});

export const exportPresets = presetCommand({
  // Not shown: typed.
  name: 'presets export',
  operands: 'FILE [NAME...]',
  takes: { least: 1, most: 500 },
  summary: message('help.command.presets-export'),
  changes: true,
  options: ['yes'],
  async work({ operands: [file = '', ...names], options, terminal }, engine) {
    const { presets } = engine.presets.list();
    const chosen = names.length === 0 ? presets : names.map((name) => engine.presets.find(name));
    if (chosen.length === 0) refuseUsage(message('usage.no-presets'));
    await writeNewFile(resolve(file), presetFileText(chosen), options);
    terminal.log(say('command.presets.exported', { count: chosen.length, file: clean(file) }));
    terminal.emit({ file: resolve(file), presets: chosen.map(({ name }) => name) });
  },
});

export const importPresets = presetCommand({
  // Not shown: typed.
  name: 'presets import',
  operands: 'FILE',
  takes: one,
  summary: message('help.command.presets-import'),
  options: ['key'],
  changes: true,
  async work({ operands: [file = ''], options, terminal }, engine) {
    const path = resolve(file);
    const text = await readRegularFile(path).catch(() =>
      refuseUsage(message('usage.file-unreadable', { path })),
    );
    const account = options.key === undefined ? null : await findAccount(engine, options.key);
    const { presets } = engine.presets.list();
    const read = readPresetFile({ fileName: basename(path), text }, presets, account?.id ?? null);
    const saved = engine.presets.takeAll(read);
    for (const { name, accountId } of saved) {
      terminal.log(say('command.presets.imported', { name: clean(name) }));
      if (accountId === null) terminal.log(say('command.presets.without-account'));
    }
    terminal.emit(saved);
  },
});

export const lockPreset = presetCommand({
  // Not shown: typed.
  name: 'presets lock',
  operands: 'NAME',
  takes: one,
  summary: message('help.command.presets-lock'),
  changes: true,
  async work({ operands: [name = ''], terminal }, engine) {
    const locked = await engine.presets.lock(engine.presets.find(name).id);
    terminal.log(say('command.presets.locked', { name: clean(locked.name) }));
    terminal.emit(locked);
  },
});

export const unlockPreset = presetCommand({
  // Not shown: typed.
  name: 'presets unlock',
  operands: 'NAME',
  takes: one,
  summary: message('help.command.presets-unlock'),
  changes: true,
  async work({ operands: [name = ''], terminal }, engine) {
    const unlocked = engine.presets.unlock(engine.presets.find(name).id);
    terminal.log(say('command.presets.unlocked', { name: clean(unlocked.name) }));
    terminal.emit(unlocked);
  },
});

export const deletePreset = presetCommand({
  // Not shown: typed.
  name: 'presets delete',
  operands: 'NAME',
  takes: one,
  summary: message('help.command.presets-delete'),
  changes: true,
  async work({ operands: [name = ''], terminal }, engine) {
    const preset = engine.presets.find(name);
    engine.presets.remove(preset.id);
    terminal.log(say('command.presets.deleted', { name: clean(preset.name) }));
    terminal.emit({ deleted: preset.id, name: preset.name });
  },
});
