import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { appleLocale } from '#shared/asc/locales';
import { type NotesEntry, NotesForm, type NotesRemark } from '#shared/domain/notes-file';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { importedNotes } from '../engine/notes/imported-notes';
import { type ReadNotes, readNotesFile } from '../engine/notes/notes-file';
import { readSource } from '../engine/notes/read-source';
import { type FileToWrite, saveFiles } from '../engine/notes/save-files';
import { writeNotes } from '../engine/notes/write-notes';
import { type Call, type Command, refuseUsage } from './command';
import { type ExitStatus, exitStatus } from './exit-status';
import { lacksLanguage, namedLanguage, readNotes } from './plan/read-notes';
import { clean } from './words/format';
import { table } from './words/lines';

/** Shows what `publish --notes` would take; a part that can't be used is a failure, so that a script notices. */
export const checkNotes: Command = {
  // Not shown: typed.
  name: 'notes check',
  operands: 'PATH',
  takes: { least: 1, most: 1 },
  summary: message('help.command.notes-check'),
  options: ['notes-language'],
  changes: false,
  async run({ operands: [path = ''], options, terminal }) {
    const read = await readNotesFile(resolve(path), { primary: namedLanguage(options) });
    const { form, ...rest } = read.preview;
    const { name, bytes, entries, remarks } = rest;
    for (const line of table(entries.map(entryRow))) terminal.print(line);
    for (const one of remarks) terminal.print(remarkLine(one));
    terminal.print(
      say('command.notes-check.summary', {
        name: clean(name),
        form: formWords(form),
        size: { bytes },
        used: entries.filter(isUsed).length,
        others: entries.filter((entry) => !isUsed(entry)).length,
      }),
    );
    terminal.emit({ ...rest, format: form, problems: read.problems });
    return isWhole(read) ? exitStatus.done : exitStatus.failed;
  },
};

const isUsed = ({ fate }: NotesEntry): boolean => fate === 'taken' || fate === 'code-changed';

/** Whether everything in it is published: what is left out for good reason is not missing. */
function isWhole(read: ReadNotes): boolean {
  const isKnown = read.preview.entries.every(({ fate }) => fate !== 'unknown');
  // A note without a language gets the app's primary one.
  const others = importedNotes(read).problems.length - (lacksLanguage(read) ? 1 : 0);
  return isKnown && others === 0;
}

function entryRow(entry: NotesEntry): string[] {
  const { code, locale, text, place } = entry;
  const cells = [
    code === '' ? say('command.notes-check.no-language') : code,
    locale ?? '',
    fateWords(entry),
    say('command.notes-check.characters', { count: text.length }),
    inWords(place),
  ];
  return cells.map(clean);
}

function fateWords({ fate, instead, code, locale }: NotesEntry): string {
  switch (fate) {
    case 'taken':
      return code === '' && locale === null
        ? say('command.notes-check.primary')
        : say('command.notes-check.taken');
    case 'code-changed':
      return say('command.notes-check.code-changed');
    case 'empty':
      return say('command.notes-check.empty');
    case 'unknown':
      return say('command.notes-check.unknown');
    case 'double':
      return say('command.notes-check.double', { code: instead ?? '' });
  }
}

function remarkLine({ place, quote, why }: NotesRemark): string {
  const parts = [place === null ? '' : `${inWords(place)}:`, quote, inWords(why)];
  return clean(parts.filter((part) => part !== '').join(' '));
}

function formWords(form: NotesForm): string {
  switch (form) {
    case 'release-notes-json':
      return say('notes-form.release-notes-json');
    case 'plain-map':
      return say('notes-form.plain-map');
    case 'text-files':
      return say('notes-form.text-files');
    case 'fastlane':
      return say('notes-form.fastlane');
    case 'csv':
      return say('notes-form.csv');
    case 'sections':
      return say('notes-form.sections');
  }
}

/** Writes the notes of one format in another. Like `publish` it refuses what it can't take whole. */
export const convertNotes: Command = {
  // Not shown: typed.
  name: 'notes convert',
  operands: 'FROM TO',
  takes: { least: 2, most: 2 },
  summary: message('help.command.notes-convert'),
  options: ['format', 'notes-language', 'leave-out', 'yes'],
  changes: true,
  run: convert,
};

async function convert(call: Call): Promise<ExitStatus> {
  const { terminal, options } = call;
  const [from = '', to = ''] = call.operands;
  const target = resolve(to);
  const form = readForm(options.format) ?? (await formOf(target, to));
  const read = await readNotes(call, from, async () =>
    refuseUsage(message('usage.notes-language-missing')),
  );
  const notes = read.filter(({ locale }) => !options['leave-out']?.includes(locale));
  refuseUnknown(
    notes.map(({ locale }) => locale),
    from,
  );
  const isFolder = form === 'text-files' || form === 'fastlane';
  const files: FileToWrite[] = [];
  for (const { name, bytes } of writeNotes(form, notes)) {
    const path = isFolder ? join(target, name) : target;
    files.push({ path, bytes, before: await replaced(path, options.yes === true) });
  }
  await saveFiles(files);
  terminal.log(
    say('command.notes-convert.done', {
      count: notes.length,
      path: clean(to),
      form: formWords(form),
    }),
  );
  terminal.emit({
    format: form,
    files: files.map(({ path }) => path),
    locales: notes.map(({ locale }) => locale),
  });
  return exitStatus.done;
}

/** What is there already, which is replaced only if that is meant. */
async function replaced(path: string, isMeant: boolean): Promise<Buffer | null> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  if (!isMeant) return refuseUsage(message('usage.file-exists', { path }));
  return (await readSource(path)).bytes;
}

function refuseUnknown(locales: readonly string[], from: string): void {
  const unknown = locales.filter((locale) => appleLocale(locale) !== locale);
  if (unknown.length === 0) return;
  // Not shown: to be typed.
  const codes = { list: unknown.map((code) => `--leave-out "${clean(code)}"`) };
  fail(
    'notes-malformed',
    message('command.notes-convert.unknown', { file: basename(from), codes }),
  );
}

function readForm(typed: string | undefined): NotesForm | null {
  if (typed === undefined) return null;
  const form = NotesForm.safeParse(typed);
  if (form.success) return form.data;
  return refuseUsage(
    message('usage.notes-format', { value: typed, known: NotesForm.options.join(', ') }),
  );
}

/** By the name that it is to have: the ending of a file, or a folder. */
async function formOf(target: string, typed: string): Promise<NotesForm> {
  const isFolder =
    /[\\/]$/.test(typed) ||
    (await stat(target).then(
      (facts) => facts.isDirectory(),
      () => false,
    ));
  if (isFolder)
    return basename(target) === 'metadata' || basename(dirname(target)) === 'fastlane'
      ? 'fastlane'
      : 'text-files';
  switch (extname(target).toLowerCase()) {
    case '.json':
      return 'release-notes-json';
    case '.csv':
      return 'csv';
    case '.md':
    case '.txt':
      return 'sections';
    default:
      return refuseUsage(message('usage.notes-ending', { path: typed }));
  }
}
