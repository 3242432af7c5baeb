import type { PublishRun, Step } from '#shared/domain/publish-run';
import { localeName } from '../../words/locale';
import { groupGivenWords, noteWrittenWords } from '../../words/step';

/** What one row has to say of one locale or one group. */
export interface RowLine {
  name: string;
  words: string;
  isDone: boolean;
}

export interface RowLines {
  /** `language` or `group`. */
  noun: string;
  lines: readonly RowLine[];
}

/** The lines that belong to a row: one a locale, one a group; null where there are none. */
export function rowLines(run: PublishRun, step: Step): RowLines | null {
  if (step.id === 'notes' && run.notes.length > 0)
    return { noun: 'language', lines: noteLines(run) };
  if (step.id === 'groups' && run.groups.length > 0)
    return { noun: 'group', lines: groupLines(run) };
  return null;
}

function noteLines(run: PublishRun): RowLine[] {
  return run.notes.map(({ name, state }) => ({
    name: localeName(name),
    words: noteWrittenWords[state],
    isDone: state !== 'waiting',
  }));
}

function groupLines(run: PublishRun): RowLine[] {
  return run.groups.map(({ name, state }) => ({
    name,
    words: groupGivenWords[state],
    isDone: state !== 'waiting',
  }));
}
