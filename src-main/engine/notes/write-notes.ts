import type { NotesForm } from '#shared/domain/notes-file';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { csvCell } from './csv-cells';
import { sectionsText } from './section-notes';

/** A file to write, under its name in the folder that is chosen; a `/` in it stands for a folder. */
export interface NewFile {
  name: string;
  bytes: Buffer;
}

/** New files with these notes. Notes without text are left out: no form needs them. */
export function writeNotes(form: NotesForm, notes: readonly LocaleNote[]): NewFile[] {
  const kept = notes.filter(({ text }) => text.trim() !== '');
  switch (form) {
    case 'release-notes-json':
      return [jsonFile(kept.map(({ locale, text }) => ({ language: locale, text })))];
    case 'plain-map':
      return [jsonFile(Object.fromEntries(kept.map(({ locale, text }) => [locale, text])))];
    case 'text-files':
      return kept.map(({ locale, text }) => file(`release_notes_${locale}.txt`, `${text}\n`));
    case 'fastlane':
      return kept.map(({ locale, text }) => file(`${locale}/release_notes.txt`, `${text}\n`));
    case 'csv':
      return [file('release_notes.csv', csvText(kept))];
    case 'sections': {
      const sections = kept.map(({ locale, text }) => ({ code: locale, text }));
      return [file('release_notes.md', sectionsText(sections))];
    }
  }
}

const file = (name: string, text: string): NewFile => ({ name, bytes: Buffer.from(text, 'utf8') });

const jsonFile = (value: unknown): NewFile =>
  file('release_notes.json', `${JSON.stringify(value, null, 2)}\n`);

/** With a byte order mark, without which Excel reads UTF-8 as another encoding. */
function csvText(notes: readonly LocaleNote[]): string {
  const rows = [
    // Not shown: the titles of the columns, alike in every language.
    ['language', 'text'],
    ...notes.map(({ locale, text }) => [locale, text]),
  ];
  const line = (cells: string[]) => cells.map((cell) => csvCell(cell, ',', false)).join(',');
  return `\uFEFF${rows.map(line).join('\r\n')}\r\n`;
}
