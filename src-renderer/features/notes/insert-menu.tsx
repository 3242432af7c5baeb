import { useMemo } from 'react';
import type { Preset } from '#shared/domain/preset';
import type { TemplateValues } from '#shared/domain/preset-use';
import { say } from '#shared/words/say';
import { afterPalette } from '../../store/actions';
import { defaultText, placeholderValues, presetOfNotes } from '../../store/note-fills';
import { useNotes } from '../../text-editor/notes-context';
import { MenuButton, type MenuChoice } from '../../ui/menu-button';
import { typeAtCaret } from './note-area';

/** What can be inserted where the caret is: the version, the build, the date and the preset's default text. */
export function InsertMenu({ locale }: { locale: string }) {
  const book = useNotes();
  const { version, buildNumber, date } = book.values;
  const preset = presetOfNotes(book);
  const day = date.toDateString();
  // Not with every key.
  const texts = useMemo(
    () => insertable(locale, { version, buildNumber, date: new Date(day) }, preset),
    [locale, version, buildNumber, day, preset],
  );
  if (!book.isEditable || texts.length === 0) return null;
  return (
    <MenuButton
      label={say('notes.insert')}
      size="small"
      items={texts}
      onAction={(id) => {
        const chosen = texts.find((one) => one.id === id);
        // Once the menu has given the focus back.
        if (chosen !== undefined) afterPalette(() => typeAtCaret(chosen.text));
      }}
    />
  );
}

type Insertable = MenuChoice & { text: string };

function insertable(locale: string, values: TemplateValues, preset: Preset | null): Insertable[] {
  const filled = placeholderValues(locale, values).map(({ name, value }) => ({
    id: name,
    name: nameOf(name, value),
    text: value,
  }));
  const text = defaultText(preset, locale, values);
  if (text === null) return filled;
  return [...filled, { id: 'default', name: say('notes.insert.default'), text }];
}

function nameOf(placeholder: string, value: string): string {
  if (placeholder === '{version}') return say('notes.insert.version', { value });
  if (placeholder === '{build}') return say('notes.insert.build', { value });
  return say('notes.insert.date', { value });
}
