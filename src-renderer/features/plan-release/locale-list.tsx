import { ListBox, ListBoxItem } from 'react-aria-components';
import { checkWhatToTest } from '#shared/asc/text-rules';
import { chooseLocale } from '../../store/note-acts';
import { localeName } from '../../words/locale';
import { noteState } from '../../words/note';

interface LocaleListProps {
  locales: readonly string[];
  selected: string | null;
  textOf: (locale: string) => string;
}

/** The languages of the note, each with how it stands: a dot, a word and a count. */
export function LocaleList({ locales, selected, textOf }: LocaleListProps) {
  return (
    <ListBox
      className="locale-list"
      aria-label="Languages"
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
        const { tone, short, word } = noteState(text, checkWhatToTest(text));
        const name = localeName(locale);
        return (
          <ListBoxItem
            key={locale}
            id={locale}
            className="locale"
            textValue={`${name}, ${word}, ${short}`}
          >
            <i className={`locale-dot locale-dot-${tone}`} aria-hidden />
            <span className="locale-name">{name}</span>
            <span className={`locale-state locale-state-${tone} numbers`}>
              <span className="unseen">{word === short ? '' : `${word}, `}</span>
              {short}
            </span>
          </ListBoxItem>
        );
      })}
    </ListBox>
  );
}
