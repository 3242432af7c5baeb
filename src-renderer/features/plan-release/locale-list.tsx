import { useMemo } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { knownLocales } from '#shared/asc/locales';
import { checkTyped } from '#shared/asc/text-rules';
import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { addLocale, chooseLocale } from '../../store/note-actions';
import { Picker } from '../../ui/picker';
import { noteState } from '../../words/note';

interface LocaleListProps {
  locales: readonly string[];
  selected: string | null;
  textOf: (locale: string) => string;
}

/** The languages of the notes, each with its status: a dot, a word and a count. */
export function LocaleList({ locales, selected, textOf }: LocaleListProps) {
  return (
    <ListBox
      className="locale-list"
      aria-label={say('notes.languages')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) chooseLocale(String(key));
      }}
    >
      {locales.map((locale) => {
        const text = textOf(locale);
        const { tone, short, full } = noteState(text, checkTyped(text));
        const name = localeName(locale);
        return (
          <ListBoxItem key={locale} id={locale} className="locale" textValue={name}>
            <i className={`locale-dot locale-dot-${tone}`} aria-hidden />
            <span className="locale-name">{name}</span>
            <span className={`locale-state locale-state-${tone} numbers`}>
              <span aria-hidden>{short}</span>
              <span className="unseen">{full}</span>
            </span>
          </ListBoxItem>
        );
      })}
    </ListBox>
  );
}

interface AddLocaleProps {
  /** The app's languages at App Store Connect; offered even if Slipway does not know them yet. */
  atApple: readonly string[];
  listed: readonly string[];
}

export function AddLocale({ atApple, listed }: AddLocaleProps) {
  const options = useMemo(
    () =>
      [...new Set([...atApple, ...knownLocales])]
        .filter((locale) => !listed.includes(locale))
        .map((id) => ({ id, name: localeName(id) }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [atApple, listed],
  );
  return (
    <Picker
      label={say('notes.add-language')}
      searchLabel={say('notes.find-language')}
      options={options}
      empty={say('notes.unknown-language')}
      onPick={addLocale}
    />
  );
}
