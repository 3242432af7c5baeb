import type { LocaleNote, ReviewBusyChoice } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import { type Call, type Command, refuseUsage } from './command';
import { namedConnection, namesKey, optionsNameKey, withEngine } from './connection';
import { accountIdOf } from './environment-key';
import { type ExitStatus, exitStatus } from './exit-status';
import { keyOptions } from './options';
import { readNotes } from './plan/read-notes';
import { followRun } from './run/follow-run';
import { runEnded } from './run/run-news';
import type { Terminal } from './terminal';
import { clean } from './words/format';
import { runEndLines } from './words/run-lines';
import { proceedsText } from './words/store-lines';

export const resume: Command = {
  name: 'resume',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.resume'),
  options: [
    ...keyOptions,
    'notes',
    'notes-language',
    'notes-ready',
    'review-busy',
    'proceed',
    'no-messages',
  ],
  changes: true,
  reportsRun: true,
  async run(call) {
    const before = await readRun(call);
    if (before.status.state === 'cancelled') return printCancelled(before, call.terminal);
    const { notes: path, 'notes-ready': isReady, 'review-busy': word } = call.options;
    const choice = word === undefined ? null : readChoice(word);
    const notes = path === undefined ? null : await readNotes(call, path, languageMissing);
    if (call.options.proceed) return proceed(call, before);
    return resumeRun(call, before, async (engine, connection) => {
      if (notes) await replaceNotes(engine, before, notes);
      if (notes || isReady) await engine.runs.setNotesReady(before.id, true);
      if (choice !== null) return engine.runs.decideReview(before.id, choice, connection);
      // Where only the notes were missing, it has continued here already; another process’s work is refused.
      return engine.runs.resume(before.id, connection);
    });
  },
};

/** The option confirms only what the run showed when it stopped, or shows now. */
function proceed(call: Call, before: PublishRun): Promise<ExitStatus> {
  const { notes, 'notes-ready': isReady, 'review-busy': word } = call.options;
  const other = Object.entries({ notes, 'notes-ready': isReady, 'review-busy': word }).find(
    ([, value]) => value !== undefined,
  );
  if (other !== undefined)
    refuseUsage(
      message('usage.store-options-exclude', { one: '--proceed', other: `--${other[0]}` }),
    );
  const obstacle = before.store?.obstacle ?? null;
  if (obstacle === null)
    return fail('run-not-at-obstacle', message('error.run-not-at-obstacle.detail'));
  call.terminal.log(clean(proceedsText(before, obstacle)));
  return resumeRun(call, before, (engine, connection) =>
    engine.runs.decideStore(before.id, obstacle, connection),
  );
}

/** To name the build that is expired is the confirmation: nothing else of the command asks. */
function readChoice(word: string): ReviewBusyChoice {
  if (word === 'wait' || word === 'skip') return word;
  const [, replace] = /^replace=(.+)$/.exec(word) ?? [];
  if (replace !== undefined) return { replace };
  return refuseUsage(message('usage.review-busy-resume', { value: word }));
}

const languageMissing = async (): Promise<never> =>
  refuseUsage(message('usage.notes-language-missing'));

/** The file has all of the run's notes: a language that is not in it is removed. */
async function replaceNotes(
  engine: Engine,
  { id, plan, notes: written }: PublishRun,
  notes: readonly LocaleNote[],
): Promise<void> {
  const isSame = ({ locale, text }: LocaleNote): boolean =>
    plan.notes.some((one) => one.locale === locale && one.text === text) &&
    written.some(({ name, elsewhere }) => name === locale && elsewhere === undefined);
  const changed = notes.filter((note) => !isSame(note));
  const removed = plan.notes
    .map(({ locale }) => locale)
    .filter((locale) => !notes.some((note) => note.locale === locale));
  if (changed.length + removed.length > 0) await engine.runs.editNotes(id, changed, removed);
}

/** For a run that waits for confirmation before it emails testers. */
export const notify: Command = {
  name: 'notify',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.notify'),
  options: [...keyOptions, 'no-messages'],
  changes: true,
  reportsRun: true,
  async run(call) {
    return resumeRun(call, await readRun(call), (engine, connection) =>
      engine.runs.notify(call.operands[0] ?? '', connection),
    );
  },
};

function readRun(call: Call): Promise<PublishRun> {
  return withEngine(call, (engine) => engine.runs.get(call.operands[0] ?? ''));
}

/** Follows a resumed run, with the key that the command line names or its own. */
async function resumeRun(
  call: Call,
  before: PublishRun,
  begin: (engine: Engine, connection: Connection | undefined) => Promise<PublishRun>,
): Promise<ExitStatus> {
  const { run, status } = await followRun(call, async (engine, reporter) => {
    const connection = selectsKey(call, before) ? await namedConnection(engine, call) : undefined;
    reporter.resumeFrom(before);
    return begin(engine, connection);
  });
  if (run.receipt) call.terminal.print(run.receipt);
  return status;
}

/**
 * A key in the environment is that of a run which had no saved account either. A rehearsal finds it by its key ID, at
 * the address that its journal has.
 */
function selectsKey(call: Call, { account, environment }: PublishRun): boolean {
  if (optionsNameKey(call.options)) return true;
  return namesKey(call) && environment === 'live' && account.id === accountIdOf(account.keyId);
}

/** Nothing is left to resume; the status explains why. */
function printCancelled(run: PublishRun, terminal: Terminal) {
  for (const line of runEndLines(run, terminal.paint)) terminal.log(line);
  terminal.emit(runEnded(run));
  return exitStatus.cancelled;
}
