import type { NotesEntry, NotesRemark } from '#shared/domain/notes-file';
import type { ImportedNotes, LocaleNote } from '#shared/domain/publish-plan';
import { type Message, message, type Text } from '#shared/words/message';
import type { ReadNotes } from './notes-file';

/**
 * A reading as it goes into a plan without a preview: what can't be used is a problem, and everything that is taken
 * otherwise or left out is said. A language that App Store Connect does not have keeps its code, so that the checks of
 * the plan name it.
 */
export function importedNotes({ preview, problems }: ReadNotes): ImportedNotes {
  const { entries, remarks } = preview;
  const isProblem = (one: NotesRemark) => problems.includes(one);
  return {
    fileName: preview.name,
    notes: entries.flatMap(taken),
    problems: [
      ...problems.map(remarkWords),
      ...entries
        .filter(isTwice)
        .map((entry) =>
          placed(entry.place, message('notes-file.said.twice', { code: entry.code })),
        ),
      ...entries
        .filter(({ fate, locale, code }) => fate === 'taken' && locale === null && code === '')
        .map(({ place }) => message('notes-file.said.no-language', { place })),
    ],
    leftOut: [
      ...entries.filter((entry) => !isTwice(entry)).flatMap(entryWords),
      ...remarks.filter((one) => !isProblem(one)).map(remarkWords),
    ],
  };
}

function taken({ fate, locale, code, text }: NotesEntry): LocaleNote[] {
  if (fate === 'unknown') return [{ locale: code, text }];
  const isTaken = fate === 'taken' || fate === 'code-changed';
  return isTaken && locale !== null ? [{ locale, text }] : [];
}

const isTwice = ({ fate, code, instead }: NotesEntry): boolean =>
  fate === 'double' && code === instead;

function entryWords({ fate, code, locale, instead }: NotesEntry): Message[] {
  if (fate === 'code-changed')
    return [message('notes-file.said.code-changed', { code, locale: locale ?? '' })];
  if (fate === 'double') return [message('notes-file.said.double', { code, used: instead ?? '' })];
  return fate === 'empty' ? [message('notes-file.said.empty', { code })] : [];
}

function remarkWords({ place, why }: NotesRemark): Text {
  return place === null ? why : placed(place, why);
}

function placed(place: Text, why: Text): Message {
  return message('notes-file.said.placed', { place, why });
}
